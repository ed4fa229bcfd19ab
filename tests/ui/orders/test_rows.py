"""Which unit stands in the rows: everybody's but one's own."""

from __future__ import annotations

from app.orders.model import OrderStatus


def test_that_a_unit_is_not_told_its_own_name_on_every_row(world, sit) -> None:
    world.order(world.granted(world.client()), status=OrderStatus.SENT)
    row = sit("utforare").rows[1]
    assert row.reason.startswith("Skickad ")
    assert "norr" not in row.reason
    assert sit("handlaggare").rows[1].reason.startswith("norr · skickad ")
