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


@pytest.mark.parametrize(
    ("char", "name"),
    [
        ("\x00", "styrtecken"),
        ("\x1b", "styrtecken"),
        ("\x85", "styrtecken"),
        ("\ud800", "halvt tecken"),
        ("\u202e", "tvingad riktning höger till vänster"),
        ("\u2066", "avskild riktning vänster till höger"),
        ("\u200b", "blanksteg utan bredd"),
        ("\ufeff", "fast blanksteg utan bredd"),
    ],
)
def test_that_a_character_one_cannot_see_is_named_with_its_place(char: str, name: str) -> None:
    with pytest.raises(BadInput) as refused:
        clean_text(f"\n ett\r\ntva\u030a tr{char}e", "Texten")
    place = f"{name} (U+{ord(char):04X}), rad 3, tecken 7. Markera från tecknet före"
    assert place in refused.value.sentence
    assert refused.value.field == "Texten"


@given(st.text(), st.sampled_from("\u200b\u202e\x07"), st.text())
def test_that_the_place_is_that_of_the_first_hidden_character_in_the_field(
    before: str, char: str, after: str
) -> None:
    before = "x" + "".join(one for one in before if one.isalnum() or one in "\n ")
    with pytest.raises(BadInput) as refused:
        clean_text(before + char + "y" + after, "Texten")
    row = before.split("\n")
    column = len(unicodedata.normalize("NFC", row[-1])) + 1
    assert f"rad {len(row)}, tecken {column}." in refused.value.sentence


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


@pytest.mark.parametrize("name", ["Anteckningen", "Skälet", "Uppgifterna", "Mål"])
def test_that_the_sentences_fit_a_name_of_any_gender_and_number(name: str) -> None:
    said = set()
    for text, limit in (("", 10), ("x" * 11, 10)):
        with pytest.raises(BadInput) as refused:
            clean_text(text, name, limit=limit)
        said.add(refused.value.sentence)
    assert said == {
        f"{name} saknas. Skriv något och spara igen.",
        f"{name} har 11 tecken, men högst 10 får plats. Dela upp texten.",
    }
