"""Every act that a person can do with an order, each press with an operation of its own."""

from __future__ import annotations

import datetime as dt
from typing import TypedDict
from uuid import UUID

from PySide6.QtCore import QObject

from app.executions.commands import StartExecution
from app.kernel.changes import Changes
from app.kernel.texts import _
from app.orders.commands import (
    ChangeDraft,
    CheckItem,
    CheckOrder,
    ConfirmReceived,
    DiscardDraft,
    DraftOrder,
    EndOrder,
    MoveOrder,
    RecallOrder,
    SendOrder,
)
from app.orders.model import Order
from app.providers.model import service_title
from ui.orders.order_model import OrderModel
from ui.orders.words import no_card, without_card
from ui.widgets.undo_bar import Held


class Stamp(TypedDict):
    """What every command on an order that is there carries."""

    op_id: UUID
    order_id: UUID
    seen_version: int


class OrderActs(QObject):
    """Hands commands to the services; the model says what became of them."""

    def __init__(self, model: OrderModel) -> None:
        super().__init__(model)
        self._model = model
        self._orders, self._executions = model.services.orders, model.services.executions

    def stamp(self) -> Stamp:
        """For the order that is shown, in the version that was seen."""
        view = self._model.view
        if view is None:
            raise RuntimeError("no order is shown")
        order = view.card.order
        return Stamp(
            op_id=self._model.bench.new_id(), order_id=order.id, seen_version=order.version
        )

    def draft(self, command: DraftOrder) -> None:
        self._model.write(lambda: self._orders.draft(command), _("Utkastet är sparat"), self._go_to)

    def change(self, command: ChangeDraft) -> None:
        self._model.write(lambda: self._orders.change_draft(command), _("Utkastet är sparat"))

    def discard(self) -> None:
        command = DiscardDraft(**self.stamp())

        def work() -> tuple[None, Changes]:
            return None, self._orders.discard_draft(command)

        self._model.write(work, _("Utkastet är borttaget"), self._go_to)

    def hold_send(self) -> None:
        """Product decision 12: held eight seconds; nothing is sent until then."""
        view, model = self._model.view, self._model
        if view is None or model.is_held:
            return
        card, command = view.card, SendOrder(**self.stamp())
        about = [card.client_number, service_title(card.granted.service), card.unit.name]
        if view.lacks_card:
            about[-1] = f"{about[-1]}. {no_card()} {without_card(view)}"
        model.bench.hold(
            Held(
                sentence=_("Beställningen skickas om {seconds}"),
                about=", ".join(about),
                act_now=_("Skicka nu"),
                act=lambda: self._send(command),
                undo=lambda: self._not_sent(command),
            )
        )
        model.mark_held(command.order_id, held=True)

    def receive(self) -> None:
        command = ConfirmReceived(**self.stamp())
        self._model.write(
            lambda: self._orders.confirm_received(command), _("Beställningen är mottagen")
        )

    def check(self, confirmed: frozenset[CheckItem]) -> None:
        command = CheckOrder(**self.stamp(), confirmed=confirmed)
        self._model.write(lambda: self._orders.check(command), _("Kontrollerad inför starten"))

    def execute(self, day: dt.date) -> None:
        command = StartExecution(**self.stamp(), actual_start=day)
        self._model.write(lambda: self._executions.start(command), _("Beställningen är verkställd"))

    def move(self, unit_id: UUID) -> None:
        """The unit that sent it on sees it no longer."""
        command = MoveOrder(**self.stamp(), to_unit_id=unit_id)
        self._model.write(
            lambda: self._orders.move(command), _("Beställningen är flyttad"), self._leave
        )

    def recall(self, reason: str) -> None:
        command = RecallOrder(**self.stamp(), reason=reason)
        self._model.write(lambda: self._orders.recall(command), _("Beställningen är återkallad"))

    def end(self, last_day: dt.date) -> None:
        command = EndOrder(**self.stamp(), last_day=last_day)
        self._model.write(lambda: self._orders.end(command), _("Sista dagen är registrerad"))

    def _send(self, command: SendOrder) -> None:
        self._model.mark_held(command.order_id, held=False)
        self._model.write(lambda: self._orders.send(command), _("Beställningen är skickad"))

    def _not_sent(self, command: SendOrder) -> None:
        self._model.mark_held(command.order_id, held=False)
        self._model.bench.say(_("Beställningen skickades inte"))

    def _go_to(self, value: object) -> None:
        self._model.went_to.emit(value.id if isinstance(value, Order) else None)

    def _leave(self, _value: object) -> None:
        self._model.went_to.emit(None)
