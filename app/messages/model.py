"""Message with owner, answer-by and read mark (NKP-15)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from app.access.roles import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """From a person to a role, a unit or a person; always about one client."""

    id: UUID
    client_id: UUID
    order_id: UUID | None = None
    case_id: UUID | None = None
    template: str = ""
    subject: str
    body: str
    sent_at: dt.datetime
    sent_by: UUID
    sent_by_name: str
    from_unit_id: UUID | None = None
    to_role: Role
    to_unit_id: UUID | None = None
    to_user_id: UUID | None = None
    answer_by: dt.date | None = None
    read_at: dt.datetime | None = None
    read_by: UUID | None = None
    answer_to: UUID | None = None
    answered_at: dt.datetime | None = None
    closed_at: dt.datetime | None = None
    version: int = 1
