"""One connection, one transaction at a time, first come first served: the local engine."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import StaticPool

from app.kernel.errors import AppError

Explain = Callable[[BaseException], AppError | None]


class Turns:
    """A lock given in the order it was asked for, so that long work in slices lets others in.

    The same thread cannot take it twice: a transaction inside a transaction is a mistake.
    """

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._waiting: deque[threading.Lock] = deque()
        self._holder: int | None = None

    @contextmanager
    def taken(self) -> Iterator[None]:
        self.take()
        try:
            yield
        finally:
            self.give()

    def take(self) -> None:
        me = threading.get_ident()
        with self._guard:
            if self._holder is None:
                self._holder = me
                return
            if self._holder == me:
                raise RuntimeError("a transaction is already open in this thread")
            gate = threading.Lock()
            gate.acquire()
            self._waiting.append(gate)
        with gate:  # opened by `give`
            self._holder = me

    def give(self) -> None:
        with self._guard:
            if not self._waiting:
                self._holder = None
                return
            self._holder = -1  # promised to the next in the queue
            self._waiting.popleft().release()

    def let_others_in(self) -> None:
        """Step back behind everybody who waits, if anybody does."""
        with self._guard:
            if not self._waiting:
                return
        self.give()
        self.take()


class SingleConnection:
    """SQLAlchemy over exactly one driver connection that somebody else opened and configured.

    The driver must be in autocommit mode (`isolation_level=None`); every transaction starts with
    an explicit BEGIN IMMEDIATE, so that changes of the schema can be rolled back too.
    `explain` turns an error of the driver into a refusal with a sentence, or gives None.
    """

    def __init__(self, raw: Any, module: ModuleType, explain: Explain) -> None:
        self.raw = raw
        self.turns = Turns()
        self.is_closed = False
        self._explain = explain
        self._engine = create_engine(
            "sqlite://",
            creator=self._the_connection,
            module=module,
            poolclass=StaticPool,
            hide_parameters=True,
        )
        event.listen(self._engine, "begin", _begin_immediate)

    @property
    def engine(self) -> Engine:
        return self._engine

    @contextmanager
    def begin(self) -> Iterator[Connection]:
        """One transaction: committed when the block ends, rolled back when it raises."""
        with self.turns.taken(), self.explained(), self._engine.begin() as connection:
            yield connection

    @contextmanager
    def explained(self) -> Iterator[None]:
        """Errors of the driver inside the block come out as refusals where that is possible."""
        try:
            yield
        except DBAPIError as error:
            refusal = self._explain(error.orig) if error.orig else None
            if refusal is None:
                raise
            raise refusal from error

    def detach(self) -> None:
        """Close the driver connection; only within a turn, and `attach` must follow."""
        self._engine.dispose()
        self.raw.close()

    def attach(self, raw: Any) -> None:
        """Go on with another driver connection; only within a turn."""
        self.raw = raw

    def close(self) -> None:
        """Wait for the transaction that is open, then close for good."""
        with self.turns.taken():
            self.is_closed = True
            self.detach()

    def _the_connection(self) -> Any:
        return self.raw


def _begin_immediate(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")
