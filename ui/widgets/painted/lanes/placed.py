"""The measured parts of the lanes. Boxes lie in the whole picture, before it is scrolled."""

from __future__ import annotations

from dataclasses import dataclass

from ui.widgets.painted.geometry import Box, Words
from ui.widgets.painted.lanes.data import Gate, Lane, LaneStep

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class PlacedLane:
    lane: Lane
    box: Box
    role: Words
    who: Words


@dataclass(frozen=True, slots=True)
class PlacedStep:
    step: LaneStep
    lane: int
    column: int
    box: Box
    title: Words
    line: Words


@dataclass(frozen=True, slots=True)
class PlacedGate:
    """A dashed line at `x` under its chip."""

    gate: Gate
    column: int
    x: float
    chip: Box
    text: str


@dataclass(frozen=True, slots=True)
class Arrow:
    """Corners of the way from one step to another; passed when the first is done."""

    points: tuple[Point, ...]
    is_passed: bool


@dataclass(frozen=True, slots=True)
class LanesLayout:
    side: float  # the width of the role column, which does not scroll
    room: float  # what is seen of the rest
    content: float  # how wide the rest is
    key: Words  # what a dashed edge means, no lines when none is shown
    lanes: tuple[PlacedLane, ...]
    steps: tuple[PlacedStep, ...]
    gates: tuple[PlacedGate, ...]
    arrows: tuple[Arrow, ...]
    bottom: float
    height: float

    @property
    def is_scrolled(self) -> bool:
        return self.content > self.room + 0.5  # rounding
