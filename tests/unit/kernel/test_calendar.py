"""Swedish weekdays, with days counted by hand."""

import datetime as dt

import pytest

from app.kernel.calendar import Calendar, add_months, first_overdue_day

D = dt.date.fromisoformat
MON_FRI, WITH_SATURDAY = Calendar(), Calendar(saturday_counts=True)


@pytest.mark.rule("INV-12", "LED-21")
@pytest.mark.parametrize(
    ("after", "mon_fri", "with_saturday"),
    [
        ("2026-03-30", "2026-04-15", "2026-04-13"),
        ("2026-06-15", "2026-06-30", "2026-06-29"),
        ("2026-12-21", "2027-01-11", "2027-01-08"),
    ],
)
def test_that_the_tenth_weekday_passes_over_holidays_and_eves(
    after: str, mon_fri: str, with_saturday: str
) -> None:
    assert MON_FRI.weekdays_after(D(after), 10).day == D(mon_fri)
    assert WITH_SATURDAY.weekdays_after(D(after), 10).day == D(with_saturday)


@pytest.mark.rule("INV-12", "LEK-07i", "LEK-08c")
@pytest.mark.parametrize(
    ("calendar", "year", "month", "expected"),
    [
        (MON_FRI, 2027, 1, ("2027-01-04", "2027-01-11", "2027-01-18")),
        (WITH_SATURDAY, 2027, 1, ("2027-01-02", "2027-01-08", "2027-01-14")),
        (MON_FRI, 2026, 5, ("2026-05-04", "2026-05-08", "2026-05-18")),
        (WITH_SATURDAY, 2026, 5, ("2026-05-02", "2026-05-07", "2026-05-13")),
    ],
)
def test_that_weekdays_of_a_month_are_counted_from_its_first_day(
    calendar: Calendar, year: int, month: int, expected: tuple[str, ...]
) -> None:
    found = [calendar.weekday_of_month(year, month, count).day for count in (1, 5, 10)]
    assert found == [D(day) for day in expected]


@pytest.mark.rule("INV-12")
def test_that_a_counted_day_tells_which_days_counted_and_why_the_others_did_not() -> None:
    explained = MON_FRI.weekdays_after(D("2026-04-02"), 2)
    assert [(step.day.day, step.number, step.reason) for step in explained.steps] == [
        (3, None, "Långfredagen"),
        (4, None, "lördag"),
        (5, None, "Påskdagen"),
        (6, None, "Annandag påsk"),
        (7, 1, ""),
        (8, 2, ""),
    ]


@pytest.mark.parametrize("eve", ["2026-06-19", "2026-12-24", "2026-12-31"])
def test_that_the_three_work_free_eves_are_no_weekdays(eve: str) -> None:
    assert not MON_FRI.is_weekday(D(eve))
    assert MON_FRI.why_not(D(eve)).endswith("afton")


@pytest.mark.rule("LED-26")
def test_that_the_next_weekday_after_a_friday_is_monday() -> None:
    assert MON_FRI.next_weekday(D("2026-11-20")).day == D("2026-11-23")
    assert WITH_SATURDAY.next_weekday(D("2026-11-20")).day == D("2026-11-21")


def test_that_weekdays_are_counted_from_one() -> None:
    with pytest.raises(ValueError, match="from one"):
        MON_FRI.weekdays_after(D("2026-11-20"), 0)


@pytest.mark.rule("INV-12", "GOT-20")
@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        ("2026-01-31", 1, "2026-02-28"),
        ("2028-01-31", 1, "2028-02-29"),
        ("2026-11-30", 3, "2027-02-28"),
        ("2026-12-15", 1, "2027-01-15"),
        ("2026-03-31", -1, "2026-02-28"),
    ],
)
def test_that_months_end_at_the_last_day_of_a_short_month(
    day: str, months: int, expected: str
) -> None:
    assert add_months(D(day), months) == D(expected)


@pytest.mark.rule("GOT-20")
def test_that_a_limit_in_months_is_overdue_the_day_after_its_last() -> None:
    assert first_overdue_day(D("2026-11-30"), 3) == D("2027-03-01")
