"""A user: one person, one login, one role, at most one unit."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from app.access.roles import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class User:
    """Somebody who signs in; `ended_on` is the first day without access."""

    id: UUID
    login: str
    display_name: str
    title: str
    role: Role
    unit_id: UUID | None = None
    phone: str = ""
    since: dt.date
    ended_on: dt.date | None = None
    version: int = 1

    def is_active(self, today: dt.date) -> bool:
        return self.ended_on is None or today < self.ended_on
