"""Granted time in a month, reduced day by day: by pauses (LED-17), and before start and after end.

The sources say only that time is reduced. A month in which the service begins or ends holds as
much of it as it has days with the service (product decision 18).
"""

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
    """The calculation, so that it can be shown: granted × days that fall away / days of the month.

    `outside_days` lie before the first day of the execution or after its last.
    """

    month: dt.date
    granted: int
    days: int
    outside_days: int
    paused_days: int
    cut: int

    @property
    def left(self) -> int:
        return self.granted - self.cut


def month_time(granted: int, month: dt.date, runs: Period, pauses: Iterable[Period]) -> MonthTime:
    """Minutes of the month of `month`; an open pause counts to the end of the month."""
    first = month.replace(day=1)
    days = days_in_month(first)
    start = max(runs.start, first)
    end = min(runs.end or dt.date.max, first.replace(day=days))
    running = max(0, (end - start).days + 1)
    paused = sum(_days_within(pause, start, end) for pause in pauses)
    outside = days - running
    cut = int(Fraction(granted * (outside + paused), days) + _HALF)
    return MonthTime(
        month=first,
        granted=granted,
        days=days,
        outside_days=outside,
        paused_days=paused,
        cut=cut,
    )


def _days_within(period: Period, first: dt.date, last: dt.date) -> int:
    start, end = max(period.start, first), min(period.end or last, last)
    return max(0, (end - start).days + 1)
