"""Use cases of the papers of a case: the ticket to support, and the incident report."""

from __future__ import annotations

from dataclasses import replace

from app.access.actor import Command, Data
from app.access.desk import Desk
from app.corrections.commands import CompleteStep, SaveIncident, SendTicket
from app.corrections.gathering import gather
from app.corrections.model import DataIncident, IncidentStatus, Ticket
from app.corrections.ports import HasCorrections, SavedDocumentation
from app.corrections.progress import require_open
from app.corrections.service import CaseService, about, changed, open_case, require_own
from app.corrections.tickets import ticket_for
from app.kernel.changes import Changes
from app.kernel.errors import BadInput, Conflict, RuleViolation
from app.kernel.texts import N_
from app.kernel.wording import clean_line, clean_text

MOST_PERSONS = 1_000_000
_MESSAGE = N_("Meddelandet")
_DESCRIPTION, _CATEGORIES = N_("Beskrivningen"), N_("Kategorierna")
_CONSEQUENCE, _MEASURES, _REFERENCE = N_("Konsekvensen"), N_("Åtgärderna"), N_("Referensen")


class PaperworkService:
    """Sends tickets and reports incidents."""

    def __init__(
        self, desk: Desk[HasCorrections], saved: SavedDocumentation, cases: CaseService
    ) -> None:
        self._desk = desk
        self._saved = saved
        self._cases = cases

    def send_ticket(self, cmd: SendTicket) -> Changes:
        """Register the ticket as sent; its step is then done by the same person."""
        with self._desk.changing(
            Data.TICKET, Command.CREATE, about(cmd.case_id), op_id=cmd.op_id
        ) as tx:
            found = gather(tx, open_case(tx, cmd.case_id), self._saved)
            free_text = clean_text(cmd.free_text, _MESSAGE, required=False)
            draft = ticket_for(tx, found, cmd.reason, free_text, cmd.extra)
            progress = found.board.step(draft.step)
            require_open(progress)
            own = require_own(tx, found, progress.step, self._desk, "")
            now = self._desk.clock.now()
            tx.cases.tickets.add(
                Ticket(
                    id=self._desk.new_id(),
                    case_id=cmd.case_id,
                    client_id=found.case.client_id,
                    kind=draft.kind,
                    recipient=draft.recipient,
                    text=draft.text,
                    made_at=now,
                    sent_at=now,
                    sent_by=self._desk.actor.user_id,
                )
            )
            done = CompleteStep(op_id=cmd.op_id, case_id=cmd.case_id, step=draft.step)
            self._cases.record(tx, found.case, progress, done, attested=own)
        return changed(found.case)

    def save_incident(self, cmd: SaveIncident) -> Changes:
        """Save the draft, or register the report; the step is then done by the same person."""
        with self._desk.changing(
            Data.INCIDENT, Command.CHANGE, about(cmd.case_id), op_id=cmd.op_id
        ) as tx:
            found = gather(tx, open_case(tx, cmd.case_id), self._saved)
            draft = found.situation.incident
            if draft is None or draft.status is IncidentStatus.REPORTED:
                raise RuleViolation(
                    "incident.not_open", N_("Incidenten är redan anmäld och kan inte ändras här.")
                )
            if draft.version != cmd.seen_version:
                raise Conflict(
                    "incident.overtaken",
                    N_("Någon annan har ändrat utkastet. Jämför och spara igen."),
                    theirs=draft,
                )
            now = self._desk.clock.now()
            tx.cases.incidents.save(
                replace(
                    _written(draft, cmd),
                    status=IncidentStatus.REPORTED if cmd.report else IncidentStatus.DRAFT,
                    reported_at=now if cmd.report else None,
                    reported_by=self._desk.actor.user_id if cmd.report else None,
                )
            )
        return changed(found.case)


_OF_A_REPORT = (
    ("description", N_("Skriv vad som har hänt innan anmälan registreras.")),
    ("categories", N_("Skriv vilka slags uppgifter det gäller innan anmälan registreras.")),
    ("consequence", N_("Skriv följderna för personen innan anmälan registreras.")),
    ("measures", N_("Skriv åtgärderna innan anmälan registreras.")),
)


def _written(draft: DataIncident, cmd: SaveIncident) -> DataIncident:
    """The draft with clean texts; a report says all that a report must (art. 33.3 GDPR)."""
    for field, sentence in _OF_A_REPORT if cmd.report else ():
        if not str(getattr(cmd, field)).strip():
            raise BadInput(f"incident.no_{field}", sentence, field=field)
    if not 1 <= cmd.persons <= MOST_PERSONS:
        raise BadInput(
            "incident.persons",
            N_("Antal personer är ett tal från 1 till {most}."),
            field="persons",
            most=MOST_PERSONS,
        )
    return replace(
        draft,
        description=clean_text(cmd.description, _DESCRIPTION, required=False),
        categories=clean_text(cmd.categories, _CATEGORIES, required=False),
        consequence=clean_text(cmd.consequence, _CONSEQUENCE, required=False),
        measures=clean_text(cmd.measures, _MEASURES, required=False),
        persons=cmd.persons,
        reference=clean_line(cmd.reference, _REFERENCE, limit=60, required=False),
    )
