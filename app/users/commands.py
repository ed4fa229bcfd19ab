"""What somebody asked to have changed about users."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from app.access.roles import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class AddUser:
    op_id: UUID
    login: str
    display_name: str
    title: str
    role: Role
    unit_id: UUID | None = None
    phone: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeUser:
    """Login, role and unit stay: a person with another role is another user in the log."""

    op_id: UUID
    user_id: UUID
    seen_version: int
    display_name: str
    title: str
    phone: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EndUser:
    """`ended_on` is the first day without access."""

    op_id: UUID
    user_id: UUID
    seen_version: int
    ended_on: dt.date
