"""The lanes measured out: steps as large as their words, gates and arrows between them."""

from __future__ import annotations

from app.kernel.texts import _
from ui.widgets.painted.geometry import Box, Ruler, Words, first_row_free, write
from ui.widgets.painted.lanes.arrows import arrows
from ui.widgets.painted.lanes.columns import Columns, columns
from ui.widgets.painted.lanes.data import Gate, Lane, LanesData, LaneStep
from ui.widgets.painted.lanes.grid import ICON_ROOM, Grid, grid, words_room
from ui.widgets.painted.lanes.placed import LanesLayout, PlacedGate, PlacedLane, PlacedStep

SIDE, HEAD, LANE, MARGIN, CHIP, SCROLL = 164, 34, 66, 10, 22, 14
ROLE_LEFT = 38


def lay_out(data: LanesData, width: float, ruler: Ruler) -> LanesLayout:
    side = min(ruler.px(SIDE), width * 0.4)
    room = width - side
    where = columns(data)
    cells = grid(data, where, side, room, ruler)
    content = max(cells.width, room)
    gates, head = _gates(data, where, cells, (side + ruler.px(4), side + content), ruler)
    key = _key(data, side, head, ruler)
    lanes, steps, bottom = _rows(data, where, cells, head, width, ruler)
    scroll = ruler.px(SCROLL) if content > room + 0.5 else 0
    return LanesLayout(
        side=side,
        room=room,
        content=content,
        key=key,
        lanes=lanes,
        steps=steps,
        gates=gates,
        arrows=arrows(steps, lanes, ruler),
        bottom=bottom,
        height=bottom + scroll,
    )


def who_words(lane: Lane) -> str:
    """The name, with "du" for the reader's own lane."""
    if not lane.is_mine:
        return lane.who
    return _("{who}, du").format(who=lane.who) if lane.who else _("du")


def _key(data: LanesData, side: float, head: float, ruler: Ruler) -> Words:
    has_additions = any(step.is_addition for _lane, step in data.steps())
    text = _("streckad ram: Tillägg") if has_additions else ""
    left, room = ruler.px(14), side - ruler.px(18)
    height = write(text, "small", (left, 0), room, ruler).box.height
    return write(text, "small", (left, max((head - height) / 2, 0)), room, ruler)


def _gates(
    data: LanesData, where: Columns, cells: Grid, ends: tuple[float, float], ruler: Ruler
) -> tuple[tuple[PlacedGate, ...], float]:
    """Chips over their lines, in as many rows as they need, and how high the head becomes."""
    lines = dict(cells.end_gates)
    for column in cells.columns:
        lines |= dict(column.gates)
    taken: list[list[tuple[float, float]]] = []
    out: list[PlacedGate] = []
    for gate in sorted(data.gates, key=lambda g: lines[g.key]):
        chip = _chip(gate, lines[gate.key], ends, ruler)
        row = first_row_free(taken, (chip.x - ruler.px(4), chip.right + ruler.px(4)))
        taken += [[]] if row == len(taken) else []
        taken[row].append((chip.x, chip.right))
        chip = chip.moved(dy=row * ruler.px(CHIP + 4))
        text = f"{gate.name} {gate.words}"
        out.append(PlacedGate(gate, where.gates[gate.key], lines[gate.key], chip, text))
    rows = max(len(taken), 1)
    return tuple(out), ruler.px(HEAD) + (rows - 1) * ruler.px(CHIP + 4)


def _chip(gate: Gate, line: float, ends: tuple[float, float], ruler: Ruler) -> Box:
    width = ruler.width(f"{gate.name} {gate.words}", "smallstrong") + ruler.px(16 + 18)
    left = min(max(line - width / 2, ends[0]), ends[1] - width)
    return Box(left, ruler.px(6), width, ruler.px(CHIP))


def _rows(
    data: LanesData, where: Columns, cells: Grid, top: float, width: float, ruler: Ruler
) -> tuple[tuple[PlacedLane, ...], tuple[PlacedStep, ...], float]:
    lanes: list[PlacedLane] = []
    steps: list[PlacedStep] = []
    side = min(ruler.px(SIDE), width * 0.4)
    for number, lane in enumerate(data.lanes):
        own = [_step(step, number, where, cells, top, ruler) for step in lane.steps]
        room = side - ruler.px(ROLE_LEFT + 6)
        role = write(lane.role, "strong", (ruler.px(ROLE_LEFT), top + ruler.px(11)), room, ruler)
        who = write(who_words(lane), "small", (role.box.x, role.box.bottom - 1), room, ruler)
        lowest = max([who.box.bottom, *(step.box.bottom for step in own)])
        height = max(ruler.px(LANE), lowest + ruler.px(MARGIN) - top)
        lanes.append(PlacedLane(lane, Box(0, top, width, height), role, who))
        steps += own
        top += height
    return tuple(lanes), tuple(steps), top


def _step(
    step: LaneStep, lane: int, where: Columns, cells: Grid, top: float, ruler: Ruler
) -> PlacedStep:
    number = where.of[step.key]
    column = cells.columns[number]
    width = column.right - column.left
    y, left, room = (
        top + ruler.px(MARGIN),
        column.left + ruler.px(ICON_ROOM),
        words_room(width, ruler),
    )
    title = write(step.title, "smallstrong", (left, y + ruler.px(5)), room, ruler)
    line = write(step.line, "small", (left, title.box.bottom), room, ruler)
    height = max(line.box.bottom + ruler.px(5) - y, ruler.px(LANE - 2 * MARGIN))
    return PlacedStep(step, lane, number, Box(column.left, y, width, height), title, line)
