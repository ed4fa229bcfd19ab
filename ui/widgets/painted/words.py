"""Dates, spans and hours as words, the same on a label, in a tool tip and in speech."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from functools import lru_cache

from babel.dates import format_date
from babel.numbers import format_decimal

from app.kernel.texts import _, language

NO_BREAK = "\u00a0"
MINUS = "\u2212"


def _locale() -> str:
    return "sv_SE" if language() == "sv" else "en_GB"


@lru_cache(maxsize=8192)
def _formatted(day: dt.date, pattern: str, locale: str) -> str:
    # Kept: a picture asks for the same days at every change, and Babel takes its time.
    return format_date(day, pattern, locale=locale).rstrip(".")


def month_name(day: dt.date) -> str:
    """`jan`, `maj`: as short as it is said, without a full stop."""
    return _formatted(day, "LLL", _locale())


def month_and_year(day: dt.date) -> str:
    return f"{month_name(day)}{NO_BREAK}{day.year}"


def long_month(day: dt.date) -> str:
    return _formatted(day, "LLLL y", _locale())


def weekday_name(day: dt.date) -> str:
    """`mån`, `tor`: three letters, so that days stand under each other."""
    return _formatted(day, "EEE", _locale())[:3]


def short_day(day: dt.date) -> str:
    """`18 maj`: for a pill or a cell, where the year is seen elsewhere."""
    return f"{day.day}{NO_BREAK}{month_name(day)}"


def day_and_year(day: dt.date) -> str:
    return f"{short_day(day)}{NO_BREAK}{day.year}"


def long_day(day: dt.date) -> str:
    """`18 maj 2026`: for speech and tool tips, where nothing else tells the year."""
    return _formatted(day, "d MMMM y", _locale())


def span_words(start: dt.date, end: dt.date | None) -> str:
    """A span of whole days, both ends included."""
    if end is None:
        return _("från {start}, tills vidare").format(start=long_day(start))
    if end == start:
        return _("bara {day}").format(day=long_day(start))
    return _("{start} till {end}").format(start=long_day(start), end=long_day(end))


def hours_words(hours: Decimal) -> str:
    """`31,5 h`, without zeros that say nothing."""
    number = format_decimal(hours, format="#,##0.##", locale=_locale())
    return f"{number}{NO_BREAK}h"


def sentence(*parts: str) -> str:
    """The parts that say something, parted by commas."""
    return ", ".join(part for part in parts if part)
