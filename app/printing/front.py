"""The head of a first page, and the table of contents."""

from __future__ import annotations

from app.documents.blocks import Contents, ContentsRow, Letterhead, VersionBox
from app.kernel.texts import _
from app.printing import paper
from app.printing.sheet import Cell, Sheet, Totals, rounded
from app.printing.tags import ARTIFACT, END, Node

_SIDE = 21.0
_CONTENTS_LEADING = 18.0
_BOX_WIDTH = 62 * paper.MM
_PAGES_AT = paper.LEFT + 108 * paper.MM


def set_letterhead(sheet: Sheet, block: Letterhead) -> None:
    """The mark, who the paper is from, and at the right a version box or a reference."""
    top, root = sheet.y, sheet.tree.root
    sheet.put(f"{ARTIFACT} q {_mark(paper.LEFT, top - _SIDE - 2)} Q {END}")
    x, width = paper.LEFT + _SIDE + 7, paper.TEXT_WIDTH - _BOX_WIDTH - _SIDE - 20
    for text, style in ((block.organisation, paper.BODY_STRONG), (block.committee, paper.SMALL)):
        if text:
            sheet.row([Cell(root.add("P"), x, style, sheet.ink.lines(style, text, width))], 13)
    foot = min(sheet.y, top - _SIDE)
    sheet.y = top
    if block.box:
        _version_box(sheet, block.box)
    for index, text in enumerate(block.reference):
        style = paper.SMALL if index else paper.BODY_STRONG
        cell = Cell(root.add("P"), paper.RIGHT, style, [sheet.ink.line(style, text)], right=True)
        sheet.row([cell], 13)
    sheet.y = min(sheet.y, foot) - 12


def _version_box(sheet: Sheet, box: VersionBox) -> None:
    rows = [(box.title, paper.VERSION), *((line, paper.VERSION_LINE) for line in box.lines)]
    if box.code:
        rows.append((box.code, paper.VERSION_CODE))
    set_rows = [(sheet.ink.lines(style, text, _BOX_WIDTH - 20), style) for text, style in rows]
    height = sum(len(lines) * style.leading for lines, style in set_rows) + 12
    left = paper.RIGHT - _BOX_WIDTH
    sheet.box((left, sheet.y - height), (_BOX_WIDTH, height), paper.OK_SOFT, paper.OK)
    sheet.y -= 5
    for lines, style in set_rows:
        sheet.row([Cell(sheet.tree.root.add("P"), left + 10, style, lines)], style.leading)
    sheet.y -= 7


def _mark(x: float, y: float) -> str:
    """The program's mark: a tick on a blue tile."""
    s = _SIDE
    tile = rounded((x, y), (s, s), s / 4, paper.ACCENT)
    return (
        f"{tile} {paper.colour(paper.ON_ACCENT)} RG {s * 0.11:.2f} w 1 J 1 j"
        f" {x + s * 0.24:.2f} {y + s * 0.64:.2f} m {x + s * 0.46:.2f} {y + s * 0.28:.2f} l"
        f" {x + s * 0.76:.2f} {y + s * 0.74:.2f} l S"
    )


def set_contents(sheet: Sheet, block: Contents) -> None:
    """Sections with pages and counts; the pages are written when the last page is laid out."""
    table = sheet.tree.root.add("Table")
    for row in block.rows:
        node = table.add("TR")
        _contents_row(sheet, node, row)
        sheet.rule(paper.LINE)
        sheet.y -= 1.5
    sheet.down(4)


def _contents_row(sheet: Sheet, node: Node, row: ContentsRow) -> None:
    style, muted, strong = paper.BODY, paper.MUTED, paper.BODY_STRONG
    lines = sheet.ink.lines(style, row.text, _PAGES_AT - paper.LEFT - 10)
    sheet.need(_CONTENTS_LEADING * len(lines))
    top = sheet.y
    sheet.row([Cell(node.add("TD"), paper.LEFT, style, lines)], _CONTENTS_LEADING)
    foot = sheet.y
    baseline = top - (_CONTENTS_LEADING / 2 + muted.size * 0.33)
    place = f"1 0 0 1 {_PAGES_AT:.2f} {baseline:.2f} Tm"
    opening = f"{sheet.tree.begin(node.add('TD'), sheet.page)} BT {sheet.ink.opening(muted)}"

    def written(totals: Totals) -> str:
        line = sheet.ink.line(muted, _pages(totals.sections.get(row.anchor)))
        return f"{opening} {place} {line.code} ET {END}"

    sheet.put(written)
    sheet.y = top
    count = [sheet.ink.line(strong, row.count)]
    cell = Cell(node.add("TD"), paper.RIGHT, strong, count, right=True)
    sheet.row([cell], _CONTENTS_LEADING)
    sheet.y = foot


def _pages(span: tuple[int, int] | None) -> str:
    if span is None:
        return "–"
    first, last = span
    if first == last:
        return _("sida {page}").format(page=first)
    return _("sida {first} till {last}").format(first=first, last=last)
