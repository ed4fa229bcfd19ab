"""Days and hours of the worklist in words: how late, until when."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from babel.dates import format_date, format_time

from app.access.actor import Actor
from app.access.roles import Role
from app.kernel.calendar import ONE_DAY, Calendar
from app.kernel.clock import SWEDEN, local_day
from app.kernel.lateness import late_moment_words, late_words
from app.kernel.texts import _, language

NO_BREAK = "\u00a0"
_HOUR = 3600


@dataclass(frozen=True, slots=True)
class Day:
    """When the list is made, and for whom."""

    now: dt.datetime
    actor: Actor
    calendar: Calendar

    @property
    def today(self) -> dt.date:
        return local_day(self.now)

    @property
    def is_at_unit(self) -> bool:
        """A provider, or the manager of a unit; a manager without unit leads the authority side."""
        return self.actor.role in {Role.PROVIDER, Role.MANAGER} and self.actor.unit_id is not None

    @property
    def is_provider(self) -> bool:
        """Whether the person can do what is asked of a unit."""
        return self.actor.role is Role.PROVIDER

    def late(self, due: dt.date) -> str:
        return late_words(due, self.today, self.calendar)

    def late_moment(self, due: dt.datetime) -> str:
        return late_moment_words(due, self.now, self.calendar)

    def until(self, due: dt.datetime) -> str:
        """`i dag 14:00`, `i morgon 09:00`, `tis 19 maj`."""
        day = local_day(due)
        if day == self.today:
            return _("i dag {time}").format(time=clock_text(due))
        if day == self.today + ONE_DAY:
            return _("i morgon {time}").format(time=clock_text(due))
        return weekday_text(day)


def whole_hours(span: dt.timedelta) -> int:
    return int(abs(span).total_seconds() // _HOUR)


def day_text(day: dt.date) -> str:
    """`15 maj`."""
    return _formatted(day, "d MMM")


def weekday_text(day: dt.date) -> str:
    """`fre 15 maj`."""
    return f"{_formatted(day, 'EEE')[:3]}{NO_BREAK}{day_text(day)}"


def moment_text(moment: dt.datetime) -> str:
    """`15 maj 14:03`."""
    return f"{day_text(local_day(moment))}{NO_BREAK}{clock_text(moment)}"


def clock_text(moment: dt.datetime) -> str:
    return format_time(moment, "HH:mm", tzinfo=SWEDEN, locale=_locale())


def morning(day: dt.date) -> dt.datetime:
    """When a day without time of day is due, for the order of rows."""
    return dt.datetime.combine(day, dt.time(8), SWEDEN)


def _formatted(day: dt.date, pattern: str) -> str:
    return format_date(day, pattern, locale=_locale()).rstrip(".").replace(" ", NO_BREAK)


def _locale() -> str:
    return "sv_SE" if language() == "sv" else "en_GB"
