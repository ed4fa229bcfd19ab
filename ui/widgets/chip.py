"""States in words on soft ground. A chip is never an action."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel

from ui.kernel.restyle import follow
from ui.kernel.shapes import ChipShape
from ui.theme import paint
from ui.theme.look import look

HEIGHT = 22


class Chip(QLabel):
    """A label to a screen reader, a chip to the eye."""

    def __init__(self, shape: ChipShape) -> None:
        super().__init__(shape.text)
        self._shape = shape
        self.show_shape(shape)
        follow(self._restyle)

    @property
    def shape(self) -> ChipShape:
        return self._shape

    def show_shape(self, shape: ChipShape) -> None:
        self._shape = shape
        self.setText(shape.text)
        self.setProperty("tone", shape.tone)
        self.setProperty("ground", f"{shape.tone}_soft")
        self._restyle()

    def _restyle(self) -> None:
        self.setFixedSize(self.sizeHint())
        self.update()

    # Qt's side of the label

    def sizeHint(self) -> QSize:
        width = paint.chip_width(self._shape.text, self._shape.icon)
        return QSize(round(width) + 1, look.px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        shape = self._shape
        paint.chip(QPainter(self), QRectF(self.rect()), shape.text, shape.tone, shape.icon)
