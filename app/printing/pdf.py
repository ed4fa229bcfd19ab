"""Document in, archive PDF out."""

from __future__ import annotations

import datetime as dt
import gc
import io
import math
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas

from app.documents.blocks import Document
from app.documents.marks import digest, page_mark
from app.documents.wording import grouped
from app.printing import paper
from app.printing.archive import Description, finish
from app.printing.entries import EntrySetter
from app.printing.fonts import face
from app.printing.ink import Ink
from app.printing.results import Rendered
from app.printing.setting import set_blocks, setters
from app.printing.sheet import Sheet, Totals
from app.printing.tags import END, PAGINATION, Tree

PRACTICE_MARK = "ÖVNING"


def render(document: Document, at: dt.datetime) -> Rendered:
    """The same document and time give the same bytes."""
    with _no_collecting():
        return _render(document, at)


@contextmanager
def _no_collecting() -> Iterator[None]:
    """A long journal is a million small objects that all live to the end: nothing to look for."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _render(document: Document, at: dt.datetime) -> Rendered:
    for name in (paper.REGULAR, paper.STRONG, paper.ITALIC, paper.FALLBACK):
        face(name)
    rl_config.useA85 = 0  # half as large again, and slower
    canvas = Canvas(
        io.BytesIO(),
        pagesize=(paper.WIDTH, paper.HEIGHT),
        invariant=1,
        pageCompression=1,
        initialFontName=face(paper.REGULAR).fontName,
    )
    sheet = Sheet(Ink(canvas), Tree())
    entries = EntrySetter(sheet, document.entries, document.binding)
    set_blocks(document.blocks, setters(sheet, entries))
    total = grouped(digest(entries.numbers))
    totals = Totals(len(sheet.pages), len(entries.numbers), total, sheet.sections)
    _write_pages(canvas, sheet, document, totals)
    about = Description(
        title=document.title, subject=document.subject, language=document.language, at=at
    )
    data, pages, first = _plain_file(canvas, totals.pages)
    data = finish(data, sheet.tree.objects(first, pages), first, about)
    return Rendered(data, totals.pages, tuple(entries.numbers))


def _write_pages(canvas: Canvas, sheet: Sheet, document: Document, totals: Totals) -> None:
    """Mark and footer come first on each page, so that a reader knows where the text begins."""
    mark = _practice_mark(sheet.ink) if document.practice else ""
    for index, ops in enumerate(sheet.pages):
        body = "\n".join(part if isinstance(part, str) else part(totals) for part in ops)
        foot = _footer(sheet.ink, document, index + 1, totals.pages)
        canvas._code = [mark, foot, body]  # noqa: SLF001 - see app.printing.ink
        sheet.pages[index] = []
        canvas.showPage()


def _footer(ink: Ink, document: Document, page: int, pages: int) -> str:
    y, leading = paper.FOOT - 11, paper.FOOTER.leading
    mark = f"{document.footer.mark}    " if document.footer.mark else ""
    lines = [ink.line(paper.FOOTER, text) for text in document.footer.lines]
    if document.practice:
        lines.append(ink.line(paper.FOOTER, PRACTICE_MARK))
    count = ink.line(paper.FOOTER_STRONG, mark + page_mark(page, pages))
    parts = [
        f"1 0 0 1 {paper.LEFT:.2f} {y - leading * index:.2f} Tm {line.code}"
        for index, line in enumerate(lines)
    ]
    x, foot = paper.RIGHT - count.width, paper.FOOT
    return (
        f"{PAGINATION} q {paper.colour(paper.LINE_STRONG)} RG 0.6 w"
        f" {paper.LEFT:.2f} {foot:.2f} m {paper.RIGHT:.2f} {foot:.2f} l S Q"
        f" BT {ink.opening(paper.FOOTER)} {' '.join(parts)}"
        f" {ink.opening(paper.FOOTER_STRONG)} 1 0 0 1 {x:.2f} {y:.2f} Tm {count.code} ET {END}"
    )


def _practice_mark(ink: Ink) -> str:
    """Across the page in 12 % grey, behind the text."""
    style = paper.Style(paper.STRONG, 150, 150, paper.PRACTICE)
    line = ink.line(style, PRACTICE_MARK)
    turn = math.atan2(paper.HEIGHT, paper.WIDTH)
    cos, sin = math.cos(turn), math.sin(turn)
    x = paper.WIDTH / 2 - cos * line.width / 2 + sin * style.size * 0.33
    y = paper.HEIGHT / 2 - sin * line.width / 2 - cos * style.size * 0.33
    return (
        f"{PAGINATION} BT {ink.opening(style)}"
        f" {cos:.5f} {sin:.5f} {-sin:.5f} {cos:.5f} {x:.2f} {y:.2f} Tm {line.code} ET {END}"
    )


def _plain_file(canvas: Canvas, count: int) -> tuple[bytes, list[int], int]:
    """The file as reportlab writes it, the numbers of its pages, and the first free number."""
    document: Any = canvas._doc  # noqa: SLF001 - see app.printing.ink
    data = document.GetPDFData(canvas)
    numbers = document.idToObjectNumberAndVersion
    pages = [numbers[f"Page{index + 1}"][0] for index in range(count)]
    return data, pages, max(number for number, _version in numbers.values()) + 1
