"""Numbered posts, each with a check number that binds every word of it to the whole document."""

from __future__ import annotations

from app.documents.blocks import Entry
from app.documents.marks import check_number, end_mark, start_mark
from app.printing import paper
from app.printing.fonts import readable
from app.printing.sheet import Cell, Sheet

_AT = paper.LEFT + paper.GUTTER
_WIDTH = paper.RIGHT - _AT
_LEADING = paper.BODY.leading


class EntrySetter:
    """Sets posts one after the other and remembers their check numbers."""

    def __init__(self, sheet: Sheet, count: int, binding: str) -> None:
        self._sheet, self._count, self._binding = sheet, count, binding
        self.numbers: list[str] = []

    def set(self, entry: Entry) -> None:
        """Head, text, what belongs to it, who signed, check number."""
        sheet, ink, root = self._sheet, self._sheet.ink, self._sheet.tree.root
        number = len(self.numbers) + 1
        sheet.need(_LEADING * 4)
        sheet.down(5)
        words = self._head(number, entry)
        lines = ink.lines(paper.BODY, entry.text, _WIDTH)
        sheet.row([Cell(root.add("P"), _AT, paper.BODY, lines)], _LEADING)
        words.append(entry.text)
        self._remarks(entry, words)
        if entry.signature:
            sheet.need(paper.SMALL.leading * 2)
            sheet.down(2)
            lines = ink.lines(paper.SMALL, entry.signature, _WIDTH)
            sheet.row([Cell(root.add("P"), _AT, paper.SMALL, lines)], paper.SMALL.leading)
            words.append(entry.signature)
        check = check_number(self._binding, number, readable("\n".join(words)))
        self.numbers.append(check)
        line = ink.line(paper.FINE, f"{end_mark(number)} {check}")
        sheet.row([Cell(root.add("P"), _AT, paper.FINE, [line])], paper.FINE.leading)
        sheet.y -= 4
        sheet.rule(paper.LINE)

    def _head(self, number: int, entry: Entry) -> list[str]:
        sheet, ink = self._sheet, self._sheet.ink
        node = sheet.tree.root.add("H3")
        mark = ink.line(paper.LABELS, start_mark(number, self._count))
        title = f"{entry.when}   {entry.kind}"
        lines = ink.lines(paper.BODY_STRONG, title, _WIDTH)
        cells = [
            Cell(node, paper.LEFT, paper.LABELS, [mark]),
            Cell(node, _AT, paper.BODY_STRONG, lines),
        ]
        sheet.row(cells, _LEADING)
        return [title]

    def _remarks(self, entry: Entry, words: list[str]) -> None:
        sheet, ink, root = self._sheet, self._sheet.ink, self._sheet.tree.root
        for remark in entry.remarks:
            sheet.need(_LEADING * 2 + 3)
            sheet.down(3)
            title = ink.lines(paper.COLUMN, remark.title, _WIDTH - 10)
            sheet.row([Cell(root.add("P"), _AT + 10, paper.COLUMN, title)], 13)
            style = paper.MUTED if remark.struck else paper.BODY
            lines = ink.lines(style, remark.text, _WIDTH - 10)
            cell = Cell(root.add("P"), _AT + 10, style, lines, struck=remark.struck)
            sheet.row([cell], _LEADING)
            words.extend((remark.title, remark.text))
