"""The recovery code as it is printed and as it is typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.kernel.errors import BadInput
from app.vault.recovery import ALPHABET, GROUPS, new_code, read_code

PLACES = st.integers(0, 29)


def test_that_a_code_has_six_groups_without_lookalikes():
    codes = {new_code() for _ in range(200)}
    assert len(codes) == 200
    for code in codes:
        groups = code.split("-")
        assert len(groups) == GROUPS
        assert {len(group) for group in groups} == {5}
        assert not set("0ILOU") & set(code)


def test_that_a_code_is_read_however_it_is_typed():
    code = new_code()
    plain = code.replace("-", "")
    for typed in (
        code,
        plain,
        code.lower(),
        f"  {plain[:11]} {plain[11:]}\n",
        code.replace("1", "l"),
    ):
        assert read_code(typed) == plain


@given(PLACES, st.sampled_from(ALPHABET + "0OU?Å"))
def test_that_one_wrong_character_is_found_and_its_group_named(place: int, char: str):
    plain = read_code(new_code())
    if plain[place] == char:
        return
    with pytest.raises(BadInput) as caught:
        read_code(plain[:place] + char + plain[place + 1 :])
    assert caught.value.code == "vault.code_group"
    assert caught.value.facts["group"] == place // 5 + 1
    assert f"Grupp {place // 5 + 1}" in caught.value.sentence


@given(PLACES)
def test_that_two_neighbours_in_the_wrong_order_are_found(place: int):
    plain = read_code(new_code())
    if place % 5 == 4 or plain[place] == plain[place + 1]:
        return
    swapped = plain[:place] + plain[place + 1] + plain[place] + plain[place + 2 :]
    with pytest.raises(BadInput):
        read_code(swapped)


def test_that_two_groups_in_the_wrong_order_are_found():
    first, second, *rest = new_code().split("-")
    if first == second:
        return
    with pytest.raises(BadInput):
        read_code("-".join([second, first, *rest]))


@pytest.mark.parametrize("typed", ["", "ABC", "1" * 31, "-" * 30])
def test_that_a_code_of_another_length_is_refused_with_both_lengths(typed: str):
    with pytest.raises(BadInput) as caught:
        read_code(typed)
    assert caught.value.code == "vault.code_length"
    assert "30 tecken" in caught.value.sentence
