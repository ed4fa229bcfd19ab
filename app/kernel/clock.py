"""The time is asked of a clock that was passed in, never of the machine."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Protocol
from zoneinfo import ZoneInfo

SWEDEN = ZoneInfo("Europe/Stockholm")


class Clock(Protocol):
    """Where the time comes from."""

    def now(self) -> dt.datetime:
        """An aware time in UTC."""
        ...

    def today(self) -> dt.date:
        """The day in Sweden."""
        ...


@dataclass(frozen=True, slots=True)
class FixedClock:
    """A clock that stands still: tests, and the fictive municipality."""

    at: dt.datetime

    def now(self) -> dt.datetime:
        return self.at

    def today(self) -> dt.date:
        return local_day(self.at)


def local_day(moment: dt.datetime) -> dt.date:
    """The Swedish calendar day of an aware moment."""
    return moment.astimezone(SWEDEN).date()
