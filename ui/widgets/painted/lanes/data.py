"""What the lanes show: who does what in a correction case, and the gates between."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class StepState(StrEnum):
    DONE = "done"
    NOW = "now"
    OPEN = "open"
    LOCKED = "locked"


@dataclass(frozen=True, slots=True, kw_only=True)
class LaneStep:
    """`after` names the steps an arrow comes from; `line` says who and when, or who is awaited."""

    key: str
    title: str
    line: str
    state: StepState
    after: tuple[str, ...] = ()
    is_addition: bool = False  # ours, not the routine's: dashed edge
    column: int = 0  # not to the left of this one


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    key: str
    role: str
    who: str
    icon: str
    steps: tuple[LaneStep, ...] = ()
    is_mine: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate:
    """A line across all lanes, to the left of the first step it `holds`."""

    key: str
    name: str
    words: str
    holds: tuple[str, ...]
    is_open: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class LanesData:
    lanes: tuple[Lane, ...]
    gates: tuple[Gate, ...] = ()
    name: str = ""

    def steps(self) -> tuple[tuple[int, LaneStep], ...]:
        """Every step with the number of its lane."""
        return tuple((i, step) for i, lane in enumerate(self.lanes) for step in lane.steps)
