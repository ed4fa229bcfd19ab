"""The worklist without widgets: rows, filter, the chosen one, and a message that is read here."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

from app.kernel.changes import Changes, Topic
from app.kernel.errors import AppError
from app.messages.model import Message
from app.messages.service import MessageService
from app.worklist.model import WorkRow
from app.worklist.service import WorklistService
from ui.bench import Bench
from ui.kernel.change_bus import touches
from ui.today.rows import Worklist

TOUCHING = (
    Topic.CLIENT,
    Topic.ORDER,
    Topic.EXECUTION,
    Topic.PLAN,
    Topic.CARD,
    Topic.MESSAGE,
    Topic.CASE,
    Topic.JOURNAL,
    Topic.SETTINGS,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class TodayServices:
    """The use cases behind Idag."""

    worklist: WorklistService
    messages: MessageService


class TodayModel(QObject):
    """`counted` tells how many rows there are and whether one is late, for the navigation."""

    loaded = Signal()
    narrowed = Signal()
    message_read = Signal(object)
    failed = Signal(object)
    counted = Signal(int, bool)
    touched = Signal()

    def __init__(self, bench: Bench, services: TodayServices) -> None:
        super().__init__()
        self.bench = bench
        self._services = services
        self.list = Worklist()
        bench.bus.changed.connect(self._judge)

    def load(self) -> None:
        self.bench.runner.read(
            self, self._services.worklist.today, self._show, self.failed.emit, key="today"
        )

    def narrow(self, words: str) -> None:
        self.list = replace(self.list, words=words)
        self.narrowed.emit()

    def row(self, key: Hashable) -> WorkRow | None:
        return self.list.row(key)

    def read_message(self, row: WorkRow) -> None:
        """For those it was sent to it counts as read from now on."""
        message_id = row.message_id
        if message_id is None:
            return

        def done(message: Message) -> None:
            self.message_read.emit(message)

        self.bench.runner.write(
            self, lambda: self._services.messages.open(message_id), done, self._refused
        )

    def _refused(self, error: AppError) -> None:
        self.failed.emit(error)

    def _show(self, rows: list[WorkRow]) -> None:
        self.list = replace(self.list, rows=tuple(rows))
        self.counted.emit(self.list.waiting, self.list.has_late)
        self.loaded.emit()

    def _judge(self, changes: Changes) -> None:
        if touches(changes, TOUCHING):
            self.touched.emit()
