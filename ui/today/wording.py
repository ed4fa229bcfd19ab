"""The day as a heading says it."""

from __future__ import annotations

import datetime as dt

from babel.dates import format_date

from app.kernel.texts import _, language


def long_today(day: dt.date) -> str:
    """`måndag 18 maj 2026, vecka 21`."""
    locale = "sv_SE" if language() == "sv" else "en_GB"
    written = format_date(day, "EEEE d MMMM y", locale=locale)
    return _("{day}, vecka {week}").format(day=written, week=day.isocalendar().week)
