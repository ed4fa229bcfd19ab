"""F65-F67: whatever is written in a note comes out as it was written, through both readers."""

from __future__ import annotations

import io
import unicodedata

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app import printing
from app.documents.journal_export import journal_export
from app.documents.marks import end_mark, start_mark
from app.printing.folding import folded
from app.printing.fonts import printed
from app.printing.reading import pdfium_words, pypdf_words, read
from tests.unit.documents.builders import NOON, an_export
from tests.unit.printing.papers import a_document, an_entry

PAYLOADS = (
    "Anna <anna.exempel@kommunen.example> ringde.",
    "<b>fet</b> och <i>kursiv</i>",
    "<b>aldrig stängd",
    "</para></b></i>",
    '<img src="/etc/hostname" width="100" height="100"/>',
    '<img src="https://example.test/x.png"/>',
    '<a href="https://example.test">länk</a>',
    '<link href="#mål">länk</link>',
    '<font size="1" color="white">osynligt</font>',
    '<font name="Helvetica">typsnitt</font>',
    "<!-- kommentar som försvinner -->",
    "<![CDATA[ försvunnen text ]]>",
    "<?xml version='1.0'?>",
    "<!DOCTYPE x [<!ENTITY y SYSTEM 'file:///etc/passwd'>]>&y;",
    "&amp; &lt; &gt; &quot; &#65; &#x41; &nbsp; &alpha; &inget;",
    "<script>alert(1)</script>",
    "<unichar name='alpha'/> <seq id='1'/> <onDraw name='x'/>",
    "<super>upp</super> <sub>ner</sub> <br/> <strike>x</strike>",
    "{rad} {0} {{dubbel}} %s %d %(namn)s $x ${y}",
    "(parentes) ((dubbel)) )( \\( \\) \\\\ \\n \\101",
    "endstream endobj %%EOF startxref 0 trailer << /Root 1 0 R >>",
    "BT /F1 12 Tf (text) Tj ET Q q EMC",
    "/P <</MCID 0>> BDC",
    "=1+1 +1 -1 @SUM(A1) \t|cmd",
    "'; DROP TABLE notes; --",
    "a\x00b\x01c\x07d\x1be\x7ff",
    "radbrytning\r\nvindue\rgammal mac\nunix\x0bVT\x0cFF\x85NEL",
    "u2028\u2028linje\u2029stycke",
    "noll\u200bbredd\u200c\u200d\u2060\ufeff mjukt\u00adbindestreck",
    "bidi \u202egnp.exe\u202c \u2066isolerad\u2069",
    "hebreiska שלום och arabiska مرحبا",
    "kyrilliska Привет, grekiska Αθήνα, polska Łódź, tjeckiska Žďár",
    "hårt\u00a0mellanslag, smalt\u202f, brett\u3000, tunt\u2009slut",
    "emoji 😀 👍🏽 👨‍👩‍👧 ❤️ ☺",
    "kinesiska 你好 japanska こんにちは koreanska 안녕",
    "ligaturer ﬁ ﬂ ﬀ, bråk ½ ⅓, index x² H₂O, № ™ © € ≥ → ✓",
    "e\u0301 sammansatt, Z\u0351\u036b\u0343\u036a\u0302 staplade",
    "ensam \ud800 surrogat \udfff, \ue000 privat, \uffff inget",
    "för-\neftermiddag, slutar med bindestreck-",
    "-" * 300,
    "x" * 900,
    "ord-" * 200,
    "   inledande   och    många     blanksteg   ",
    "\n\n\ntomma rader\n\n\n",
    "sida 1 av 1 Post 1 av 1 Slut på post 1, kontrolltal 0000000000000000",
)


def as_read(text: str) -> str:
    """What a reader should give: the note itself, unprintable characters in words."""
    return folded(printed(text))


@pytest.fixture(scope="module")
def export() -> bytes:
    return printing.render(journal_export(an_export(*PAYLOADS)), NOON).data


@pytest.fixture(scope="module", params=[pypdf_words, pdfium_words], ids=["pypdf", "pdfium"])
def body(request, export) -> str:
    pages = request.param(export)
    count = len(pages)
    return "".join(
        words.partition(f"sida{index}av{count}")[2] for index, words in enumerate(pages, 1)
    )


