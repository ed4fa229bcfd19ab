"""What somebody asked to have decided."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from app.providers.model import ServiceType


@dataclass(frozen=True, slots=True, kw_only=True)
class GrantedValues:
    """One service as typed; both times are needed (LED-08)."""

    service: ServiceType
    scope: str
    frequency: str
    minutes_per_week: int
    minutes_per_month: int
    goal: str
    purpose: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Replaced:
    """An earlier decision that ends the day before the new one begins."""

    decision_id: UUID
    seen_version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelValues:
    """A level of care as it was assessed (GOT-08)."""

    level: int
    assessed_on: dt.date
    reason: str
    next_review_on: dt.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CreateDecision:
    """`exception_reason` is why the new decision does not begin the day after the old (INV-2)."""

    op_id: UUID
    client_id: UUID
    care_case_id: UUID
    paragraph: str
    decided_on: dt.date
    valid_from: dt.date
    valid_to: dt.date | None = None
    services: tuple[GrantedValues, ...]
    replaces: tuple[Replaced, ...] = ()
    exception_reason: str = ""
    level: LevelValues | None = None  # assessed together with the decision


@dataclass(frozen=True, slots=True, kw_only=True)
class AssessLevel(LevelValues):
    """A level of its own: the first one, or a new one when the need has changed (GOT-36)."""

    op_id: UUID
    client_id: UUID
