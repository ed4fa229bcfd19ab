"""Transactions of one signed-in person on the shared store."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, create_engine, make_url

from app.access.log import LogEntry, LogEvent
from db.access import SqlLogStore
from db.postgres.provider import ProviderTransaction
from db.transaction import SqlTransaction


class TurnTakingLog(SqlLogStore):
    """Waits for its turn before it looks for the head: many desks write one chain."""

    def append(self, event: LogEvent) -> LogEntry:
        self._connection.exec_driver_sql("SELECT 1 FROM guard.turn FOR UPDATE")
        return super().append(event)


class StaffTransaction(SqlTransaction):
    """The stores of the vault, on the shared database."""

    def __init__(self, connection: Connection) -> None:
        super().__init__(connection)
        self.log = TurnTakingLog(connection)


class SharedStore:
    """The address tells who signs in: `postgresql://login@host:port/database`."""

    def __init__(self, address: str) -> None:
        url = make_url(address).set(drivername="postgresql+psycopg")
        self._engine = create_engine(url, hide_parameters=True, pool_pre_ping=True)

    @contextmanager
    def begin(self) -> Iterator[Connection]:
        with self._engine.begin() as connection:
            yield connection

    @contextmanager
    def staff(self) -> Iterator[StaffTransaction]:
        with self.begin() as connection:
            yield StaffTransaction(connection)

    @contextmanager
    def provider(self) -> Iterator[ProviderTransaction]:
        """Commits on its way: what was logged stays, whatever becomes of the rest."""
        with self._engine.connect() as connection:
            yield ProviderTransaction(connection)
            connection.commit()

    def close(self) -> None:
        self._engine.dispose()
