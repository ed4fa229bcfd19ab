"""Taking over an open case from an officer who has left; what was done in it stays as it was."""

from __future__ import annotations

from dataclasses import replace

from app.access.actor import Command, Data
from app.access.desk import Desk
from app.clients.model import check_officer
from app.corrections.commands import TakeOverCase
from app.corrections.model import CaseSuccession
from app.corrections.ports import HasCorrections
from app.corrections.service import about, open_case
from app.corrections.views import care_case_of
from app.kernel.changes import Change, Changes, Topic
from app.kernel.errors import NotAllowed, RuleViolation
from app.kernel.texts import N_
from app.kernel.wording import clean_text

_REASON = N_("Skälet")
_NOT_AT_A_UNIT = N_(
    "En enhetschef hos en utförare utser inte handläggare. Be myndighetens chef eller "
    "systemförvaltaren."
)
_STILL_HERE = N_(
    "{name} har kvar sin inloggning och lämnar själv över personen under Personer. Har {name} "
    "slutat, avsluta inloggningen först."
)


class SuccessionService:
    """Who follows an officer that has left.

    An officer reads her own cases only, so a colleague cannot just step in: the
    head of the authority decides it, or the system administrator, who ends the logins.
    """

    def __init__(self, desk: Desk[HasCorrections]) -> None:
        self._desk = desk

    def take_over(self, cmd: TakeOverCase) -> Changes:
        """The client's care case gets the new officer; the chain of officers is kept."""
        me = self._desk.actor
        with self._desk.changing(
            Data.CASE, Command.ASSIGN, about(cmd.case_id), op_id=cmd.op_id
        ) as tx:
            if me.unit_id is not None:
                raise NotAllowed("case.not_of_the_authority", _NOT_AT_A_UNIT)
            reason = clean_text(cmd.reason, _REASON)
            case, today = open_case(tx, cmd.case_id), self._desk.clock.today()
            care_case = care_case_of(tx, case)
            before, after = tx.users.get(care_case.officer_id), tx.users.get(cmd.officer_id)
            if before.is_active(today):
                raise RuleViolation("case.officer_is_here", _STILL_HERE, name=before.display_name)
            officer = check_officer(after, today)
            tx.clients.care_cases.save(replace(care_case, officer_id=officer))
            tx.cases.successions.add(
                CaseSuccession(
                    id=self._desk.new_id(),
                    case_id=case.id,
                    client_id=case.client_id,
                    at=self._desk.clock.now(),
                    from_user=before.id,
                    from_name=before.display_name,
                    to_user=after.id,
                    to_name=after.display_name,
                    decided_by=me.user_id,
                    decided_by_name=me.name,
                    reason=reason,
                )
            )
        topics = (Topic.CASE, Topic.CLIENT)
        return frozenset(Change(topic, case.client_id) for topic in topics)
