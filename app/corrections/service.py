"""Use cases of a running case: steps, ticket, incident, duties, and its end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from app.access.actor import Command, Data, Subject
from app.access.desk import Desk
from app.access.roles import role_title
from app.clients.masking import check_purpose
from app.corrections.acts import require_done
from app.corrections.attesting import may_attest
from app.corrections.commands import CompleteStep, EndCase, TickObligation
from app.corrections.duties import refusal_of
from app.corrections.gathering import Gathered, gather
from app.corrections.model import (
    CaseObligation,
    CaseStatus,
    CaseStep,
    CorrectionCase,
    IncidentStatus,
    StepState,
)
from app.corrections.people import with_person
from app.corrections.ports import HasCorrections, SavedDocumentation
from app.corrections.progress import StepProgress, closed, require_open
from app.corrections.views import CaseRow, CaseView, case_row, case_view, is_of
from app.kernel.changes import Change, Changes, Topic
from app.kernel.errors import BadInput, NotAllowed, NotFound, RuleViolation
from app.kernel.texts import N_, _
from app.kernel.window import Page
from app.kernel.wording import clean_line, clean_text
from app.routines.model import Step
from app.routines.words import Act

NAME_LIMIT = 120
_NOTE, _NAME, _WHY = N_("Noteringen"), N_("Namnet"), N_("Skälet")


class CaseService:
    """One method for each thing a person does in a case."""

    def __init__(self, desk: Desk[HasCorrections], saved: SavedDocumentation) -> None:
        self._desk = desk
        self._saved = saved

    def rows(self) -> Sequence[CaseRow]:
        """The cases the person may read, open ones first, newest first."""
        return self.found("").rows

    def found(self, words: str, most: int | None = None) -> Page[CaseRow]:
        """Those that have the words in their number, or in that of their order.

        No more than `most` are gathered: that is slow, to count them is not.
        """
        with self._desk.reading(Data.CASE, command=Command.LIST) as tx:
            cases = sorted(self._visible(tx, words), key=lambda case: not case.is_open)
            rows = tuple(
                case_row(self._desk, tx, gather(tx, case, self._saved)) for case in cases[:most]
            )
        return Page(len(cases), 0, rows)

    def open_on(self, order_number: str) -> CaseRow | None:
        """The open case on an order, if the person may read it."""
        rows = self.found(order_number).rows
        return next((row for row in rows if row.is_open and row.order_number == order_number), None)

    def orders_in_correction(self) -> frozenset[str]:
        """The numbers of the orders that have an open case that the person may read."""
        actor, today = self._desk.actor, self._desk.clock.today()
        with self._desk.reading(Data.CASE, command=Command.LIST, detail="orders") as tx:
            return tx.cases.orders_corrected(actor, today, self._desk.relations(Data.CASE))

    def clients_in_correction(self) -> frozenset[UUID]:
        """Who has an open case among those that the person may read."""
        with self._desk.reading(Data.CASE, command=Command.LIST, detail="clients") as tx:
            cases = self._visible(tx)
        return frozenset(case.client_id for case in cases if case.status is CaseStatus.OPEN)

    def find(self, number: str) -> UUID:
        """The id of a case by its number; a number one may not read is not told apart."""
        with self._desk.noting() as tx:
            case = tx.cases.by_number(number)
        if case is None or not self._desk.may(Data.CASE, Command.READ, about(case.id)):
            raise NotFound("case.unknown", N_("Ärendet {number} finns inte."), number=number)
        return case.id

    def open(self, case_id: UUID) -> CaseView:
        """The case to read, without the papers that the person may not read."""
        with self._desk.reading(Data.CASE, about(case_id)) as tx:
            return self._view(tx, case_id)

    def printed(self, case_id: UUID, purpose: str) -> CaseView:
        """The case to print; of a protected person the purpose is stated and logged."""
        with self._desk.reading(
            Data.CASE, about(case_id), command=Command.PRINT, purpose=purpose
        ) as tx:
            check_purpose(tx.clients.get(tx.cases.get(case_id).client_id), purpose)
            return self._view(tx, case_id)

    def _view(self, tx: HasCorrections, case_id: UUID) -> CaseView:
        found = gather(tx, tx.cases.get(case_id), self._saved)
        return self._without_hidden(tx, case_view(self._desk, tx, found))

    def complete(self, cmd: CompleteStep) -> Changes:
        """Say that a step is done, when it is the person's, open, and what it asks for is there."""
        # The reason itself may name somebody: it stands with the step, never in the log.
        detail = f"{cmd.step} not_needed" if cmd.not_needed else cmd.step
        with self._desk.changing(
            Data.CASE, Command.STEP, about(cmd.case_id), op_id=cmd.op_id, detail=detail
        ) as tx:
            found = gather(tx, open_case(tx, cmd.case_id), self._saved)
            progress = found.board.step(cmd.step)
            require_open(progress)
            attested = require_own(tx, found, progress.step, self._desk, cmd.attested_name)
            require_done(progress.step, found.situation, cmd, attested=attested)
            if attested and Act.INCIDENT in progress.step.acts:
                self._attest_report(tx, found, cmd)
            self.record(tx, found.case, progress, cmd, attested=attested)
        return changed(found.case)

    def _attest_report(self, tx: HasCorrections, found: Gathered, cmd: CompleteStep) -> None:
        """Who is alone says that the incident was reported outside (G13)."""
        draft = found.situation.incident
        if draft is not None and draft.status is IncidentStatus.DRAFT:
            tx.cases.incidents.save(
                replace(
                    draft,
                    status=IncidentStatus.REPORTED,
                    reported_at=self._desk.clock.now(),
                    reported_by=self._desk.actor.user_id,
                    measures=draft.measures or clean_text(cmd.note, _NOTE, required=False),
                )
            )

    def record(
        self,
        tx: HasCorrections,
        case: CorrectionCase,
        progress: StepProgress,
        cmd: CompleteStep,
        *,
        attested: bool,
    ) -> CorrectionCase:
        """Write the step, and the person into their part of the case."""
        actor = self._desk.actor
        person = with_person(case, progress.step.acts, actor.user_id, attested=attested)
        saved = case if person == case else tx.cases.cases.save(person)
        row = CaseStep(
            id=progress.done.id if progress.done else self._desk.new_id(),
            case_id=case.id,
            client_id=case.client_id,
            step=progress.step.id,
            state=StepState.NOT_NEEDED if cmd.not_needed else StepState.DONE,
            done_at=self._desk.clock.now(),
            done_by=actor.user_id,
            done_by_name=actor.name,
            done_by_role=progress.step.role,
            note=clean_text(cmd.note, _NOTE, required=False),
            attested=attested,
            attested_name=clean_line(cmd.attested_name, _NAME, limit=NAME_LIMIT, required=False),
            version=progress.done.version if progress.done else 1,
        )
        if progress.done:
            tx.cases.steps.save(row)
        else:
            tx.cases.steps.add(row)
        return saved

    def tick(self, cmd: TickObligation) -> Changes:
        """Tick a duty that no step fulfils, when it is the person's."""
        actor = self._desk.actor
        with self._desk.changing(
            Data.CASE, Command.STEP, about(cmd.case_id), op_id=cmd.op_id, detail=cmd.obligation
        ) as tx:
            found = gather(tx, open_case(tx, cmd.case_id), self._saved)
            duty = next(
                (d for d in found.board.obligations if d.obligation.id == cmd.obligation), None
            )
            if duty is None or duty.by_step or duty.is_met:
                raise RuleViolation(
                    "case.duty_not_open",
                    N_("Skyldigheten går inte att bocka av här. Uppdatera ärendet."),
                )
            refusal = refusal_of(tx, found, duty.obligation, actor, self._desk.clock.today())
            if refusal is not None:
                raise refusal
            tx.cases.obligations.add(
                CaseObligation(
                    id=self._desk.new_id(),
                    case_id=cmd.case_id,
                    client_id=found.case.client_id,
                    obligation=cmd.obligation,
                    done_at=self._desk.clock.now(),
                    done_by=actor.user_id,
                    done_by_name=actor.name,
                    note=clean_text(cmd.note, _NOTE, required=False),
                )
            )
        return changed(found.case)

    def close(self, cmd: EndCase) -> Changes:
        """Close when nothing is left; G13 and the steps say what is (UPP-S3)."""
        return self._end(cmd, CaseStatus.CLOSED)

    def cancel(self, cmd: EndCase) -> Changes:
        """Stop with a reason; refused once the execution has been removed."""
        if not cmd.reason.strip():
            raise BadInput("case.no_reason", N_("Skriv varför ärendet avbryts."), field="reason")
        return self._end(cmd, CaseStatus.CANCELLED)

    def resume(self, cmd: EndCase) -> Changes:
        """Take up a cancelled case again, when no other case is open on the order."""
        with self._desk.changing(
            Data.CASE, Command.CANCEL, about(cmd.case_id), op_id=cmd.op_id, detail="resume"
        ) as tx:
            case = tx.cases.get(cmd.case_id)
            other = tx.cases.open_for_order(case.order_id)
            if case.status is not CaseStatus.CANCELLED or other is not None:
                raise RuleViolation(
                    "case.not_cancelled",
                    N_(
                        "Ärendet {number} kan inte återupptas. Det är inte avbrutet, eller så "
                        "pågår ett annat ärende på samma beställning."
                    ),
                    number=case.number,
                )
            tx.cases.cases.save(
                replace(_seen(case, cmd), status=CaseStatus.OPEN, ended_at=None, cancel_reason="")
            )
        return changed(case)

    def _visible(self, tx: HasCorrections, words: str = "") -> list[CorrectionCase]:
        actor, today = self._desk.actor, self._desk.clock.today()
        return tx.cases.visible_to(actor, today, self._desk.relations(Data.CASE), words)

    def _without_hidden(self, tx: HasCorrections, view: CaseView) -> CaseView:
        subject, shown = about(view.case.id), view
        if not self._desk.may_within(tx, Data.TICKET, Command.READ, subject):
            shown = replace(shown, ticket=None, tickets=())
        shown = replace(
            shown,
            may_export=self._desk.may_within(tx, Data.JOURNAL, Command.EXPORT, subject),
            may_assign=self._desk.may_within(tx, Data.CASE, Command.ASSIGN, subject),
            may_cancel=self._desk.may_within(tx, Data.CASE, Command.CANCEL, subject),
        )
        if not self._desk.may_within(tx, Data.INCIDENT, Command.READ, subject):
            situation = replace(shown.situation, incident=None)
            shown = replace(shown, situation=situation, incident=None, incident_due=None)
        return shown

    def _end(self, cmd: EndCase, status: CaseStatus) -> Changes:
        command = Command.STEP if status is CaseStatus.CLOSED else Command.CANCEL
        with self._desk.changing(
            Data.CASE, command, about(cmd.case_id), op_id=cmd.op_id, detail=status.value
        ) as tx:
            found = gather(tx, open_case(tx, cmd.case_id), self._saved)
            _require_may_end(found, status)
            tx.cases.cases.save(
                replace(
                    _seen(found.case, cmd),
                    status=status,
                    ended_at=self._desk.clock.now(),
                    cancel_reason=clean_text(cmd.reason, _WHY, required=False),
                )
            )
        return changed(found.case)


