"""What the use cases of users need of a transaction."""

from __future__ import annotations

from typing import Protocol
from uuid import UUID

from app.access.ports import HasAccess
from app.kernel.store import Store
from app.users.model import User


class UserStore(Store[User], Protocol):
    """Everybody who signs in or has signed in."""

    def by_login(self, login: str) -> User | None: ...

    def everybody(self) -> list[User]: ...

    def has_unit(self, unit_id: UUID) -> bool: ...


class HasUsers(HasAccess, Protocol):
    @property
    def users(self) -> UserStore: ...
