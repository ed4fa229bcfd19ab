"""Labels with values, changes and bullets."""

from __future__ import annotations

from app.documents.blocks import Bullets, Change, Changes, Fact, Facts, Late
from app.kernel.texts import _
from app.printing import paper
from app.printing.ink import Line
from app.printing.sheet import Cell, Sheet, Totals
from app.printing.tags import ARTIFACT, END, Node

_LEADING = paper.BODY.leading
_INSET = 6.0


def set_facts(sheet: Sheet, block: Facts) -> None:
    """Labels and values under each other, in a well when boxed."""
    inset = _INSET if block.boxed else 0.0
    rows = [_fact_lines(sheet, row, inset) for row in block.rows]
    if block.boxed:
        height = _LEADING * sum(map(len, rows)) + 14
        sheet.need(height + 8)
        sheet.y -= 5
        corner = (paper.LEFT - 5, sheet.y - height)
        sheet.box(corner, (paper.TEXT_WIDTH + 10, height), paper.SUNKEN, paper.LINE_STRONG)
        sheet.y -= 7
    listing = sheet.tree.root.add("L")
    for row, lines in zip(block.rows, rows, strict=True):
        _set_fact(sheet, listing, row, lines, inset)
    sheet.down(12 if block.boxed else 4)


def _fact_lines(sheet: Sheet, row: Fact, inset: float) -> list[Line]:
    style = paper.BODY_STRONG if row.strong else paper.BODY
    if isinstance(row.value, Late):
        return [Line("", 0)]
    return sheet.ink.lines(style, row.value, paper.TEXT_WIDTH - paper.LABEL - 2 * inset)


def _set_fact(sheet: Sheet, listing: Node, row: Fact, lines: list[Line], inset: float) -> None:
    style = paper.BODY_STRONG if row.strong else paper.BODY
    label = sheet.ink.lines(paper.LABELS, row.label, paper.LABEL - 8)
    x = paper.LEFT + inset
    item = listing.add("LI")
    cells = [Cell(item.add("Lbl"), x, paper.LABELS, label)]
    sheet.need(_LEADING * min(len(lines), 3))
    if isinstance(row.value, Late):
        sheet.row(cells, _LEADING)
        _put_late(sheet, item.add("LBody"), row, (x + paper.LABEL, sheet.y + _LEADING))
        return
    cells.append(Cell(item.add("LBody"), x + paper.LABEL, style, lines))
    sheet.row(cells, _LEADING)


def _put_late(sheet: Sheet, node: Node, row: Fact, corner: tuple[float, float]) -> None:
    style = paper.BODY_STRONG if row.strong else paper.BODY
    place = f"1 0 0 1 {corner[0]:.2f} {corner[1] - style.baseline:.2f} Tm"
    opening = f"{sheet.tree.begin(node, sheet.page)} BT {sheet.ink.opening(style)}"
    template = row.value.template if isinstance(row.value, Late) else row.value

    def written(totals: Totals) -> str:
        text = template.format(pages=totals.pages, entries=totals.entries, digest=totals.digest)
        return f"{opening} {place} {sheet.ink.line(style, text).code} ET {END}"

    sheet.put(written)


def set_changes(sheet: Sheet, block: Changes) -> None:
    """What is new, on a soft ground, with what it was before."""
    width = paper.TEXT_WIDTH - paper.LABEL
    listing = sheet.tree.root.add("L")
    for row in block.rows:
        text = _changed(row)
        lines = sheet.ink.lines(paper.BODY, text, width)
        label = sheet.ink.lines(paper.LABELS, row.label, paper.LABEL - 8)
        height = _LEADING * max(len(lines), len(label))
        sheet.need(height)
        if height <= sheet.room:
            corner = f"{paper.LEFT - 5:.2f} {sheet.y - height - 1:.2f}"
            ground = f"{corner} {paper.TEXT_WIDTH + 10:.2f} {height + 1:.2f} re f"
            sheet.put(f"{ARTIFACT} q {paper.colour(paper.WARN_SOFT)} rg {ground} Q {END}")
        item = listing.add("LI")
        cells = [
            Cell(item.add("Lbl"), paper.LEFT, paper.LABELS, label),
            Cell(item.add("LBody"), paper.LEFT + paper.LABEL, paper.BODY, lines),
        ]
        sheet.row(cells, _LEADING)
    sheet.down(4)


def _changed(row: Change) -> str:
    after = row.after or "–"
    if row.before is None:
        return after
    return _("{after}   (var {before})").format(after=after, before=row.before or "–")


def set_bullets(sheet: Sheet, block: Bullets) -> None:
    """Items with a dot before them."""
    listing = sheet.tree.root.add("L")
    for item in block.items:
        node = listing.add("LI")
        lines = sheet.ink.lines(paper.BODY, item, paper.TEXT_WIDTH - 10)
        cells = [
            Cell(node.add("Lbl"), paper.LEFT, paper.MUTED, [sheet.ink.line(paper.MUTED, "•")]),
            Cell(node.add("LBody"), paper.LEFT + 10, paper.BODY, lines),
        ]
        sheet.row(cells, _LEADING)
    sheet.down(4)
