"""A journal export is verified with the vault at hand and without."""

from __future__ import annotations

import dataclasses
import subprocess
import sys
from pathlib import Path

import pytest

from app import printing
from app.documents import marks
from app.documents.blocks import Document, Entry
from app.documents.journal_content import content_checksum
from app.documents.journal_export import journal_export
from app.printing import ExpectedExport, Reason, fingerprint, verify_export
from app.printing.reading import pdfium_words, pypdf_words, read
from tests.unit.documents.builders import NOON, a_card, a_content, an_export
from tests.unit.printing.papers import a_signed_export, another_key, signed, the_key

CONTENT = content_checksum(a_content())


def expected(**changes: object) -> ExpectedExport:
    return dataclasses.replace(
        ExpectedExport(content_sha256=CONTENT, entries=6, pages=3), **changes
    )


def test_that_a_good_export_is_valid_without_the_vault():
    verdict = verify_export(a_signed_export())

    assert verdict.valid
    assert verdict.reason is None
    assert (verdict.entries, verdict.pages) == (6, 3)
    assert verdict.content_sha256 == CONTENT


def test_that_a_good_export_is_valid_with_the_vault():
    verdict = verify_export(a_signed_export(), expected(), {fingerprint(the_key()[1])})

    assert verdict.valid


def test_that_an_export_of_another_vault_is_foreign():
    other = printing.sign(
        printing.render(journal_export(an_export()), NOON).data, *another_key(), NOON
    )

    assert verify_export(other).valid
    assert verify_export(other, None, {fingerprint(the_key()[1])}).reason is Reason.FOREIGN


def test_that_a_signed_paper_of_another_kind_is_foreign():
    from app.documents.person_card import person_card  # noqa: PLC0415 - only here

    assert verify_export(signed(person_card(a_card()))).reason is Reason.FOREIGN


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"content_sha256": "0" * 64}, Reason.OUTDATED),
        ({"entries": 7}, Reason.OUTDATED),
        ({"pages": 4}, Reason.INCOMPLETE),
    ],
)
def test_that_an_export_that_no_longer_fits_the_vault_is_refused(changes, reason):
    verdict = verify_export(a_signed_export(), expected(**changes))

    assert not verdict.valid
    assert verdict.reason is reason


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", Reason.NOT_PDF),
        (a_signed_export()[:-9], Reason.TRUNCATED),
        (a_signed_export() + b"\n", Reason.CHANGED),
        (a_signed_export().replace(b"%PDF-1.7", b"%PDF-1.6"), Reason.CHANGED),
    ],
    ids=["empty", "cut", "longer", "other version"],
)
def test_that_a_damaged_export_is_refused_with_its_reason(data, reason):
    verdict = verify_export(data, expected())

    assert not verdict.valid
    assert verdict.reason is reason


def without_an_entry(paper: Document, number: int) -> Document:
    """The paper as a forger would print it: one post left out, the cover as it was."""
    posts = [block for block in paper.blocks if isinstance(block, Entry)]
    blocks = tuple(block for block in paper.blocks if block is not posts[number - 1])
    return dataclasses.replace(paper, blocks=blocks)


def test_that_a_post_with_other_words_is_not_found_again():
    pages = list(pypdf_words(a_signed_export()))
    forged = [words.replace("ingenöppnade", "någonöppnade") for words in pages]

    assert forged != pages
    assert read(forged).problem == "entry 1"
    assert read(forged).numbers == ()


def test_that_a_post_that_was_left_out_is_missed():
    pages = list(pypdf_words(a_signed_export()))
    start = pages[1].index("Post2av6")
    stop = pages[1].index("Post3av6")
    forged = [pages[0], pages[1][:start] + pages[1][stop:], pages[2]]

    assert read(forged).problem == "entry 2"


def test_that_a_missing_page_is_missed():
    assert read(list(pypdf_words(a_signed_export()))[:-1]).problem != ""


def test_that_posts_of_two_exports_cannot_be_mixed():
    mine = list(pypdf_words(a_signed_export("Samma ord.", "Ett slut.")))
    other = list(pypdf_words(a_signed_export("Samma ord.", "Annat slut.")))

    assert read(mine).problem == ""
    assert read([mine[0], *other[1:]]).problem == "entry 1"


def test_that_both_readers_read_the_same_words_from_a_common_journal():
    data = a_signed_export("Kl 18.35: Städade.", "För- och\neftermiddag.")

    assert list(pypdf_words(data)) == list(pdfium_words(data))


def test_that_the_cover_states_what_the_verifier_compares():
    rendered = printing.render(journal_export(an_export()), NOON)
    reading = read(pypdf_words(rendered.data))

    assert reading.content_sha256 == CONTENT
    assert reading.numbers == rendered.check_numbers
    assert reading.pages == rendered.pages


def test_that_a_check_number_depends_on_export_place_and_words():
    numbers = {
        marks.check_number(binding, number, words)
        for binding in ("a", "b")
        for number in (1, 2)
        for words in ("x", "y")
    }

    assert len(numbers) == 8


def test_that_previews_are_drawn_while_exports_are_read_back(tmp_path: Path) -> None:
    """pdfium bears one thread at a time: in a process of its own, for it would end this one."""
    script = (
        "import sys\n"
        "from concurrent.futures import ThreadPoolExecutor\n"
        "from app.printing.preview import Preview\n"
        "from app.printing.reading import pdfium_words\n"
        "data = open(sys.argv[1], 'rb').read()\n"
        "def draw(_n):\n"
        "    with Preview(data) as file:\n"
        "        return file.page(0, 96).width\n"
        "with ThreadPoolExecutor(4) as pool:\n"
        "    read = [pool.submit(pdfium_words, data) for _n in range(40)]\n"
        "    drawn = [pool.submit(draw, n) for n in range(40)]\n"
        "    first = pdfium_words(data)\n"
        "    assert all(one.result() == first for one in read)\n"
        "    print(len({one.result() for one in drawn}))\n"
    )
    file = tmp_path / "export.pdf"
    file.write_bytes(a_signed_export())
    done = subprocess.run(
        [sys.executable, "-c", script, str(file)], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout.strip()) == (0, "1"), done.stderr
