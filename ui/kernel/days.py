"""Days and times as short as a row needs them; the year only when it is not this one."""

from __future__ import annotations

import datetime as dt

from babel.dates import format_date, format_time

from app.kernel.clock import SWEDEN
from app.kernel.texts import _, language


def day_words(day: dt.date, today: dt.date) -> str:
    """I dag, fre 15 maj, or 15 maj 2024."""
    if day == today:
        return _("i dag")
    form = "EEE d MMM" if day.year == today.year else "d MMM y"
    return format_date(day, form, locale=_locale()).replace(".", "")


def moment_words(moment: dt.datetime, today: dt.date) -> str:
    """The same with the time in Sweden: fre 15 maj 10:20."""
    local = moment.astimezone(SWEDEN)
    clock = format_time(local, "HH:mm", locale=_locale())
    return f"{day_words(local.date(), today)} {clock}"


def moment_day(moment: dt.datetime, today: dt.date) -> str:
    """Only the day of a moment."""
    return day_words(moment.astimezone(SWEDEN).date(), today)


def span_words(start: dt.date, end: dt.date | None, today: dt.date) -> str:
    """From and to, both included; an open end is said."""
    first = day_words(start, today)
    if end is None:
        return _("{start}, tills vidare").format(start=first)
    return _("{start} till {end}").format(start=first, end=day_words(end, today))


def _locale() -> str:
    return "sv_SE" if language() == "sv" else "en_GB"
