"""The things inside a picture that can be reached, chosen and heard, and how the arrows walk."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from ui.widgets.painted.geometry import Box


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One thing in a picture. `row` groups what the arrows left and right stay within."""

    key: str
    box: Box
    row: int
    words: str
    can_activate: bool = True
    radius: float = 3


class Move(Enum):
    """A movement of the keyboard."""

    NEXT = "next"
    PREVIOUS = "previous"
    UP = "up"
    DOWN = "down"
    FIRST = "first"
    LAST = "last"


def find(parts: Sequence[Part], key: str) -> Part | None:
    return next((part for part in parts if part.key == key), None)


def walk(parts: Sequence[Part], current: str, move: Move) -> Part | None:
    """The part a move leads to. Next and previous reach every part, in the order of `parts`."""
    if not parts:
        return None
    here = next((i for i, part in enumerate(parts) if part.key == current), None)
    if here is None or move is Move.FIRST:
        return parts[0]
    if move is Move.LAST:
        return parts[-1]
    if move in {Move.NEXT, Move.PREVIOUS}:
        there = here + (1 if move is Move.NEXT else -1)
        return parts[min(max(there, 0), len(parts) - 1)]
    return _other_row(parts, parts[here], down=move is Move.DOWN)


def _other_row(parts: Sequence[Part], here: Part, *, down: bool) -> Part:
    rows = {p.row for p in parts if (p.row > here.row if down else p.row < here.row)}
    if not rows:
        return here
    row = min(rows) if down else max(rows)
    return min((p for p in parts if p.row == row), key=lambda p: _distance(p.box, here.box))


def _distance(one: Box, other: Box) -> tuple[float, float]:
    """How far apart sideways: nothing when they lie over each other; then the left edges."""
    apart = max(other.x - one.right, one.x - other.right, 0.0)
    return (apart, abs(one.x - other.x))
