"""The fictive municipality in memory, and a bench at which one of its people sits."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from uuid import uuid4

from app.access.actor import Actor
from app.access.desk import Desk
from app.access.rights import shipped_rights
from app.demo.municipality import build
from app.kernel.clock import FixedClock
from app.services import Services, services_at
from app.users.model import actor_from
from db.kernel.engine import SingleConnection
from db.kernel.schema import metadata
from db.transaction import SqlTransaction
from ui.bench import Bench, Paper
from ui.kernel.change_bus import ChangeBus
from ui.kernel.history import Place
from ui.kernel.questions import PreparedAnswers
from ui.kernel.runner import Runner
from ui.kernel.tasks import SynchronousRunner
from ui.widgets.undo_bar import Held

DAY = dt.date(2026, 5, 18)
NOW = dt.datetime(2026, 5, 18, 12, 3, 12, tzinfo=dt.UTC)  # 14:03:12 in Sweden


@dataclass(slots=True)
class MovableClock:
    """A clock that a test sets."""

    at: dt.datetime

    def now(self) -> dt.datetime:
        return self.at

    def today(self) -> dt.date:
        return FixedClock(self.at).today()


class Town:
    """Everybody of the demo, on plain SQLite."""

    def __init__(self, store: SingleConnection) -> None:
        self._store = store
        self.clock = MovableClock(NOW)

    @contextmanager
    def begin(self) -> Iterator[SqlTransaction]:
        with self._store.begin() as connection:
            yield SqlTransaction(connection)

    def actor(self, login: str) -> Actor:
        with self.begin() as tx:
            return actor_from(tx.users.by_login(login), self.clock.today())

    def services(self, login: str) -> Services:
        desk = Desk(self.actor(login), self.begin, shipped_rights(), self.clock)
        return services_at(desk, None, practice=True)

    def close(self) -> None:
        self._store.close()


def found(clients: int = 22, *, anew: bool = False) -> Town:
    """Built once in a process; each asking gets a copy of its own, or a town that is built anew."""
    raw = _connection()
    (_built.__wrapped__ if anew else _built)(clients).backup(raw)
    return Town(_store(raw))


@cache
def _built(clients: int) -> sqlite3.Connection:
    raw = _connection()
    store = _store(raw)
    with store.begin() as connection:
        metadata.create_all(connection)
    build(Town(store).begin, DAY, clients, 1)
    return raw


def _connection() -> sqlite3.Connection:
    raw = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    raw.execute("PRAGMA foreign_keys = ON")
    return raw


def _store(raw: sqlite3.Connection) -> SingleConnection:
    return SingleConnection(raw, sqlite3, lambda _error: None)


@dataclass
class Desktop:
    """A bench that keeps what was asked of the window."""

    town: Town
    login: str
    runner: Runner = field(default_factory=SynchronousRunner)
    gone: list[Place] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    held: list[Held] = field(default_factory=list)
    papers: list[Paper] = field(default_factory=list)
    questions: PreparedAnswers = field(default_factory=PreparedAnswers)

    def __post_init__(self) -> None:
        self.services = self.town.services(self.login)
        self.bus = ChangeBus()

    def bench(self) -> Bench:
        return Bench(
            actor=self.town.actor(self.login),
            runner=self.runner,
            bus=self.bus,
            questions=self.questions,
            go=self.gone.append,
            say=self.said.append,
            hold=self.held.append,
            now=self.town.clock.now,
            today=self.town.clock.today,
            new_id=uuid4,
            preview=self.papers.append,
        )
