"""A bar that scrolls a picture sideways and is seen whenever the picture is."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QScrollArea,
    QScrollBar,
    QStyle,
    QStyleOptionSlider,
    QWidget,
)

from ui.theme import paint
from ui.theme.look import look

THICK, INSIDE, AIR = 14, 3, 8
_MOVED = {QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.LayoutRequest}


class SeenBar(QScrollBar):
    """Lies under its picture; where that is cut by a low window, at the end of what is seen.

    It has its own colours: a handle that is as pale as the others would be lost between the lanes.
    """

    def __init__(self, name: str, words: str, picture: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, picture)
        self.setObjectName(name)
        self.setAccessibleName(words)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._picture = picture
        self._page: QScrollArea | None = None
        self._watched: list[QWidget] = []
        self._across, self._down = (0, 0), (0, 0)
        self.hide()

    def lie(self, across: tuple[int, int], down: tuple[int, int]) -> None:
        """From left to right; and not over `down[0]`, at best under `down[1]`."""
        self._across, self._down = across, down
        self._settle()

    def follow_page(self) -> None:
        """The page scrolls, and what stands over the picture grows and shrinks."""
        for widget in self._watched:
            widget.removeEventFilter(self)
        self._watched, self._page = [], None
        place = self._picture.parentWidget()
        while place is not None and self._page is None:
            if isinstance(place, QScrollArea):
                self._page = place
            self._watched.append(place)
            place = place.parentWidget()
        for widget in self._watched:
            widget.installEventFilter(self)
        self._settle()

    def bring(self, top: int, bottom: int) -> None:
        """Let the page scroll to where the arrows went in the picture: it is one stop to Tab."""
        inside = self._page.widget() if self._page is not None else None
        if self._page is not None and inside is not None:
            for y in (bottom + self.height(), top):
                down = self._picture.mapTo(inside, QPoint(0, y)).y()
                self._page.ensureVisible(0, down, 0, round(look.px(AIR)))

    def _settle(self) -> None:
        thick = round(look.px(THICK))
        least, best = self._down
        top = best
        if self._page is not None:
            view = self._page.viewport()
            seen = self._picture.mapFrom(view, QPoint(0, view.height())).y()
            top = max(min(best, seen - thick), least)
        left, right = self._across
        self.setGeometry(left, top, right - left, thick)

    # Qt's side of the bar

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _MOVED:
            self._settle()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter, option = QPainter(self), QStyleOptionSlider()
        self.initStyleOption(option)
        handle = self.style().subControlRect(
            QStyle.ComplexControl.CC_ScrollBar,
            option,
            QStyle.SubControl.SC_ScrollBarSlider,
            self,
        )
        painter.fillRect(self.rect(), look.colour("surface"))
        if self.y() < self._down[1]:  # over the lanes
            painter.fillRect(0, 0, self.width(), 1, look.colour("line"))
        inside, width = look.px(INSIDE), float(handle.width())
        area = QRectF(handle.left(), inside + 1, width, self.height() - 2 * inside - 1)
        paint.panel(painter, area, fill="line_strong", radius=4)
