"""Work off the UI thread; results back on it. No widget ever waits for the database."""

from __future__ import annotations

import logging
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot
from shiboken6 import isValid

from app.kernel.errors import AppError, ProgramFault

log = logging.getLogger(__name__)

T = TypeVar("T")


class TaskRunner(QObject):
    """Writes run one at a time; reads run beside them, in `readers` threads.

    With no readers, reads wait in the writer's lane.
    A result is dropped when its owner is gone, or when a newer read with the same
    `key` was asked for by the same owner: the last question wins.
    """

    busy_changed = Signal(bool)
    idle = Signal()
    crashed = Signal(object)
    refused = Signal(object)
    """Every refusal, before the one who asked hears of it."""
    _landed = Signal(object)

    def __init__(self, parent: QObject | None = None, readers: int = 4) -> None:
        super().__init__(parent)
        self._writer = ThreadPoolExecutor(1, thread_name_prefix="write")
        self._readers = (
            ThreadPoolExecutor(readers, thread_name_prefix="read") if readers else self._writer
        )
        self._newest: dict[tuple[int, str], int] = {}
        self._asked = 0
        self._running = 0
        # WORKAROUND(qt-6.11): the one signal that crosses threads ends in a decorated slot.
        self._landed.connect(self._land, Qt.ConnectionType.QueuedConnection)

    @property
    def is_idle(self) -> bool:
        return self._running == 0

    def read(
        self,
        owner: QObject,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[AppError], None],
        *,
        key: str = "",
    ) -> None:
        self._asked += 1
        ticket, mark = self._asked, (id(owner), key)
        if key:
            self._remember(owner, mark, ticket)

        def wanted() -> bool:
            return isValid(owner) and (not key or self._newest.get(mark) == ticket)

        self._submit(self._readers, _unless_overtaken(work, wanted), wanted, done, failed)

    def write(
        self,
        owner: QObject,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[AppError], None],
    ) -> None:
        def wanted() -> bool:
            return isValid(owner)

        self._submit(self._writer, work, wanted, done, failed)

    def shutdown(self) -> None:
        """Finish the writes; reads that wait in lanes of their own are forgotten."""
        self._readers.shutdown(wait=True, cancel_futures=self._readers is not self._writer)
        self._writer.shutdown(wait=True)

    def _remember(self, owner: QObject, mark: tuple[int, str], ticket: int) -> None:
        def forget() -> None:
            self._newest.pop(mark, None)

        if mark not in self._newest:
            owner.destroyed.connect(forget)
        self._newest[mark] = ticket

    def _submit(
        self,
        pool: ThreadPoolExecutor,
        work: Callable[[], T],
        wanted: Callable[[], bool],
        done: Callable[[T], None],
        failed: Callable[[AppError], None],
    ) -> None:
        def deliver(future: Future[T]) -> None:
            if not future.cancelled() and wanted():
                self._deliver(future, done, failed)

        def land(future: Future[T]) -> None:
            if isValid(self):
                self._landed.emit((deliver, future))

        future = pool.submit(work)
        self._running += 1
        if self._running == 1:
            self.busy_changed.emit(True)
        future.add_done_callback(land)

    @Slot(object)
    def _land(self, landed: tuple[Callable[[Future[object]], None], Future[object]]) -> None:
        deliver, future = landed
        self._running -= 1
        try:
            deliver(future)
        finally:
            if self._running == 0:
                self.busy_changed.emit(False)
                self.idle.emit()

    def _deliver(
        self, future: Future[T], done: Callable[[T], None], failed: Callable[[AppError], None]
    ) -> None:
        error = future.exception()
        if error is None:
            done(future.result())
        elif isinstance(error, AppError):
            self.refused.emit(error)
            failed(error)
        elif not isinstance(error, _Overtaken):
            fault = ProgramFault(error)
            log.error("background task failed: %s", fault.facts["kind"])
            self.crashed.emit(fault)
            failed(fault)


class SynchronousRunner:
    """Runs at once, in the same order: for tests of view models."""

    def read(
        self,
        owner: QObject,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[AppError], None],
        *,
        key: str = "",
    ) -> None:
        del owner, key  # nothing can overtake what is done at once
        _run(work, done, failed)

    def write(
        self,
        owner: QObject,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[AppError], None],
    ) -> None:
        del owner
        _run(work, done, failed)


class _Overtaken(Exception):
    """A newer question made this one needless before it was begun."""


def _unless_overtaken(work: Callable[[], T], wanted: Callable[[], bool]) -> Callable[[], T]:
    """Do not trouble the one connection with a question that nobody waits for any more."""

    def asked() -> T:
        if not wanted():
            raise _Overtaken
        return work()

    return asked


def _run(
    work: Callable[[], T], done: Callable[[T], None], failed: Callable[[AppError], None]
) -> None:
    try:
        result = work()
    except AppError as error:
        failed(error)
        return
    done(result)
