"""What the sentence of a refusal says of times and days."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from app.access.desk import DoneBefore
from app.kernel.errors import RuleViolation


@pytest.mark.parametrize(
    ("at", "shown"),
    [
        (dt.datetime(2026, 6, 24, 11, 0, tzinfo=dt.UTC), "24 juni 13:00"),
        (dt.datetime(2026, 6, 24, 22, 30, tzinfo=dt.UTC), "25 juni 00:30"),
        (dt.datetime(2026, 1, 5, 11, 0, tzinfo=dt.UTC), "5 jan 12:00"),
        (dt.datetime(2026, 6, 24, 5, 0, tzinfo=ZoneInfo("America/New_York")), "24 juni 11:00"),
    ],
)
def test_that_a_time_of_any_zone_is_told_as_clocks_in_sweden_have_it(
    at: dt.datetime, shown: str
) -> None:
    assert DoneBefore(at, "").sentence == f"Det är redan sparat {shown}."


def test_that_a_day_is_told_as_it_is() -> None:
    refused = RuleViolation("some.code", "Sedan {day}.", day=dt.date(2026, 6, 24))
    assert refused.sentence == "Sedan 24 juni 2026."
