"""The code on a card sees every single slip without asking anybody."""

from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.person_cards import codes

bodies = st.text(codes.ALPHABET, min_size=codes.RANDOM_LENGTH, max_size=codes.RANDOM_LENGTH)


@given(bodies, st.integers(0, codes.LENGTH - 1), st.sampled_from(codes.ALPHABET))
def test_that_one_wrong_character_is_always_seen(body: str, place: int, other: str) -> None:
    code = body + codes.check_character(body)
    wrong = code[:place] + other + code[place + 1 :]
    assert codes.read_code(wrong) == (code if wrong == code else None)


@given(bodies, st.integers(0, codes.LENGTH - 1), st.integers(0, codes.LENGTH - 1))
def test_that_two_characters_that_changed_places_are_always_seen(
    body: str, one: int, other: int
) -> None:
    code = list(body + codes.check_character(body))
    swapped = code.copy()
    swapped[one], swapped[other] = swapped[other], swapped[one]
    expected = "".join(code) if swapped == code else None
    assert codes.read_code("".join(swapped)) == expected


def test_that_each_issue_and_each_draw_has_a_code_of_its_own() -> None:
    ids = [uuid4() for _ in range(1000)]
    drawn = [codes.new_code(id_, draw) for id_ in ids for draw in (0, 1)]
    assert len({*drawn}) == 2000
    assert min(map(len, drawn)) >= 8
    assert {char for code in drawn for char in code} == {*codes.ALPHABET}
    assert codes.new_code(ids[0], 1) == drawn[1]


@pytest.mark.parametrize("typed", ["{0}-{1}", "{0} {1}", "  {0}{1} ", "{0}–{1}"])
def test_that_a_code_is_read_as_people_type_it(typed: str) -> None:
    code = codes.new_code(uuid4())
    text = typed.format(code[:5], code[5:]).lower()
    assert codes.read_code(text) == (None if "–" in text else code)
    assert codes.read_code(codes.shown(code)) == code


@pytest.mark.parametrize("typed", ["", "ABC", "0" * 10, "ÅÄÖÅÄÖÅÄÖÅ", "A" * 11])
def test_that_what_cannot_be_a_code_is_said_to_be_none(typed: str) -> None:
    assert codes.read_code(typed) is None
