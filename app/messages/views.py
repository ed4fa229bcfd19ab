"""Messages in a list: who, when, what is awaited, no word of the text (product decision 7)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from app.access.roles import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class InboxRow:
    """One message that waits; `title` is that of its template."""

    id: UUID
    client_id: UUID
    customer_number: str
    name: str
    title: str
    order_id: UUID | None
    case_id: UUID | None
    from_name: str
    to_role: Role
    sent_at: dt.datetime
    answer_by: dt.date | None
    is_read: bool
    is_answered: bool
    is_overdue: bool
