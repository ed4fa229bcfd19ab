"""A field to search or filter with: icon at the left, the shortcut as a key cap at the right."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit

from ui.kernel.restyle import follow
from ui.theme import fonts, icons, paint
from ui.theme.look import look


class SearchField(QLineEdit):
    """Esc clears; when there is nothing to clear, it leaves. Down goes to what was found."""

    left = Signal()
    went_down = Signal()

    def __init__(self, name: str, placeholder: str, keys: str = "", icon: str = "search") -> None:
        super().__init__()
        self._keys, self._icon = keys, icon
        self.setObjectName(name)
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        self.setMaxLength(200)
        follow(self._restyle)

    def _restyle(self) -> None:
        room = round(fonts.width_of(self._keys, "small")) + look.px(20) if self._keys else 0
        self.setTextMargins(look.px(24), 0, room, 0)

    # Qt's side of the field

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            self.textEdited.emit("")
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() == Qt.Key.Key_Down:
            self.went_down.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        slot = QRectF(look.px(10), 0, look.px(16), self.height())
        icons.draw(painter, slot, self._icon, tone="text3")
        if self._keys and not self.text():
            width = fonts.width_of(self._keys, "small") + look.px(12)
            top = (self.height() - look.px(20)) / 2
            cap = QRectF(self.width() - width - look.px(6), top, width, look.px(20))
            key_cap(painter, cap, self._keys)


def key_cap(painter: QPainter, rect: QRectF, keys: str) -> None:
    """Keys as they look on a keyboard."""
    paint.panel(painter, rect, fill="sunken", line="line", radius=4)
    paint.text(painter, rect, keys, role="small", tone="text3", align=paint.CENTRE)
