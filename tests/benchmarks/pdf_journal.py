"""10 000 notes as an archive PDF against pages laid out by hand on reportlab's canvas, in one run.

    python -m tests.benchmarks.pdf_journal [--notes 10000] [--runs 3]

Each row is the best of the runs, in processor seconds: a busy machine only ever adds to them.
`floor` sets the same words in the same face, size and width, with a head line and "sida x", and
nothing else: no tags, no metadata, no check numbers, no contents, no signature.
"""

from __future__ import annotations

import argparse
import datetime as dt
import gc
import io
import itertools
import random
import resource
import time
from collections.abc import Callable
from dataclasses import dataclass
from unittest import mock

from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas

from app.documents.blocks import Document, Entry, Footer, Heading, Title
from app.printing import paper, pdf
from app.printing.fonts import face
from app.printing.ink import Ink
from app.printing.reading import pdfium_words, pypdf_words
from app.printing.signing import check, make_certificate, sign
from app.printing.tags import Node, Tree

AT = dt.datetime(2026, 5, 18, 12, tzinfo=dt.UTC)
SENTENCES = (
    "Besökte klienten på förmiddagen och hjälpte till med dusch och påklädning enligt planen.",
    "Frukosten serverades vid köksbordet; två smörgåsar med ost och en kopp kaffe utan socker.",
    "Under promenaden användes rollatorn, med vila vid två tillfällen på bänken vid dammen.",
    "Trygghetslarmet provades och fungerar som det ska, batteriet är bytt.",
    "Dottern ringde och undrade om helgen; hon kommer på lördag klockan elva.",
    "Kvällspasset rapporterade en orolig natt och ett extra tillsynsbesök.",
    "Sjuksköterskan kontaktades om rodnaden på vänster underben och återkommer före klockan 15.",
)
WORDS = 81


@dataclass(frozen=True, slots=True)
class Row:
    name: str
    seconds: float
    pages: int
    size: int


def notes(count: int) -> list[Entry]:
    chance = random.Random(1)  # noqa: S311 - the same notes each time
    entries = []
    for number in range(count):
        words: list[str] = []
        while len(words) < WORDS:
            words += chance.choice(SENTENCES).split(" ")
        when = f"{number % 28 + 1} maj 2026 {number % 24:02}:{number % 60:02}"
        entries.append(
            Entry(
                when=when,
                kind="Iakttagelse",
                text=" ".join(words[:WORDS]),
                signature=f"Skriven {when} av Petra Wikander, undersköterska",
            )
        )
    return entries


def floor(entries: list[Entry]) -> tuple[int, bytes]:
    """By hand: whole lines straight into the page stream, the fastest that reportlab allows."""
    rl_config.useA85 = 0
    face(paper.REGULAR)
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=(paper.WIDTH, paper.HEIGHT), pageCompression=1)
    ink, style, strong = Ink(canvas), paper.BODY, paper.BODY_STRONG
    width = paper.TEXT_WIDTH - paper.GUTTER
    pages = itertools.count(1)
    y, code, page = paper.TOP, [_start(ink, next(pages))], 1
    for entry in entries:
        blocks = (
            (strong, ink.lines(strong, f"{entry.when}   {entry.kind}", width)),
            (style, ink.lines(style, entry.text, width)),
            (paper.SMALL, ink.lines(paper.SMALL, entry.signature, width)),
        )
        for kind, lines in blocks:
            code.append(ink.opening(kind))
            for line in lines:
                if y < paper.BOTTOM + style.leading:
                    canvas._code = [*code, "ET"]
                    canvas.showPage()
                    page = next(pages)
                    y, code = paper.TOP, [_start(ink, page), ink.opening(kind)]
                code.append(f"{line.code} T*")
                y -= style.leading
    canvas._code = [*code, "ET"]
    canvas.showPage()
    canvas.save()
    return page, target.getvalue()


def _start(ink: Ink, page: int) -> str:
    line = ink.line(paper.FOOTER, f"Journal, sida {page}")
    return (
        f"BT {ink.opening(paper.FOOTER)} 1 0 0 1 {paper.LEFT:.2f} {paper.FOOT:.2f} Tm {line.code}"
        f" 1 0 0 1 {paper.LEFT + paper.GUTTER:.2f} {paper.TOP:.2f} Tm {paper.BODY.leading:g} TL"
    )


class Untagged(Tree):
    """The renderer without its structure tree, to see what that costs."""

    def begin(self, node: Node, page: int) -> str:
        return f"/{node.tag} BMC"

    def objects(self, first: int, pages: list[int]) -> list[str]:
        return Tree().objects(first, pages)


def paper_of(entries: list[Entry]) -> Document:
    return Document(
        title="Mätning",
        subject="Mätning",
        blocks=(Title("Mätning"), Heading("Journal"), *entries),
        footer=Footer(("Mätning",)),
        binding="0" * 64,
    )


def best(name: str, runs: int, action: Callable[[], tuple[int, bytes]]) -> Row:
    seconds = []
    for _ in range(runs):
        gc.collect()
        start = time.process_time()
        pages, data = action()
        seconds.append(time.process_time() - start)
    return Row(name, min(seconds), pages, len(data))


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("--notes", type=int, default=10_000)
    options.add_argument("--runs", type=int, default=3)
    chosen = options.parse_args()
    document = paper_of(notes(chosen.notes))
    entries = [block for block in document.blocks if isinstance(block, Entry)]
    pdf.render(paper_of(entries[:10]), AT)  # fonts are loaded once in a process

    def ours() -> tuple[int, bytes]:
        rendered = pdf.render(document, AT)
        return rendered.pages, rendered.data

    rows = [best("floor, by hand", chosen.runs, lambda: floor(entries))]
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with mock.patch.object(pdf, "Tree", Untagged):
        rows.append(best("ours without tags", chosen.runs, ours))
    rows.append(best("ours, PDF/A-2a + UA-1", chosen.runs, ours))
    memory = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024
    pages, data = ours()
    key, certificate = make_certificate("Mätning", AT)
    signed = sign(data, key, certificate, AT)
    rows += [
        best("sign", 1, lambda: (pages, sign(data, key, certificate, AT))),
        best("check the seal", 1, lambda: (pages, b"" if check(signed).is_whole else signed)),
        best("read by pdfium", 1, lambda: (len(pdfium_words(signed)), b"")),
        best("read by pypdf", 1, lambda: (len(pypdf_words(signed)), b"")),
    ]
    report(rows, memory)


def report(rows: list[Row], memory: int) -> None:
    lead = rows[0].pages / rows[0].seconds
    print("| variant | s | pages | pages/s | of the floor | MiB |")
    print("|---|---|---|---|---|---|")
    for row in rows:
        pace = row.pages / row.seconds
        print(
            f"| {row.name} | {row.seconds:.2f} | {row.pages} | {pace:.0f} | {pace / lead:.2f}"
            f" | {row.size / 2**20:.1f} |"
        )
    print(f"\nour rendering added {memory} MB to the peak of the floor")


if __name__ == "__main__":
    main()
