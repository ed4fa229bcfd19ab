"""What the desk needs of a transaction."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import AbstractContextManager
from typing import Protocol
from uuid import UUID

from app.access.actor import Actor, Relation, Subject
from app.access.log import ChainHead, LogEntry, LogEvent


class LogStore(Protocol):
    """Append and read; there is no other way to touch the log."""

    def append(self, event: LogEvent) -> LogEntry: ...

    def head(self) -> ChainHead: ...

    def entries(self, *, after: int = 0) -> Iterator[LogEntry]: ...

    def about_client(self, client_id: UUID, limit: int) -> list[LogEntry]: ...


class RelationStore(Protocol):
    """How a person stands to the store, and to a client, an order, an execution or a case."""

    def is_in_force(self, actor: Actor, today: dt.date) -> bool:
        """Whether the person has access today, with the role and the unit of the sign-in."""
        ...

    def relation(self, actor: Actor, subject: Subject, today: dt.date) -> Relation: ...

    def complete(self, subject: Subject) -> Subject:
        """The same subject with the client, order and label that belong to it filled in."""
        ...


class OperationStore(Protocol):
    """Which saves have been done: each id once."""

    def result(self, op_id: UUID) -> tuple[dt.datetime, str] | None: ...

    def add(self, op_id: UUID, user_id: UUID, at: dt.datetime, result: str) -> None: ...


class HasAccess(Protocol):
    """The part of a transaction that the desk itself uses."""

    @property
    def log(self) -> LogStore: ...

    @property
    def relations(self) -> RelationStore: ...

    @property
    def operations(self) -> OperationStore: ...

    def part(self) -> AbstractContextManager[object]:
        """A part of the transaction, undone alone when the block raises."""
        ...
