"""How wide the columns of the lanes become, so that no word of a step is cut."""

from __future__ import annotations

from dataclasses import dataclass

from ui.widgets.painted.geometry import Ruler, widest_word
from ui.widgets.painted.lanes.columns import Columns
from ui.widgets.painted.lanes.data import LanesData, LaneStep

GAP, GATE_GAP, LEAD, TAIL = 28, 12, 14, 14
ICON_ROOM, END_ROOM = 29, 8
NARROWEST, CAPS, SCROLLING_CAP = 104, range(208, 103, -4), 176


@dataclass(frozen=True, slots=True)
class Column:
    left: float
    right: float
    gates: tuple[tuple[str, float], ...]  # key and line of the gates on its left


@dataclass(frozen=True, slots=True)
class Grid:
    columns: tuple[Column, ...]
    end_gates: tuple[tuple[str, float], ...]  # of gates that hold nothing
    width: float


def grid(data: LanesData, columns: Columns, left: float, room: float, ruler: Ruler) -> Grid:
    """The widest columns that fit the room; when none do, a comfortable width and scrolling."""
    needs = _needs(data, columns, ruler)
    bare = _build(data, columns, [0.0] * columns.count, left, ruler).width
    for cap in CAPS:
        widths = [need.within(ruler.px(cap)) for need in needs]
        spare = room - bare - sum(widths)
        if spare >= 0 and widths:
            share = min(spare / len(widths), ruler.px(60))
            return _build(data, columns, [w + share for w in widths], left, ruler)
    widths = [need.within(ruler.px(SCROLLING_CAP)) for need in needs]
    return _build(data, columns, widths, left, ruler)


def words_room(width: float, ruler: Ruler) -> float:
    """What a step of this width has for its words."""
    return width - ruler.px(ICON_ROOM + END_ROOM)


@dataclass(frozen=True, slots=True)
class _Need:
    """What a column would like for its words, and what its longest word demands."""

    natural: float
    least: float

    def within(self, cap: float) -> float:
        return max(min(self.natural, cap), self.least) + 1  # the last pixel is for rounding


def _needs(data: LanesData, columns: Columns, ruler: Ruler) -> list[_Need]:
    steps: list[list[LaneStep]] = [[] for _ in range(columns.count)]
    for _lane, step in data.steps():
        steps[columns.of[step.key]].append(step)
    return [_need(column, ruler) for column in steps]


def _need(steps: list[LaneStep], ruler: Ruler) -> _Need:
    texts = [(s.title, "smallstrong") for s in steps] + [(s.line, "small") for s in steps]
    around = ruler.px(ICON_ROOM + END_ROOM)
    natural = max((ruler.width(text, role) for text, role in texts), default=0.0)
    least = max(widest_word(texts, ruler) + around, ruler.px(NARROWEST))
    return _Need(natural + around, least)


def _build(
    data: LanesData, columns: Columns, widths: list[float], left: float, ruler: Ruler
) -> Grid:
    out: list[Column] = []
    x = left
    for number, width in enumerate(widths):
        gates, gap = _gap(data, columns, number, x, ruler)
        out.append(Column(x + gap, x + gap + width, gates))
        x += gap + width
    end, gap = _gap(data, columns, columns.count, x, ruler)
    return Grid(tuple(out), end, x + (gap if end else ruler.px(TAIL)) - left)


def _gap(
    data: LanesData, columns: Columns, number: int, x: float, ruler: Ruler
) -> tuple[tuple[tuple[str, float], ...], float]:
    keys = [gate.key for gate in data.gates if columns.gates[gate.key] == number]
    if not keys:
        return (), ruler.px(GAP if number else LEAD)
    lines = tuple((key, x + ruler.px(GAP / 2 + i * GATE_GAP)) for i, key in enumerate(keys))
    return lines, ruler.px(GAP + GATE_GAP * (len(keys) - 1))
