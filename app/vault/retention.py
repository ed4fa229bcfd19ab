"""Which automatic backups are kept: the newest of 7 days, 5 weeks and 12 months.

And the last three of all, so that the one before an upgrade outlives the one after it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable

from app.kernel.clock import local_day

DAYS = 7
WEEKS = 5
MONTHS = 12
NEWEST = 3


def to_keep(made: Iterable[dt.datetime]) -> frozenset[dt.datetime]:
    """The backups that stay. The newest one always does."""
    newest_first = sorted(made, reverse=True)
    return frozenset(
        newest_first[:NEWEST]
        + _newest_per(newest_first, _day, DAYS)
        + _newest_per(newest_first, _week, WEEKS)
        + _newest_per(newest_first, _month, MONTHS)
    )


def _newest_per(
    newest_first: list[dt.datetime], period: Callable[[dt.datetime], object], most: int
) -> list[dt.datetime]:
    kept: dict[object, dt.datetime] = {}
    for moment in newest_first:
        kept.setdefault(period(moment), moment)
    return list(kept.values())[:most]


def _day(moment: dt.datetime) -> object:
    return local_day(moment)


def _week(moment: dt.datetime) -> object:
    return local_day(moment).isocalendar()[:2]


def _month(moment: dt.datetime) -> object:
    day = local_day(moment)
    return day.year, day.month
