"""An order for a person without a current card says so, before and after it is sent."""

from __future__ import annotations

import pytest

from app.orders.model import OrderStatus
from tests.support.sitting import pick
from tests.ui.person_cards.samples import issue
from ui.kernel.history import Place


@pytest.mark.rule("GOT-10")
def test_that_an_order_without_a_card_says_so_until_one_is_issued(world, sit) -> None:
    client = world.client()
    order = world.order(world.granted(client), status=OrderStatus.DRAFT)
    seat = sit("handlaggare")
    seat.page.show_key(str(order.id))
    banner = pick(seat.page, "order_no_card")
    assert banner.title.text() == "Inget personkort är utfärdat."
    assert banner.body.text() == "Enheten får beställningen utan kort."
    seat.press("order_send")
    (held,) = seat.at.held
    assert "Inget personkort är utfärdat. Enheten får beställningen utan kort." in held.about
    held.act()
    assert banner.body.text() == "norr har fått beställningen utan kort."
    seat.press("order_to_card")
    assert seat.at.went == [Place("clients", str(client.id), "card")]
    issue(world, client)
    seat.page.refresh()
    assert not banner.isVisible()


def test_that_the_unit_is_not_told_of_a_card_that_it_cannot_issue(world, sit) -> None:
    order = world.order(world.granted(world.client()), status=OrderStatus.SENT)
    seat = sit("utforare")
    seat.page.show_key(str(order.id))
    assert not seat.page.order.view.lacks_card
