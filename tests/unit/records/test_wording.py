"""What people write is kept as they wrote it, or refused with the place; never repaired unseen."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.kernel.errors import BadInput
from app.kernel.wording import clean_line, clean_text, is_hidden

seen = st.text(st.characters(exclude_categories=("Cc", "Cs"))).filter(
    lambda text: not any(is_hidden(char) or char in "\u2028\u2029" for char in text)
)


@given(seen)
def test_that_every_text_one_can_see_is_kept_in_composed_form(text: str) -> None:
    kept = clean_text(text, "Texten", required=False)
    assert kept == unicodedata.normalize("NFC", text).strip()


@pytest.mark.parametrize("char", ["\x00", "\x1b", "\x85", "\u202e", "\u2066", "\u200b", "\ufeff"])
def test_that_a_character_one_cannot_see_is_named_with_its_row(char: str) -> None:
    with pytest.raises(BadInput) as refused:
        clean_text(f"ett\ntvå\ntr{char}e", "Texten")
    assert f"(U+{ord(char):04X}, rad 3)" in refused.value.sentence
    assert refused.value.field == "Texten"


def test_that_every_way_to_break_a_line_becomes_the_same() -> None:
    assert clean_text("a\r\nb\rc\u2028d\u2029e\n", "Texten") == "a\nb\nc\nd\ne"


@pytest.mark.parametrize("char", ["\t", "å", "e\u0301", "😀", "\u200d", "—", "ﬁ"])
def test_that_what_belongs_to_a_text_is_kept(char: str) -> None:
    assert clean_text(f"a{char}b", "Texten") == unicodedata.normalize("NFC", f"a{char}b")


def test_that_empty_long_and_broken_lines_are_refused_by_name() -> None:
    for text, code in (
        ("  \n", "text.empty"),
        ("x" * 11, "text.too_long"),
        ("a\nb", "text.one_line"),
    ):
        with pytest.raises(BadInput) as refused:
            clean_line(text, "Rubriken", limit=10)
        assert refused.value.code == code
        assert "Rubriken" in refused.value.sentence
