"""Sets each kind of block on the sheet: one function a kind, no block knows how it is drawn."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from app.documents.blocks import (
    Block,
    Bullets,
    Changes,
    Checklist,
    Contents,
    Entry,
    Facts,
    Heading,
    Letterhead,
    PageBreak,
    SignatureLines,
    Space,
    Subject,
    Table,
    Text,
    Title,
    Tone,
)
from app.printing import paper
from app.printing.entries import EntrySetter
from app.printing.forms import set_checklist, set_signature_lines
from app.printing.front import set_contents, set_letterhead
from app.printing.lists import set_bullets, set_changes, set_facts
from app.printing.sheet import Cell, Sheet
from app.printing.tables import set_table

_TONES = {
    Tone.NORMAL: paper.BODY,
    Tone.STRONG: paper.BODY_STRONG,
    Tone.MUTED: paper.MUTED,
    Tone.LABEL: paper.LABELS,
    Tone.ASIDE: paper.ASIDE,
}


def set_title(sheet: Sheet, block: Title) -> None:
    root = sheet.tree.root
    sheet.down(8)
    lines = sheet.ink.lines(paper.TITLE, block.text, paper.TEXT_WIDTH)
    sheet.row([Cell(root.add("H1"), paper.LEFT, paper.TITLE, lines)], paper.TITLE.leading)
    if block.subtitle:
        lines = sheet.ink.lines(paper.SUBTITLE, block.subtitle, paper.TEXT_WIDTH)
        sheet.row([Cell(root.add("P"), paper.LEFT, paper.SUBTITLE, lines)], paper.SUBTITLE.leading)
        sheet.down(12)


def set_subject(sheet: Sheet, block: Subject) -> None:
    node, style = sheet.tree.root.add("P"), paper.NAME
    name = sheet.ink.lines(style, block.name, paper.TEXT_WIDTH)
    numbers = sheet.ink.line(paper.NUMBERS, "    ".join(block.numbers))
    x = paper.LEFT + max(name[0].width + 22, 52 * paper.MM)
    fits = len(name) == 1 and x + numbers.width <= paper.RIGHT
    sheet.row([Cell(node, paper.LEFT, style, name)], style.leading)
    if fits:
        sheet.y += style.leading
    cell = Cell(node, x if fits else paper.LEFT, paper.NUMBERS, [numbers])
    sheet.row([cell], style.leading)


def set_heading(sheet: Sheet, block: Heading) -> None:
    style = paper.HEADING
    if block.new_page and not sheet.is_fresh:
        sheet.turn()
    sheet.need(125)
    sheet.down(16)
    if block.anchor:
        sheet.mark_section(block.anchor)
    lines = sheet.ink.lines(style, block.text, paper.TEXT_WIDTH)
    sheet.row([Cell(sheet.tree.root.add("H2"), paper.LEFT, style, lines)], style.leading)
    sheet.y -= 3
    sheet.rule(paper.LINE_STRONG)
    sheet.y -= 5


def set_text(sheet: Sheet, block: Text) -> None:
    style = _TONES[block.tone]
    lines = sheet.ink.lines(style, block.text, paper.TEXT_WIDTH)
    sheet.row([Cell(sheet.tree.root.add("P"), paper.LEFT, style, lines)], style.leading)
    sheet.down(4)


def set_page_break(sheet: Sheet, _block: PageBreak) -> None:
    sheet.turn()


def set_space(sheet: Sheet, block: Space) -> None:
    sheet.down(block.points)


Setters = dict[type, Callable[[Any], None]]


def setters(sheet: Sheet, entries: EntrySetter) -> Setters:
    """How each kind of block is set on this sheet."""
    on_sheet: dict[type, Callable[..., None]] = {
        Letterhead: set_letterhead,
        Title: set_title,
        Subject: set_subject,
        Heading: set_heading,
        Text: set_text,
        Bullets: set_bullets,
        Facts: set_facts,
        Table: set_table,
        Changes: set_changes,
        Checklist: set_checklist,
        SignatureLines: set_signature_lines,
        Contents: set_contents,
        PageBreak: set_page_break,
        Space: set_space,
    }
    bound: Setters = {kind: partial(draw, sheet) for kind, draw in on_sheet.items()}
    bound[Entry] = entries.set
    return bound


def set_blocks(blocks: tuple[Block, ...], how: Setters) -> None:
    """Everything, from the first block to the last."""
    for block in blocks:
        how[type(block)](block)
