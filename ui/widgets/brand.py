"""The program's mark and the mark of a person."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ui.kernel.restyle import follow
from ui.theme import paint
from ui.theme.look import look

MARK = 28


class Mark(QWidget):
    """An order that has arrived."""

    def __init__(self, size: int = MARK) -> None:
        super().__init__()
        self._size = size
        follow(self._restyle)

    def _restyle(self) -> None:
        self.setFixedSize(look.px(self._size), look.px(self._size))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter, side = QPainter(self), float(self.width())
        paint.panel(painter, QRectF(self.rect()), fill="accent", radius=self._size / 4)
        pen = QPen(look.colour("on_accent"), side * 0.11)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        corners = ((0.24, 0.36), (0.46, 0.72), (0.76, 0.26))
        painter.drawPolyline([QPointF(side * x, side * y) for x, y in corners])


def initials(name: str) -> str:
    return "".join(part[0] for part in name.split()[:2]).upper()


def paint_avatar(painter: QPainter, rect: QRectF, name: str) -> None:
    """Initials in a circle; the name stands beside it or is spoken."""
    paint.panel(painter, rect, fill="accent_soft", line="accent_line", radius=MARK / 2)
    words = initials(name)
    paint.text(painter, rect, words, role="smallstrong", tone="accent", align=paint.CENTRE)
