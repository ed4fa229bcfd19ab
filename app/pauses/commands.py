"""What somebody asked to have done with a pause."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from app.pauses.model import PauseReason


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterPause:
    """LED-16: start, last paused day if it is known, reason."""

    op_id: UUID
    execution_id: UUID
    start: dt.date
    last_day: dt.date | None = None
    reason: PauseReason


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosePause:
    """LED-18: `last_day` is the last paused day; the service goes on the day after (C-14)."""

    op_id: UUID
    pause_id: UUID
    execution_id: UUID
    seen_version: int
    last_day: dt.date
