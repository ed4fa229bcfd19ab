"""Writing a note: plain text, Tab leaves, a draft is due two seconds after the last change."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QMimeData, QTimer, Signal
from PySide6.QtWidgets import QPlainTextEdit

from ui.kernel.restyle import follow
from ui.theme import fonts
from ui.theme.look import look

DRAFT_AFTER_MS = 2000
_AROUND = 4  # the padding of the style sheet


class NoteEditor(QPlainTextEdit):
    """`draft_due` brings the text that has to be kept now; nothing is lost by leaving.

    With `lines` it is a field of a form: that high, and no higher.
    """

    draft_due = Signal(str)

    def __init__(self, name: str, placeholder: str = "", *, lines: int = 0) -> None:
        super().__init__()
        self._lines = lines
        self.setObjectName(name)
        self.setPlaceholderText(placeholder)
        self.setTabChangesFocus(True)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DRAFT_AFTER_MS)
        self._timer.timeout.connect(self.keep_now)
        self.textChanged.connect(self._restart)
        follow(self._restyle)

    @property
    def has_unkept_text(self) -> bool:
        return self._timer.isActive()

    def set_text(self, text: str) -> None:
        """Show a note or a draft that is already kept."""
        self.setPlainText(text)
        self._timer.stop()

    def keep_now(self) -> None:
        """Ctrl+S, lock and close come here too."""
        self._timer.stop()
        self.draft_due.emit(self.toPlainText())

    def _restart(self) -> None:
        if not self._timer.isActive():  # every 2 s while one writes, not 2 s after one stops
            self._timer.start()

    def _restyle(self) -> None:
        self.setFont(fonts.font())
        if self._lines:
            around = 2 * (self.document().documentMargin() + look.px(_AROUND) + 1)
            self.setFixedHeight(ceil(self._lines * fonts.line_height() + around))
        else:
            self.setMinimumHeight(look.px(96))

    # Qt's side of the editor

    def insertFromMimeData(self, source: QMimeData) -> None:
        if source.hasText():
            self.insertPlainText(source.text())
