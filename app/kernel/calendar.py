"""Swedish weekdays and months. A computed day can tell how it was counted."""

from __future__ import annotations

import calendar as _months
import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module

from app.kernel.texts import _

ONE_DAY = dt.timedelta(days=1)
_SATURDAY, _SUNDAY = 5, 6


@dataclass(frozen=True, slots=True)
class CountedDay:
    """A day that was looked at: its number in the count, or why it does not count."""

    day: dt.date
    number: int | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Explained:
    """A day with the way it was counted, in order of days."""

    day: dt.date
    steps: tuple[CountedDay, ...]


@dataclass(frozen=True, slots=True)
class Calendar:
    """Monday to Friday without holidays and the three work-free eves.

    Whether a Saturday counts is a setting, for the word is not unambiguous.
    """

    saturday_counts: bool = field(default=False)

    def is_weekday(self, day: dt.date) -> bool:
        return not self.why_not(day)

    def why_not(self, day: dt.date) -> str:
        """Why the day is no weekday: a holiday by name, Saturday or Sunday; empty when it is."""
        if name := _free_days(day.year).get(day):
            return name
        if day.weekday() == _SUNDAY:
            return _("söndag")
        if day.weekday() == _SATURDAY and not self.saturday_counts:
            return _("lördag")
        return ""

    def weekdays_after(self, day: dt.date, count: int) -> Explained:
        """The `count`-th weekday after `day`; the day itself is not counted."""
        return self._counted(day + ONE_DAY, count)

    def weekday_of_month(self, year: int, month: int, count: int) -> Explained:
        """The `count`-th weekday of a month, such as the fifth (LEK-07i)."""
        return self._counted(dt.date(year, month, 1), count)

    def next_weekday(self, day: dt.date) -> Explained:
        """The first weekday after `day` (LED-26)."""
        return self.weekdays_after(day, 1)

    def _counted(self, first: dt.date, count: int) -> Explained:
        if count < 1:
            raise ValueError("weekdays are counted from one")
        steps = tuple(self._walk(first, count))
        return Explained(steps[-1].day, steps)

    def _walk(self, first: dt.date, count: int) -> Iterator[CountedDay]:
        day, number = first, 0
        while True:
            reason = self.why_not(day)
            number += not reason
            yield CountedDay(day, None if reason else number, reason)
            if not reason and number == count:
                return
            day += ONE_DAY


def add_months(day: dt.date, months: int) -> dt.date:
    """The same day `months` later, or the last of a month that is too short (30 Nov + 3)."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = _months.monthrange(year, month + 1)[1]
    return dt.date(year, month + 1, min(day.day, last))


def days_in_month(day: dt.date) -> int:
    return _months.monthrange(day.year, day.month)[1]


def first_overdue_day(from_day: dt.date, months: int) -> dt.date:
    """The day after the last day of a limit in months."""
    return add_months(from_day, months) + ONE_DAY


@cache
def _free_days(year: int) -> dict[dt.date, str]:
    """Public holidays and the eves nobody works, by their Swedish names."""
    # Loaded when the first day is counted: it takes longer than the rest of a start.
    holidays = import_module("holidays")
    found = holidays.country_holidays(
        "SE", years=year, categories=("public", "de_facto"), language="sv"
    )
    return {day: str(name) for day, name in found.items()}
