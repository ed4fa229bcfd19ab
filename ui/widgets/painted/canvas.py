"""What all pictures share: the walk of the arrows, the mouse, tool tips and speech."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from ui.widgets.painted.geometry import Box
from ui.widgets.painted.parts import Move, Part, find, walk
from ui.widgets.painted.pens import RING_ROOM, draw_focus
from ui.widgets.painted.picture import L, Picture, unsaid

MOVES = {
    Qt.Key.Key_Right: Move.NEXT,
    Qt.Key.Key_Left: Move.PREVIOUS,
    Qt.Key.Key_Up: Move.UP,
    Qt.Key.Key_Down: Move.DOWN,
    Qt.Key.Key_Home: Move.FIRST,
    Qt.Key.Key_End: Move.LAST,
}
ACTIVATING = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}
KEYBOARD = {
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
}

# Back from another window or a menu: the ring is as it was.
RETURNING = {Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason}


class Canvas(Picture[L]):
    """A picture that is one stop for Tab; the arrows walk between its parts."""

    activated = Signal(str)
    current_changed = Signal(str)

    def __init__(self, object_name: str, parent: QWidget | None = None) -> None:
        super().__init__(object_name, parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self._current = ""
        self._pressed = ""
        self._shows_ring = False
        self._parts: dict[int, tuple[Part, ...]] = {}

    # What each picture says of itself

    def parts_of(self, layout: L) -> tuple[Part, ...]:
        """What can be reached inside, in the order of reading."""
        raise unsaid(self, layout)

    def title(self) -> str:
        """The name of the picture, for speech."""
        raise unsaid(self)

    def spoken(self) -> str:
        """All the picture tells, in words."""
        raise unsaid(self)

    def first_key(self) -> str:
        """Where the arrows begin."""
        return next((part.key for part in self.parts()), "")

    def on_screen(self, box: Box) -> Box:
        """Where a part is seen, when a picture scrolls inside itself."""
        return box

    def reveal(self, part: Part) -> None:
        """Make the part seen, when a picture scrolls inside itself."""

    # What the pages use

    def parts(self) -> tuple[Part, ...]:
        layout = self.layout_now()
        if id(layout) not in self._parts:
            self._parts = {id(layout): self.parts_of(layout)}
        return self._parts[id(layout)]

    def current(self) -> str:
        """The id of the thing the arrows stand on, empty when on none."""
        return self._current

    def set_current(self, key: str) -> None:
        part = find(self.parts(), key)
        if part is None or key == self._current:
            return
        self._current = key
        self.reveal(part)
        self._name(part)
        if self.hasFocus():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, part.words))
        self.update()
        self.current_changed.emit(key)

    def measure_again(self) -> None:
        super().measure_again()
        self._parts.clear()
        part = find(self.parts(), self._current)
        self._current = part.key if part else ""
        self._name(part)
        self.setAccessibleDescription(self.spoken())

    def _name(self, part: Part | None) -> None:
        self.setAccessibleName(f"{self.title()}. {part.words}" if part else self.title())

    def _part_under(self, point: QPoint) -> Part | None:
        """Of two the one that was drawn last."""
        shown = ((part, self.on_screen(part.box)) for part in reversed(self.parts()))
        return next((part for part, box in shown if box.holds(point.x(), point.y())), None)

    def _activate(self, part: Part | None) -> None:
        if part and part.can_activate:
            self.activated.emit(part.key)

    # Qt

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        part = find(self.parts(), self._current)
        if part and self._shows_ring and self.hasFocus():
            painter = QPainter(self)
            frame = Box(0, 0, self.width(), self.height())
            ring = self.on_screen(part.box).kept_in(frame, RING_ROOM)
            draw_focus(painter, ring, part.radius)
            painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        move = MOVES.get(Qt.Key(event.key()))
        if move and event.modifiers() in {
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        }:
            self._shows_ring = True
            part = walk(self.parts(), self._current, move)
            if part:
                self.set_current(part.key)
            self.update()
        elif event.key() in ACTIVATING:
            self._activate(find(self.parts(), self._current))
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() not in RETURNING:
            self._shows_ring = event.reason() in KEYBOARD
        # The mouse says itself where: going to the first part would scroll it away from under it.
        is_by_mouse = event.reason() is Qt.FocusReason.MouseFocusReason
        if not is_by_mouse and find(self.parts(), self._current) is None:
            self.set_current(self.first_key())
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        part = self._part_under(event.position().toPoint())
        self._shows_ring = False
        self._pressed = part.key if part and event.button() is Qt.MouseButton.LeftButton else ""
        if part:
            self.set_current(part.key)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        part = self._part_under(event.position().toPoint())
        if part and part.key == self._pressed:
            self._activate(part)
        self._pressed = ""

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        part = self._part_under(event.position().toPoint())
        shape = Qt.CursorShape.PointingHandCursor if part and part.can_activate else None
        if shape is None:
            self.unsetCursor()
        else:
            self.setCursor(shape)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            part = self._part_under(event.pos())
            if part is None:
                QToolTip.hideText()
            else:
                box = self.on_screen(part.box)
                area = QRect(int(box.x), int(box.y), int(box.width) + 1, int(box.height) + 1)
                QToolTip.showText(event.globalPos(), escape(part.words), self, area)
            return True
        return super().event(event)
