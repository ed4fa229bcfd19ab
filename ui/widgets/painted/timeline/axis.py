"""The scale over a time line: weeks, months, quarters or years, whatever has room for its words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ui.widgets.painted.geometry import Box, Ruler
from ui.widgets.painted.timeline.window import TimeWindow
from ui.widgets.painted.words import day_and_year, month_and_year, month_name, short_day

ROLE = "small"


@dataclass(frozen=True, slots=True)
class Tick:
    """A line down through the chart, with its words when they had room."""

    x: float
    label: str
    box: Box | None


def scale_of(window: TimeWindow, chart: Box) -> Callable[[dt.date], float]:
    """Where a day begins on the screen."""
    return lambda day: chart.x + chart.width * window.position(day)


def ticks(window: TimeWindow, chart: Box, pill: Box | None, ruler: Ruler) -> tuple[Tick, ...]:
    """Lines for the finest unit whose words fit; a word gives way to today's pill and the edge."""
    x_of = scale_of(window, chart)
    pad, height = ruler.px(6), ruler.px(22)
    edge, has_year = chart.x - 1, False
    days = _unit(window, chart, ruler) or [_only(window.first)]
    nexts = [x_of(mark.day) for mark in days[1:]] + [chart.right]
    out: list[Tick] = []
    for mark, following in zip(days, nexts, strict=True):
        label = mark.short if has_year else mark.with_year
        x = max(x_of(mark.day), chart.x)
        box = Box(x + pad, 0, ruler.width(label, ROLE), height)
        fits = box.x >= edge and box.right <= chart.right
        if mark.day < window.first:  # only its end is seen: the words of the next one go first
            fits = fits and box.right + pad <= following
        if fits and not (pill and box.inset(-ruler.px(5)).overlaps(pill)):
            edge, has_year = box.right + pad, True
            out.append(Tick(x, label, box))
        else:
            out.append(Tick(x, label, None))
    return tuple(out)


@dataclass(frozen=True, slots=True)
class _Mark:
    """A day with a line; the first words that are shown name the year."""

    day: dt.date
    short: str
    with_year: str


def _unit(window: TimeWindow, chart: Box, ruler: Ruler) -> list[_Mark]:
    day_width = chart.width / window.days
    room = ruler.px(14)
    if day_width * 7 >= ruler.width("28 maj", ROLE) + room:
        return list(_weeks(window))
    for months in (1, 3, 6):
        if day_width * 28 * months >= ruler.width("mars", ROLE) + room:
            return list(_months(window, months))
    step = next(
        (n for n in (1, 2, 5) if day_width * 365 * n >= ruler.width("2026", ROLE) + room), 10
    )
    return list(_years(window, step))


def _only(day: dt.date) -> _Mark:
    """A window so short that no week begins in it names its first day."""
    return _Mark(day, short_day(day), day_and_year(day))


def _weeks(window: TimeWindow) -> Iterator[_Mark]:
    day = window.first + dt.timedelta(days=-window.first.weekday() % 7)
    while day <= window.last:
        yield _Mark(day, short_day(day), day_and_year(day))
        day += dt.timedelta(days=7)


def _months(window: TimeWindow, step: int) -> Iterator[_Mark]:
    day = window.first.replace(day=1, month=window.first.month - (window.first.month - 1) % step)
    while day <= window.last:
        named = max(day, window.first)
        long = month_and_year(named)
        yield _Mark(day, long if day.month == 1 else month_name(named), long)
        months = day.month - 1 + step
        day = day.replace(year=day.year + months // 12, month=months % 12 + 1)


def _years(window: TimeWindow, step: int) -> Iterator[_Mark]:
    for year in range(window.first.year - window.first.year % step, window.last.year + 1, step):
        yield _Mark(dt.date(year, 1, 1), str(year), str(year))
