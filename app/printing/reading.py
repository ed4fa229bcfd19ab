"""Reads an export back with two readers that did not write it, and finds every entry again."""

from __future__ import annotations

import io
import logging
from collections.abc import Collection, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

import pikepdf
import pypdf
import pypdfium2

from app.documents import marks
from app.printing.folding import folded
from app.printing.one_at_a_time import PDFIUM
from app.printing.results import ExpectedExport, Reason, SealCheck, Verdict
from app.printing.signing import check

_FIELDS = 1  # the signature field; nothing else may lie upon a page

# pdfium gives a hyphen at the end of a line a mark of its own; we never print those characters.
_PDFIUM_HYPHENS = {0xFFFE: "-", 0x02: "-"}


@dataclass(frozen=True, slots=True)
class Reading:
    """What one reader found. `numbers` are the check numbers of the entries that are whole."""

    pages: int
    entries: int
    content_sha256: str
    numbers: tuple[str, ...]
    problem: str = ""
    notes: int = 0


class _Unreadable(Exception):
    """The structure of the file is not what we write."""


def verify_export(
    pdf: bytes,
    expected: ExpectedExport | None = None,
    trusted_certificates: Collection[str] = (),
) -> Verdict:
    """Seal, certificate, both readers, structure, and what the vault expects.

    `trusted_certificates` are fingerprints; without any, a good seal of any vault will do.
    `expected` is what the vault holds now: other content means that the file is outdated.
    """
    seal = check(pdf)
    if seal.reason is not None:
        return Verdict(False, seal.reason, 0, 0, detail="seal")
    if trusted_certificates and seal.certificate not in trusted_certificates:
        return Verdict(False, Reason.FOREIGN, 0, 0, detail="certificate")
    return _verify_content(pdf, expected, seal)


def _verify_content(pdf: bytes, expected: ExpectedExport | None, seal: SealCheck) -> Verdict:
    try:
        inspect(pdf)
        readings = _by_both(pdf)
    except (_Unreadable, pikepdf.PdfError, pypdf.errors.PyPdfError, pypdfium2.PdfiumError) as error:
        return Verdict(False, Reason.INCOMPLETE, 0, 0, detail=str(error))
    first, second = readings
    found = min(len(reading.numbers) for reading in readings)
    reason, detail = None, ""
    if not first.content_sha256:
        reason, detail = Reason.FOREIGN, "no cover of ours"
    elif first != second or first.problem:
        reason, detail = Reason.INCOMPLETE, first.problem or second.problem or "readers differ"
    elif expected is not None:
        reason, detail = _compared(first, expected)
    return Verdict(
        reason is None,
        reason,
        found,
        first.pages,
        content_sha256=first.content_sha256,
        detail=detail or f"seal {seal.certificate}",
        notes=min(first.notes, found),
    )


def _by_both(pdf: bytes) -> tuple[Reading, Reading]:
    """At the same time: pdfium works outside Python, so it costs nothing while pypdf reads."""
    with ThreadPoolExecutor(1) as pool:
        second = pool.submit(pdfium_words, pdf)
        first = read(pypdf_words(pdf))
        return first, read(second.result())


def _compared(reading: Reading, expected: ExpectedExport) -> tuple[Reason | None, str]:
    if reading.content_sha256 != expected.content_sha256:
        return Reason.OUTDATED, "content"
    if reading.entries != expected.entries:
        return Reason.OUTDATED, "entries"
    if expected.pages is not None and reading.pages != expected.pages:
        return Reason.INCOMPLETE, "pages"
    return None, ""


def inspect(pdf: bytes) -> None:
    """Opens without warnings, sound structure, nothing upon the pages but the signature field."""
    with pikepdf.open(io.BytesIO(pdf), suppress_warnings=True) as file:
        problems = [*file.get_warnings(), *file.check_pdf_syntax()]
        if problems:
            raise _Unreadable("structure")
        upon = sum(len(page.obj.get("/Annots", ())) for page in file.pages)
        pictures = sum(len(page.obj.Resources.get("/XObject", ())) for page in file.pages)
        names = file.Root.get("/Names", pikepdf.Dictionary())
        if upon > _FIELDS or pictures or "/EmbeddedFiles" in names or "/OpenAction" in file.Root:
            raise _Unreadable("something upon the pages")


def pypdf_words(pdf: bytes) -> Sequence[str]:
    """Each page's text without white space, as pypdf reads it."""
    logging.getLogger("pypdf").setLevel(logging.ERROR)
    reader = pypdf.PdfReader(io.BytesIO(pdf), strict=True)
    return [folded(page.extract_text()) for page in reader.pages]


def pdfium_words(pdf: bytes) -> Sequence[str]:
    """Each page's text without white space, as pdfium reads it."""
    with PDFIUM:
        file = pypdfium2.PdfDocument(pdf)
    try:
        return [_pdfium_page(file, index) for index in range(len(file))]
    finally:
        with PDFIUM:
            file.close()


def _pdfium_page(file: Any, index: int) -> str:
    """Page by page, so that a preview gets in between."""
    with PDFIUM:
        page = file[index]
        text = page.get_textpage()
        try:
            words = text.get_text_range()
        finally:
            text.close()
            page.close()
    return folded(words.translate(_PDFIUM_HYPHENS))


def read(pages: Sequence[str]) -> Reading:
    """Finds cover, footers and every entry in the words of the pages."""
    count = len(pages)
    bodies = []
    for index, words in enumerate(pages):
        _footer, mark, body = words.partition(folded(marks.page_mark(index + 1, count)))
        if not mark:
            return Reading(count, 0, "", (), f"page {index + 1} without footer")
        bodies.append(body)
    stated = marks.cover(bodies[0]) if bodies else None
    if stated is None:
        return Reading(count, 0, "", (), "no cover")
    entries, binding = int(stated["entries"]), stated["content"]
    numbers = tuple(_entries("".join(bodies), entries, binding))
    problem = ""
    if int(stated["pages"]) != count:
        problem = "pages"
    elif len(numbers) != entries:
        problem = f"entry {len(numbers) + 1}"
    elif marks.digest(list(numbers)) != stated["total"]:
        problem = "total"
    elif int(stated["notes"]) > entries:
        problem = "notes"
    return Reading(count, entries, binding, numbers, problem, int(stated["notes"]))


def _entries(words: str, count: int, binding: str) -> list[str]:
    """The check numbers of the entries from the first on, up to the first that is not whole."""
    numbers: list[str] = []
    at = 0
    for number in range(1, count + 1):
        mark = folded(marks.start_mark(number, count))
        start = words.find(mark, at)
        if start < 0:
            break
        found = _end(words, start + len(mark), number, binding)
        if found is None:
            break
        check_number, at = found
        numbers.append(check_number)
    return numbers


def _end(words: str, start: int, number: int, binding: str) -> tuple[str, int] | None:
    """The end mark whose check number fits what stands before it; a note may hold false ones."""
    mark = folded(marks.end_mark(number))
    stop = words.find(mark, start)
    while stop >= 0:
        after = stop + len(mark)
        stated = words[after : after + marks.CHECK_LENGTH]
        if stated == marks.check_number(binding, number, words[start:stop]):
            return stated, after + marks.CHECK_LENGTH
        stop = words.find(mark, stop + 1)
    return None
