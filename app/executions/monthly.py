"""Granted time in a month, reduced by pauses day by day (LED-17)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from app.kernel.calendar import days_in_month
from app.kernel.period import Period

_HALF = Fraction(1, 2)


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthTime:
    """The calculation, so that it can be shown: granted × paused days / days of the month."""

    month: dt.date
    granted: int
    days: int
    paused_days: int
    cut: int

    @property
    def left(self) -> int:
        return self.granted - self.cut


def month_time(granted: int, month: dt.date, pauses: Iterable[Period]) -> MonthTime:
    """Minutes of the month of `month`; an open pause counts to the end of the month."""
    first = month.replace(day=1)
    days = days_in_month(first)
    last = first.replace(day=days)
    paused = sum(_days_within(pause, first, last) for pause in pauses)
    cut = int(Fraction(granted * paused, days) + _HALF)
    return MonthTime(month=first, granted=granted, days=days, paused_days=paused, cut=cut)


def _days_within(period: Period, first: dt.date, last: dt.date) -> int:
    start, end = max(period.start, first), min(period.end or last, last)
    return max(0, (end - start).days + 1)
