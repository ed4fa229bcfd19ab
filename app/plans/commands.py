"""What is asked of plans."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from app.plans.model import Activity


@dataclass(frozen=True, slots=True, kw_only=True)
class SavePlan:
    """The draft as it stands; `seen_version` is None when there was no draft."""

    op_id: UUID
    execution_id: UUID
    seen_version: int | None
    goals: str
    activities: tuple[Activity, ...]
    participants: str
    fixed_on: dt.date
    followup_on: dt.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SignPlan:
    """The draft becomes the plan in force."""

    op_id: UUID
    execution_id: UUID
    seen_version: int
    signed_on: dt.date
    signed_by_client: bool
    saved_outside: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyPlan:
    """The newest plan of one execution as a draft in another of the same client (G9)."""

    op_id: UUID
    from_execution_id: UUID
    to_execution_id: UUID
