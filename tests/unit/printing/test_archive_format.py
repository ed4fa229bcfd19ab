"""Every paper is PDF/A-2a and PDF/UA-1, before and after it is signed."""

from __future__ import annotations

import datetime as dt
import io
import re
import subprocess
import sys

import pikepdf
import pytest

from app import printing
from app.documents.blocks import (
    Column,
    Document,
    Heading,
    Table,
    Text,
    Title,
)
from app.documents.case_checklist import case_checklist
from app.documents.journal_export import journal_export
from app.documents.person_card import person_card
from tests.unit.documents.builders import NOON, a_card, a_checklist, an_export
from tests.unit.printing.papers import a_document, a_signed_export, an_entry, broken_rules

PAPERS = {
    "card": person_card(a_card()),
    "protected": person_card(a_card(is_protected=True, practice=True)),
    "export": journal_export(an_export()),
    "practice export": journal_export(an_export(practice=True)),
    "checklist": case_checklist(a_checklist()),
    "blank checklist": case_checklist(a_checklist(blank=True)),
}


@pytest.mark.parametrize("paper", PAPERS.values(), ids=PAPERS.keys())
def test_that_every_paper_is_archive_grade_and_accessible(paper: Document, tmp_path):
    assert broken_rules(printing.render(paper, NOON).data, tmp_path) == []


def test_that_a_signed_export_is_still_archive_grade_and_accessible(tmp_path):
    assert broken_rules(a_signed_export(), tmp_path) == []


def test_that_the_validator_notices_a_paper_without_its_language(tmp_path):
    with pikepdf.open(io.BytesIO(printing.render(PAPERS["card"], NOON).data)) as pdf:
        del pdf.Root.Lang
        out = io.BytesIO()
        pdf.save(out)

    assert broken_rules(out.getvalue(), tmp_path) != []


@pytest.mark.parametrize("seed", range(12))
def test_that_no_stream_ends_so_that_its_length_is_in_doubt(seed, tmp_path):
    paper = a_document(
        Title("Titel"),
        Heading("Avsnitt"),
        *(an_entry(f"{seed} {number} " * number) for number in range(120)),
    )

    data = printing.render(paper, NOON).data

    assert b"\r\nendstream" not in data
    assert broken_rules(data, tmp_path) == []


@pytest.mark.parametrize("paper", PAPERS.values(), ids=PAPERS.keys())
def test_that_two_renderings_are_equal_byte_for_byte(paper: Document):
    assert printing.render(paper, NOON).data == printing.render(paper, NOON).data


def test_that_two_signatures_of_one_moment_are_equal_byte_for_byte():
    first = a_signed_export.__wrapped__()

    assert first == a_signed_export()


def test_that_nothing_lies_upon_the_pages_and_nothing_is_attached():
    for paper in PAPERS.values():
        with pikepdf.open(io.BytesIO(printing.render(paper, NOON).data)) as pdf:
            assert all("/Annots" not in page.obj for page in pdf.pages)
            assert all("/XObject" not in page.obj.Resources for page in pdf.pages)
            assert "/Names" not in pdf.Root
            assert pdf.check_pdf_syntax() == []


def test_that_metadata_hold_no_name_number_or_address():
    data = printing.render(PAPERS["card"], NOON).data
    with pikepdf.open(io.BytesIO(data)) as pdf:
        told = pdf.Root.Metadata.read_bytes().decode() + str(dict(pdf.docinfo.items()))

    for secret in ("Sandelin", "410312", "K-10412", "Lindgatan", "070-174"):
        assert secret not in told


def test_that_the_structure_names_headings_tables_and_lists():
    paper = a_document(
        Title("Titel"),
        Heading("Avsnitt"),
        Table((Column("Namn", 1), Column("Tid", 1)), (("a", "b"),)),
        an_entry("Hej"),
    )

    with pikepdf.open(io.BytesIO(printing.render(paper, NOON).data)) as pdf:
        tags = _tags(pdf.Root.StructTreeRoot.K[0])

    assert tags == "Document(H1 H2 Table(TR(TH TH) TR(TD TD)) H3 P P)"


def test_that_a_heading_that_goes_on_overleaf_is_one_element():
    paper = a_document(Text("\n".join(f"rad {number}" for number in range(200))))

    with pikepdf.open(io.BytesIO(printing.render(paper, NOON).data)) as pdf:
        assert _tags(pdf.Root.StructTreeRoot.K[0]) == "Document(P)"
        assert len(pdf.pages) > 1


def test_that_practice_prints_say_so_on_every_page():
    paper = a_document(Text("\n" * 200), practice=True)

    words = _words(paper)

    assert len(words) > 1
    assert all(page.count("ÖVNING") == 2 for page in words)
    assert "ÖVNING" not in "".join(_words(a_document(Text("\n" * 200))))


def test_that_importing_the_package_loads_neither_reportlab_nor_a_reader():
    code = (
        "import sys; from app.printing import render, verify_export, ExpectedExport;"
        "heavy = ('reportlab', 'pikepdf', 'pypdf', 'pypdfium2', 'pyhanko', 'cryptography');"
        "print([name for name in heavy if name in sys.modules])"
    )

    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert out.stdout.strip() == "[]"


def test_that_the_time_of_making_is_the_one_given():
    data = printing.render(PAPERS["card"], dt.datetime(2031, 2, 3, 4, 5, 6, tzinfo=dt.UTC)).data

    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert str(pdf.docinfo["/CreationDate"]) == "D:20310203040506+00'00'"
        assert b"2031-02-03T04:05:06+00:00" in pdf.Root.Metadata.read_bytes()


def _words(paper: Document) -> list[str]:
    from app.printing.reading import pypdf_words  # noqa: PLC0415 - loads the readers

    return list(pypdf_words(printing.render(paper, NOON).data))


def _tags(node: pikepdf.Object) -> str:
    kids = node.get("/K", [])
    kids = list(kids) if isinstance(kids, pikepdf.Array) else [kids]
    inner = [_tags(kid) for kid in kids if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]
    name = re.sub("^/", "", str(node.S))
    return f"{name}({' '.join(inner)})" if inner else name
