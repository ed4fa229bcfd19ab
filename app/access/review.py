"""Reading the log: whether the chain holds, and who has looked at a client."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Protocol
from uuid import UUID

from app.access.actor import Command, Data
from app.access.desk import Desk
from app.access.log import ChainFault, ChainHead, LogEntry, Outcome, first_fault
from app.access.ports import HasAccess, LogStore
from app.access.roles import Role
from app.kernel.errors import StoreProblem

SLICE = 500  # entries in a transaction, so that others get in between
LIMIT = 10_000

_READS = frozenset({Command.PRINT, Command.EXPORT})  # and all that has no operation of its own


class KeptAnchor(Protocol):
    @property
    def seq(self) -> int: ...

    @property
    def hash(self) -> str: ...


class AnchorKeeper(Protocol):
    """Keeps the head of the chain where the database cannot rewrite it."""

    def write_anchor(self, seq: int, hash_: str, at: dt.datetime, /) -> None: ...

    def read_anchor(self) -> KeptAnchor | None:
        """None where none was ever kept; refuses one that cannot be trusted."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class LogVerdict:
    """`entries` were read; `anchored` is the entry that the anchor vouched for, 0 without one."""

    entries: int
    anchored: int
    fault: ChainFault | None

    @property
    def holds(self) -> bool:
        return self.fault is None

    @property
    def sentence(self) -> str:
        """What is wrong, and with which entry; empty when the chain holds."""
        return "" if self.fault is None else self.fault.sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class AccessSummary:
    """What one person has done with one client's data."""

    user_id: UUID
    login: str
    role: Role
    reads: int
    changes: int
    refused: int
    last_at: dt.datetime


class LogService:
    """Use cases of the log review; without a keeper there is no anchor to compare with."""

    def __init__(self, desk: Desk[HasAccess], keeper: AnchorKeeper | None = None) -> None:
        self._desk = desk
        self._keeper = keeper

    def verify(self, anchor: ChainHead | None = None) -> LogVerdict:
        """Walk the whole chain, against the anchor that is given or kept.

        A chain that holds moves the kept anchor to its head. One that has nothing to be held
        against, because the kept anchor is damaged or another store's, is refused.
        """
        with self._desk.reading(Data.LOG, command=Command.VERIFY):
            pass
        against, unread = (anchor, None) if anchor else self._kept()
        counted = _Counted(self._entries())
        fault = first_fault(counted, against)
        if fault is None and unread is not None:
            raise unread
        if fault is None:
            self.keep_anchor()
        anchored = 0 if against is None else against.seq
        return LogVerdict(entries=counted.count, anchored=anchored, fault=fault)

    def keep_anchor(self) -> None:
        """Note the head outside the store: when the vault is closed, and now and then before.

        Not when the log no longer has the entry that was noted last: a log that was cut and has
        grown again would be vouched for, and `verify` could not tell any more. Nor over an anchor
        that cannot be read: `verify` tells of it.
        """
        kept, unread = self._kept()
        if unread is not None:
            return
        with self._desk.keeping() as tx:
            head = tx.log.head()
            is_continued = kept is None or (kept.seq < head.seq and _has(tx.log, kept))
        if is_continued:
            self._keep(head)

    def about(self, client_id: UUID, limit: int = LIMIT, purpose: str = "") -> list[LogEntry]:
        """Everything that others have done with a client's data, newest first."""
        detail = f"client {client_id}"
        with self._desk.reading(Data.LOG, purpose=purpose, detail=detail) as tx:
            found = tx.log.about_client(client_id, limit)
        return [entry for entry in found if entry.event.user_id != self._desk.actor.user_id]

    def readers(self, client_id: UUID, limit: int = LIMIT) -> list[AccessSummary]:
        """Who has had to do with a client's data, and how much; the last one first."""
        return by_person(self.about(client_id, limit))

    def page(self, after: int = 0, limit: int = SLICE) -> list[LogEntry]:
        """The log itself in the order it was written, for the reviewer."""
        with self._desk.reading(Data.LOG, detail=f"after {after}") as tx:
            return list(islice(tx.log.entries(after=after), limit))

    def _entries(self) -> Iterator[LogEntry]:
        after = 0
        while True:
            with self._desk.noting() as tx:
                part = list(islice(tx.log.entries(after=after), SLICE))
            if not part:
                return
            yield from part
            after = part[-1].seq

    def _kept(self) -> tuple[ChainHead | None, StoreProblem | None]:
        try:
            kept = None if self._keeper is None else self._keeper.read_anchor()
        except StoreProblem as unread:
            return None, unread
        return None if kept is None else ChainHead(kept.seq, kept.hash), None

    def _keep(self, head: ChainHead) -> None:
        if self._keeper is not None:
            self._keeper.write_anchor(head.seq, head.hash, self._desk.clock.now())


class _Counted:
    """Counts what is taken out of it."""

    def __init__(self, entries: Iterable[LogEntry]) -> None:
        self._entries = entries
        self.count = 0

    def __iter__(self) -> Iterator[LogEntry]:
        for entry in self._entries:
            self.count += 1
            yield entry


def by_person(entries: Iterable[LogEntry]) -> list[AccessSummary]:
    """How much each has done, where `entries` come newest first; the last one first."""
    people: dict[UUID, list[LogEntry]] = {}
    for entry in entries:
        people.setdefault(entry.event.user_id, []).append(entry)
    return [_summary(of_one) for of_one in people.values()]


def _has(log: LogStore, noted: ChainHead) -> bool:
    if noted.seq == 0:  # noted before there was any entry
        return True
    entry = next(iter(log.entries(after=noted.seq - 1)), None)
    return entry is not None and ChainHead(entry.seq, entry.hash) == noted


def _summary(entries: list[LogEntry]) -> AccessSummary:
    """`entries` are one person's, newest first."""
    events = [entry.event for entry in entries]
    done = [event for event in events if event.outcome is Outcome.DONE]
    reads = sum(event.op_id is None or event.command in _READS for event in done)
    return AccessSummary(
        user_id=events[0].user_id,
        login=events[0].login,
        role=events[0].role,
        reads=reads,
        changes=len(done) - reads,
        refused=len(events) - len(done),
        last_at=events[0].at,
    )
