"""The two acts that the gates guard: taking a wrong execution away, and sending the order right.

Removed is a status. Nothing is erased (product decision 1): the rows stay, for those who may.
"""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from app.access.actor import Command, Data, Subject
from app.access.desk import Desk
from app.corrections.commands import (
    CompleteStep,
    RemoveExecution,
    ReopenExecution,
    SendNewOrder,
)
from app.corrections.gathering import Gathered, gather
from app.corrections.model import CorrectionCase
from app.corrections.ports import HasCorrections, KeepsCopies, SavedDocumentation
from app.corrections.progress import StepProgress, require_open
from app.corrections.service import CaseService, open_case, require_own
from app.corrections.situation import Saved
from app.executions import rules as execution_rules
from app.executions.model import Execution
from app.kernel.changes import Change, Changes, Topic
from app.kernel.errors import AppError, BadInput, Conflict, NotFound, RuleViolation
from app.kernel.numbers import order_number
from app.kernel.texts import N_
from app.orders import rules as order_rules
from app.orders.model import Order
from app.providers.model import ProviderUnit, service_title
from app.routines.words import Act

_NO_COPY = N_(
    "Verkställigheten är inte borttagen. Valvet säkerhetskopieras först, och kopian blev inte "
    "gjord: {why} Ordna det och registrera borttaget igen."
)


class RemovalService:
    """Removes, and lets the right order go."""

    def __init__(
        self,
        desk: Desk[HasCorrections],
        saved: SavedDocumentation,
        cases: CaseService,
        copies: KeepsCopies | None,
    ) -> None:
        self._desk = desk
        self._saved = saved
        self._cases = cases
        self._copies = copies

    def remove(self, cmd: RemoveExecution) -> Changes:
        """Register the removal: everything is verified again, then the status changes (F90-F93).

        What stands against it is raised inside the transaction, so that the log has it.
        """
        right, subject = _right(Command.REMOVE, cmd.attested_name), Subject(case_id=cmd.case_id)
        against = self._make_safe(cmd.case_id) if self._desk.may(*right, subject) else None
        with self._desk.changing(*right, subject, op_id=cmd.op_id) as tx:
            if against is not None:
                raise against
            case = open_case(tx, cmd.case_id)
            _require_number(case, cmd.typed_number)
            _require_seen(case, cmd.seen_version)
            found = gather(tx, case, self._saved)
            progress = _step(found, Act.REMOVE)
            require_open(progress)
            own = require_own(tx, found, progress.step, self._desk, cmd.attested_name)
            _require_saved(found)
            self._mark_removed(tx, found)
            done = CompleteStep(
                op_id=cmd.op_id,
                case_id=case.id,
                step=progress.step.id,
                attested_name=cmd.attested_name,
            )
            self._cases.record(tx, case, progress, done, attested=own)
        return _changed(case)

    def _make_safe(self, case_id: UUID) -> AppError | None:
        """Read what was saved, then copy the vault; both are slow, and the copy needs the store."""
        with self._desk.noting() as tx:
            case = tx.cases.get(case_id)
        try:
            self._saved.verify_files(case)
        except RuleViolation as refusal:
            return refusal
        return self._copied()

    def _copied(self) -> AppError | None:
        """Nothing is removed without a verified copy from just before."""
        try:
            if self._copies is not None:
                self._copies.keep_backed_up()
        except AppError as error:
            return RuleViolation("case.no_copy", _NO_COPY, why=error.sentence)
        return None

    def reopen(self, cmd: ReopenExecution) -> Changes:
        """S6: the end was a mistake; the execution goes on as before (UPP-S6-5, G12)."""
        now, right = self._desk.clock.now(), _right(Command.REOPEN, cmd.attested_name)
        with self._desk.changing(*right, Subject(case_id=cmd.case_id), op_id=cmd.op_id) as tx:
            case = open_case(tx, cmd.case_id)
            _require_seen(case, cmd.seen_version)
            found = gather(tx, case, self._saved)
            progress = _step(found, Act.REOPEN)
            require_open(progress)
            own = require_own(tx, found, progress.step, self._desk, cmd.attested_name)
            wrong = _executed(found)
            tx.executions.save(execution_rules.reopened(wrong, now, case.id))
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
            found = gather(tx, open_case(tx, cmd.case_id), self._saved)
            progress = _step(found, Act.NEW_ORDER)
            require_open(progress)
            own = require_own(tx, found, progress.step, self._desk, "")
            order = self._new_order(tx, found, cmd)
            tx.orders.add(order)
            case = tx.cases.cases.save(replace(found.case, new_order_id=order.id))
            done = CompleteStep(op_id=cmd.op_id, case_id=case.id, step=progress.step.id)
            self._cases.record(tx, case, progress, done, attested=own)
        return _changed(found.case)

    def _mark_removed(self, tx: HasCorrections, found: Gathered) -> None:
        by, at = self._desk.actor.user_id, self._desk.clock.now()
        tx.executions.save(execution_rules.removed(_executed(found), by, at, found.case.id))
        tx.orders.save(order_rules.removed(found.situation.order))

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
        anew = order_rules.sent_anew(
            wrong,
            id_=cmd.op_id,
            number=order_number(tx.numbers, now.year),
            unit=unit,
            by=self._desk.actor.user_id,
            at=now,
        )
        order = replace(
            anew,
            planned_start=cmd.planned_start,
            valid_from=cmd.valid_from,
            ended_on=None,
        )
        return _fitting(tx, order, unit)


