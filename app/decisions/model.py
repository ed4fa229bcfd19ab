"""Decision, granted service and level assessment."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from app.clients.model import Law
from app.kernel.period import Period
from app.providers.model import ServiceType


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A favourable decision; valid from and to include both days."""

    id: UUID
    number: str
    client_id: UUID
    care_case_id: UUID
    law: Law
    paragraph: str
    decided_on: dt.date
    registered_on: dt.date
    valid_from: dt.date
    valid_to: dt.date | None = None
    decided_by: UUID
    exception_reason: str = ""  # why it does not follow the day after the one before (INV-2)
    version: int = 1

    @property
    def period(self) -> Period:
        return Period(self.valid_from, self.valid_to)


@dataclass(frozen=True, slots=True, kw_only=True)
class GrantedService:
    """One service of a decision. Times in whole minutes (LED-08: both a week and a month)."""

    id: UUID
    decision_id: UUID
    client_id: UUID
    service: ServiceType
    scope: str
    frequency: str
    minutes_per_week: int
    minutes_per_month: int
    goal: str
    purpose: str
    version: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelAssessment:
    """Care level, the basis of compensation (GOT-08)."""

    id: UUID
    client_id: UUID
    level: int
    assessed_on: dt.date
    reason: str
    next_review_on: dt.date | None = None
    version: int = 1
