"""The stretch of days that is shown: zoomed from a month to ten years, and moved."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

SHORTEST = 31
LONGEST = 3653
EARLIEST = dt.date(1900, 1, 1)
LATEST = dt.date(2199, 12, 31)


@dataclass(frozen=True, slots=True)
class TimeWindow:
    """`first` to `last`, both days shown."""

    first: dt.date
    last: dt.date

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1

    def position(self, day: dt.date) -> float:
        """Where a day begins, as a share of the window: 0 at its first day, 1 after its last."""
        return (day - self.first).days / self.days

    def shows(self, day: dt.date) -> bool:
        return self.first <= day <= self.last

    def zoomed(self, factor: float, around: dt.date) -> TimeWindow:
        """A window `factor` times as long in which `around` keeps its place as far as it can."""
        days = min(max(round(self.days * factor), SHORTEST), LONGEST)
        share = min(max(self.position(around), 0.0), 1.0) if self.shows(around) else 0.5
        return _window(_ordinal(around) - round(share * (days - 1)), days)

    def moved(self, days: int) -> TimeWindow:
        return _window(_ordinal(self.first) + days, self.days)

    def revealing(self, start: dt.date, end: dt.date | None) -> TimeWindow:
        """The same length, moved just so far that some of the span is well inside."""
        if end is not None and end < self.first:
            return self.moved((end - self.first).days - self.days // 4)
        if start > self.last:
            return self.moved((start - self.last).days + self.days // 4)
        return self


def window_around(spans: Iterable[tuple[dt.date, dt.date | None]], today: dt.date) -> TimeWindow:
    """Whole months that hold every start, every end and today, at least three of them."""
    days = [today]
    for start, end in spans:
        days += [start] if end is None else [start, end]
    first = min(days).replace(day=1)
    last = _month_end(max(days))
    while (last - first).days < 80:  # noqa: PLR2004 - under three months
        last = _month_end(last + dt.timedelta(days=1))
    return TimeWindow(first, last)


def _month_end(day: dt.date) -> dt.date:
    following = (day.replace(day=1) + dt.timedelta(days=32)).replace(day=1)
    return following - dt.timedelta(days=1)


def _ordinal(day: dt.date) -> int:
    return day.toordinal()


def _window(first: int, days: int) -> TimeWindow:
    first = min(max(first, EARLIEST.toordinal()), LATEST.toordinal() - days + 1)
    return TimeWindow(dt.date.fromordinal(first), dt.date.fromordinal(first + days - 1))
