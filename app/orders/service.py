"""From a granted service to an order that a unit has received and checked."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from app.access.actor import Command, Data, Subject
from app.access.desk import Desk
from app.access.roles import Role
from app.kernel.changes import Changes, Topic
from app.kernel.errors import NotAllowed, RuleViolation
from app.kernel.numbers import order_number
from app.kernel.saving import as_seen, changed
from app.kernel.texts import N_
from app.kernel.wording import clean_text
from app.orders import rules
from app.orders.basis import basis_of
from app.orders.commands import (
    ChangeDraft,
    CheckOrder,
    ConfirmReceived,
    DiscardDraft,
    DraftOrder,
    EndOrder,
    MoveOrder,
    OnOrder,
    RecallOrder,
    SendOrder,
)
from app.orders.model import Order, OrderStatus
from app.orders.ports import HasOrders
from app.orders.removals import GateOf, check_removal, open_removal
from app.providers.model import needs_officer, service_title

_REASON = N_("Skälet")
_OTHERS = N_("Insatsen hör till en annan person. Öppna personen på nytt och försök igen.")
_UNIT_ITSELF = N_(
    "{unit} har systemet och gör det här själv. Be enheten; du kan göra det åt den som saknar "
    "systemet eller är privat."
)


class OrderService:
    """Use cases that change an order. `gate_of`: what a case makes a new order wait for."""

    def __init__(self, desk: Desk[HasOrders], gate_of: GateOf) -> None:
        self._desk = desk
        self._gate_of = gate_of

    def draft(self, cmd: DraftOrder) -> tuple[Order, Changes]:
        order_id, subject = self._desk.new_id(), Subject(client_id=cmd.client_id)
        with self._desk.changing(
            Data.ORDER, Command.CREATE, subject, op_id=cmd.op_id, result=str(order_id)
        ) as tx:
            order = self._new(tx, order_id, cmd)
            tx.orders.add(self._fitting(tx, order))
        return order, changed(cmd.client_id, Topic.ORDER)

    def change_draft(self, cmd: ChangeDraft) -> tuple[Order, Changes]:
        subject = Subject(order_id=cmd.order_id)
        with self._desk.changing(Data.ORDER, Command.CREATE, subject, op_id=cmd.op_id) as tx:
            order = rules.changeable(_seen(tx, cmd))
            order = replace(
                order,
                unit_id=cmd.unit_id,
                channel=tx.providers.unit(cmd.unit_id).channel,
                planned_start=cmd.planned_start,
                valid_from=cmd.valid_from,
                valid_to=cmd.valid_to,
            )
            saved = tx.orders.save(self._fitting(tx, order))
        return saved, changed(saved.client_id, Topic.ORDER)

    def discard_draft(self, cmd: DiscardDraft) -> Changes:
        subject = Subject(order_id=cmd.order_id)
        with self._desk.changing(
            Data.ORDER, Command.CREATE, subject, op_id=cmd.op_id, detail="discard"
        ) as tx:
            order = rules.changeable(_seen(tx, cmd))
            tx.orders.discard_draft(order.id)
        return changed(order.client_id, Topic.ORDER)

    def send(self, cmd: SendOrder) -> tuple[Order, Changes]:
        """Only a complete order, and none while a wrong one for the service waits for removal."""
        subject, now = Subject(order_id=cmd.order_id), self._desk.clock.now()
        with self._desk.changing(Data.ORDER, Command.SEND, subject, op_id=cmd.op_id) as tx:
            order = _seen(tx, cmd)
            wrong = tx.orders.being_corrected(order.client_id, order.granted_service_id)
            check_removal(open_removal(wrong, self._gate_of))
            rules.check_complete(order, basis_of(tx, order))
            order = rules.sent(self._fitting(tx, order), self._desk.actor.user_id, now)
            saved = tx.orders.save(order)
        return saved, changed(saved.client_id, Topic.ORDER)

    def recall(self, cmd: RecallOrder) -> tuple[Order, Changes]:
        reason, subject = clean_text(cmd.reason, _REASON), Subject(order_id=cmd.order_id)
        with self._desk.changing(Data.ORDER, Command.RECALL, subject, op_id=cmd.op_id) as tx:
            saved = tx.orders.save(rules.recalled(_seen(tx, cmd), reason))
        return saved, changed(saved.client_id, Topic.ORDER)

    def confirm_received(self, cmd: ConfirmReceived) -> tuple[Order, Changes]:
        subject, now = Subject(order_id=cmd.order_id), self._desk.clock.now()
        with self._desk.changing(Data.ORDER, Command.RECEIVE, subject, op_id=cmd.op_id) as tx:
            order = self._by_right_hand(tx, _seen(tx, cmd))
            saved = tx.orders.save(rules.received(order, self._desk.actor.user_id, now))
        return saved, changed(saved.client_id, Topic.ORDER)

    def check(self, cmd: CheckOrder) -> tuple[Order, Changes]:
        subject, now = Subject(order_id=cmd.order_id), self._desk.clock.now()
        with self._desk.changing(Data.ORDER, Command.CHECK, subject, op_id=cmd.op_id) as tx:
            order = self._by_right_hand(tx, _seen(tx, cmd))
            order = rules.checked(order, cmd.confirmed, self._desk.actor.user_id, now)
            saved = tx.orders.save(order)
        return saved, changed(saved.client_id, Topic.ORDER)

    def move(self, cmd: MoveOrder) -> tuple[Order, Changes]:
        """UPP-S1-1: the gatekeeper sends it on; gives the new order at the right unit."""
        order_id, now = self._desk.new_id(), self._desk.clock.now()
        subject = Subject(order_id=cmd.order_id)
        with self._desk.changing(
            Data.ORDER, Command.MOVE, subject, op_id=cmd.op_id, result=str(order_id)
        ) as tx:
            old, target = _seen(tx, cmd), tx.providers.unit(cmd.to_unit_id)
            rules.check_move(old, tx.providers.unit(old.unit_id), target, basis_of(tx, old))
            tx.orders.save(rules.moved(old))
            anew = rules.sent_anew(
                old,
                id_=order_id,
                number=order_number(tx.numbers, self._desk.clock.today().year),
                unit=target,
                by=self._desk.actor.user_id,
                at=now,
            )
            new = tx.orders.add(anew)
        return new, changed(new.client_id, Topic.ORDER)

    def end(self, cmd: EndOrder) -> tuple[Order, Changes]:
        """S4: the officer says the last day; the unit ends the execution (LED-19)."""
        subject = Subject(order_id=cmd.order_id)
        with self._desk.changing(Data.ORDER, Command.END, subject, op_id=cmd.op_id) as tx:
            saved = tx.orders.save(rules.ended(_seen(tx, cmd), cmd.last_day))
        return saved, changed(saved.client_id, Topic.ORDER)

    def _new(self, tx: HasOrders, order_id: UUID, cmd: DraftOrder) -> Order:
        granted = tx.decisions.granted.get(cmd.granted_service_id)
        if granted.client_id != cmd.client_id:
            raise NotAllowed("client.other_owner", _OTHERS)
        decision = tx.decisions.decisions.get(granted.decision_id)
        return Order(
            id=order_id,
            number=order_number(tx.numbers, self._desk.clock.today().year),
            client_id=cmd.client_id,
            granted_service_id=granted.id,
            unit_id=cmd.unit_id,
            channel=tx.providers.unit(cmd.unit_id).channel,
            status=OrderStatus.DRAFT,
            planned_start=cmd.planned_start,
            valid_from=cmd.valid_from,
            valid_to=cmd.valid_to,
            officer_id=tx.clients.care_cases.get(decision.care_case_id).officer_id,
            predecessor_id=cmd.predecessor_id,
        )

    def _fitting(self, tx: HasOrders, order: Order) -> Order:
        """The days fit the decision, the order before, and every other order for the service."""
        granted = tx.decisions.granted.get(order.granted_service_id)
        rules.check_period(order, tx.decisions.decisions.get(granted.decision_id))
        if order.predecessor_id is not None:
            before = tx.orders.get(order.predecessor_id)
            if before.client_id != order.client_id:
                raise NotAllowed("client.other_owner", _OTHERS)
            rules.check_follows(order, before)
        others = tx.orders.of_service(order.client_id, granted.service)
        return rules.check_alone(order, others, service_title(granted.service))

    def _by_right_hand(self, tx: HasOrders, order: Order) -> Order:
        """GOT-24: the officer acts for a unit only where the unit cannot do it itself."""
        if self._desk.actor.role is Role.CASE_OFFICER:
            unit = tx.providers.unit(order.unit_id)
            if not needs_officer(unit, tx.providers.provider(unit.provider_id)):
                raise RuleViolation("order.unit_itself", _UNIT_ITSELF, unit=unit.name)
        return order


def _seen(tx: HasOrders, cmd: OnOrder) -> Order:
    return as_seen(tx.orders.get(cmd.order_id), cmd.seen_version)
