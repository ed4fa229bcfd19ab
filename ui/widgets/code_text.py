"""A secret code on the screen: it can be read and spoken, not copied."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence

from app.kernel.texts import _
from ui.kernel.announce import announce
from ui.widgets.layout import Well
from ui.widgets.text import Text


class CodeText(Text):
    """Other programs read the clipboard, so copying is refused."""

    copy_refused = Signal()

    def __init__(self, code: str) -> None:
        super().__init__(_in_two_lines(code), "number", wrap=True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)

    # Qt's side of the label

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_refused.emit()
        else:
            super().keyPressEvent(event)


class CodeWell(Well):
    """The code, and under it what is said about it."""

    def __init__(self, name: str, code: str) -> None:
        super().__init__(margins=(16, 12, 16, 12))
        self.code = CodeText(code)
        self.code.setObjectName(f"{name}_code")
        self.code.setAccessibleName(code)
        self.hint = Text("", "small", "text2", wrap=True)
        self.hint.setObjectName(f"{name}_hint")
        self.hint.hide()
        self.box.add(self.code, 4, self.hint)
        self.code.copy_refused.connect(self._refuse_copy)

    def forget(self) -> None:
        self.code.clear()
        self.code.setAccessibleName("")

    def say(self, sentence: str) -> None:
        self.hint.setText(sentence)
        self.hint.show()
        announce(self.hint, sentence)

    def _refuse_copy(self) -> None:
        self.say(
            _("Koden kopieras inte: andra program kan läsa urklipp. Skriv av den eller skriv ut.")
        )


def _in_two_lines(code: str) -> str:
    """Groups are never broken: the code is read aloud and written off."""
    groups = code.split("-")
    half = len(groups) // 2
    return "-".join(groups[:half]) + "-\n" + "-".join(groups[half:])
