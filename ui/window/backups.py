"""Copies that the program makes by itself: at the start if one is wanting, then every half hour.

The one after the session is made when the window closes. A practice store is thrown away.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from app.kernel.errors import AppError
from app.kernel.texts import _
from app.vault.model import BackupInfo
from ui.composition import OpenStore
from ui.kernel.runner import Runner

BETWEEN = 30 * 60_000


class Backups(QObject):
    """Beside the work, in slices: whoever saves meanwhile comes in between.

    `failed` brings the refusal; `working` a sentence while it goes on, an empty one when it ended.
    """

    working = Signal(str)
    failed = Signal(object)

    def __init__(self, store: OpenStore, runner: Runner, parent: QObject) -> None:
        super().__init__(parent)
        self._store, self._runner = store, runner
        self._timer = QTimer(self, interval=BETWEEN)
        self._timer.timeout.connect(self.keep)

    def start(self) -> None:
        """What the last session left behind, if it was ended by force, is copied now."""
        if not self._store.is_practice:
            self._timer.start()
            self.keep()

    def stop(self) -> None:
        self._timer.stop()

    def keep(self) -> None:
        """Make a copy unless the last one holds everything."""
        if self._store.vault.is_locked:
            return
        self.working.emit(_("Säkerhetskopierar valvet"))
        self._runner.read(self, self._store.vault.keep_backed_up, self._done, self._refused)

    def _done(self, _made: BackupInfo | None) -> None:
        self.working.emit("")

    def _refused(self, error: AppError) -> None:
        self.working.emit("")
        if not self._store.vault.is_locked:  # else it is made when somebody unlocks
            self.failed.emit(error)
