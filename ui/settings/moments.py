"""A time as the settings write it."""

from __future__ import annotations

import datetime as dt

from babel.dates import format_datetime

from app.kernel.clock import SWEDEN
from app.kernel.texts import language


def moment(at: dt.datetime) -> str:
    """18 maj 2026 14:03, in Sweden."""
    locale = "sv_SE" if language() == "sv" else "en_GB"
    return format_datetime(at.astimezone(SWEDEN), "d MMMM y HH:mm", locale=locale)
