"""Pause and the rules that hold between pauses."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from app.kernel.period import Period
from app.kernel.texts import N_, _


class PauseReason(StrEnum):
    """Uppehållsorsak (LED-15, LED-16)."""

    HOSPITAL = "hospital"
    SHORT_TERM_STAY = "short_term_stay"
    TRAVEL = "travel"
    OTHER = "other"


_REASONS = {
    PauseReason.HOSPITAL: N_("Sjukhus"),
    PauseReason.SHORT_TERM_STAY: N_("Korttidsvistelse"),
    PauseReason.TRAVEL: N_("Resa"),
    PauseReason.OTHER: N_("Annat"),
}


def reason_title(reason: PauseReason) -> str:
    """The reason as people say it; never in lists (product decision 7)."""
    return _(_REASONS[reason])


@dataclass(frozen=True, slots=True, kw_only=True)
class Pause:
    """`end` is the last paused day (C-14); None while it is open."""

    id: UUID
    execution_id: UUID
    client_id: UUID
    start: dt.date
    end: dt.date | None = None
    reason: PauseReason
    registered_at: dt.datetime
    registered_by: UUID
    version: int = 1

    @property
    def period(self) -> Period:
        return Period(self.start, self.end)
