"""The ways between the steps: along rows and gaps that are free, never through a step."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ui.widgets.painted.geometry import Ruler
from ui.widgets.painted.lanes.data import StepState
from ui.widgets.painted.lanes.placed import Arrow, PlacedLane, PlacedStep, Point

TURN, HOLD, GUTTER = 7, 23, 4


def arrows(
    steps: Sequence[PlacedStep], lanes: Sequence[PlacedLane], ruler: Ruler
) -> tuple[Arrow, ...]:
    by_key = {placed.step.key: placed for placed in steps}
    return tuple(
        Arrow(
            _way(by_key[key], end, by_key, lanes, ruler),
            is_passed=by_key[key].step.state is StepState.DONE,
        )
        for end in steps
        for key in end.step.after
        if key in by_key and by_key[key].column < end.column
    )


def _way(
    start: PlacedStep,
    end: PlacedStep,
    steps: Mapping[str, PlacedStep],
    lanes: Sequence[PlacedLane],
    ruler: Ruler,
) -> tuple[Point, ...]:
    first = (start.box.right, start.box.y + ruler.px(HOLD))
    last = (end.box.x - 1, end.box.y + ruler.px(HOLD))
    turn_out, turn_in = first[0] + ruler.px(TURN), end.box.x - ruler.px(TURN)
    between = {
        placed.lane for placed in steps.values() if start.column < placed.column < end.column
    }
    if start.lane not in between:
        return _corners(first, (turn_in, first[1]), (turn_in, last[1]), last)
    if end.lane not in between:
        return _corners(first, (turn_out, first[1]), (turn_out, last[1]), last)
    lane = lanes[end.lane].box
    is_from_above = start.lane < end.lane
    y = lane.y + ruler.px(GUTTER) if is_from_above else lane.bottom - ruler.px(GUTTER)
    return _corners(
        first, (turn_out, first[1]), (turn_out, y), (turn_in, y), (turn_in, last[1]), last
    )


def _corners(*points: Point) -> tuple[Point, ...]:
    """Without the points that lie on a straight line between their neighbours."""
    if all(point[1] == points[0][1] for point in points):
        return points[0], points[-1]
    return points
