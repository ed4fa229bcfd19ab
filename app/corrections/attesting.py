"""What one person alone says that others did outside, by name and role (product decision 2)."""

from __future__ import annotations

import datetime as dt
from typing import Protocol

from app.routines.words import Act
from app.users.model import User

# Done in the operational system or on paper by somebody without a login here. What is saved before
# a removal and the removal itself are never taken on anybody's word (G3).
OUTSIDE = frozenset(
    {
        Act.TICKET,
        Act.INCIDENT,
        Act.NEW_ORDER,
        Act.EXECUTE,
        Act.FEE_MESSAGE,
        Act.RECREATE_PLAN,
    }
)


class _Users(Protocol):
    def everybody(self) -> list[User]: ...


class KnowsPeople(Protocol):
    """A transaction that knows who has a login, and in which kind of store."""

    @property
    def users(self) -> _Users: ...

    @property
    def is_shared(self) -> bool: ...


def may_attest(tx: KnowsPeople, today: dt.date) -> bool:
    """Whether a vault has exactly one active user; never in the shared store."""
    if tx.is_shared:
        return False
    return len([user for user in tx.users.everybody() if user.is_active(today)]) == 1
