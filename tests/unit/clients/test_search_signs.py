"""What is typed into a search box and is no name, no number."""

import pytest

from app.clients.search import EVERYBODY, LONGEST, read_search
from tests.support.builders import TODAY


@pytest.mark.parametrize("typed", ["%", "_", "*", "--", "\N{SMILING FACE WITH SMILING EYES}", "\0"])
def test_that_signs_alone_find_nobody_and_not_everybody(typed: str) -> None:
    found = read_search(typed, TODAY)
    assert not found.is_empty
    assert found.words == ()


def test_that_nothing_typed_is_everybody() -> None:
    assert read_search("  ", TODAY) == EVERYBODY


def test_that_a_very_long_text_is_cut() -> None:
    assert len(read_search("a" * 100_000, TODAY).words[0]) == LONGEST
