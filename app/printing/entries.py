"""Numbered posts, each with a check number that binds every word of it to the whole document."""

from __future__ import annotations

import hashlib

from app.documents.blocks import Entry
from app.printing import paper
from app.printing.fonts import readable
from app.printing.sheet import Cell, Sheet

_AT = paper.LEFT + paper.GUTTER
_WIDTH = paper.RIGHT - _AT
_LEADING = paper.BODY.leading


def start_mark(number: int, count: int) -> str:
    """What stands before a post."""
    return f"Post {number} av {count}"


def end_mark(number: int) -> str:
    """What stands after a post, before its check number."""
    return f"Slut på post {number}, kontrolltal"


def check_number(binding: str, number: int, words: str) -> str:
    """Sixteen hexadecimal digits over the words of a post, without white space.

    `binding` is the checksum of the whole content, which the writer of a note cannot know: a note that imitates
    the end of a post does not get away with it.
    """
    data = f"{binding}\n{number}\n{words}".encode("utf-8", "surrogatepass")
    return hashlib.sha256(data).hexdigest()[:16]


def digest(numbers: list[str]) -> str:
    """One checksum over all check numbers, in order."""
    return hashlib.sha256("\n".join(numbers).encode()).hexdigest()


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
        sheet.down(7)
        words = self._head(number, entry)
        lines = ink.lines(paper.BODY, entry.text, _WIDTH)
        sheet.row([Cell(root.add("P"), _AT, paper.BODY, lines)], _LEADING)
        words.append(entry.text)
        self._remarks(entry, words)
        if entry.signature:
            sheet.need(paper.SMALL.leading * 2)
            lines = ink.lines(paper.SMALL, entry.signature, _WIDTH)
            sheet.row([Cell(root.add("P"), _AT, paper.SMALL, lines)], paper.SMALL.leading)
            words.append(entry.signature)
        check = check_number(self._binding, number, "".join(map(readable, words)))
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
