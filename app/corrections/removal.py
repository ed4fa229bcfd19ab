"""The two acts that the gates guard: taking a wrong execution away, and sending the order right.

Removed is a status. Nothing is erased (product.md §8.1): the rows stay, readable by those who may.
"""

from __future__ import annotations

from dataclasses import replace

from app.access.actor import Command, Data, Subject
from app.access.desk import Desk
from app.corrections.commands import CompleteStep, RemoveExecution, SendNewOrder
from app.corrections.gathering import Gathered, gather
from app.corrections.model import CorrectionCase
from app.corrections.ports import HasCorrections, SavedDocumentation
from app.corrections.progress import StepProgress, require_open
from app.corrections.service import CaseService, require_own
from app.executions.model import ExecutionStatus
from app.kernel.changes import Change, Changes, Topic
from app.kernel.errors import BadInput, Conflict, NotFound, RuleViolation
from app.kernel.numbers import order_number
from app.kernel.texts import N_
from app.orders.model import Order, OrderStatus
from app.routines.words import Act


class RemovalService:
    """Removes, and lets the right order go."""

    def __init__(
        self, desk: Desk[HasCorrections], saved: SavedDocumentation, cases: CaseService
    ) -> None:
        self._desk = desk
        self._saved = saved
        self._cases = cases

    def remove(self, cmd: RemoveExecution) -> Changes:
        """Register the removal: everything is verified again, then the status changes (F90-F93)."""
        with self._desk.noting() as tx:
            case = tx.cases.get(cmd.case_id)
        self._saved.verify_files(case)
        attested = bool(cmd.attested_name.strip())
        right = (Data.CASE, Command.STEP) if attested else (Data.EXECUTION, Command.REMOVE)
        with self._desk.changing(*right, Subject(case_id=cmd.case_id), op_id=cmd.op_id) as tx:
            case = tx.cases.get(cmd.case_id)
            _require_seen(case, cmd)
            found = gather(tx, case, self._saved)
            progress = _step(found, Act.REMOVE)
            require_open(progress)
            own = require_own(tx, found, progress.step, self._desk.actor, cmd.attested_name)
            self._mark_removed(tx, found)
            done = CompleteStep(
                op_id=cmd.op_id,
                case_id=case.id,
                step=progress.step.id,
                attested_name=cmd.attested_name,
            )
            self._cases.record(tx, case, progress, done, attested=own)
        return _changed(case)

    def send_new_order(self, cmd: SendNewOrder) -> Changes:
        """Send the order to the right unit; refused while the wrong one is not gone (G1, G2)."""
        with self._desk.changing(
            Data.ORDER,
            Command.SEND,
            Subject(case_id=cmd.case_id),
            op_id=cmd.op_id,
            result=str(cmd.op_id),
        ) as tx:
            found = gather(tx, tx.cases.get(cmd.case_id), self._saved)
            progress = _step(found, Act.NEW_ORDER)
            require_open(progress)
            own = require_own(tx, found, progress.step, self._desk.actor, "")
            order = self._new_order(tx, found, cmd)
            tx.orders.add(order)
            case = tx.cases.cases.save(replace(found.case, new_order_id=order.id))
            done = CompleteStep(op_id=cmd.op_id, case_id=case.id, step=progress.step.id)
            self._cases.record(tx, case, progress, done, attested=own)
        return _changed(found.case)

    def _mark_removed(self, tx: HasCorrections, found: Gathered) -> None:
        execution, order = found.situation.execution, found.situation.order
        if execution is None:
            raise RuleViolation(
                "case.nothing_to_remove", N_("Ärendet har ingen verkställighet att ta bort.")
            )
        tx.executions.save(
            replace(
                execution,
                status=ExecutionStatus.REMOVED,
                removed_at=self._desk.clock.now(),
                removed_by=self._desk.actor.user_id,
                correction_case_id=found.case.id,
            )
        )
        tx.orders.save(replace(order, status=OrderStatus.REMOVED))

    def _new_order(self, tx: HasCorrections, found: Gathered, cmd: SendNewOrder) -> Order:
        wrong = found.situation.order
        unit = tx.providers.unit(cmd.unit_id)
        if unit.id == wrong.unit_id:
            raise BadInput(
                "case.same_unit",
                N_("{unit} är enheten som fick beställningen av misstag. Välj en annan enhet."),
                field="unit",
                unit=unit.name,
            )
        _require_days(cmd, wrong)
        now = self._desk.clock.now()
        return replace(
            wrong,
            id=cmd.op_id,
            number=order_number(tx.numbers, now.year),
            unit_id=unit.id,
            channel=unit.channel,
            status=OrderStatus.SENT,
            planned_start=cmd.planned_start,
            valid_from=cmd.valid_from,
            sent_at=now,
            sent_by=self._desk.actor.user_id,
            received_at=None,
            received_by=None,
            checked_at=None,
            checked_by=None,
            ended_on=None,
            predecessor_id=wrong.id,
            version=1,
        )


def _require_days(cmd: SendNewOrder, wrong: Order) -> None:
    if wrong.valid_to is not None and cmd.valid_from > wrong.valid_to:
        raise BadInput(
            "case.order_after_decision",
            N_("Beställningen kan gälla längst till {end}. Välj en tidigare dag."),
            field="valid_from",
            end=wrong.valid_to,
        )
    if cmd.planned_start < cmd.valid_from:
        raise BadInput(
            "case.start_before_order",
            N_("Planerad start kan inte vara före {first}, då beställningen börjar gälla."),
            field="planned_start",
            first=cmd.valid_from,
        )


def _step(found: Gathered, act: Act) -> StepProgress:
    progress = found.board.step_with(act)
    if progress is None:
        raise NotFound("case.no_such_act", N_("Scenariot har inget sådant steg."))
    return progress


def _require_seen(case: CorrectionCase, cmd: RemoveExecution) -> None:
    if cmd.typed_number.strip() != case.number:
        raise BadInput(
            "case.number_differs",
            N_("Skriv ärendets nummer, {number}, för att registrera borttaget."),
            field="typed_number",
            number=case.number,
        )
    if case.version != cmd.seen_version:
        raise Conflict(
            "case.overtaken",
            N_("Ärendet {number} har ändrats sedan du öppnade det. Läs det igen."),
            theirs=case,
            number=case.number,
        )


def _changed(case: CorrectionCase) -> Changes:
    topics = (Topic.CASE, Topic.EXECUTION, Topic.ORDER)
    return frozenset(Change(topic, case.client_id) for topic in topics)
