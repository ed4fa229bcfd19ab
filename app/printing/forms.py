"""What is filled in by hand: boxes to tick and lines to sign on."""

from __future__ import annotations

from app.documents.blocks import Checklist, SignatureLines, Step
from app.kernel.texts import _
from app.printing import paper
from app.printing.sheet import Cell, Sheet
from app.printing.tags import ARTIFACT, END, Node

_BOX = 10.0
_NUMBER_AT = paper.LEFT + 20
_TEXT_AT = paper.LEFT + 30 * paper.MM
_PEN_AT = paper.LEFT + 128 * paper.MM
_LEADING = paper.BODY.leading
_SIGN_HEIGHT = 62.0


def set_checklist(sheet: Sheet, block: Checklist) -> None:
    """Steps with a box before and who and when after, or a line for it."""
    listing = sheet.tree.root.add("L")
    for step in block.steps:
        _set_step(sheet, listing.add("LI"), step, blank=block.blank)
    sheet.down(4)


def _set_step(sheet: Sheet, item: Node, step: Step, *, blank: bool) -> None:
    ink, width = sheet.ink, _PEN_AT - _TEXT_AT - 12
    body = item.add("LBody")
    text = ink.lines(paper.BODY, step.text, width)
    under = " · ".join(filter(None, (*step.gates, _("Tillägg") if step.added else "", step.note)))
    below = ink.lines(paper.SMALL, under, width) if under else []
    done = "" if blank else step.done
    pen = ink.lines(paper.SMALL, done, paper.RIGHT - _PEN_AT) if done else []
    sheet.need(max(_LEADING * len(text) + 13 * len(below), 13.0 * len(pen), 2 * _LEADING) + 6)
    _tick_box(sheet, ticked=bool(done))
    top, page = sheet.y, sheet.page
    cells = [
        Cell(item.add("Lbl"), _NUMBER_AT, paper.FINE, ink.lines(paper.FINE, step.number, 70)),
        Cell(body, _TEXT_AT, paper.BODY, text),
    ]
    sheet.row(cells, _LEADING)
    if below:
        sheet.row([Cell(body, _TEXT_AT, paper.SMALL, below)], 13)
    foot = sheet.y
    if sheet.page == page:
        sheet.y = top
    else:
        top = sheet.y = paper.TOP
    if pen:
        sheet.row([Cell(body, _PEN_AT, paper.SMALL, pen)], 13)
    else:
        sheet.y = top - 16
        sheet.rule(paper.LINE_STRONG, 0.4, left=_PEN_AT)
        sheet.y -= 1
        line = ink.line(paper.FINE, _("Namn, datum"))
        sheet.row([Cell(body, _PEN_AT, paper.FINE, [line])], paper.FINE.leading)
    sheet.y = min(sheet.y, foot, top - _LEADING) - 4
    sheet.rule(paper.LINE, 0.5)
    sheet.y -= 4


def _tick_box(sheet: Sheet, *, ticked: bool) -> None:
    x, y = paper.LEFT + 0.5, sheet.y - 12.5
    ops = f"{paper.colour(paper.LINE_STRONG)} RG 0.8 w {x:.2f} {y:.2f} {_BOX:g} {_BOX:g} re S"
    if ticked:
        ops += (
            f" {paper.colour(paper.OK)} RG 1.5 w 1 J 1 j {x + 2.2:.2f} {y + 5.2:.2f} m"
            f" {x + 4.4:.2f} {y + 2.6:.2f} l {x + 8:.2f} {y + 7.6:.2f} l S"
        )
    sheet.put(f"{ARTIFACT} q {ops} Q {END}")


def set_signature_lines(sheet: Sheet, block: SignatureLines) -> None:
    """At the foot of the page, lines beside each other."""
    sheet.need(_SIGN_HEIGHT)
    sheet.y = paper.BOTTOM + _SIGN_HEIGHT
    root = sheet.tree.root
    title = sheet.ink.lines(paper.LABELS, block.title, paper.TEXT_WIDTH)
    sheet.row([Cell(root.add("P"), paper.LEFT, paper.LABELS, title)], _LEADING)
    sheet.y -= 24
    gap = 14 * paper.MM
    width = (paper.TEXT_WIDTH - gap * (len(block.lines) - 1)) / len(block.lines)
    cells = []
    for index, text in enumerate(block.lines):
        x = paper.LEFT + index * (width + gap)
        sheet.rule(paper.LINE_STRONG, 0.6, left=x, right=x + width)
        cells.append(Cell(root.add("P"), x, paper.FINE, [sheet.ink.line(paper.FINE, text)]))
    sheet.row(cells, paper.FINE.leading)
