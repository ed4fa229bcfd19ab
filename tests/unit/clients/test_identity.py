"""Identity numbers as they are written and kept."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from personnummer import personnummer

from app.clients.identity import Identity, check_digit, masked, parse, written, written_long
from app.clients.model import IdentityKind
from app.kernel.errors import BadInput
from tests.support.builders import TODAY

PERSONAL, COORDINATION = IdentityKind.PERSONAL, IdentityKind.COORDINATION
days = st.dates(dt.date(1880, 1, 1), TODAY)
births = st.integers(980, 999)


def a_number(day: dt.date, birth: int, *, is_coordination: bool = False) -> str:
    shown = f"{day:%y%m}{day.day + 60 * is_coordination:02d}{birth}"
    return f"{day:%Y}"[:2] + shown + check_digit(shown)


def code(text: str, kind: IdentityKind | None = None) -> str:
    with pytest.raises(BadInput) as refused:
        parse(text, TODAY, kind)
    assert refused.value.field == "Personnummer"
    assert refused.value.sentence.endswith(".")
    return refused.value.code


@given(day=days, birth=births, is_coordination=st.booleans())
def test_that_every_way_of_writing_gives_the_same_twelve_digits(
    day: dt.date, birth: int, *, is_coordination: bool
) -> None:
    number = a_number(day, birth, is_coordination=is_coordination)
    found = parse(number, TODAY)
    assert found == Identity(COORDINATION if is_coordination else PERSONAL, number)
    assert found.day_in_number == day
    assert parse(written(found, TODAY), TODAY).value == number or TODAY.year - day.year > 199
    assert parse(written_long(found), TODAY) == found
    assert parse(f" {number} ", TODAY) == found


@given(day=days, birth=births, is_coordination=st.booleans())
def test_that_the_kept_library_agrees(day: dt.date, birth: int, *, is_coordination: bool) -> None:
    number = a_number(day, birth, is_coordination=is_coordination)
    other = personnummer.parse(number)
    assert other.is_coordination_number() is is_coordination
    assert other.format(long_format=True) == number
    assert other.get_date() == parse(number, TODAY).day_in_number


@given(text=st.text(st.sampled_from("0123456789-+"), min_size=9, max_size=13))
def test_that_what_we_take_the_kept_library_takes_too(text: str) -> None:
    try:
        parse(text, TODAY)
    except BadInput:
        return
    assert personnummer.valid(text)


@given(day=days, birth=births, place=st.integers(0, 9), step=st.integers(1, 9))
def test_that_one_wrong_digit_is_refused(day: dt.date, birth: int, place: int, step: int) -> None:
    digits = a_number(day, birth)[2:]
    wrong = digits[:place] + str((int(digits[place]) + step) % 10) + digits[place + 1 :]
    with pytest.raises(BadInput):
        parse(f"{day:%Y}"[:2] + wrong, TODAY)


def test_that_the_sign_carries_the_century() -> None:
    digits = a_number(dt.date(1912, 12, 12), 980)[2:]
    assert parse(f"{digits[:6]}+{digits[6:]}", TODAY).value[:4] == "1912"
    assert parse(f"{digits[:6]}-{digits[6:]}", TODAY).value[:4] == "2012"
    assert parse(digits, TODAY).value[:4] == "2012"


def test_that_the_plus_sign_comes_with_the_year_a_person_turns_a_hundred() -> None:
    number = parse(a_number(dt.date(1927, 12, 31), 980), TODAY)
    assert written(number, dt.date(2026, 12, 31))[6] == "-"
    assert written(number, dt.date(2027, 1, 1))[6] == "+"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "identity.format"),
        ("19300101", "identity.format"),
        ("193001019806x", "identity.format"),
        ("1930 01 01-9806", "identity.format"),
        ("１９３００１０１９８０６", "identity.format"),
        ("193001٠19806", "identity.format"),
        ("300101-980²", "identity.format"),
        ("300101_9806", "identity.format"),
        ("193001010009", "identity.format"),
        ("19300230-9805", "identity.date"),
        ("19301301-9805", "identity.date"),
        ("19300132-9805", "identity.date"),
        ("20991231-9805", "identity.date"),
    ],
)
def test_that_what_cannot_be_read_is_refused_with_its_reason(text: str, expected: str) -> None:
    assert code(text) == expected


def test_that_a_wrong_check_digit_and_a_day_moved_without_it_are_refused() -> None:
    number = a_number(dt.date(1930, 1, 1), 980)
    assert code(number[:-1] + str((int(number[-1]) + 1) % 10)) == "identity.checksum"
    assert code(f"{number[:6]}61{number[8:]}") == "identity.checksum"


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("19300101-T123", IdentityKind.T_NUMBER, "19300101T123"),
        ("19300101t123", IdentityKind.T_NUMBER, "19300101T123"),
        ("19300101-TF10", IdentityKind.TF_NUMBER, "19300101TF10"),
    ],
)
def test_that_t_numbers_are_read_without_a_check_digit(
    text: str, kind: IdentityKind, value: str
) -> None:
    found = parse(text, TODAY)
    assert found == Identity(kind, value)
    assert written(found, TODAY) == f"{value[:8]}-{value[8:]}"
    assert found.day_in_number == dt.date(1930, 1, 1)


def test_that_a_reserve_number_is_kept_as_it_is_and_asked_for_by_kind() -> None:
    text = "991930000018"
    assert code(text) in {"identity.date", "identity.format"}
    found = parse(text, TODAY, IdentityKind.RESERVE)
    assert (found.kind, found.value, found.day_in_number) == (IdentityKind.RESERVE, text, None)
    assert code("kort", IdentityKind.RESERVE) == "identity.format"
    assert code("19300101ÅÄÖ1", IdentityKind.RESERVE) == "identity.format"


def test_that_a_kind_that_was_said_must_be_the_kind_that_is_found() -> None:
    number = a_number(dt.date(1930, 1, 1), 980)
    assert parse(number, TODAY, PERSONAL).kind is PERSONAL
    assert code(number, COORDINATION) == "identity.format"


def test_that_a_masked_number_shows_the_day_only() -> None:
    number = parse(a_number(dt.date(1930, 1, 1), 980), TODAY)
    assert masked(number, TODAY) == "300101-••••"
    assert masked(Identity(IdentityKind.RESERVE, "991930000018"), TODAY) == "••••"
