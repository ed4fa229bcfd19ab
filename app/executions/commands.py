"""What somebody asked to have done with an execution."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class StartExecution:
    """`seen_version` is the order's; `actual_start` the first day the client got the service."""

    op_id: UUID
    order_id: UUID
    seen_version: int
    actual_start: dt.date


@dataclass(frozen=True, slots=True, kw_only=True)
class EndExecution:
    """`actual_end` is the last day the client got the service."""

    op_id: UUID
    execution_id: UUID
    seen_version: int
    actual_end: dt.date
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AddVisit:
    """A visit that was performed; what systems registered is brought in the same way."""

    op_id: UUID
    execution_id: UUID
    performed_on: dt.date
    minutes: int
