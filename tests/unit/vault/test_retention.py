"""Which backups are kept."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from app.vault.retention import to_keep

NOON = dt.datetime(2026, 11, 24, 11, tzinfo=dt.UTC)


def back(**ago: int) -> dt.datetime:
    return NOON - dt.timedelta(**ago)


def test_that_one_backup_a_day_for_two_years_becomes_7_days_5_weeks_12_months():
    kept = sorted(to_keep(back(days=days) for days in range(730)))
    assert kept[-7:] == [back(days=days) for days in range(6, -1, -1)]
    sundays = [moment for moment in kept if moment.isoweekday() == 7]
    assert back(days=23) in sundays  # Sunday four weeks back
    assert [moment.month for moment in kept if moment < back(days=60)] == [
        12, 1, 2, 3, 4, 5, 6, 7, 8
    ]  # fmt: skip
    assert len(kept) == 7 + 3 + 11


def test_that_three_on_the_same_day_all_stay_and_a_fourth_goes():
    day = [back(minutes=minutes) for minutes in range(4)]
    assert to_keep(day) == frozenset(day[:3])


def test_that_a_day_is_a_day_in_sweden():
    late, later = NOON.replace(hour=22, minute=50), NOON.replace(hour=23, minute=10)
    filler = [later + dt.timedelta(days=days) for days in range(1, 4)]
    assert {late, later} <= to_keep([late, later, *filler])  # 23.50 and 00.10 Swedish time


@given(st.lists(st.integers(0, 800 * 24 * 60).map(lambda ago: back(minutes=ago))))
def test_that_the_newest_stays_and_keeping_again_takes_nothing_more(moments: list[dt.datetime]):
    kept = to_keep(moments)
    assert kept <= set(moments)
    assert to_keep(kept) == kept
    assert len(kept) <= 3 + 7 + 5 + 12
    if moments:
        assert max(moments) in kept
