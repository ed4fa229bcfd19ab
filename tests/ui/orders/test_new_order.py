"""A new order over the page of the person: who saves it goes on to the draft."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from tests.support.sitting import pick
from ui.kernel.history import Place
from ui.orders.new_order import NewOrder


def test_that_who_saves_a_new_order_goes_on_to_its_draft(qtbot, sit, world) -> None:
    client = world.client()
    world.granted(client)
    seat = sit("handlaggare")
    over = QWidget()
    qtbot.addWidget(over)
    over.show()
    new_order = NewOrder(seat.at.bench, seat.page.order.services, over)
    new_order.open(client.id)
    form = new_order.place.form
    assert form is not None
    form.unit.combo.setCurrentIndex(1)
    form.unit.combo.activated.emit(1)
    pick(form, "draft_order_act").click()
    with world.begin() as tx:
        draft = tx.orders.of_client(client.id)[0]
    assert seat.at.went == [Place("orders", str(draft.id))]
    assert "Utkastet är sparat" in seat.at.said
    assert new_order.place.form is None
