"""The number beside Idag, from the first moment: the page itself counts once it has been built."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from app.kernel.changes import Changes
from app.kernel.errors import AppError
from app.worklist.model import WorkRow
from app.worklist.service import WorklistService
from ui.kernel.change_bus import ChangeBus, touches
from ui.kernel.runner import Runner
from ui.shell.window import MainWindow
from ui.today.model import TOUCHING
from ui.today.rows import Worklist

PAGE = "today"


class TodayCount(QObject):
    """Asks off the UI thread, after the window has been painted, and when something changes."""

    def __init__(
        self, window: MainWindow, worklist: WorklistService, runner: Runner, bus: ChangeBus
    ) -> None:
        super().__init__(window)
        self._window, self._worklist, self._runner = window, worklist, runner
        bus.changed.connect(self._changed)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._ask)
        self._soon.start()

    def _changed(self, changes: Changes) -> None:
        if touches(changes, TOUCHING):
            self._ask()

    def _ask(self) -> None:
        if not self._window.pages.is_built(PAGE):
            self._runner.read(self, self._worklist.today, self._show, _quiet, key=PAGE)

    def _show(self, rows: list[WorkRow]) -> None:
        if not self._window.pages.is_built(PAGE):
            found = Worklist(rows=tuple(rows))
            self._window.navigation.show_count(
                PAGE, str(found.waiting or ""), is_loud=found.has_late
            )


def _quiet(_error: AppError) -> None:
    """Without the number the page still says it when one goes there."""
