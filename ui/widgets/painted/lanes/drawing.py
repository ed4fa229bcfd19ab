"""Paints the measured lanes: the role column stands still, the rest may be scrolled."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath

from app.kernel.texts import _
from ui.theme import paint
from ui.theme.look import look
from ui.widgets.painted.geometry import Box
from ui.widgets.painted.lanes.data import StepState
from ui.widgets.painted.lanes.placed import (
    Arrow,
    LanesLayout,
    PlacedGate,
    PlacedLane,
    PlacedStep,
    Point,
)
from ui.widgets.painted.pens import (
    Ink,
    draw_icon,
    draw_line,
    draw_rule,
    draw_words,
    panel,
    rect,
)

# fill, edge, icon, tone of the icon
LOOKS = {
    StepState.DONE: ("ok_soft", "ok_line", "circle-check", "ok"),
    StepState.NOW: ("surface", "accent", "circle-dot", "accent"),
    StepState.OPEN: ("surface", "line_strong", "circle", "text2"),
    StepState.LOCKED: ("sunken", "line", "lock", "text3"),
}


def draw_lanes(painter: QPainter, layout: LanesLayout, offset: float) -> None:
    if not layout.lanes:
        area = Box(look.px(14), 0, layout.side + layout.room, layout.height)
        draw_line(painter, area, _("Inga steg att visa."), role="body", tone="text3")
        return
    for lane in layout.lanes:
        _lane(painter, lane)
    draw_words(painter, layout.key, "text3")
    painter.save()
    painter.setClipRect(
        QRectF(layout.side, 0, layout.room, layout.bottom), Qt.ClipOperation.IntersectClip
    )
    painter.translate(-offset, 0)
    for gate in layout.gates:
        _gate_line(painter, gate, layout.bottom)
    for arrow in sorted(layout.arrows, key=lambda a: a.is_passed):
        _arrow(painter, arrow)
    for step in _in_view(layout, offset):
        _step(painter, step)
    for gate in layout.gates:
        _gate_chip(painter, gate)
    painter.restore()


def _in_view(layout: LanesLayout, offset: float) -> list[PlacedStep]:
    view = Box(layout.side + offset, 0, layout.room, layout.bottom)
    return [step for step in layout.steps if step.box.overlaps(view)]


def _lane(painter: QPainter, placed: PlacedLane) -> None:
    box, is_mine = placed.box, placed.lane.is_mine
    if is_mine:
        painter.fillRect(rect(box), look.colour("accent_soft"))
        painter.fillRect(QRectF(0, box.y, look.px(3), box.height), look.colour("accent"))
    draw_rule(painter, QPointF(0, box.y), box.width)
    if is_mine and look.is_contrast:  # where the tint vanishes
        panel(painter, box, Ink("", "accent", width=2), 0)
    mark = Box(look.px(14), placed.role.box.y + look.px(1), look.px(16), look.px(18))
    draw_icon(painter, mark, placed.lane.icon, "accent" if is_mine else "text2", 16)
    draw_words(painter, placed.role, "text")
    draw_words(painter, placed.who, "accent" if is_mine else "text3")


def _gate_line(painter: QPainter, placed: PlacedGate, bottom: float) -> None:
    tone = "ok" if placed.gate.is_open else "wait"
    painter.setPen(paint.edge(tone, look.px(1.5), dashed=True))
    x = round(placed.x) + 0.5
    painter.drawLine(QPointF(x, placed.chip.bottom), QPointF(x, bottom))


def _gate_chip(painter: QPainter, placed: PlacedGate) -> None:
    """Opaque ground first: the line of another gate may pass behind."""
    painter.fillRect(rect(placed.chip), look.colour("surface"))
    tone, icon = ("ok", "lock-open") if placed.gate.is_open else ("wait", "lock")
    paint.chip(painter, rect(placed.chip), placed.text, tone, icon)


def _arrow(painter: QPainter, arrow: Arrow) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(paint.edge("ok" if arrow.is_passed else "line_strong", look.px(1.5)))
    painter.drawPath(_rounded(arrow.points, look.px(4)))
    x, y = arrow.points[-1]
    head = look.px(3.5)
    painter.drawPolyline([QPointF(x - head, y - head), QPointF(x, y), QPointF(x - head, y + head)])


def _rounded(points: Sequence[Point], bend: float) -> QPainterPath:
    path = QPainterPath(QPointF(*points[0]))
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        path.lineTo(_towards(corner, before, bend))
        path.quadTo(QPointF(*corner), _towards(corner, after, bend))
    path.lineTo(QPointF(*points[-1]))
    return path


def _towards(start: Point, end: Point, length: float) -> QPointF:
    dx, dy = end[0] - start[0], end[1] - start[1]
    whole = abs(dx) + abs(dy)  # one of them is nothing: the ways run along the axes
    part = min(length, whole / 2) / whole if whole else 0.0
    return QPointF(start[0] + dx * part, start[1] + dy * part)


def _step(painter: QPainter, placed: PlacedStep) -> None:
    step, box = placed.step, placed.box
    fill, line, icon, tone = LOOKS[step.state]
    is_locked = step.state is StepState.LOCKED
    if is_locked and step.is_addition:
        line = "line_strong"  # a dashed hairline would not be seen
    width = 2 if step.state is StepState.NOW else 1
    panel(painter, box, Ink(fill, line, dashed=step.is_addition, width=width), 6)
    mark = Box(box.x + look.px(8), placed.title.box.y, look.px(16), look.px(18))
    draw_icon(painter, mark, icon, tone, 14)
    draw_words(painter, placed.title, "text2" if is_locked else "text")
    draw_words(painter, placed.line, "accent" if step.state is StepState.NOW else "text3")