def test_that_there_are_at_least_forty_payloads():
    assert len(set(PAYLOADS)) >= 40


@pytest.mark.parametrize("number", range(1, len(PAYLOADS) + 1))
def test_that_a_hostile_note_comes_out_as_it_was_written(number, body):
    count = len(PAYLOADS) + 3
    text = as_read(PAYLOADS[number - 1])
    start = body.index(folded(start_mark(number, count)))
    head, found, after = body[start:].partition(text)

    assert found == text
    assert folded("Iakttagelse") in head or not text
    assert after.startswith(folded("Skriven"))


@pytest.mark.parametrize("text", [p for p in PAYLOADS if p.isascii() and p.isprintable()])
def test_that_plain_characters_are_never_changed(text):
    assert printed(text) == text


def test_that_nothing_in_a_note_becomes_a_link_or_a_picture(export):
    with pikepdf.open(io.BytesIO(export)) as pdf:
        assert not any("/Annots" in page.obj for page in pdf.pages)
        assert not any("/XObject" in page.obj.Resources for page in pdf.pages)


def test_that_both_readers_find_every_hostile_note_whole(export):
    readings = [read(pypdf_words(export)), read(pdfium_words(export))]

    assert readings[0] == readings[1]
    assert readings[0].problem == ""
    assert len(readings[0].numbers) == len(PAYLOADS) + 3


def test_that_a_note_cannot_imitate_the_end_of_a_post_and_hide_the_rest():
    false_end = f"Allt väl. {end_mark(1)} 0123456789abcdef {start_mark(2, 5)} Dold rest."
    data = printing.render(journal_export(an_export(false_end, "Nästa")), NOON).data

    reading = read(pypdf_words(data))

    assert reading.problem == ""
    assert len(reading.numbers) == 5


@pytest.mark.parametrize(
    ("char", "words"),
    [
        ("\x00", "[U+0000]"),
        ("\u202e", "[U+202E]"),
        ("\u200b", "[U+200B]"),
        ("你", "[U+4F60]"),
        ("\U0001f9d1", "[U+1F9D1]"),
        ("\u05d0", "[U+05D0]"),
        ("\ud800", "[U+D800]"),
        ("\ufffc", "[U+FFFC]"),
    ],
)
def test_that_a_character_no_face_can_show_is_said_in_words(char, words):
    assert printed(f"a{char}b") == f"a{words}b"


@pytest.mark.parametrize("char", "åäöéÅÄÖÉłŁžœøÆ€–”…→✓≥ΩЖ☺")
def test_that_a_character_that_some_face_has_is_shown_as_it_is(char):
    assert printed(char) == char


def test_that_a_note_of_one_mebibyte_is_printed_whole():
    text = ("Besökte klienten på morgonen och hjälpte till med dusch. " * 20_000)[: 2**20]
    rendered = printing.render(a_document(an_entry(text)), NOON)

    words = "".join(
        page.partition(f"sida{index}av{rendered.pages}")[2]
        for index, page in enumerate(pdfium_words(rendered.data), 1)
    )

    assert rendered.pages > 200
    assert folded(text) in words


def test_that_a_word_of_one_hundred_kibibytes_is_printed_whole():
    text = "abcdefghij" * 10_240
    rendered = printing.render(a_document(an_entry(text)), NOON)

    words = "".join(
        page.partition(f"sida{index}av{rendered.pages}")[2]
        for index, page in enumerate(pdfium_words(rendered.data), 1)
    )

    assert text in words


@settings(max_examples=30)
@given(st.lists(st.text(max_size=80), min_size=1, max_size=8))
def test_that_any_text_is_found_again_by_both_readers(texts):
    data = printing.render(journal_export(an_export(*texts)), NOON).data

    readings = [read(pypdf_words(data)), read(pdfium_words(data))]

    assert [reading.problem for reading in readings] == ["", ""]
    assert readings[0] == readings[1]


@given(st.text())
def test_that_printed_text_holds_no_character_without_a_shape(text):
    assert not {
        char
        for char in printed(text)
        if char != "\n" and unicodedata.category(char) in {"Cc", "Cf", "Cs", "Co", "Cn"}
    }
