"""Find orders and open them."""

from __future__ import annotations

from contextlib import AbstractContextManager
from uuid import UUID

from app.access.actor import Command, Data, Subject
from app.access.desk import Desk
from app.clients.masking import shown_name
from app.kernel.window import Page, Window
from app.orders import rules
from app.orders.basis import basis_of
from app.orders.model import Order, OrderStatus
from app.orders.ports import HasOrders
from app.orders.removals import GateOf, open_removal
from app.orders.views import OrderCard, OrderFilter, OrderRow

_ACTIONS = (
    Command.CREATE,
    Command.SEND,
    Command.RECALL,
    Command.MOVE,
    Command.RECEIVE,
    Command.CHECK,
    Command.END,
)


class OrderReading:
    """Use cases that show orders."""

    def __init__(self, desk: Desk[HasOrders], gate_of: GateOf) -> None:
        self._desk = desk
        self._gate_of = gate_of

    def together(self) -> AbstractContextManager[None]:
        """Around the questions of one loading: each is logged, all are committed once."""
        return self._desk.together()

    def rows(self, wanted: OrderFilter, window: Window) -> Page[OrderRow]:
        """A part of the list of orders, drafts first, then the newest."""
        detail = f"{window.offset}+{window.limit}"
        with self._desk.reading(Data.ORDER, command=Command.LIST, detail=detail) as tx:
            return tx.lists.orders(self._desk.reader(Data.ORDER), wanted, window)

    def place(self, wanted: OrderFilter, order_id: UUID) -> int | None:
        """Where the order stands in the list now."""
        with self._desk.reading(Data.ORDER, command=Command.LIST, detail="place") as tx:
            return tx.lists.place_of_order(self._desk.reader(Data.ORDER), wanted, order_id)

    def open(self, order_id: UUID) -> OrderCard:
        subject = Subject(order_id=order_id)
        with self._desk.reading(Data.ORDER, subject) as tx:
            return self._card(tx, tx.orders.get(order_id), subject)

    def by_number(self, number: str) -> OrderCard:
        """By order number; one that may not be read is refused like one that is not there."""
        with self._desk.noting() as tx:
            found = tx.orders.by_number(number.strip().upper())
        return self.open(found.id if found else self._desk.new_id())

    def _card(self, tx: HasOrders, order: Order, subject: Subject) -> OrderCard:
        basis = basis_of(tx, order)
        client = tx.clients.get(order.client_id)
        is_draft = order.status is OrderStatus.DRAFT
        wrong = (
            tx.orders.being_corrected(order.client_id, order.granted_service_id) if is_draft else ()
        )
        allowed = (one for one in _ACTIONS if self._desk.may_within(tx, Data.ORDER, one, subject))
        return OrderCard(
            order=order,
            client_number=client.customer_number,
            client_name=shown_name(client),
            granted=basis.granted,
            decision=basis.decision,
            level=basis.level,
            unit=basis.unit,
            provider=basis.provider,
            officer=basis.officer,
            missing=rules.missing(order, basis) if is_draft else (),
            open_removal=open_removal(wrong, self._gate_of),
            may=frozenset(allowed),
        )
