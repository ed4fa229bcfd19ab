"""Which days a period may be made of."""

import datetime as dt

import pytest

from app.kernel.errors import BadInput
from app.kernel.period import Period, check_day


@pytest.mark.parametrize("day", [dt.date(1899, 12, 31), dt.date(2200, 1, 1), dt.date(1026, 3, 2)])
def test_that_a_year_nobody_means_is_refused_by_the_day_that_was_written(day: dt.date):
    with pytest.raises(BadInput) as refused:
        Period(dt.date(2026, 1, 1), day) if day.year > 2026 else Period(day)
    assert refused.value.sentence.startswith(f"{day.day} ")
    assert f" {day.year} är utanför åren 1900-2199" in refused.value.sentence


@pytest.mark.parametrize("day", [dt.date(1900, 1, 1), dt.date(2199, 12, 31)])
def test_that_the_first_and_the_last_year_are_usable(day: dt.date):
    assert check_day(day) == day
