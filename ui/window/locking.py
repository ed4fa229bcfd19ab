"""Locks after a time without anybody, or at once; what was being written is kept first."""

from __future__ import annotations

from collections.abc import Callable

from babel.dates import format_time
from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from app.kernel.clock import SWEDEN
from app.kernel.errors import AppError
from app.vault.model import Credentials
from ui.composition import OpenStore
from ui.kernel.runner import Runner
from ui.kernel.shortcuts import is_pressed
from ui.shell.window import MainWindow
from ui.start.lock_screen import LockScreen
from ui.window.seat import Seat

MINUTE = 60_000
MOVES = frozenset({QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel})


class Locking(QObject):
    """`left` comes when somebody else wants to work, `unlocked` when the same person goes on.

    In a practice store the window is covered but the keys stay: nothing secret is in it.
    """

    left = Signal()
    unlocked = Signal()

    def __init__(
        self, store: OpenStore, runner: Runner, keep_anchor: Callable[[], None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._store, self._runner, self._keep_anchor = store, runner, keep_anchor
        self._window: MainWindow | None = None
        self._login = self._name = ""
        self._screen: LockScreen | None = None
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.timeout.connect(self.lock)
        app = QApplication.instance()
        if app is not None:
            app.installEventFilter(self)

    def guard(self, window: MainWindow, seat: Seat) -> None:
        """From now on it is this window and this person."""
        self._window, self._screen = window, None
        self._login, self._name = seat.actor.login, seat.actor.name
        self._idle.start(seat.municipality.idle_lock_minutes * MINUTE)

    def stop(self) -> None:
        self._idle.stop()
        app = QApplication.instance()
        if app is not None:
            app.removeEventFilter(self)

    def lock(self) -> None:
        """Cover the window, then drop the keys of the vault."""
        if self._window is None or self._window.is_covered:
            return
        now = self._store.clock.now()
        at = format_time(now, "HH:mm", tzinfo=SWEDEN, locale="sv_SE")
        self._screen = LockScreen(
            self._name,
            at,
            needs_password=not self._store.is_practice,
            hurries=bool(self._window.undo_bar.held),
        )
        self._screen.unlock_asked.connect(self._unlock)
        self._screen.user_change_asked.connect(self.left)
        self._window.cover(self._screen)
        self._runner.write(self, self._drop_keys, _nothing, self._refused)

    def lock_out(self, sentence: str) -> None:
        """The person has no access any more: somebody else may go on from here."""
        self.lock()
        if self._screen is not None and isValid(self._screen):
            self._screen.end_access(sentence)

    def _drop_keys(self) -> None:
        """Whatever becomes of the anchor, the keys go."""
        try:
            self._keep_anchor()
        finally:
            if not self._store.is_practice:
                self._store.vault.lock()

    def _unlock(self, password: str) -> None:
        store, who = self._store, Credentials(self._login, password)

        def work() -> None:
            if store.vault.is_locked:
                store.vault.unlock(who)
            try:
                store.actor(who.login)
            except AppError:
                self._drop_keys()
                raise

        self._runner.write(self, work, self._open_again, self._refused)

    def _open_again(self, _result: None) -> None:
        self._screen = None
        if self._window is not None:
            self._window.uncover()
        self._idle.start()
        self.unlocked.emit()

    def _refused(self, error: AppError) -> None:
        if self._screen is not None and isValid(self._screen):
            self._screen.refuse(error.sentence)

    # Qt's side

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in MOVES and self._idle.isActive():
            self._idle.start()
        if isinstance(event, QKeyEvent) and self._is_lock_over_something(event):
            self.lock()
            return True
        return super().eventFilter(watched, event)

    def _is_lock_over_something(self, event: QKeyEvent) -> bool:
        """The shortcut of the window is off while a form, a menu or a calendar lies over it."""
        if event.type() is not QEvent.Type.KeyPress or not is_pressed("lock", event):
            return False
        over = QApplication.activePopupWidget() or QApplication.activeModalWidget()
        return over is not None


def _nothing(_result: object) -> None:
    """Nobody waits for the answer."""
