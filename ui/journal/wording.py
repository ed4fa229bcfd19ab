"""Kinds, days and times as the journal writes them."""

from __future__ import annotations

import datetime as dt

from babel.dates import format_date, format_time

from app.journal.model import EntryKind, JournalEntry
from app.kernel.clock import SWEDEN, local_day
from app.kernel.texts import N_, _, language

_KINDS = {
    EntryKind.OBSERVATION: N_("Iakttagelse"),
    EntryKind.MEASURE: N_("Åtgärd"),
    EntryKind.CONTACT: N_("Kontakt"),
    EntryKind.FOLLOW_UP: N_("Uppföljning"),
    EntryKind.CORRECTION: N_("Rättelse"),
}
WRITTEN_KINDS = tuple(kind for kind in EntryKind if kind is not EntryKind.CORRECTION)


def kind_title(kind: EntryKind) -> str:
    return _(_KINDS[kind])


def day_label(moment: dt.datetime, today: dt.date) -> str:
    """`fre 15 maj`, and the year when it is not this one."""
    day = local_day(moment)
    if day.year != today.year:
        return _format(day, "d MMM y")
    return f"{_format(day, 'EEE')[:3]} {_format(day, 'd MMM')}"


def clock(moment: dt.datetime, *, seconds: bool = False) -> str:
    form = "HH:mm:ss" if seconds else "HH:mm"
    return format_time(moment, form, tzinfo=SWEDEN, locale=_locale())


def day_and_time(moment: dt.datetime, today: dt.date) -> str:
    return f"{day_label(moment, today)} {clock(moment)}".replace(" ", "\u00a0")


def author(entry: JournalEntry) -> str:
    """Name and title, as they were when it was signed."""
    return ", ".join(part for part in (entry.author_name, entry.author_title.lower()) if part)


def _format(day: dt.date, form: str) -> str:
    return format_date(day, form, locale=_locale()).replace(".", "")


def _locale() -> str:
    return "sv_SE" if language() == "sv" else "en_GB"
