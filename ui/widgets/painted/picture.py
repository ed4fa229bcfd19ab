"""A picture that measures itself: height for width, another theme, another text size."""

from __future__ import annotations

from math import ceil
from typing import Generic, Protocol, TypeVar

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.look import look


class Measured(Protocol):
    """What a layout owes its picture."""

    @property
    def height(self) -> float: ...


L = TypeVar("L", bound=Measured)


def unsaid(picture: QWidget, *asked: object) -> TypeError:
    """What each picture must say of itself, and this one does not."""
    del asked
    return TypeError(f"{type(picture).__name__} leaves this to its pictures")


class Picture(QWidget, Generic[L]):
    """Draws one layout, which is measured once for each width and kept until something changes."""

    def __init__(self, object_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(object_name)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._layouts: dict[int, L] = {}
        look.changed.connect(self.measure_again)

    def lay_out(self, width: float) -> L:
        """The picture measured for a width; keeps nothing."""
        raise unsaid(self, width)

    def draw(self, painter: QPainter, layout: L) -> None:
        raise unsaid(self, painter, layout)

    def smallest_width(self) -> float:
        return look.px(160)

    def measure_again(self) -> None:
        """After new data, another theme or another text size."""
        self._layouts.clear()
        self.updateGeometry()
        self.update()

    def layout_now(self) -> L:
        """The layout for the present width."""
        return self._layout_for(self.width())

    def _layout_for(self, width: int) -> L:
        width = max(width, round(self.smallest_width()))
        if width not in self._layouts:
            self._layouts[width] = self.lay_out(width)
        return self._layouts[width]

    # Qt

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return ceil(self._layout_for(width).height)

    def sizeHint(self) -> QSize:
        return QSize(round(self.smallest_width()), self.heightForWidth(self.width()))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setClipRect(event.rect())  # so that long pictures can leave out what is not seen
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.draw(painter, self.layout_now())
        painter.end()
