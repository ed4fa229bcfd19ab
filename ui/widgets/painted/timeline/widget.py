"""The time line as a widget: arrows walk the bars, + − 0 change the stretch of days."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QPainter, QWheelEvent
from PySide6.QtWidgets import QWidget

from app.kernel.texts import _
from ui.theme.look import look
from ui.widgets.painted.canvas import Canvas
from ui.widgets.painted.parts import Part
from ui.widgets.painted.pens import RULER
from ui.widgets.painted.timeline.data import TimeLineData
from ui.widgets.painted.timeline.drawing import draw_time_line
from ui.widgets.painted.timeline.layout import lay_out
from ui.widgets.painted.timeline.placed import TimeLineLayout
from ui.widgets.painted.timeline.reading import parts_of
from ui.widgets.painted.timeline.spoken import spoken
from ui.widgets.painted.timeline.window import TimeWindow

CLOSER, FARTHER = 0.5, 2.0
ZOOM_KEYS = {
    Qt.Key.Key_Plus: CLOSER,
    Qt.Key.Key_Equal: CLOSER,
    Qt.Key.Key_Minus: FARTHER,
}
ONE_NOTCH = 120


class TimeLine(Canvas[TimeLineLayout]):
    """`activated` and `current_changed` give the key of a bar or of a pause."""

    def __init__(
        self,
        object_name: str,
        data: TimeLineData,
        parent: QWidget | None = None,
        *,
        with_legend: bool = True,
    ) -> None:
        super().__init__(object_name, parent)
        self._data = data
        self._with_legend = with_legend
        self._window = TimeWindow(data.first, data.last)
        self.measure_again()

    def set_data(self, data: TimeLineData) -> None:
        """Show something else; a stretch that was zoomed stays when the same days are asked for."""
        same = (data.first, data.last) == (self._data.first, self._data.last)
        self._data = data
        if not same:
            self._window = TimeWindow(data.first, data.last)
        self.measure_again()

    def window_shown(self) -> TimeWindow:
        return self._window

    def zoom_in(self) -> None:
        self._zoom(CLOSER)

    def zoom_out(self) -> None:
        self._zoom(FARTHER)

    def zoom_back(self) -> None:
        """To the days of the data."""
        self._show(TimeWindow(self._data.first, self._data.last))

    def _zoom(self, factor: float) -> None:
        self._show(self._window.zoomed(factor, self._anchor()))

    def _anchor(self) -> dt.date:
        """What the eye is on: the start of the current bar, else today, else the middle."""
        span = self._data.span(self.current())
        for day in ([span[0]] if span else []) + [self._data.today]:
            if self._window.shows(day):
                return day
        return self._window.first + dt.timedelta(days=self._window.days // 2)

    def _show(self, window: TimeWindow) -> None:
        if window == self._window:
            return
        self._window = window
        self._layouts.clear()
        self.updateGeometry()
        self.update()

    # Canvas

    def lay_out(self, width: float) -> TimeLineLayout:
        return lay_out(self._data, self._window, width, RULER, with_legend=self._with_legend)

    def parts_of(self, layout: TimeLineLayout) -> tuple[Part, ...]:
        return parts_of(self._data, layout)

    def reveal(self, part: Part) -> None:
        span = self._data.span(part.key)
        if span:
            self._show(self._window.revealing(*span))

    def draw(self, painter: QPainter, layout: TimeLineLayout) -> None:
        draw_time_line(painter, layout, self._data.today)

    def title(self) -> str:
        return self._data.name or _("Tidslinje")

    def spoken(self) -> str:
        return spoken(self._data)

    def smallest_width(self) -> float:
        return look.px(360)

    # Qt

    def keyPressEvent(self, event: QKeyEvent) -> None:
        factor = ZOOM_KEYS.get(Qt.Key(event.key()))
        is_ours = not event.modifiers() & Qt.KeyboardModifier.ControlModifier  # Ctrl: text size
        if factor and is_ours:
            self._zoom(factor)
        elif event.key() == Qt.Key.Key_0 and is_ours:
            self.zoom_back()
        elif event.key() in {Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}:
            way = -1 if event.key() == Qt.Key.Key_PageUp else 1
            self._show(self._window.moved(way * (self._window.days // 2)))
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Sideways moves the days; up and down is left to the page."""
        notches = event.angleDelta().x() / ONE_NOTCH
        if not notches:
            event.ignore()
            return
        self._show(self._window.moved(-round(notches * max(self._window.days // 12, 1))))
        event.accept()
