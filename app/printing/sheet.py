"""Pages that fill from the top: rows of text go down, what does not fit goes on overleaf."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from app.printing.ink import Ink, Line
from app.printing.paper import BOTTOM, LEFT, RIGHT, TOP, Style, colour
from app.printing.tags import ARTIFACT, END, Node, Tree

_CURVE = 0.5523  # how far the handles of a quarter circle stand out


@dataclass(frozen=True, slots=True)
class Totals:
    """What is known first when everything is laid out."""

    pages: int
    entries: int
    digest: str
    sections: dict[str, tuple[int, int]]


@dataclass(slots=True)
class Cell:
    """A column of text in a row."""

    node: Node
    x: float
    style: Style
    lines: list[Line]
    right: bool = False
    struck: bool = False


Ops = str | Callable[[Totals], str]


@dataclass(slots=True)
class Sheet:
    """The pages of one document. `y` is where the next row begins."""

    ink: Ink
    tree: Tree
    pages: list[list[Ops]] = field(default_factory=lambda: [[]])
    sections: dict[str, tuple[int, int]] = field(default_factory=dict)
    y: float = TOP
    _section: str = ""
    _repeat: Callable[[], None] | None = None

    @property
    def page(self) -> int:
        return len(self.pages)

    @property
    def room(self) -> float:
        return self.y - BOTTOM

    @property
    def is_fresh(self) -> bool:
        return self.y == TOP

    def put(self, ops: Ops) -> None:
        """Operators at the end of the page."""
        self.pages[-1].append(ops)

    def down(self, points: float) -> None:
        """Air, but never at the top of a page."""
        if not self.is_fresh:
            self.y -= points

    def turn(self) -> None:
        """Begin a new page."""
        self.pages.append([])
        self.y = TOP
        if self._repeat:
            self._repeat()

    def need(self, points: float) -> None:
        """Turn the page unless this much fits."""
        if self.room < points and not self.is_fresh:
            self.turn()

    def repeat(self, draw: Callable[[], None] | None) -> None:
        """What comes again at the top of each page, until it is set to nothing."""
        self._repeat = draw

    def mark_section(self, name: str) -> None:
        """From here on pages belong to this section."""
        self._section = name
        self.touch()

    def touch(self) -> None:
        """Something of the section stands on this page."""
        if self._section:
            first = self.sections.get(self._section, (self.page, 0))[0]
            self.sections[self._section] = (first, self.page)

    def row(self, cells: Sequence[Cell], leading: float) -> None:
        """Cells beside each other; a row that is longer than the page is split between lines."""
        count = max(len(cell.lines) for cell in cells)
        start = 0
        while start < count:
            fits = max(int((self.room + 0.01) // leading), 1)
            if self.room < leading and not self.is_fresh:
                self.turn()
                continue
            stop = min(count, start + fits)
            for cell in cells:
                self._column(cell, cell.lines[start:stop], leading)
            self.y -= leading * (stop - start)
            start = stop
        self.touch()

    def _column(self, cell: Cell, lines: Sequence[Line], leading: float) -> None:
        if not lines:
            return
        style, page = cell.style, self.page
        baseline = self.y - (leading / 2 + style.size * 0.33)
        opening = f"{self.tree.begin(cell.node, page)} BT {self.ink.opening(style)}"
        if cell.right:
            body = "\n".join(
                f"1 0 0 1 {cell.x - line.width:.2f} {baseline - leading * index:.2f} Tm {line.code}"
                for index, line in enumerate(lines)
            )
        else:
            # Every operand is read by a reader that takes its time: no more of them than needed.
            step = f"{leading:g} TL " if len(lines) > 1 else ""
            words = "\nT* ".join(line.code for line in lines)
            body = f"{cell.x:.2f} {baseline:.2f} Td {step}{words}"
        self.put(f"{opening} {body} ET {END}")
        if cell.struck:
            self._strike(cell.x, baseline + style.size * 0.24, lines, leading)

    def _strike(self, x: float, y: float, lines: Sequence[Line], leading: float) -> None:
        strokes = " ".join(
            f"{x:.2f} {y - leading * index:.2f} m {x + line.width:.2f} {y - leading * index:.2f} l"
            for index, line in enumerate(lines)
            if line.width
        )
        self.put(f"{ARTIFACT} q {colour('#55514A')} RG 0.7 w {strokes} S Q {END}")

    def rule(
        self, tone: str, width: float = 0.6, *, left: float = LEFT, right: float = RIGHT
    ) -> None:
        """A hairline at the present height."""
        self.put(
            f"{ARTIFACT} q {colour(tone)} RG {width:g} w {left:.2f} {self.y:.2f} m"
            f" {right:.2f} {self.y:.2f} l S Q {END}"
        )

    def box(
        self, corner: tuple[float, float], size: tuple[float, float], fill: str, edge: str = ""
    ) -> None:
        """A rounded box; the corner is the lower left one."""
        self.put(f"{ARTIFACT} q {rounded(corner, size, 4, fill, edge)} Q {END}")


def rounded(
    corner: tuple[float, float], size: tuple[float, float], radius: float, fill: str, edge: str = ""
) -> str:
    """The operators of a rounded box."""
    (x, y), (w, h), r = corner, size, radius
    k = r * (1 - _CURVE)
    path = (
        f"{x + r:.2f} {y:.2f} m {x + w - r:.2f} {y:.2f} l"
        f" {x + w - k:.2f} {y:.2f} {x + w:.2f} {y + k:.2f} {x + w:.2f} {y + r:.2f} c"
        f" {x + w:.2f} {y + h - r:.2f} l"
        f" {x + w:.2f} {y + h - k:.2f} {x + w - k:.2f} {y + h:.2f} {x + w - r:.2f} {y + h:.2f} c"
        f" {x + r:.2f} {y + h:.2f} l"
        f" {x + k:.2f} {y + h:.2f} {x:.2f} {y + h - k:.2f} {x:.2f} {y + h - r:.2f} c"
        f" {x:.2f} {y + r:.2f} l {x:.2f} {y + k:.2f} {x + k:.2f} {y:.2f} {x + r:.2f} {y:.2f} c h"
    )
    if edge and fill:
        return f"{colour(fill)} rg {colour(edge)} RG 0.8 w {path} B"
    if edge:
        return f"{colour(edge)} RG 0.8 w {path} S"
    return f"{colour(fill)} rg {path} f"
