"""The case board as a widget: arrows walk the steps and gates, a long case scrolls inside it."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent, QShowEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from app.kernel.texts import _
from ui.theme.look import look
from ui.widgets.painted.canvas import MOVES, Canvas
from ui.widgets.painted.geometry import Box
from ui.widgets.painted.lanes.data import LanesData, StepState
from ui.widgets.painted.lanes.drawing import draw_lanes
from ui.widgets.painted.lanes.layout import lay_out
from ui.widgets.painted.lanes.placed import LanesLayout
from ui.widgets.painted.lanes.seen_bar import SeenBar
from ui.widgets.painted.lanes.spoken import gate_words, lane_name, spoken, step_words
from ui.widgets.painted.parts import Part, find
from ui.widgets.painted.pens import RULER

MARGIN = 28


class Lanes(Canvas[LanesLayout]):
    """`activated` and `current_changed` give the key of a step or of a gate."""

    def __init__(self, object_name: str, data: LanesData, parent: QWidget | None = None) -> None:
        super().__init__(object_name, parent)
        self._data = data
        self._bar = SeenBar(f"{object_name}_scroll", _("Rulla i sidled"), self)
        self._bar.valueChanged.connect(self._repaint)
        self.measure_again()

    def set_data(self, data: LanesData) -> None:
        self._data = data
        self.measure_again()

    def _repaint(self, _value: int) -> None:
        self.update()

    def _bring_current(self) -> None:
        part = find(self.parts(), self.current())
        if part is not None:
            self._bar.bring(round(part.box.y), round(part.box.bottom))

    def _fit_bar(self) -> None:
        layout = self.layout_now()
        left, first = round(layout.side), next(iter(layout.lanes), None)
        top = round(first.box.y) if first is not None else 0
        self._bar.lie((left, left + round(layout.room)), (top, round(layout.bottom)))
        self._bar.setRange(0, max(round(layout.content - layout.room), 0))
        self._bar.setPageStep(round(layout.room))
        self._bar.setSingleStep(round(look.px(60)))
        self._bar.setVisible(layout.is_scrolled)

    # Canvas

    def measure_again(self) -> None:
        super().measure_again()
        self._fit_bar()

    def lay_out(self, width: float) -> LanesLayout:
        return lay_out(self._data, width, RULER)

    def parts_of(self, layout: LanesLayout) -> tuple[Part, ...]:
        titles = {step.key: step.title for _lane, step in self._data.steps()}
        found: list[tuple[tuple[int, int], Part]] = [
            (
                (placed.column, placed.lane),
                Part(
                    key=placed.step.key,
                    box=placed.box,
                    row=placed.lane,
                    words=f"{lane_name(self._data.lanes[placed.lane])}: "
                    + step_words(placed.step, titles),
                    radius=6,
                ),
            )
            for placed in layout.steps
        ]
        found += [
            (
                (gate.column, -1),
                Part(
                    key=gate.gate.key,
                    box=gate.chip,
                    row=-1,
                    words=gate_words(gate.gate, titles),
                    radius=4,
                ),
            )
            for gate in layout.gates
        ]
        return tuple(part for _order, part in sorted(found, key=lambda pair: pair[0]))

    def first_key(self) -> str:
        """What is to be done now is where one begins."""
        mine = [step.key for lane in self._data.lanes if lane.is_mine for step in lane.steps]
        now = [s.key for _lane, s in self._data.steps() if s.state is StepState.NOW]
        return next((key for key in now if key in mine), next(iter(now), super().first_key()))

    def draw(self, painter: QPainter, layout: LanesLayout) -> None:
        draw_lanes(painter, layout, self._bar.value())

    def on_screen(self, box: Box) -> Box:
        side = self.layout_now().side
        left = max(box.x - self._bar.value(), side)
        return Box(left, box.y, max(box.right - self._bar.value() - left, 0), box.height)

    def reveal(self, part: Part) -> None:
        layout = self.layout_now()
        left, right = part.box.x - layout.side, part.box.right - layout.side
        margin, offset = look.px(MARGIN), self._bar.value()
        if left - margin < offset:
            self._bar.setValue(round(left - margin))
        elif right + margin > offset + layout.room:
            self._bar.setValue(round(right + margin - layout.room))

    def title(self) -> str:
        return self._data.name or _("Steg per roll")

    def spoken(self) -> str:
        return spoken(self._data)

    def smallest_width(self) -> float:
        return look.px(400)

    # Qt

    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        if Qt.Key(event.key()) in MOVES:  # when the panel over the board has told of the step
            QTimer.singleShot(0, self, self._bring_current)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._bar.follow_page()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_bar()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Sideways scrolls the steps; up and down is left to the page."""
        if event.angleDelta().x() and self.layout_now().is_scrolled:
            self._bar.setValue(self._bar.value() - event.angleDelta().x())
            event.accept()
        else:
            event.ignore()
