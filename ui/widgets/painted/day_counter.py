"""How a deadline was reached, day by day, with the reason of every day that does not count."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from app.kernel.texts import _
from ui.theme import paint
from ui.theme.look import look
from ui.widgets.painted.canvas import Canvas
from ui.widgets.painted.geometry import Box, Ruler, Words, widest_word, write
from ui.widgets.painted.parts import Part
from ui.widgets.painted.pens import RULER, Ink, draw_icon, draw_line, draw_words, panel, rect
from ui.widgets.painted.words import long_day, sentence, short_day, span_words, weekday_name

CELL, SMALLEST, TALL, GAP = 72, 52, 50, 6


class DayKind(StrEnum):
    START = "start"
    COUNTED = "counted"
    SKIPPED = "skipped"
    LIMIT = "limit"
    LATE = "late"


@dataclass(frozen=True, slots=True, kw_only=True)
class CountedDay:
    """A day, or days that share a cell (a weekend): `last` is the last of them, included."""

    first: dt.date
    mark: str  # the number counted, or the reason why it does not count
    kind: DayKind
    last: dt.date | None = None

    @property
    def weekday(self) -> str:
        name = weekday_name(self.first)
        return f"{name}–{weekday_name(self.last)}" if self.last else name

    @property
    def date(self) -> str:
        return f"{self.first.day}–{self.last.day}" if self.last else short_day(self.first)


@dataclass(frozen=True, slots=True, kw_only=True)
class DayCounterData:
    """`rule` is the rule's id in words; a local one is a setting of the municipality."""

    days: tuple[CountedDay, ...]
    rule: str = ""
    is_local: bool = False
    name: str = ""


@dataclass(frozen=True, slots=True)
class PlacedDay:
    day: CountedDay
    row: int
    cell: Box
    mark: Words


@dataclass(frozen=True, slots=True)
class DayCounterLayout:
    days: tuple[PlacedDay, ...]
    rule: Words
    height: float


def lay_out(data: DayCounterData, width: float, ruler: Ruler) -> DayCounterLayout:
    """Cells as wide as there is room for, in as many rows as they need."""
    gap, tall = ruler.px(GAP), ruler.px(TALL)
    texts = [(day.date, "strong") for day in data.days] + [(d.weekday, "small") for d in data.days]
    texts += [(day.mark, "smallstrong") for day in data.days]
    least = max(ruler.px(SMALLEST), widest_word(texts, ruler) + 2)
    count = max(len(data.days), 1)
    even = (width + gap) / count - gap
    cell = max(min(even, max(ruler.px(CELL), least)), least)
    per_row = max(int((width + gap + 0.01) // (cell + gap)), 1)
    days: list[PlacedDay] = []
    top = 0.0
    for start in range(0, len(data.days), per_row):
        row: list[PlacedDay] = []
        for number, day in enumerate(data.days[start : start + per_row]):
            box = Box(number * (cell + gap), top, cell, tall)
            under = (box.x - gap / 2, box.bottom + ruler.px(3))
            mark = write(day.mark, "smallstrong", under, cell + gap, ruler)
            row.append(PlacedDay(day, start // per_row, box, mark))
        days += row
        top = max(placed.mark.box.bottom for placed in row) + ruler.px(8)
    left = ruler.px(20)
    rule = write(data.rule, "small", (left, top + ruler.px(4)), width - left, ruler)
    height = rule.box.bottom if data.rule else max(top - ruler.px(8), 0)
    return DayCounterLayout(tuple(days), rule, height)


def spoken(data: DayCounterData) -> str:
    days = "; ".join(day_words(day) for day in data.days) or _("Inga dagar att räkna")
    local = _("lokal inställning") if data.is_local else ""
    return f"{days}. {sentence(data.rule, local)}".rstrip(". ") + "."


def day_words(day: CountedDay) -> str:
    kinds = {
        DayKind.START: _("start"),
        DayKind.COUNTED: _("räknas"),
        DayKind.SKIPPED: _("räknas inte"),
        DayKind.LIMIT: _("sista dagen"),
        DayKind.LATE: _("för sent"),
    }
    when = span_words(day.first, day.last) if day.last else long_day(day.first)
    return sentence(f"{day.weekday} {when}", kinds[day.kind], day.mark)


GROUNDS = {
    DayKind.START: Ink("surface", "line_strong"),
    DayKind.COUNTED: Ink("info_soft", "info_line"),
    DayKind.LIMIT: Ink("warn_soft", "warn"),
    DayKind.LATE: Ink("danger_soft", "danger_line"),
}
MARKS = {DayKind.COUNTED: "accent", DayKind.LIMIT: "warn", DayKind.LATE: "danger"}


def _draw_day(painter: QPainter, placed: PlacedDay) -> None:
    day, cell = placed.day, placed.cell
    is_quiet = day.kind is DayKind.SKIPPED
    if is_quiet:
        paint.hatch(painter, rect(cell), tone="line", ground="sunken", radius=6)
        panel(painter, cell.inset(look.px(6), look.px(6)), Ink("sunken"), 3)
    else:
        panel(painter, cell, GROUNDS[day.kind], 6)
    weekday = Box(cell.x, cell.y + look.px(6), cell.width, look.px(17))
    draw_line(painter, weekday, day.weekday, role="small", tone="text3", align=paint.CENTRE)
    date = Box(cell.x, cell.y + look.px(22), cell.width, look.px(22))
    role, tone = ("body", "text3") if is_quiet else ("strong", "text")
    draw_line(painter, date, day.date, role=role, tone=tone, align=paint.CENTRE)
    is_loud = day.kind in MARKS
    for line, box in zip(placed.mark.lines, placed.mark.line_boxes(), strict=True):
        draw_line(
            painter,
            box,
            line,
            role="smallstrong" if is_loud else "small",
            tone=MARKS.get(day.kind, "text3"),
            align=paint.CENTRE,
        )


class DayCounter(Canvas[DayCounterLayout]):
    """The days of a deadline; `current_changed` gives the date of the cell, ISO."""

    def __init__(
        self, object_name: str, data: DayCounterData, parent: QWidget | None = None
    ) -> None:
        super().__init__(object_name, parent)
        self._data = data
        self.measure_again()

    def set_data(self, data: DayCounterData) -> None:
        self._data = data
        self.measure_again()

    def lay_out(self, width: float) -> DayCounterLayout:
        return lay_out(self._data, width, RULER)

    def parts_of(self, layout: DayCounterLayout) -> tuple[Part, ...]:
        return tuple(
            Part(
                key=placed.day.first.isoformat(),
                box=placed.cell,
                row=placed.row,
                words=day_words(placed.day),
                can_activate=False,
                radius=6,
            )
            for placed in layout.days
        )

    def draw(self, painter: QPainter, layout: DayCounterLayout) -> None:
        for placed in layout.days:
            _draw_day(painter, placed)
        if layout.rule.lines:
            mark = Box(0, layout.rule.box.y, look.px(14), layout.rule.line_height)
            icon = "sliders-horizontal" if self._data.is_local else "book-open"
            draw_icon(painter, mark, icon, "text3", 14)
        draw_words(painter, layout.rule, "text3")

    def title(self) -> str:
        return self._data.name or _("Så räknas dagarna")

    def spoken(self) -> str:
        return spoken(self._data)
