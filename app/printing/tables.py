"""Tables with hairlines; the head comes again on each page, rows are kept whole where they fit."""

from __future__ import annotations

from functools import partial

from app.documents.blocks import Column, Table
from app.printing import paper
from app.printing.ink import Line
from app.printing.sheet import Cell, Sheet
from app.printing.tags import END, PAGINATION, Node

_GAP = 10.0
_LEADING = paper.BODY.leading
_COLUMN_SCOPE = "/A<</O/Table/Scope/Column>>"


def set_table(sheet: Sheet, block: Table) -> None:
    """The head, then the rows."""
    edges = _edges(block.columns)
    table = sheet.tree.root.add("Table")
    sheet.need(_LEADING * 4)
    head = table.add("TR")
    cells = [
        Cell(head.add("TH", _COLUMN_SCOPE), _at(column, edge), paper.COLUMN, lines, column.right)
        for column, edge, lines in zip(block.columns, edges, _head(sheet, block), strict=True)
    ]
    sheet.row(cells, _LEADING)
    sheet.repeat(partial(_head_again, sheet, block))
    for values in block.rows:
        _set_row(sheet, block, values, edges, table.add("TR"))
    sheet.repeat(None)
    sheet.down(4)


def _set_row(sheet: Sheet, block: Table, values: tuple[str, ...], edges: Edges, node: Node) -> None:
    cells = []
    for column, edge, value in zip(block.columns, edges, values, strict=True):
        style = paper.BODY_STRONG if column.strong else paper.BODY
        lines = sheet.ink.lines(style, value, edge[1] - edge[0] - _GAP)
        cells.append(Cell(node.add("TD"), _at(column, edge), style, lines, column.right))
    sheet.need(min(_LEADING * max(len(cell.lines) for cell in cells), 20 * _LEADING))
    sheet.row(cells, _LEADING)
    sheet.y -= 2
    sheet.rule(paper.LINE)
    sheet.y -= 2


def _head(sheet: Sheet, block: Table) -> list[list[Line]]:
    return [[sheet.ink.line(paper.COLUMN, column.name)] for column in block.columns]


def _head_again(sheet: Sheet, block: Table) -> None:
    """Drawn as pagination: the structure names each column once."""
    baseline = sheet.y - paper.COLUMN.baseline
    parts = []
    for column, edge, lines in zip(
        block.columns, _edges(block.columns), _head(sheet, block), strict=True
    ):
        x = _at(column, edge) - (lines[0].width if column.right else 0)
        parts.append(f"1 0 0 1 {x:.2f} {baseline:.2f} Tm {lines[0].code}")
    opening = sheet.ink.opening(paper.COLUMN)
    sheet.put(f"{PAGINATION} BT {opening} {' '.join(parts)} ET {END}")
    sheet.y -= _LEADING


Edges = list[tuple[float, float]]


def _edges(columns: tuple[Column, ...]) -> Edges:
    total = sum(column.width for column in columns)
    out, x = [], paper.LEFT
    for column in columns:
        width = column.width / total * paper.TEXT_WIDTH
        out.append((x, x + width))
        x += width
    return out


def _at(column: Column, edge: tuple[float, float]) -> float:
    return edge[1] if column.right else edge[0]
