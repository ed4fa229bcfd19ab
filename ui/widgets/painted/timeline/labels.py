"""Where the word of a bar goes: never over a pause, today's line, another bar or another word."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ui.widgets.painted.geometry import Box, Ruler, shorten

SMALLEST = 40


@dataclass(frozen=True, slots=True)
class Label:
    """Words on a bar, or on the ground beside it."""

    text: str
    box: Box
    is_inside: bool


@dataclass(frozen=True, slots=True)
class Wish:
    """A bar that wants its word shown. `cuts` are what the word may not cross inside the bar."""

    text: str
    role: str
    box: Box
    cuts: tuple[Box, ...]
    tip: float = 0.0  # how much of the right end is a point that says: goes on


@dataclass(frozen=True, slots=True)
class Row:
    """What the words of one row must share: its bars, today's line and the edges."""

    bars: tuple[Box, ...]
    line: Box | None
    left: float
    right: float


def place(wishes: Sequence[Wish], row: Row, ruler: Ruler) -> tuple[Label | None, ...]:
    """The labels of the bars in one row, in the order of `wishes`."""
    taken: list[Box] = []
    labels: list[Label | None] = []
    for wish in wishes:
        label = (
            _inside(wish, row.line, ruler)
            or _beside(wish, row, taken, ruler)
            or _shortened(wish, row.line, ruler)
        )
        labels.append(label)
        if label:
            taken.append(label.box)
    return tuple(labels)


def rooms(left: float, right: float, cuts: Iterable[Box]) -> list[tuple[float, float]]:
    """What is left of a stretch when the cuts are taken out of it."""
    out: list[tuple[float, float]] = []
    for cut in sorted(cuts, key=lambda box: box.x):
        if cut.right <= left or right <= cut.x:
            continue
        if cut.x > left:
            out.append((left, cut.x))
        left = max(left, cut.right)
    return [*out, (left, right)] if right > left else out


def _rooms_inside(wish: Wish, line: Box | None, ruler: Ruler) -> list[tuple[float, float]]:
    cuts = [*wish.cuts, *([line] if line else [])]
    pad = ruler.px(6)
    found = rooms(wish.box.x, wish.box.right - wish.tip, cuts)
    return [(a + pad, b - ruler.px(4)) for a, b in found]


def _inside(wish: Wish, line: Box | None, ruler: Ruler) -> Label | None:
    width = ruler.width(wish.text, wish.role)
    for left, right in _rooms_inside(wish, line, ruler):
        if right - left >= width:
            return _label(wish, left, width, wish.text, is_inside=True)
    return None


def _beside(wish: Wish, row: Row, taken: Sequence[Box], ruler: Ruler) -> Label | None:
    """After the bar, else before it, when the ground there is free all the way to the bar."""
    width, pad = ruler.width(wish.text, wish.role), ruler.px(6)
    left, right = _with_line(wish.box, row.line)
    cuts = [other for other in (*row.bars, *taken) if other != wish.box]
    cuts += [row.line] if row.line else []
    after = rooms(right, row.right, cuts)
    if after and after[0][0] == right and after[0][1] - pad >= right + pad + width:
        return _label(wish, right + pad, width, wish.text, is_inside=False)
    before = rooms(row.left, left, cuts)
    if before and before[-1][1] == left and before[-1][0] + pad <= left - pad - width:
        return _label(wish, left - pad - width, width, wish.text, is_inside=False)
    return None


def _with_line(box: Box, line: Box | None) -> tuple[float, float]:
    """The bar's ends; where today's line stands on an end, that of the line."""
    if line is None or line.right < box.x or box.right < line.x:
        return box.x, box.right
    return min(box.x, line.x), max(box.right, line.right)


def _shortened(wish: Wish, line: Box | None, ruler: Ruler) -> Label | None:
    found = _rooms_inside(wish, line, ruler)
    left, right = max(found, key=lambda room: room[1] - room[0], default=(0.0, 0.0))
    if right - left < ruler.px(SMALLEST):
        return None
    text = shorten(wish.text, wish.role, right - left, ruler)
    return _label(wish, left, right - left, text, is_inside=True) if text else None


def _label(wish: Wish, left: float, width: float, text: str, *, is_inside: bool) -> Label:
    return Label(text, Box(left, wish.box.y, width, wish.box.height), is_inside)
