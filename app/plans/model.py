"""Implementation plan with its activities; each change is a new revision."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID


class PlanStatus(StrEnum):
    """A plan is written, then signed; a signed plan is replaced, never edited (GOT-27)."""

    DRAFT = "draft"
    SIGNED = "signed"
    REPLACED = "replaced"


@dataclass(frozen=True, slots=True, kw_only=True)
class Activity:
    """What is done towards a goal: by whom, when and how."""

    goal: str
    what: str
    responsible: str
    when: str
    how: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ImplementationPlan:
    """Plan of one execution."""

    id: UUID
    execution_id: UUID
    client_id: UUID
    revision: int
    status: PlanStatus
    goals: str
    activities: tuple[Activity, ...]
    participants: str
    fixed_on: dt.date
    followup_on: dt.date | None = None
    signed_on: dt.date | None = None
    signed_by_client: bool = False
    saved_outside: bool = False
    author_id: UUID
    version: int = 1
