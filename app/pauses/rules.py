"""What holds between pauses, whether one was registered in time, and what it takes away."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace

from app.executions.model import Execution
from app.executions.monthly import MonthTime, month_time
from app.kernel.calendar import add_months
from app.kernel.clock import local_day
from app.kernel.errors import RuleViolation
from app.kernel.period import Period
from app.kernel.texts import N_
from app.pauses.model import Pause

REGISTRATION_DAYS = 7  # LED-15

_NOT_STARTED = N_("Insatsen började {start}. Uppehållet kan inte börja före det.")
_AFTER_END = N_("Insatsen slutade {end}. Uppehållet måste ligga före det.")
_REMOVED = N_("Verkställighet {number} är borttagen. Det går inte att registrera uppehåll i den.")
_OPEN = N_(
    "Uppehållet från {start} pågår. Skriv sista dagen för det innan du registrerar ett nytt."
)
_OVERLAP = N_("Det finns redan ett uppehåll {start}–{end}. Välj dagar utanför det.")
_CLOSED = N_("Uppehållet slutade {end}. Det går bara att avsluta ett uppehåll som pågår.")
_END_BEFORE = N_("Uppehållets sista dag {end} är före dess första, {start}. Skriv en senare dag.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """What a pause takes away, month by month, and when the service goes on.

    `days` and `minutes` of an open pause count to the end of the last month shown.
    """

    months: tuple[MonthTime, ...]
    days: int
    minutes: int
    resumes_on: dt.date | None


def fitting(pause: Pause, others: Iterable[Pause], execution: Execution) -> Pause:
    """INV-3: inside the execution, not over another one, and one open pause at most."""
    if execution.is_removed:
        raise RuleViolation("pause.removed", _REMOVED, number=execution.number)
    if pause.end is not None and pause.end < pause.start:
        raise RuleViolation("pause.end_before", _END_BEFORE, start=pause.start, end=pause.end)
    if pause.start < execution.actual_start:
        raise RuleViolation("pause.before_start", _NOT_STARTED, start=execution.actual_start)
    if execution.actual_end is not None and not execution.period.covers(pause.period):
        raise RuleViolation("pause.after_end", _AFTER_END, end=execution.actual_end)
    for other in others:
        if other.id != pause.id:
            _check_apart(pause, other)
    return pause


def closed(pause: Pause, last_day: dt.date, others: Iterable[Pause], execution: Execution) -> Pause:
    if pause.end is not None:
        raise RuleViolation("pause.closed", _CLOSED, end=pause.end)
    return fitting(replace(pause, end=last_day), others, execution)


def days_late(start: dt.date, registered_at: dt.datetime) -> int:
    """LED-15: days beyond seven between the start and the registration; 0 in time."""
    taken = (local_day(registered_at) - start).days
    return max(0, taken - REGISTRATION_DAYS)


def effect(
    new: Period,
    others: Iterable[Period],
    minutes_per_month: int,
    runs: Period,
    today: dt.date,
) -> Effect:
    """The difference that `new` makes to what lists show (LED-17); the same sum as there."""
    before = list(others)
    months = tuple(_months(new, today))
    with_new = tuple(month_time(minutes_per_month, month, runs, [*before, new]) for month in months)
    without = [month_time(minutes_per_month, month, runs, before) for month in months]
    pairs = list(zip(with_new, without, strict=True))
    return Effect(
        months=with_new,
        days=sum(one.paused_days - other.paused_days for one, other in pairs),
        minutes=sum(one.cut - other.cut for one, other in pairs),
        resumes_on=new.day_after(),
    )


def _months(period: Period, today: dt.date) -> Iterable[dt.date]:
    month = period.start.replace(day=1)
    last = period.end or max(today, period.start)
    while month <= last:
        yield month
        month = add_months(month, 1)


def _check_apart(pause: Pause, other: Pause) -> None:
    if other.end is None and (pause.end is None or pause.end >= other.start):
        raise RuleViolation("pause.open", _OPEN, start=other.start)
    if other.period.overlaps(pause.period):
        raise RuleViolation("pause.overlap", _OVERLAP, start=other.start, end=other.end)
