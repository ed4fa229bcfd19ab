"""A new order for a person, over any page: the form is there, the draft on the page of orders."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ui.bench import Bench
from ui.kernel.history import Place
from ui.orders.drafting import DraftForms
from ui.orders.order_acts import OrderActs
from ui.orders.order_model import OrderModel
from ui.orders.view import OrderServices
from ui.widgets.one_form import OneForm


class NewOrder(QObject):
    """Who leaves the form stays where it was opened; who saves goes on to look at and send it.

    `refused` is for the page, when no form is open to say it.
    """

    refused = Signal(object)

    def __init__(self, bench: Bench, services: OrderServices, page: QWidget) -> None:
        super().__init__(page)
        self._bench, self._model = bench, OrderModel(bench, services)
        self.place = OneForm(self)
        self._forms = DraftForms(self._model, OrderActs(self._model), self.place, page)
        self._model.saved.connect(self.place.close)
        self._model.saved.connect(bench.say)
        self._model.failed.connect(self.place.refuse)
        self._model.went_to.connect(self._look_at)
        self.place.refused.connect(self.refused)

    def open(self, client_id: UUID) -> None:
        self._forms.open_new(client_id)

    def _look_at(self, order_id: object) -> None:
        self._bench.go(Place("orders", str(order_id)))
