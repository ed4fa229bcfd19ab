"""Which column a step stands in: after all it waits for, and alone in its lane there."""

from __future__ import annotations

from dataclasses import dataclass

from ui.widgets.painted.lanes.data import LanesData, LaneStep


@dataclass(frozen=True, slots=True)
class Columns:
    of: dict[str, int]
    gates: dict[str, int]
    count: int


def columns(data: LanesData) -> Columns:
    """Time runs from left to right: an arrow never points back."""
    of: dict[str, int] = {}
    taken: set[tuple[int, int]] = set()
    for lane, step in _in_order(data):
        column = max([step.column, *(of[key] + 1 for key in step.after if key in of)])
        while (lane, column) in taken:
            column += 1
        taken.add((lane, column))
        of[step.key] = column
    count = max(of.values(), default=-1) + 1
    gates = {
        gate.key: min((of[key] for key in gate.holds if key in of), default=count)
        for gate in data.gates
    }
    return Columns(of, gates, count)


def _in_order(data: LanesData) -> list[tuple[int, LaneStep]]:
    """Each step after those it waits for; a circle in the data is cut where it is met."""
    waiting = list(data.steps())
    known = {step.key for _lane, step in waiting}
    done: set[str] = set()
    out: list[tuple[int, LaneStep]] = []
    while waiting:
        ready = next(
            (pair for pair in waiting if all(k in done or k not in known for k in pair[1].after)),
            waiting[0],
        )
        waiting.remove(ready)
        done.add(ready[1].key)
        out.append(ready)
    return out
