"""What a use case needs of one kind of stored value."""

from __future__ import annotations

from typing import Protocol, TypeVar
from uuid import UUID

T = TypeVar("T")


class Store(Protocol[T]):
    """Get, add and save; a save compares the version and raises `Conflict`."""

    def get(self, id_: UUID, /) -> T: ...

    def add(self, value: T, /) -> T: ...

    def save(self, value: T, /) -> T: ...
