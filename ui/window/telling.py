"""What the status line of the window in force says: only what is true now, with the time."""

from __future__ import annotations

from babel.dates import format_time
from PySide6.QtCore import QObject

from app.kernel.clock import SWEDEN, Clock
from app.kernel.errors import AppError
from app.kernel.texts import _
from ui.shell.window import MainWindow


class Telling(QObject):
    """Outlives the windows of the users that come and go."""

    def __init__(self, clock: Clock, parent: QObject) -> None:
        super().__init__(parent)
        self._clock = clock
        self._window: MainWindow | None = None

    def begin(self, window: MainWindow) -> None:
        """From now on it is this window."""
        self._window = window

    def say(self, sentence: str) -> None:
        at = format_time(self._clock.now(), "HH:mm", tzinfo=SWEDEN, locale="sv_SE")
        if self._window is not None:
            self._window.status.tell(f"{sentence} {at}", "saved")

    def work(self, sentence: str) -> None:
        """What goes on in the background; an empty sentence when it has ended."""
        if self._window is not None:
            self._window.status.show_work(sentence)

    def problem(self, sentence: str) -> None:
        if self._window is not None:
            self._window.status.tell(sentence, "problem")

    def refusal(self, error: AppError) -> None:
        self.problem(error.sentence)

    def no_backup(self, error: AppError) -> None:
        self.problem(_("Ingen säkerhetskopia: {why}").format(why=error.sentence))
