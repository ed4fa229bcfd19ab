"""A period of whole days, both ends included; an open end means until further notice."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from app.kernel.errors import BadInput, RuleViolation
from app.kernel.texts import N_

ONE_DAY = dt.timedelta(days=1)
FIRST_YEAR, LAST_YEAR = 1900, 2199

_OUTSIDE = N_("{day} är utanför åren {first}-{last}. Kontrollera året.")


def check_day(day: dt.date) -> dt.date:
    """A day that somebody can mean; the calendar has days before and after all of these."""
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise BadInput("day.outside", _OUTSIDE, day=day, first=FIRST_YEAR, last=LAST_YEAR)
    return day


@dataclass(frozen=True, slots=True)
class Period:
    """From `start` to `end`, both days included."""

    start: dt.date
    end: dt.date | None = None

    def __post_init__(self) -> None:
        check_day(self.start)
        if self.end is not None:
            check_day(self.end)
        if self.end is not None and self.end < self.start:
            raise RuleViolation(
                "period.end_before_start",
                N_("Slutet {end} är före starten {start}. Skriv en senare dag."),
                start=self.start,
                end=self.end,
            )

    def contains(self, day: dt.date) -> bool:
        return self.start <= day and (self.end is None or day <= self.end)

    def covers(self, other: Period) -> bool:
        """Whether every day of `other` lies in this period."""
        if other.end is None:
            return self.start <= other.start and self.end is None
        return self.contains(other.start) and self.contains(other.end)

    def overlaps(self, other: Period) -> bool:
        return (other.end is None or self.start <= other.end) and (
            self.end is None or other.start <= self.end
        )

    def days(self) -> int | None:
        """Number of days, None when the end is open."""
        return None if self.end is None else (self.end - self.start).days + 1

    def day_after(self) -> dt.date | None:
        """The first day that is no longer in the period."""
        return None if self.end is None else self.end + ONE_DAY
