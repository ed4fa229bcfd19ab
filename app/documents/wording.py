"""Days, times and numbers as papers write them."""

from __future__ import annotations

import datetime as dt

from babel.dates import format_date, format_datetime, format_time

from app.kernel.clock import SWEDEN
from app.kernel.texts import _, language


def day(value: dt.date) -> str:
    """8 maj 2026."""
    return format_date(value, "d MMMM y", locale=_locale())


def moment(value: dt.datetime) -> str:
    """8 maj 2026 14:20, in Sweden."""
    return format_datetime(value.astimezone(SWEDEN), "d MMMM y HH:mm", locale=_locale())


def clock(value: dt.datetime) -> str:
    """14:20, in Sweden."""
    return format_time(value.astimezone(SWEDEN), "HH:mm", locale=_locale())


def span(start: dt.date, end: dt.date | None) -> str:
    """From one day to another, both included; an open end is said."""
    if end is None:
        return _("{start}, tills vidare").format(start=day(start))
    if start == end:
        return day(start)
    first = day(start)
    if (start.year, start.month) == (end.year, end.month):
        first = str(start.day)
    elif start.year == end.year:
        first = format_date(start, "d MMMM", locale=_locale())
    return _("{start} till {end}").format(start=first, end=day(end))


def grouped(checksum: str) -> str:
    """A checksum in groups of eight, to compare by eye."""
    return " ".join(checksum[i : i + 8] for i in range(0, len(checksum), 8))


def tag() -> str:
    """The language of the paper, as files name it."""
    return "sv-SE" if language() == "sv" else "en-GB"


def _locale() -> str:
    return "sv_SE" if language() == "sv" else "en_GB"
