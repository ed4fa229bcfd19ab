"""Boxes, rulers and wrapped lines: what every picture is measured with, without a window."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol


class Ruler(Protocol):
    """Turns design lengths and words into pixels at the present text size."""

    def px(self, length: float) -> float:
        """A length of the design at the present text size."""
        ...

    def width(self, text: str, role: str) -> float:
        """How wide one line of text becomes in a type role."""
        ...


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle; the right and lower edges do not belong to it."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def bottom(self) -> float:
        return self.y + self.height

    @property
    def middle(self) -> float:
        return self.y + self.height / 2

    @property
    def centre(self) -> float:
        return self.x + self.width / 2

    def holds(self, x: float, y: float) -> bool:
        return self.x <= x < self.right and self.y <= y < self.bottom

    def overlaps(self, other: Box) -> bool:
        return (
            self.x < other.right
            and other.x < self.right
            and self.y < other.bottom
            and other.y < self.bottom
        )

    def covers(self, other: Box, slack: float = 0.01) -> bool:
        """Whether `other` lies wholly inside, but for rounding."""
        return (
            self.x - slack <= other.x
            and other.right <= self.right + slack
            and self.y - slack <= other.y
            and other.bottom <= self.bottom + slack
        )

    def inset(self, dx: float, dy: float = 0.0) -> Box:
        return Box(self.x + dx, self.y + dy, self.width - 2 * dx, self.height - 2 * dy)

    def kept_in(self, frame: Box, margin: float) -> Box:
        """The part of the box that leaves a margin to the edges of a frame."""
        x, y = max(self.x, frame.x + margin), max(self.y, frame.y + margin)
        right = min(self.right, frame.right - margin)
        return Box(x, y, right - x, min(self.bottom, frame.bottom - margin) - y)

    def moved(self, dx: float = 0.0, dy: float = 0.0) -> Box:
        return Box(self.x + dx, self.y + dy, self.width, self.height)


@dataclass(frozen=True, slots=True)
class Words:
    """Lines of text with a place: each line as high as `line_height`."""

    lines: tuple[str, ...]
    role: str
    box: Box
    line_height: float

    def line_boxes(self) -> tuple[Box, ...]:
        return tuple(
            Box(self.box.x, self.box.y + i * self.line_height, self.box.width, self.line_height)
            for i in range(len(self.lines))
        )


def line_height(role: str, ruler: Ruler) -> float:
    """The height of one line inside a picture."""
    return ruler.px({"small": 18, "smallstrong": 18, "h1": 28, "number": 28}.get(role, 20))


def write(text: str, role: str, left_top: tuple[float, float], width: float, ruler: Ruler) -> Words:
    """The words wrapped to the width; a text is never cut, it takes the lines it needs."""
    lines = wrap(text, role, width, ruler)
    height = line_height(role, ruler)
    box = Box(left_top[0], left_top[1], width, height * len(lines))
    return Words(lines, role, box, height)


def wrap(text: str, role: str, width: float, ruler: Ruler) -> tuple[str, ...]:
    """Break between words, and inside a word only when it alone is wider than the room."""
    lines: list[str] = []
    line = ""
    for word in _pieces(text, role, width, ruler):
        longer = f"{line} {word}" if line else word
        if line and ruler.width(longer, role) > width:
            lines.append(line)
            line = word
        else:
            line = longer
    return (*lines, line) if line else tuple(lines)


def widest_word(texts: Iterable[tuple[str, str]], ruler: Ruler) -> float:
    """The width under which some word of the (text, role) pairs would have to be broken."""
    return max(
        (ruler.width(word, role) for text, role in texts for word in text.split(" ")), default=0.0
    )


def shorten(text: str, role: str, width: float, ruler: Ruler) -> str:
    """The text with … when it has to be cut; empty when not even three letters fit."""
    if ruler.width(text, role) <= width:
        return text
    for count in range(len(text) - 1, 2, -1):
        shorter = text[:count].rstrip() + "…"
        if ruler.width(shorter, role) <= width:
            return shorter
    return ""


def first_row_free(
    taken: Sequence[Sequence[tuple[float, float]]], span: tuple[float, float]
) -> int:
    """The first row in which the span touches nothing; a new row when there is none."""
    for index, row in enumerate(taken):
        if all(span[1] <= left or right <= span[0] for left, right in row):
            return index
    return len(taken)


def _pieces(text: str, role: str, width: float, ruler: Ruler) -> Iterable[str]:
    # Only the plain space breaks a line: a no-break space holds numbers and units together.
    for word in text.split(" "):
        rest = word
        while rest and ruler.width(rest, role) > width:
            count = next(
                (n for n in range(len(rest) - 1, 1, -1) if ruler.width(rest[:n], role) <= width), 1
            )
            yield rest[:count]
            rest = rest[count:]
        if rest:
            yield rest
