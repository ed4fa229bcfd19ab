"""A birthday that differs from the number."""

import datetime as dt

import pytest

from app.clients.identity import check_birth_day
from app.kernel.errors import BadInput
from tests.support.builders import TODAY


@pytest.mark.parametrize("day", [TODAY + dt.timedelta(days=1), dt.date(1899, 12, 31)])
def test_that_nobody_is_born_tomorrow_or_long_ago(day: dt.date) -> None:
    with pytest.raises(BadInput) as refused:
        check_birth_day(day, TODAY)
    assert refused.value.field == "birth_date"


@pytest.mark.parametrize("day", [None, TODAY, dt.date(1900, 1, 1)])
def test_that_today_and_the_first_day_are_days_to_be_born(day: dt.date | None) -> None:
    check_birth_day(day, TODAY)
