"""What pauses do to the hours: a band for each month, as wide as its days."""

from __future__ import annotations

import datetime as dt
from calendar import monthrange
from dataclasses import dataclass
from decimal import Decimal

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from app.kernel.texts import _
from ui.theme import paint
from ui.theme.look import look
from ui.widgets.painted.canvas import Canvas
from ui.widgets.painted.geometry import Box, Ruler
from ui.widgets.painted.parts import Part
from ui.widgets.painted.pens import RULER, Ink, draw_line, panel, rect
from ui.widgets.painted.words import (
    MINUS,
    hours_words,
    long_month,
    month_name,
    sentence,
    span_words,
)

GAP, BAND, NARROWEST = 12, 24, 150
NARROW = 16  # a pause of a day or two, which the air beside today's line would hide
Span = tuple[dt.date, dt.date | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class EffectMonth:
    """One month: hours as they were worked out elsewhere, spans with both ends included.

    `runs` is when the service is carried out at all; without it the whole month.
    """

    first: dt.date
    granted: Decimal
    cut: Decimal
    pauses: tuple[Span, ...] = ()
    runs: Span | None = None

    @property
    def last(self) -> dt.date:
        return self.first.replace(day=monthrange(self.first.year, self.first.month)[1])

    @property
    def days(self) -> int:
        return self.last.day

    def inside(self, span: Span) -> tuple[dt.date, dt.date] | None:
        """The part of a span that lies in the month."""
        start, end = max(span[0], self.first), min(span[1] or self.last, self.last)
        return (start, end) if start <= end else None

    def pauses_inside(self) -> list[tuple[dt.date, dt.date]]:
        found = (self.inside(span) for span in sorted(self.pauses, key=lambda s: s[0]))
        return [span for span in found if span]


@dataclass(frozen=True, slots=True, kw_only=True)
class EffectBandData:
    months: tuple[EffectMonth, ...]
    today: dt.date
    with_sums: bool = True
    name: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """A day under the band, or a sum; a mark that has no room is left out."""

    text: str
    box: Box
    tone: str
    role: str


@dataclass(frozen=True, slots=True)
class PlacedMonth:
    month: EffectMonth
    row: int
    box: Box
    band: Box
    running: tuple[Box, ...]
    pauses: tuple[Box, ...]
    today_x: float | None
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class EffectBandLayout:
    months: tuple[PlacedMonth, ...]
    height: float


def lay_out(data: EffectBandData, width: float, ruler: Ruler) -> EffectBandLayout:
    gap = ruler.px(GAP)
    count = max(len(data.months), 1)
    fitting = max(int((width + gap) // (ruler.px(NARROWEST) + gap)), 1)
    rows = -(-count // fitting)
    per_row = -(-count // rows)
    placed: list[PlacedMonth] = []
    top = 0.0
    for row in range(0, len(data.months), per_row):
        months = data.months[row : row + per_row]
        room = width - gap * (per_row - 1)
        days = max(sum(m.days for m in months), per_row * 28)
        x = 0.0
        own: list[PlacedMonth] = []
        for month in months:
            wide = room * month.days / days
            own.append(_month(month, data, row // per_row, (x, top, wide), ruler))
            x += wide + gap
        placed += own
        top = max(p.box.bottom for p in own) + gap
    return EffectBandLayout(tuple(placed), max(top - gap, 0))


def spoken(data: EffectBandData) -> str:
    return " ".join(f"{month_words(month)}." for month in data.months) or _("Inga månader.")


def month_words(month: EffectMonth) -> str:
    spans = [span_words(*span) for span in month.pauses_inside()]
    return sentence(
        long_month(month.first),
        _("{hours} beviljat").format(hours=hours_words(month.granted)),
        *(_("uppehåll {span}").format(span=span) for span in spans),
        _("minskar {hours}").format(hours=hours_words(month.cut)) if month.cut else "",
        _("kvar {hours}").format(hours=hours_words(month.granted - month.cut)),
    )


def _month(
    month: EffectMonth,
    data: EffectBandData,
    row: int,
    place: tuple[float, float, float],
    ruler: Ruler,
) -> PlacedMonth:
    x, top, width = place
    band = Box(x, top + ruler.px(24), width, ruler.px(BAND))
    pauses = [_days_box(month, band, *span) for span in month.pauses_inside()]
    runs = month.inside(month.runs) if month.runs else (month.first, month.last)
    today_x = None
    if month.first <= data.today <= month.last:
        today_x = _days_box(month, band, data.today, data.today).centre
    under = Box(x, band.bottom + ruler.px(2), width, ruler.px(18))
    marks = [*_head(month, Box(x, top, width, ruler.px(20)), ruler)]
    marks += _day_marks(month, under, today_x, ruler)
    bottom = under.bottom
    if data.with_sums:
        sums = _sums(month, Box(x, under.bottom + ruler.px(4), width, ruler.px(20)), ruler)
        marks += sums
        bottom = max(mark.box.bottom for mark in sums)
    return PlacedMonth(
        month=month,
        row=row,
        box=Box(x, top, width, bottom - top),
        band=band,
        running=_running(_days_box(month, band, *runs) if runs else None, pauses),
        pauses=tuple(pauses),
        today_x=today_x,
        marks=tuple(marks),
    )


def _days_box(month: EffectMonth, band: Box, first: dt.date, last: dt.date) -> Box:
    day = band.width / month.days
    return Box(
        band.x + day * (first.day - 1), band.y, day * (last.day - first.day + 1), band.height
    )


def _running(whole: Box | None, pauses: list[Box]) -> tuple[Box, ...]:
    """What the pauses leave of the band, with a hairline of air between."""
    if whole is None:
        return ()
    left, out = whole.x, list[Box]()
    for pause in pauses:
        if pause.x - 1 > left:
            out.append(Box(left, whole.y, pause.x - 1 - left, whole.height))
        left = max(left, pause.right + 1)
    if whole.right > left:
        out.append(Box(left, whole.y, whole.right - left, whole.height))
    return tuple(out)


def _head(month: EffectMonth, line: Box, ruler: Ruler) -> list[Mark]:
    name = month_name(month.first)
    used = ruler.width(name, "smallstrong")
    out = [Mark(name, Box(line.x, line.y, used, line.height), "text2", "smallstrong")]
    hours = hours_words(month.granted)
    for text in (_("{hours} beviljat").format(hours=hours), hours):
        wide = ruler.width(text, "small")
        if used + ruler.px(8) + wide <= line.width:
            box = Box(line.right - wide, line.y, wide, line.height)
            return [*out, Mark(text, box, "text3", "small")]
    return out


def _day_marks(month: EffectMonth, line: Box, today_x: float | None, ruler: Ruler) -> list[Mark]:
    """Today first, then the first and the last day of each pause."""
    wishes: list[tuple[float, str, str, str]] = []
    if today_x is not None:
        wishes.append((today_x, _("i dag"), "today", "smallstrong"))
    for first, last in month.pauses_inside():
        for day in dict.fromkeys((first, last)):
            centre = _days_box(month, line, day, day).centre
            wishes.append((centre, str(day.day), "text3", "small"))
    out: list[Mark] = []
    for centre, text, tone, role in wishes:
        wide = ruler.width(text, role)
        left = min(max(centre - wide / 2, line.x), line.right - wide)
        box = Box(left, line.y, wide, line.height)
        if not any(mark.box.inset(-ruler.px(4)).overlaps(box) for mark in out):
            out.append(Mark(text, box, tone, role))
    return out


def _sums(month: EffectMonth, line: Box, ruler: Ruler) -> list[Mark]:
    left = _("kvar {hours}").format(hours=hours_words(month.granted - month.cut))
    wide = ruler.width(left, "body")
    if not month.cut:
        return [Mark(left, Box(line.x, line.y, wide, line.height), "text", "body")]
    cut = f"{MINUS}{hours_words(month.cut)}"
    used = ruler.width(cut, "strong")
    first = Mark(cut, Box(line.x, line.y, used, line.height), "warn", "strong")
    beside = Box(line.x + used + ruler.px(8), line.y, wide, line.height)
    under = Box(line.x, line.bottom, wide, line.height)
    box = beside if beside.right <= line.right else under
    return [first, Mark(left, box, "text", "body")]


def _draw_month(painter: QPainter, placed: PlacedMonth) -> None:
    if not placed.running or placed.month.runs:
        panel(painter, placed.band, Ink("", "line"), 3)
    for box in placed.running:
        panel(painter, box, Ink("bar_exec"), 3)
    for box in placed.pauses:
        paint.hatch(painter, rect(box), tone="bar_pause", ground="warn_soft")
    if placed.today_x is not None:
        x, wide, out = round(placed.today_x) - 1, look.px(2), look.px(3)
        top, tall = placed.band.y - out, placed.band.height + 2 * out
        if not any(box.width < NARROW and box.holds(x, box.y) for box in placed.pauses):
            painter.fillRect(QRectF(x - wide, top, 3 * wide, tall), look.colour("surface"))
        painter.fillRect(QRectF(x, top, wide, tall), look.colour("today"))
    for mark in placed.marks:
        draw_line(painter, mark.box, mark.text, role=mark.role, tone=mark.tone)


class EffectBand(Canvas[EffectBandLayout]):
    """`activated` gives a month as its first day, ISO."""

    def __init__(
        self, object_name: str, data: EffectBandData, parent: QWidget | None = None
    ) -> None:
        super().__init__(object_name, parent)
        self._data = data
        self.measure_again()

    def set_data(self, data: EffectBandData) -> None:
        self._data = data
        self.measure_again()

    def lay_out(self, width: float) -> EffectBandLayout:
        return lay_out(self._data, width, RULER)

    def parts_of(self, layout: EffectBandLayout) -> tuple[Part, ...]:
        return tuple(
            Part(
                key=placed.month.first.isoformat(),
                box=placed.box,
                row=placed.row,
                words=month_words(placed.month),
            )
            for placed in layout.months
        )

    def draw(self, painter: QPainter, layout: EffectBandLayout) -> None:
        for placed in layout.months:
            _draw_month(painter, placed)

    def title(self) -> str:
        return self._data.name or _("Timmar månad för månad")

    def spoken(self) -> str:
        return spoken(self._data)
