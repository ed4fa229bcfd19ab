"""Paints a measured time line."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from app.kernel.texts import _
from ui.theme import paint
from ui.theme.look import look
from ui.widgets.painted.geometry import Box
from ui.widgets.painted.pens import (
    RULER,
    Ink,
    draw_icon,
    draw_line,
    draw_rule,
    draw_shape,
    draw_words,
    panel,
    pointed_bar,
    rect,
)
from ui.widgets.painted.timeline.data import Bar, BarKind
from ui.widgets.painted.timeline.placed import (
    Heading,
    LegendItem,
    PlacedBar,
    PlacedTrack,
    TimeLineLayout,
)
from ui.widgets.painted.timeline.rows import TIPS, label_role, shown_box
from ui.widgets.painted.words import short_day

INKS = {
    "decision": Ink("bar_decision"),
    "order": Ink("accent_soft", "accent_line"),
    "execution": Ink("bar_exec"),
    "wrong": Ink("surface", "danger", dashed=True),
}


def draw_time_line(painter: QPainter, layout: TimeLineLayout, today: dt.date) -> None:
    if not layout.tracks:
        area = Box(0, 0, layout.chart.right, layout.height)
        words = _("Inga insatser att visa.")
        draw_line(painter, area, words, role="body", tone="text3")
        return
    seen = _seen(painter, layout)
    _ground(painter, layout)
    for track in layout.tracks:
        if track.box.overlaps(seen):
            _track(painter, track)
    bars = [bar for bar in layout.bars if bar.box.overlaps(seen)]
    for bar in bars:
        _bar(painter, bar, layout.line)
    _today(painter, layout, short_day(today))
    for heading in layout.headings:
        _heading(painter, heading)
    for bar in bars:
        _label(painter, bar, layout.future)
    for item in layout.legend:
        _legend(painter, item)


def _seen(painter: QPainter, layout: TimeLineLayout) -> Box:
    """The part of the picture that is asked for, over its whole width."""
    asked = painter.clipBoundingRect()
    return Box(-1, asked.top(), layout.chart.right + 2, asked.height())


def ink_of(bar: Bar) -> Ink:
    return INKS["wrong" if bar.is_wrong else bar.kind.value]


def _ground(painter: QPainter, layout: TimeLineLayout) -> None:
    if layout.future:
        painter.fillRect(rect(layout.future), look.colour("sunken", 0.7))
    for tick in layout.ticks:
        if tick.x < layout.chart.right:
            top = layout.chart.y - look.px(4)
            _grid_line(painter, round(tick.x), top, layout.chart.bottom)
        if tick.box:
            draw_line(painter, tick.box, tick.label, role="small", tone="text3")


def _grid_line(painter: QPainter, x: int, top: float, bottom: float) -> None:
    """Dotted in high contrast, where every line is white and the bars must be louder."""
    style = Qt.PenStyle.DotLine if look.is_contrast else Qt.PenStyle.SolidLine
    painter.setPen(QPen(look.colour("line"), 1, style))
    painter.drawLine(QPointF(x + 0.5, top), QPointF(x + 0.5, bottom))


def _track(painter: QPainter, placed: PlacedTrack) -> None:
    draw_rule(painter, QPointF(0, placed.box.y), placed.box.width)
    if placed.track.has_warning:
        mark = Box(0, placed.title.box.y, look.px(16), look.px(20))
        draw_icon(painter, mark, "triangle-alert", "danger", 14)
    draw_words(painter, placed.title, "text")
    draw_words(painter, placed.note, "text3")


def _heading(painter: QPainter, heading: Heading) -> None:
    """Opaque: neither the grid nor today's line crosses the words."""
    box = heading.box
    painter.fillRect(rect(box), look.colour("surface"))
    draw_rule(painter, QPointF(0, box.y), box.width)
    line = Box(0, box.y + look.px(8), box.width, look.px(24))
    used = paint.text(painter, rect(line), heading.title, role="h3")
    rest = Box(used + look.px(8), line.y, box.width - used - look.px(8), line.height)
    draw_line(painter, rest, heading.note, role="small", tone="text3")


def _bar(painter: QPainter, placed: PlacedBar, line: Box | None) -> None:
    kind, ink = placed.bar.kind, ink_of(placed.bar)
    shown = shown_box(placed.box, line, RULER)
    shown = shown.inset(ink.width / 2, ink.width / 2) if ink.line else shown
    tip = look.px(TIPS[kind])
    path = pointed_bar(
        shown,
        radius=look.px(2 if kind is BarKind.DECISION else 3),
        back=tip if placed.goes_back else 0,
        on=tip if placed.goes_on else 0,
    )
    draw_shape(painter, path, ink)
    painter.save()
    painter.setClipPath(path)
    for pause in placed.pauses:
        paint.hatch(painter, rect(pause.box), tone="bar_pause", ground="warn_soft")
    painter.restore()


def _today(painter: QPainter, layout: TimeLineLayout, name: str) -> None:
    """A gap on both sides, or red drowns in a blue bar."""
    if layout.line is None or layout.pill is None:
        return
    x, top = round(layout.line.centre) - 1, layout.pill.middle
    gap, wide, chart = look.px(2), look.px(2), layout.chart
    painter.fillRect(QRectF(x - gap, chart.y, wide + 2 * gap, chart.height), look.colour("surface"))
    painter.fillRect(QRectF(x, top, wide, chart.bottom - top), look.colour("today"))
    panel(painter, layout.pill, Ink("today"), 4)
    draw_line(painter, layout.pill, name, role="smallstrong", tone="surface", align=paint.CENTRE)


def _label(painter: QPainter, placed: PlacedBar, future: Box | None) -> None:
    label = placed.label
    if label is None:
        return
    if not label.is_inside:
        ground = label.box.inset(-look.px(2), look.px(1))
        painter.fillRect(rect(ground), look.colour("surface"))
        if future and ground.right > future.x:
            left = max(ground.x, future.x)
            shade = Box(left, ground.y, ground.right - left, ground.height)
            painter.fillRect(rect(shade), look.colour("sunken", 0.7))
    draw_line(painter, label.box, label.text, role=label_role(placed.bar), tone=_tone(placed))


def _tone(placed: PlacedBar) -> str:
    if placed.bar.is_wrong:
        return "danger"
    if placed.bar.kind is BarKind.ORDER:
        return "accent"
    inside = placed.label is not None and placed.label.is_inside
    return "on_accent" if inside else "text"


def _legend(painter: QPainter, item: LegendItem) -> None:
    if item.kind == "pause":
        paint.hatch(painter, rect(item.swatch), tone="bar_pause", ground="warn_soft")
    else:
        panel(painter, item.swatch, INKS[item.kind], 3)
    draw_line(painter, item.words, item.text, role="small", tone="text3")
