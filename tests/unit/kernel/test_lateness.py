"""How late something is: the same words on every page."""

import datetime as dt

import pytest

from app.kernel.calendar import Calendar
from app.kernel.clock import SWEDEN
from app.kernel.lateness import late_moment_words, late_words

FRIDAY = dt.date(2026, 5, 15)


@pytest.mark.parametrize(
    ("due", "today", "words"),
    [
        (FRIDAY, dt.date(2026, 5, 16), "1 dag sen"),  # nobody works on Saturday
        (FRIDAY, dt.date(2026, 5, 17), "2 dagar sen"),
        (FRIDAY, dt.date(2026, 5, 18), "1 vardag sen"),
        (dt.date(2026, 5, 12), FRIDAY, "2 vardagar sen"),  # Ascension Day is passed over
        (FRIDAY, dt.date(2026, 5, 25), "6 vardagar sen"),
    ],
)
def test_that_lateness_is_told_in_weekdays_and_in_days_when_only_free_ones_have_gone(
    due: dt.date, today: dt.date, words: str
) -> None:
    assert late_words(due, today, Calendar()) == words


@pytest.mark.parametrize(
    ("hours", "words"),
    [(0.5, "nyss försenad"), (1, "1 timme sen"), (3, "3 timmar sen"), (24 * 3, "1 vardag sen")],
)
def test_that_a_moment_of_today_is_late_by_hours_and_another_day_like_a_day(
    hours: float, words: str
) -> None:
    due = dt.datetime(2026, 5, 15, 9, 0, tzinfo=SWEDEN)
    assert late_moment_words(due, due + dt.timedelta(hours=hours), Calendar()) == words
