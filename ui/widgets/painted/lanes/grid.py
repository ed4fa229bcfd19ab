"""How wide the columns of the lanes become, so that no word of a step is cut."""

from __future__ import annotations

from dataclasses import dataclass

from ui.widgets.painted.geometry import Ruler, widest_word
from ui.widgets.painted.lanes.columns import Columns
from ui.widgets.painted.lanes.data import LanesData, LaneStep

GAP, GATE_GAP, LEAD, TAIL = 28, 12, 14, 20
ICON_ROOM, END_ROOM = 29, 8
NARROWEST, CAPS, SCROLLING_CAP = 104, (208, 184, 160, 144), 176


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
    for cap in CAPS:
        widths = _widths(data, columns, cap, ruler)
        built = _build(data, columns, widths, left, ruler)
        spare = room - built.width
        if spare >= 0 and columns.count:
            share = min(spare / columns.count, ruler.px(60))
            return _build(data, columns, [w + share for w in widths], left, ruler)
    return _build(data, columns, _widths(data, columns, SCROLLING_CAP, ruler), left, ruler)


def words_room(width: float, ruler: Ruler) -> float:
    """What a step of this width has for its words."""
    return width - ruler.px(ICON_ROOM + END_ROOM)


def _widths(data: LanesData, columns: Columns, cap: float, ruler: Ruler) -> list[float]:
    steps: list[list[LaneStep]] = [[] for _ in range(columns.count)]
    for _lane, step in data.steps():
        steps[columns.of[step.key]].append(step)
    return [_width(column, cap, ruler) for column in steps]


def _width(steps: list[LaneStep], cap: float, ruler: Ruler) -> float:
    texts = [(s.title, "smallstrong") for s in steps] + [(s.line, "small") for s in steps]
    around = ruler.px(ICON_ROOM + END_ROOM)
    natural = max((ruler.width(text, role) for text, role in texts), default=0.0) + around
    least = max(widest_word(texts, ruler) + around, ruler.px(NARROWEST))
    return max(min(natural, ruler.px(cap)), least) + 1  # the last pixel is for rounding


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
