"""What every save has in common: the version that the form saw, and the topics it changed."""

from __future__ import annotations

from typing import Protocol, TypeVar
from uuid import UUID

from app.kernel.changes import Change, Changes, Topic
from app.kernel.errors import Conflict
from app.kernel.texts import N_

OVERTAKEN = N_(
    "Någon annan har sparat samma uppgift efter att du öppnade den. Inget är förlorat: "
    "jämför och spara igen."
)


class Versioned(Protocol):
    """A value that knows which version of it was read."""

    @property
    def version(self) -> int: ...


VersionedT = TypeVar("VersionedT", bound=Versioned)


def as_seen(value: VersionedT, seen_version: int) -> VersionedT:
    """The value, or `Conflict` with what the other wrote when the form saw an older one."""
    if value.version != seen_version:
        raise Conflict("value.overtaken", OVERTAKEN, theirs=value)
    return value


def changed(client_id: UUID | None, *topics: Topic) -> Changes:
    return frozenset(Change(topic, client_id) for topic in topics)
