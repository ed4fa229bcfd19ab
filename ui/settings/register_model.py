"""What the models of Användare and of Utförare och enheter share: ask, narrow, act, ask again."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Iterable, Sequence
from typing import Generic, Protocol, TypeVar
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from app.access.desk import DoneBefore
from app.kernel.changes import Changes, Topic
from app.kernel.errors import AppError
from ui.bench import Bench
from ui.kernel.change_bus import touches
from ui.settings.ports import SettingsServices

ALL = "all"  # the kind that holds every row


class Keyed(Protocol):
    """A row of the table. `searched` is in small letters."""

    @property
    def key(self) -> UUID: ...

    @property
    def kind(self) -> str: ...

    @property
    def searched(self) -> str: ...


R = TypeVar("R", bound=Keyed)
S = TypeVar("S")


class RegisterModel(QObject, Generic[S, R]):
    """`done` tells what was done, `refused` an AppError."""

    changed = Signal()
    done = Signal(str)
    refused = Signal(object)

    def __init__(self, bench: Bench, services: SettingsServices, topics: Iterable[Topic]) -> None:
        super().__init__()
        self.bench = bench
        self._services, self._topics = services, frozenset(topics)
        self._state: S | None = None
        bench.bus.changed.connect(self._reload_if_touched)

    @property
    def state(self) -> S | None:
        return self._state

    def load(self) -> None:
        self.bench.runner.read(self, self._ask, self._show, self.refused.emit, key="load")

    def row(self, key: object) -> R | None:
        return next((row for row in self._rows() if row.key == key), None)

    def shown(self, kind: str, words: str) -> list[R]:
        """Those of a kind that hold all the words."""
        wanted = words.casefold().split()
        return [
            row
            for row in self._rows()
            if kind in {ALL, row.kind} and all(word in row.searched for word in wanted)
        ]

    def count(self, kind: str) -> int:
        return len(self.shown(kind, ""))

    @abstractmethod
    def _ask(self) -> S:
        """Everything that is shown; runs off the UI thread."""

    @abstractmethod
    def _rows_of(self, state: S) -> Sequence[R]: ...

    def _rows(self) -> Sequence[R]:
        return () if self._state is None else self._rows_of(self._state)

    def _show(self, state: S) -> None:
        self._state = state
        self.changed.emit()

    def _do(self, work: Callable[[], Changes], said: str) -> None:
        def done(changes: Changes) -> None:
            self.done.emit(said)
            self.bench.say(said)
            self.bench.bus.publish(changes)

        def failed(error: AppError) -> None:
            if isinstance(error, DoneBefore):
                self.done.emit(said)
                self.load()
            else:
                self.refused.emit(error)

        self.bench.runner.write(self, work, done, failed)

    def _reload_if_touched(self, changes: Changes) -> None:
        if self._state is not None and touches(changes, self._topics):
            self.load()
