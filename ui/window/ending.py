"""The end of a session: what is written is kept, the store is copied and closed, then the window.

None of it on the UI thread. When the copy cannot be made one hears why, and chooses.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from app.kernel.errors import AppError
from app.kernel.texts import _
from ui.composition import OpenStore
from ui.kernel.runner import Runner
from ui.shell.window import MainWindow
from ui.start.closing_page import ClosingPage


class Ending(QObject):
    """`left` when somebody else wants to come in, else `ended`. The store is closed then."""

    ended = Signal()
    left = Signal()

    def __init__(
        self, store: OpenStore, runner: Runner, keep_anchor: Callable[[], None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._store, self._runner, self._keep_anchor = store, runner, keep_anchor
        self._page: ClosingPage | None = None
        self._is_leaving = False

    def begin(self, window: MainWindow) -> None:
        """The window was asked to close; a second time changes nothing."""
        if self._page is not None:
            return
        is_copied = not (self._store.is_practice or self._store.vault.is_locked)
        self._page = ClosingPage(
            _("Säkerhetskopian görs och läses tillbaka") if is_copied else _("Valvet stängs")
        )
        self._page.again.connect(self._close_whole)
        self._page.anyway.connect(self._close_at_once)
        window.cover(self._page)
        self._close_whole()

    def leave(self, window: MainWindow) -> None:
        """Somebody else wants to open the vault."""
        self._is_leaving = True
        self.begin(window)

    def refuse(self, sentence: str) -> None:
        """Nothing is closed yet."""
        if self._page is not None:
            self._page.refuse(
                _("Valvet är inte stängt. {why}").format(why=sentence),
                _("Det som är sparat finns i valvet. Säkerhetskopian görs nästa gång det öppnas."),
            )

    def _close_whole(self) -> None:
        store, keep_anchor = self._store, self._keep_anchor

        def work() -> None:
            keep_anchor()
            if not (store.is_practice or store.vault.is_locked):
                store.vault.keep_backed_up()
            store.close()

        self._runner.write(self, work, self._closed, self._refused)

    def _close_at_once(self) -> None:
        self._runner.write(self, self._store.close, self._closed, self._refused)

    def _closed(self, _result: None) -> None:
        if self._is_leaving:
            self.left.emit()
        else:
            self.ended.emit()

    def _refused(self, error: AppError) -> None:
        self.refuse(error.sentence)
