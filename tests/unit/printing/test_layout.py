"""How blocks stand on pages."""

from __future__ import annotations

import pytest

from app import printing
from app.documents.blocks import (
    Bullets,
    Checklist,
    Column,
    Contents,
    ContentsRow,
    Document,
    Fact,
    Facts,
    Heading,
    Late,
    PageBreak,
    Remark,
    SignatureLines,
    Space,
    Step,
    Table,
    Text,
    Title,
)
from app.printing.icc import srgb_profile
from app.printing.reading import pypdf_words
from tests.unit.documents.builders import NOON
from tests.unit.printing.papers import a_document, an_entry


def words(paper: Document) -> list[str]:
    return list(pypdf_words(printing.render(paper, NOON).data))


def test_that_every_page_says_which_it_is_and_how_many_there_are():
    pages = words(a_document(Text("a"), PageBreak(), Text("b"), PageBreak(), Text("c")))

    assert [f"sida{number}av3" in page for number, page in enumerate(pages, 1)] == [True] * 3


def test_that_the_contents_name_first_and_last_page_of_each_section():
    paper = a_document(
        Title("Titel"),
        Contents(
            (
                ContentsRow("Lång", "long", "200 st"),
                ContentsRow("Kort", "short", "1 st"),
                ContentsRow("Ingen", "none", "0 st"),
            )
        ),
        Heading("Lång", "long", new_page=True),
        Text("\n".join("rad" for _ in range(100))),
        Heading("Kort", "short", new_page=True),
        Text("slut"),
    )

    first, *_rest = words(paper)

    assert "Långsida2till4200st" in first
    assert "Kortsida51st" in first
    assert "Ingen–0st" in first


def test_that_late_texts_are_filled_in_when_all_is_laid_out():
    paper = a_document(
        Facts((Fact("Omfattning", Late("{entries} poster på {pages} sidor")),)),
        PageBreak(),
        an_entry("Hej"),
    )

    assert "Omfattning1posterpå2sidor" in words(paper)[0]


def test_that_a_table_names_its_columns_again_on_each_page():
    rows = tuple((f"rad {number}", "x") for number in range(120))
    pages = words(a_document(Table((Column("Namnet", 2), Column("Värdet", 1, right=True)), rows)))

    assert len(pages) > 2
    assert all(page.count("NamnetVärdet") == 1 for page in pages)


def test_that_a_table_cell_longer_than_a_page_is_printed_whole():
    text = " ".join(f"ord{number}" for number in range(3000))

    pages = words(a_document(Table((Column("A", 1), Column("B", 1)), ((text, "x"),))))

    assert "ord2999" in pages[-1]
    assert len(pages) > 2


def test_that_the_columns_are_not_named_after_the_table():
    table = Table((Column("Namnet", 1),), (("rad",),))

    pages = words(a_document(table, PageBreak(), Text("efter")))

    assert "Namnet" not in pages[1]


def test_that_a_heading_never_stands_alone_at_the_foot_of_a_page():
    for lines in range(30, 60):
        paper = a_document(Text("\n" * lines), Heading("Rubriken"), an_entry("Texten"))
        for page in words(paper):
            assert ("Rubriken" in page) == ("Texten" in page)


def test_that_empty_space_does_not_push_the_first_line_of_a_page_down():
    assert len(words(a_document(Space(500), Text("a"), PageBreak(), Space(500), Text("b")))) == 2


def test_that_a_step_shows_gates_addition_and_who_did_it():
    steps = (
        Step(number="UPP-1", text="Gör detta", done="8 maj, Ola", gates=("G3",), added=True),
        Step(number="UPP-2", text="Gör sedan detta"),
    )

    (page,) = words(a_document(Checklist(steps)))

    assert "UPP-1Gördetta" in page
    assert "G3·Tillägg" in page
    assert "8maj,Ola" in page
    assert page.count("Namn,datum") == 1


def test_that_a_blank_checklist_says_nothing_of_what_was_done():
    steps = (Step(number="1", text="Gör detta", done="8 maj, Ola"),)

    (page,) = words(a_document(Checklist(steps, blank=True)))

    assert "Ola" not in page
    assert "Namn,datum" in page


def test_that_a_step_of_many_lines_goes_on_overleaf():
    step = Step(number="1", text=" ".join(f"ord{number}" for number in range(1500)))

    pages = words(a_document(Checklist((step, step))))

    assert "ord1499" in "".join(pages)
    assert len(pages) > 2


@pytest.mark.parametrize("count", [1, 2, 3])
def test_that_signature_lines_stand_at_the_foot(count):
    lines = ("Namn", "Datum", "Ort")[:count]

    (page,) = words(a_document(Text("a"), SignatureLines("Underskrift", lines)))

    assert page.endswith("Underskrift" + "".join(lines))


def test_that_bullets_and_remarks_are_printed():
    entry = an_entry("Ny lydelse")
    corrected = type(entry)(
        when=entry.when,
        kind=entry.kind,
        text=entry.text,
        remarks=(Remark("Tidigare lydelse", "Gammal lydelse", struck=True),),
        signature="Skriven av Ola",
    )

    (page,) = words(a_document(Bullets(("ett", "två")), corrected))

    assert "•ett•två" in page
    assert "TidigarelydelseGammallydelseSkrivenavOla" in page


def test_that_the_colour_profile_is_a_sound_icc_file():
    profile = srgb_profile()

    assert int.from_bytes(profile[:4], "big") == len(profile)
    assert profile[36:40] == b"acsp"
    assert profile == srgb_profile.__wrapped__()


def test_that_a_preview_gives_pixels_of_each_page():
    data = printing.render(a_document(Text("a"), PageBreak(), Text("b")), NOON).data

    with printing.open_preview(data) as preview:
        assert len(preview) == 2
        width, height = preview.size(0)
        image = preview.page(1, 96)

    assert (round(width), round(height)) == (595, 842)
    assert abs(image.width - 794) <= 1
    assert len(image.data) == image.stride * image.height
    assert min(image.data) < 100 < max(image.data)
