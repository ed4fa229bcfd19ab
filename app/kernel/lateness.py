"""How late something is, in the same words wherever it is told."""

from __future__ import annotations

import datetime as dt

from app.kernel.calendar import ONE_DAY, Calendar
from app.kernel.clock import local_day
from app.kernel.texts import _, ngettext

_HOUR = 3600


def late_words(due: dt.date, today: dt.date, calendar: Calendar) -> str:
    """In weekdays, for then somebody could have acted; in days when only free days have gone."""
    days = [due + ONE_DAY * n for n in range(1, (today - due).days + 1)]
    count = sum(calendar.is_weekday(day) for day in days)
    if count:
        return ngettext("{count} vardag sen", "{count} vardagar sen", count).format(count=count)
    count = len(days)
    return ngettext("{count} dag sen", "{count} dagar sen", count).format(count=count)


def late_moment_words(due: dt.datetime, now: dt.datetime, calendar: Calendar) -> str:
    """In hours on the same day, else like a day."""
    if local_day(due) < local_day(now):
        return late_words(local_day(due), local_day(now), calendar)
    hours = int((now - due).total_seconds() // _HOUR)
    if not hours:
        return _("nyss försenad")
    return ngettext("{hours} timme sen", "{hours} timmar sen", hours).format(hours=hours)
