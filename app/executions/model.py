"""Execution, its states, and the visits that were registered."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from app.kernel.period import Period
from app.kernel.texts import N_, _


class ExecutionStatus(StrEnum):
    """Where an execution stands. Paused is worked out from the pauses."""

    ACTIVE = "active"
    ENDED = "ended"
    REOPENED = "reopened"
    REMOVED = "removed"


_STATUSES = {
    ExecutionStatus.ACTIVE: N_("Pågår"),
    ExecutionStatus.ENDED: N_("Avslutad"),
    ExecutionStatus.REOPENED: N_("Återöppnad"),
    ExecutionStatus.REMOVED: N_("Borttagen"),
}


def status_title(status: ExecutionStatus) -> str:
    """The state as it is written in lists."""
    return _(_STATUSES[status])


class VisitSource(StrEnum):
    """How a performed visit became known."""

    PHONIRO = "phoniro"
    MANUAL = "manual"


@dataclass(frozen=True, slots=True, kw_only=True)
class Execution:
    """A started service. `actual_start` is the first day the client got it (LED-12, A28)."""

    id: UUID
    number: str
    order_id: UUID
    client_id: UUID
    unit_id: UUID
    granted_service_id: UUID
    status: ExecutionStatus
    actual_start: dt.date
    registered_at: dt.datetime
    registered_by: UUID
    on_behalf_of_unit: bool = False
    actual_end: dt.date | None = None
    end_reason: str = ""
    removed_at: dt.datetime | None = None
    removed_by: UUID | None = None
    correction_case_id: UUID | None = None
    reopened_at: dt.datetime | None = None
    version: int = 1

    @property
    def period(self) -> Period:
        return Period(self.actual_start, self.actual_end)

    @property
    def is_removed(self) -> bool:
        return self.status is ExecutionStatus.REMOVED


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """A performed visit that somebody or some system registered."""

    id: UUID
    execution_id: UUID
    client_id: UUID
    performed_on: dt.date
    minutes: int
    source: VisitSource
    version: int = 1