def _right(command: Command, attested_name: str) -> tuple[Data, Command]:
    """Who attests does not do it: the person outside does (product decision 2)."""
    is_attested = bool(attested_name.strip())
    return (Data.CASE, Command.STEP) if is_attested else (Data.EXECUTION, command)


def _fitting(tx: HasCorrections, order: Order, unit: ProviderUnit) -> Order:
    """The unit performs the service, the decision covers the days, no other order has them."""
    granted = tx.decisions.granted.get(order.granted_service_id)
    if not unit.offers(granted.service, order.valid_from):
        raise BadInput(
            "case.unit_does_not_offer",
            N_("{unit} utför inte {service} den dagen. Välj en annan enhet."),
            field="unit",
            unit=unit.name,
            service=service_title(granted.service),
        )
    order_rules.check_period(order, tx.decisions.decisions.get(granted.decision_id))
    others = tx.orders.of_service(order.client_id, granted.service)
    return order_rules.check_alone(order, others, service_title(granted.service))


def _executed(found: Gathered) -> Execution:
    execution = found.situation.execution
    if execution is None:
        raise RuleViolation(
            "case.nothing_executed", N_("Ärendet har ingen verkställighet att ta bort eller öppna.")
        )
    return execution


def _require_saved(found: Gathered) -> None:
    """F90, A10: what the execution holds is saved before it goes, whatever the scenario says."""
    if found.situation.saved not in {Saved.NOTHING, Saved.CURRENT}:
        raise RuleViolation(
            "case.export_missing",
            N_("Journalen är inte sparad och kontrollerad. Exportera den först."),
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


def _require_number(case: CorrectionCase, typed: str) -> None:
    if typed.strip() != case.number:
        raise BadInput(
            "case.number_differs",
            N_("Skriv ärendets nummer, {number}, för att registrera borttaget."),
            field="typed_number",
            number=case.number,
        )


def _require_seen(case: CorrectionCase, seen_version: int) -> None:
    if case.version != seen_version:
        raise Conflict(
            "case.overtaken",
            N_("Ärendet {number} har ändrats sedan du öppnade det. Läs det igen."),
            theirs=case,
            number=case.number,
        )


def _changed(case: CorrectionCase) -> Changes:
    topics = (Topic.CASE, Topic.EXECUTION, Topic.ORDER)
    return frozenset(Change(topic, case.client_id) for topic in topics)