def require_own(
    tx: HasCorrections, found: Gathered, step: Step, desk: Desk[HasCorrections], attested_name: str
) -> bool:
    """Refuse a step of another role or unit. True when it is attested for somebody outside."""
    if is_of(found.situation, step, desk.actor):
        return False
    if attested_name.strip() and may_attest(tx, desk.clock.today()):
        return True
    raise NotAllowed(
        "case.not_your_step",
        N_("Steget är inte ditt: {label}. Det görs av {role}."),
        label=_(step.label),
        role=role_title(step.role),
    )


def _require_may_end(found: Gathered, status: CaseStatus) -> None:
    shut = [one.gate for one in found.board.gates if not one.is_open]
    for gate in shut if status is CaseStatus.CLOSED else ():
        if Act.CLOSE in gate.refuses:
            raise closed(gate)
    if status is CaseStatus.CLOSED and found.board.closing:
        raise RuleViolation(
            "case.not_finished",
            N_("Ärendet {number} kan inte avslutas. {left}"),
            number=found.case.number,
            left=found.board.closing,
        )
    execution = found.situation.execution
    if status is CaseStatus.CANCELLED and execution is not None and execution.is_removed:
        raise RuleViolation(
            "case.already_removed",
            N_("Verkställigheten är borttagen. Ärendet {number} måste gå till sitt slut."),
            number=found.case.number,
        )


def open_case(tx: HasCorrections, case_id: UUID) -> CorrectionCase:
    case = tx.cases.get(case_id)
    if not case.is_open:
        raise RuleViolation(
            "case.ended", N_("Ärendet {number} är avslutat eller avbrutet."), number=case.number
        )
    return case


def _seen(case: CorrectionCase, cmd: EndCase) -> CorrectionCase:
    return replace(case, version=cmd.seen_version)


def about(case_id: UUID) -> Subject:
    return Subject(case_id=case_id)


def changed(case: CorrectionCase) -> Changes:
    return frozenset({Change(Topic.CASE, case.client_id)})
