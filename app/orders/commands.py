"""What somebody asked to have done with an order."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID


class CheckItem(StrEnum):
    """What the unit looks through before it executes (LED-09)."""

    RIGHT_RECIPIENT = "right_recipient"
    SERVICE_AND_PERIOD = "service_and_period"
    GOAL_AND_PURPOSE = "goal_and_purpose"
    HOURS = "hours"
    INVESTIGATION = "investigation"


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftOrder:
    op_id: UUID
    client_id: UUID
    granted_service_id: UUID
    unit_id: UUID
    planned_start: dt.date
    valid_from: dt.date
    valid_to: dt.date | None = None
    predecessor_id: UUID | None = None  # the order this one takes over after


@dataclass(frozen=True, slots=True, kw_only=True)
class OnOrder:
    """What every change of an order that is there carries."""

    op_id: UUID
    order_id: UUID
    seen_version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeDraft(OnOrder):
    unit_id: UUID
    planned_start: dt.date
    valid_from: dt.date
    valid_to: dt.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DiscardDraft(OnOrder):
    """A draft was never an order: it is the only thing here that goes away for good."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SendOrder(OnOrder):
    pass


@dataclass(frozen=True, slots=True, kw_only=True)
class RecallOrder(OnOrder):
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfirmReceived(OnOrder):
    pass


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckOrder(OnOrder):
    confirmed: frozenset[CheckItem]


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveOrder(OnOrder):
    to_unit_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class EndOrder(OnOrder):
    """`last_day` is the last day the order is in force."""

    last_day: dt.date
