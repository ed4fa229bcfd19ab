"""What is going on and how far it has come. Under 300 ms it shows nothing.

Nothing here is stopped half way: half a key or half a copy is worse than waiting.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QProgressBar, QWidget

from ui.kernel.announce import announce
from ui.kernel.naming import named
from ui.kernel.restyle import follow
from ui.theme.look import look
from ui.widgets.layout import DOWN, Box, row
from ui.widgets.panel import Panel
from ui.widgets.text import Icon, Text

SHOWN_AFTER_MS = 300


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the work; `right` is how long it took or has taken."""

    text: str
    right: str = ""


class Busy(QWidget):
    """Steps done, the step under way with its bar, steps to come."""

    def __init__(self, name: str, title: str, body: str = "") -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(title)
        self._title = title
        self._body = Text(body, "body", "text2", wrap=True)
        if not body:
            self._body.hide()  # never shown before it has a parent: it would flash as a window
        self._body.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._steps = Box(DOWN)
        self.bar = named(QProgressBar(), f"{name}_bar", title)
        self.bar.setTextVisible(False)
        self.panel = Panel(self._steps, margins=(16, 12, 16, 12))
        head = Text(title, "h3", wrap=True)
        head.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        middle = row(None, self.panel, None)
        Box(DOWN, None, head, 4, self._body, 16, middle, None, parent=self)
        self._timer = QTimer(self, singleShot=True, interval=SHOWN_AFTER_MS)
        self._timer.timeout.connect(self._appear)
        follow(self._restyle)
        self.hide()

    def begin(self) -> None:
        """Show it when the work takes longer than a blink."""
        self._timer.start()

    def end(self) -> None:
        self._timer.stop()
        self.hide()

    def show_steps(self, steps: Sequence[Step], current: int) -> None:
        """Steps before `current` are done; a screen reader hears the one that begins."""
        self.bar.setParent(None)
        self._steps.clear()
        for number, step in enumerate(steps):
            self._steps.add(*([8] if number else []), _line(step, number, current))
            if number == current:
                self._steps.add(8, self.bar)
        self.bar.show()
        if self.isVisible() and current < len(steps):
            announce(self, steps[current].text)

    def show_progress(self, done: int, total: int) -> None:
        """A total of 0 means that nobody knows."""
        self.bar.setRange(0, total)
        self.bar.setValue(done)

    def tell(self, body: str) -> None:
        self._body.setText(body)
        self._body.setVisible(bool(body))

    def _appear(self) -> None:
        self.show()
        announce(self, self._title)

    def _restyle(self) -> None:
        self.panel.setMinimumWidth(look.px(400))


def _line(step: Step, number: int, current: int) -> QWidget:
    if number < current:
        icon, tone, role = ("check", "ok", "body")
    elif number == current:
        icon, tone, role = ("loader", "accent", "strong")
    else:
        icon, tone, role = ("circle", "text3", "body")
    words = Text(step.text, role, "text" if number <= current else "text2", wrap=True)
    return row(Icon(icon, tone), 8, (words, 1), 8, Text(step.right, "small", "text3"))
