"""Use cases of the papers of a case: the ticket to support, and the incident report."""

from __future__ import annotations

from dataclasses import replace

from app.access.actor import Command, Data
from app.access.desk import Desk
from app.corrections.commands import CompleteStep, SaveIncident, SendTicket
from app.corrections.gathering import gather
from app.corrections.model import IncidentStatus, Ticket
from app.corrections.ports import HasCorrections, SavedDocumentation
from app.corrections.progress import require_open
from app.corrections.service import CaseService, about, changed, open_case, require_own
from app.corrections.tickets import ticket_for
from app.kernel.changes import Changes
from app.kernel.errors import BadInput, Conflict, RuleViolation
from app.kernel.texts import N_


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
            draft = ticket_for(tx, found, cmd.reason, cmd.free_text, cmd.extra)
            progress = found.board.step(draft.step)
            require_open(progress)
            own = require_own(tx, found, progress.step, self._desk.actor, "")
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
            if cmd.report and not cmd.description.strip():
                raise BadInput(
                    "incident.no_description",
                    N_("Skriv vad som har hänt innan anmälan registreras."),
                    field="description",
                )
            now = self._desk.clock.now()
            tx.cases.incidents.save(
                replace(
                    draft,
                    description=cmd.description.strip(),
                    categories=cmd.categories.strip(),
                    consequence=cmd.consequence.strip(),
                    measures=cmd.measures.strip(),
                    persons=cmd.persons,
                    reference=cmd.reference.strip(),
                    status=IncidentStatus.REPORTED if cmd.report else IncidentStatus.DRAFT,
                    reported_at=now if cmd.report else None,
                    reported_by=self._desk.actor.user_id if cmd.report else None,
                )
            )
        return changed(found.case)
