"""The log, the saves that have been done, and how a person stands to a client."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import (
    Column,
    Connection,
    Index,
    Integer,
    Row,
    String,
    Table,
    Text,
    Uuid,
    insert,
    select,
)

from app.access.actor import Command, Data
from app.access.log import (
    FIRST_HASH,
    ChainHead,
    LogEntry,
    LogEvent,
    Outcome,
    UnreadableEntry,
    chain_hash,
    first_fault,
)
from app.access.roles import Role
from app.vault.model import Anchor, Finding
from db.kernel.schema import metadata
from db.kernel.types import EnumText, UtcDateTime

PAGE = 500

log_table = Table(
    "log_entry",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("at", UtcDateTime, nullable=False),
    Column("user_id", Uuid(), nullable=False),
    Column("login", String(60), nullable=False),
    Column("role", EnumText(Role), nullable=False),
    Column("unit_id", Uuid()),
    Column("data", EnumText(Data), nullable=False),
    Column("command", EnumText(Command), nullable=False),
    Column("outcome", EnumText(Outcome), nullable=False),
    Column("client_id", Uuid()),
    Column("subject", String(60), nullable=False),
    Column("purpose", Text, nullable=False),
    Column("op_id", Uuid()),
    Column("detail", Text, nullable=False),
    Column("previous", String(64), nullable=False),
    Column("hash", String(64), nullable=False),
    Index("ix_log_entry_client", "client_id", "seq"),
)

operation_table = Table(
    "operation",
    metadata,
    Column("op_id", Uuid(), primary_key=True),
    Column("user_id", Uuid(), nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("result", String(80), nullable=False),
)

_EVENT_FIELDS = tuple(LogEvent.__slots__)


class SqlLogStore:
    """Implements `app.access.ports.LogStore`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def append(self, event: LogEvent) -> LogEntry:
        head = self.head()
        seq = head.seq + 1
        entry = LogEntry(
            seq=seq, event=event, previous=head.hash, hash=chain_hash(seq, event, head.hash)
        )
        fields = {name: getattr(event, name) for name in _EVENT_FIELDS}
        self._connection.execute(
            insert(log_table).values(seq=seq, previous=entry.previous, hash=entry.hash, **fields)
        )
        return entry

    def head(self) -> ChainHead:
        query = select(log_table.c.seq, log_table.c.hash).order_by(log_table.c.seq.desc()).limit(1)
        row = self._connection.execute(query).first()
        return ChainHead(0, FIRST_HASH) if row is None else ChainHead(row.seq, row.hash)

    def entries(self, *, after: int = 0) -> Iterator[LogEntry]:
        while page := self._page(after):
            yield from page
            after = page[-1].seq

    def about_client(self, client_id: UUID, limit: int) -> list[LogEntry]:
        query = (
            select(log_table)
            .where(log_table.c.client_id == client_id)
            .order_by(log_table.c.seq.desc())
            .limit(limit)
        )
        return [_entry(row) for row in self._connection.execute(query)]

    def _page(self, after: int) -> Sequence[LogEntry]:
        query = (
            select(log_table).where(log_table.c.seq > after).order_by(log_table.c.seq).limit(PAGE)
        )
        page: list[LogEntry] = []
        try:
            page.extend(_entry(row) for row in self._connection.execute(query))
        except (ValueError, TypeError, AttributeError) as error:
            raise UnreadableEntry(page[-1].seq + 1 if page else after + 1) from error
        return page


class SqlOperationStore:
    """Implements `app.access.ports.OperationStore`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def result(self, op_id: UUID) -> tuple[dt.datetime, str] | None:
        table = operation_table.c
        query = select(table.at, table.result).where(table.op_id == op_id)
        row = self._connection.execute(query).first()
        return None if row is None else (row.at, row.result)

    def add(self, op_id: UUID, user_id: UUID, at: dt.datetime, result: str) -> None:
        self._connection.execute(
            insert(operation_table).values(op_id=op_id, user_id=user_id, at=at, result=result)
        )


def log_findings(connection: Connection, anchor: Anchor | None) -> Iterator[Finding]:
    """What a check of the vault says of the log: the first place where the chain does not hold."""
    head = None if anchor is None else ChainHead(anchor.seq, anchor.hash)
    fault = first_fault(SqlLogStore(connection).entries(), head)
    if fault is not None:
        yield Finding(f"log.{fault.kind}", fault.sentence)


def _entry(row: Row[Any]) -> LogEntry:
    fields = row._mapping  # noqa: SLF001 - the documented way to read by name
    event = LogEvent(**{name: fields[name] for name in _EVENT_FIELDS})
    return LogEntry(seq=row.seq, event=event, previous=row.previous, hash=row.hash)
