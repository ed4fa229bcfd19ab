"""What is asked of messages."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from app.access.roles import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class SendMessage:
    """To a role, and at a provider to a unit; always about one client."""

    op_id: UUID
    client_id: UUID
    order_id: UUID | None = None
    case_id: UUID | None = None
    template: str = ""
    subject: str
    body: str
    to_role: Role
    to_unit_id: UUID | None = None
    to_user_id: UUID | None = None
    answer_by: dt.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerMessage:
    """To whoever sent it."""

    op_id: UUID
    message_id: UUID
    body: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CloseMessage:
    """Nothing more is awaited."""

    op_id: UUID
    message_id: UUID
    seen_version: int
