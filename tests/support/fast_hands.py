"""A hand that clicks again and again before anything has had time to come."""

from __future__ import annotations

from itertools import count

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

BETWEEN = 90  # milliseconds, as quick fingers
LEFT = Qt.MouseButton.LeftButton
_moments = count(10_000_000, 10_000)  # of a series; no two of them are near each other


def hammer(widget: QWidget, times: int, spot: QPoint | None = None) -> None:
    """Click at one spot of the screen; each click lands on whatever is in front there by then."""
    place, began = widget.mapToGlobal(spot or widget.rect().center()), next(_moments)
    window = widget.window()
    for number in range(times):
        kind = QEvent.Type.MouseButtonDblClick if number % 2 else QEvent.Type.MouseButtonPress
        at = began + number * BETWEEN
        target = _under(QApplication.activeModalWidget() or window, place)
        if target is not None:
            _send(target, kind, place, at)
            _send(target, QEvent.Type.MouseButtonRelease, place, at + BETWEEN // 2)
        QApplication.processEvents()


def _under(front: QWidget, place: QPoint) -> QWidget | None:
    here = front.mapFromGlobal(place)
    return front.childAt(here) if front.rect().contains(here) else None


def _send(target: QWidget, kind: QEvent.Type, place: QPoint, at: int) -> None:
    down = Qt.MouseButton.NoButton if kind is QEvent.Type.MouseButtonRelease else LEFT
    event = QMouseEvent(
        kind,
        QPointF(target.mapFromGlobal(place)),
        QPointF(place),
        LEFT,
        down,
        Qt.KeyboardModifier.NoModifier,
    )
    event.setTimestamp(at)
    QApplication.sendEvent(target, event)
