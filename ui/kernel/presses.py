"""Quick clicks at one spot belong to what the first of them landed on.

What is drawn anew under the pointer, or comes in front of it, was not there when the person began
to click: the second half of a double click is no act of its own.
"""

from __future__ import annotations

from weakref import ref

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget


class Presses:
    """Where, when and on what a series of clicks began."""

    def __init__(self) -> None:
        self._first: ref[QWidget] | None = None
        self._place, self._at = QPointF(), 0

    def is_meant(self, widget: QWidget, event: QMouseEvent) -> bool:
        """Whether the press is a first one, or goes on where the first one was."""
        goes_on = self._goes_on(event)
        self._place, self._at = event.globalPosition(), event.timestamp()
        if goes_on and self._first is not None:
            return self._first() is widget
        self._first = ref(widget)
        return True

    def _goes_on(self, event: QMouseEvent) -> bool:
        since = event.timestamp() - self._at
        moved = (event.globalPosition() - self._place).manhattanLength()
        is_quick = 0 < since < QApplication.doubleClickInterval()
        return is_quick and moved < QApplication.startDragDistance()


PRESSES = Presses()


def is_enter(event: QKeyEvent) -> bool:
    """Enter presses the button that has the focus, as the space bar does; once while it is held."""
    is_plain = event.modifiers() in {
        Qt.KeyboardModifier.NoModifier,
        Qt.KeyboardModifier.KeypadModifier,
    }
    is_key = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
    return is_key and is_plain and not event.isAutoRepeat()
