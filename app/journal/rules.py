"""When a note may be written, and how a correction or an objection hangs on to another note."""

from __future__ import annotations

import datetime as dt

from app.executions.model import Execution
from app.journal.model import EntryKind, JournalEntry
from app.kernel.errors import BadInput, RuleViolation
from app.kernel.period import check_day
from app.kernel.texts import N_

_REMOVED = N_(
    "Verkställigheten {number} är borttagen. Dokumentationen är sparad i exporten; skriv i den "
    "verkställighet som gäller nu."
)
_CLOSED = N_(
    "Verkställigheten {number} avslutades {end} och journalen stängdes {closed}. Kontakta "
    "biståndshandläggaren om något behöver läggas till."
)
_FUTURE = N_(
    "Händelsen kan inte ligga i framtiden: {at} har inte varit än. Skriv den tid då det hände."
)
_NO_ZONE = N_("Tiden för händelsen saknar tidszon. Välj dag och klockslag på nytt.")
_KIND = N_("En rättelse skrivs från den anteckning som ska rättas. Välj Rätta på anteckningen.")
_ELSEWHERE = N_("Anteckningen {entry} hör till en annan verkställighet. Öppna den journalen.")
_CORRECTED = N_("Anteckning {entry} är redan rättad av anteckning {by}. Rätta anteckning {by}.")
_OBJECTION = N_("Anteckning {entry} är en invändning från den enskilde och rättas inte.")


def check_writable(execution: Execution, today: dt.date, grace_days: int) -> None:
    """Nothing is written in what is removed, nor when the days after the end are over."""
    if execution.is_removed:
        raise RuleViolation("journal.removed", _REMOVED, number=execution.number)
    if execution.actual_end is None:
        return
    last = execution.actual_end + dt.timedelta(days=grace_days)
    if today > last:
        raise RuleViolation(
            "journal.closed",
            _CLOSED,
            number=execution.number,
            end=execution.actual_end,
            closed=last,
        )


def check_occurred(occurred_at: dt.datetime, now: dt.datetime) -> None:
    if occurred_at.tzinfo is None:
        raise BadInput("journal.no_zone", _NO_ZONE, field="occurred_at")
    check_day(occurred_at.date())
    if occurred_at > now:
        raise BadInput("journal.future", _FUTURE, field="occurred_at", at=occurred_at)


def check_kind(kind: EntryKind) -> None:
    if kind is EntryKind.CORRECTION:
        raise BadInput("journal.kind", _KIND, field="kind")


def check_belongs(entry: JournalEntry, execution: Execution) -> None:
    if entry.execution_id != execution.id:
        raise RuleViolation("journal.elsewhere", _ELSEWHERE, entry=entry.number)


def check_correctable(entry: JournalEntry, corrected_by: JournalEntry | None) -> None:
    """A chain has one end: only the newest wording is corrected (invariant 9)."""
    if is_objection(entry):
        raise RuleViolation("journal.objection", _OBJECTION, entry=entry.number)
    if corrected_by is not None:
        raise RuleViolation(
            "journal.corrected", _CORRECTED, entry=entry.number, by=corrected_by.number
        )


def is_objection(entry: JournalEntry) -> bool:
    """An objection may point at an entry, but corrects nothing."""
    return bool(entry.client_objection)
