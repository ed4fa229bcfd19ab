"""The guide: what the program already knows, and the start of a case."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from uuid import UUID

from app.access.actor import Command, Data, Subject
from app.access.desk import Desk
from app.access.roles import Role
from app.clients.masking import shown_name
from app.clients.timeline import CareFacts
from app.corrections.begun import BegunGuide, KeptGuide, kept_in
from app.corrections.commands import StartCase
from app.corrections.effect import care_after, care_of
from app.corrections.gathering import case_facts, live_execution
from app.corrections.model import CaseStatus, CorrectionCase, DataIncident, IncidentStatus
from app.corrections.ports import HasCorrections
from app.corrections.tickets import TicketDraft, preview_ticket
from app.drafts.model import GUIDE_FORM, Draft
from app.drafts.service import DraftService, SaveDraft, erase_draft
from app.kernel.changes import Change, Changes, Topic
from app.kernel.clock import local_day
from app.kernel.errors import BadInput, RuleViolation
from app.kernel.numbers import case_number
from app.kernel.period import check_day
from app.kernel.texts import N_, _
from app.kernel.wording import clean_line, clean_text
from app.orders.model import Order
from app.providers.model import service_title
from app.routines.deciding import Decision, decide
from app.routines.facts import CaseFacts
from app.routines.loading import for_corrections
from app.routines.model import Routine
from app.routines.words import Act

_REASON, _CONTACT = N_("Skälet"), N_("Kontaktpersonen")
_NO_SCENARIO = N_("Svaren leder inte till något scenario i rutinen. Följ råden i guiden i stället.")
_NOT_BY_NAME = frozenset({Role.PROVIDER, Role.CASE_OFFICER})  # they act by unit and by case


@dataclass(frozen=True, slots=True, kw_only=True)
class GuideStart:
    """What a guide begins with: the order in words, the routine, and what the data says."""

    order_id: UUID
    order_number: str
    client_id: UUID
    customer_number: str
    client_name: str
    service: str
    unit: str
    sent_on: str
    facts: CaseFacts
    routine: Routine
    support_phone: str
    today: dt.date
    kept: KeptGuide | None = None  # what the person answered the last time


@dataclass(frozen=True, slots=True, kw_only=True)
class GuidePreview:
    """What would happen: nothing is sent or changed yet. `people` are who would have each role."""

    decision: Decision
    ticket: TicketDraft | None
    people: Mapping[Role, tuple[str, ...]]
    before: CareFacts
    after: CareFacts


class GuideService:
    """Begins guides, keeps them, shows what would happen, and starts cases."""

    def __init__(self, desk: Desk[HasCorrections]) -> None:
        self._desk = desk
        self._drafts = DraftService(desk)

    def begin(self, order_id: UUID) -> GuideStart:
        """Read what is known of the order; refuses when a case is already open on it."""
        with self._desk.reading(Data.ORDER, Subject(order_id=order_id), detail="guide") as tx:
            order = tx.orders.get(order_id)
            _require_no_open_case(tx, order)
            client = tx.clients.get(order.client_id)
            granted = tx.decisions.granted.get(order.granted_service_id)
            draft = tx.drafts.of_form(self._desk.actor.user_id, GUIDE_FORM, order.id)
            return GuideStart(
                order_id=order.id,
                order_number=order.number,
                client_id=client.id,
                customer_number=client.customer_number,
                client_name=shown_name(client),
                service=service_title(granted.service),
                unit=tx.providers.unit(order.unit_id).name,
                sent_on=local_day(order.sent_at).isoformat() if order.sent_at else "",
                facts=case_facts(tx, order),
                routine=for_corrections(),
                support_phone=tx.settings.municipality().support_phone,
                today=self._desk.clock.today(),
                kept=kept_in(draft) if draft else None,
            )

    def keep(self, order_id: UUID, client_id: UUID, kept: KeptGuide) -> None:
        """What is answered so far, as the person's own draft: found again in the list of cases."""
        self._drafts.save(
            SaveDraft(
                form=GUIDE_FORM, subject_id=order_id, client_id=client_id, values=kept.values()
            )
        )

    def throw_away(self, order_id: UUID) -> None:
        """The person does not want the answers any more; nothing else knew of them."""
        self._drafts.erase(GUIDE_FORM, order_id)

    def begun(self) -> tuple[BegunGuide, ...]:
        """The guides that the person began and left, the newest first."""
        me = self._desk.actor.user_id
        with self._desk.reading(Data.CASE, command=Command.LIST, detail="guides") as tx:
            return tuple(
                self._begun(tx, draft, draft.subject_id)
                for draft in tx.drafts.of_user(me)
                if draft.form == GUIDE_FORM and draft.subject_id is not None
            )

    def _begun(self, tx: HasCorrections, draft: Draft, order_id: UUID) -> BegunGuide:
        """A draft outlives the right to read: then it says no more whom it was about."""
        kept = kept_in(draft)
        begun = BegunGuide(
            order_id=order_id,
            begun_at=kept.begun_at,
            saved_at=draft.saved_at,
            answered=len(kept.answers),
        )
        if not self._desk.may_within(tx, Data.ORDER, Command.READ, Subject(order_id=order_id)):
            return begun
        order = tx.orders.get(order_id)
        client = tx.clients.get(order.client_id)
        case = tx.cases.open_for_order(order.id)
        return replace(
            begun,
            order_number=order.number,
            client_name=shown_name(client),
            customer_number=client.customer_number,
            service=service_title(tx.decisions.granted.get(order.granted_service_id).service),
            unit=tx.providers.unit(order.unit_id).name,
            case_number=case.number if case else "",
        )

    def preview(
        self, order_id: UUID, answers: Mapping[str, str], facts: Mapping[str, str]
    ) -> GuidePreview:
        """What starting with these answers would lead to."""
        with self._desk.reading(Data.ORDER, Subject(order_id=order_id), detail="preview") as tx:
            order = tx.orders.get(order_id)
            read = case_facts(tx, order)
            known = replace(read, known=read.answered() | dict(facts))
            decision = decide(for_corrections(), dict(answers), known)
            before, today = care_of(tx, order), self._desk.clock.today()
            users = [user for user in tx.users.everybody() if user.is_active(today)]
            return GuidePreview(
                decision=decision,
                ticket=preview_ticket(tx, order, decision),
                people={
                    role: tuple(user.display_name for user in users if user.role is role)
                    for role in decision.leaf.roles
                    if role not in _NOT_BY_NAME
                },
                before=before,
                after=care_after(before, decision, today),
            )

    def start(self, cmd: StartCase) -> tuple[UUID, Changes]:
        """Start the case; its id is the operation's, so that a retry gives the same."""
        _require_been(cmd.discovered_at, self._desk.clock.now())
        with self._desk.changing(
            Data.CASE,
            Command.START,
            Subject(order_id=cmd.order_id),
            op_id=cmd.op_id,
            result=str(cmd.op_id),
        ) as tx:
            order = tx.orders.get(cmd.order_id)
            _require_no_open_case(tx, order)
            read = case_facts(tx, order)
            facts = replace(read, known=read.answered() | dict(cmd.facts))
            decision = decide(for_corrections(), dict(cmd.answers), facts)
            _require_reasons(decision, cmd.reasons)
            case = self._case(tx, order, decision, cmd, facts)
            tx.cases.cases.add(case)
            erase_draft(tx, self._desk.actor.user_id, GUIDE_FORM, order.id)
            if any(Act.INCIDENT in step.acts for step in decision.steps):
                tx.cases.incidents.add(self._incident(tx, case))
        return case.id, frozenset({Change(Topic.CASE, order.client_id)})

    def _case(
        self,
        tx: HasCorrections,
        order: Order,
        decision: Decision,
        cmd: StartCase,
        facts: CaseFacts,
    ) -> CorrectionCase:
        if not decision.steps:
            raise RuleViolation("case.no_scenario", _NO_SCENARIO)
        execution = live_execution(tx, order)
        now = self._desk.clock.now()
        leaf = decision.leaf
        return CorrectionCase(
            id=cmd.op_id,
            number=case_number(tx.numbers, now.year),
            client_id=order.client_id,
            order_id=order.id,
            execution_id=execution.id if execution else None,
            routine=decision.routine.about.key,
            routine_version=decision.routine.about.version,
            leaf=leaf.id,
            roles=leaf.roles,
            saves_documentation=any(Act.EXPORT_JOURNAL in step.acts for step in decision.steps),
            status=CaseStatus.OPEN,
            discovered_at=cmd.discovered_at,
            started_at=now,
            started_by=self._desk.actor.user_id,
            answers=dict(decision.answers),
            facts=facts.answered(),
            evidence={str(n): text for n, text in enumerate(facts.evidence(), 1)},
            contradictions={
                key: clean_text(text, _REASON, required=False) for key, text in cmd.reasons.items()
            },
            feedback_recipient=leaf.feedback.value if leaf.feedback else "",
            contact_person=clean_line(cmd.contact_person, _CONTACT, limit=120, required=False)
            or self._desk.actor.name,
        )

    def _incident(self, tx: HasCorrections, case: CorrectionCase) -> DataIncident:
        # UPP-S3-4: prefilled; 72 h run from the discovery. No personal data in it.
        order = tx.orders.get(case.order_id)
        unit = tx.providers.unit(order.unit_id).name
        return DataIncident(
            id=self._desk.new_id(),
            case_id=case.id,
            client_id=case.client_id,
            status=IncidentStatus.DRAFT,
            discovered_at=case.discovered_at,
            occurred_at=order.sent_at,
            description=_(
                "Beställning {order} skickades till {unit}, som inte skulle ha den. "
                "Enheten har haft åtkomst till personkort och beställning."
            ).format(order=order.number, unit=unit),
            categories=_("Namn, identitetsnummer, kontaktuppgifter, beviljad insats"),
        )


def _require_been(discovered_at: dt.datetime, now: dt.datetime) -> None:
    """The 72 hours run from the discovery, so it has a zone and has been."""
    check_day(discovered_at.date())
    if discovered_at.tzinfo is None or discovered_at > now:
        raise BadInput(
            "case.discovered",
            N_("Felet kan inte ha upptäckts i framtiden. Skriv när det upptäcktes."),
            field="discovered_at",
        )


def _require_no_open_case(tx: HasCorrections, order: Order) -> None:
    # One open case for an order.
    found = tx.cases.open_for_order(order.id)
    if found is not None:
        raise RuleViolation(
            "case.already_open",
            N_("Beställning {order} har redan ett pågående ärende, {case}. Öppna det i stället."),
            order=order.number,
            case=found.number,
        )


def _require_reasons(decision: Decision, reasons: Mapping[str, str]) -> None:
    for contradiction in decision.reasons_required:
        if not reasons.get(contradiction.question, "").strip():
            raise BadInput(
                "case.reason_missing",
                N_("Svaret stämmer inte med uppgifterna i programmet. Skriv varför."),
                field=contradiction.question,
            )
