"""Order and its states."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from app.kernel.period import Period
from app.kernel.texts import N_, _
from app.providers.model import Channel


class OrderStatus(StrEnum):
    """Where an order stands. Received and executed are two facts (A1)."""

    DRAFT = "draft"
    SENT = "sent"
    RECEIVED = "received"
    CHECKED = "checked"
    EXECUTED = "executed"
    ENDED = "ended"
    RECALLED = "recalled"
    MOVED = "moved"
    REMOVED = "removed"
    SUPERSEDED = "superseded"


LIVE = frozenset(
    {
        OrderStatus.DRAFT,
        OrderStatus.SENT,
        OrderStatus.RECEIVED,
        OrderStatus.CHECKED,
        OrderStatus.EXECUTED,
    }
)


# Not over as far as time is concerned: the days of these may not overlap (invariant 1).
OCCUPYING = LIVE | {OrderStatus.ENDED}

_STATUSES = {
    OrderStatus.DRAFT: N_("Utkast"),
    OrderStatus.SENT: N_("Skickad"),
    OrderStatus.RECEIVED: N_("Mottagen"),
    OrderStatus.CHECKED: N_("Kontrollerad"),
    OrderStatus.EXECUTED: N_("Verkställd"),
    OrderStatus.ENDED: N_("Avslutad"),
    OrderStatus.RECALLED: N_("Återkallad"),
    OrderStatus.MOVED: N_("Flyttad"),
    OrderStatus.REMOVED: N_("Borttagen"),
    OrderStatus.SUPERSEDED: N_("Ersatt"),
}


def status_title(status: OrderStatus) -> str:
    """The state as it is written in lists."""
    return _(_STATUSES[status])


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """An assignment to a unit to perform one granted service in a period."""

    id: UUID
    number: str
    client_id: UUID
    granted_service_id: UUID
    unit_id: UUID
    channel: Channel
    status: OrderStatus
    planned_start: dt.date
    valid_from: dt.date
    valid_to: dt.date | None = None
    officer_id: UUID
    sent_at: dt.datetime | None = None
    sent_by: UUID | None = None
    received_at: dt.datetime | None = None
    received_by: UUID | None = None
    checked_at: dt.datetime | None = None
    checked_by: UUID | None = None
    ended_on: dt.date | None = None
    recall_reason: str = ""
    predecessor_id: UUID | None = None
    version: int = 1

    @property
    def period(self) -> Period:
        """The days the order is in force; an ended order stops at its end."""
        return Period(self.valid_from, self.ended_on or self.valid_to)
