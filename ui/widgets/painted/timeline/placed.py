"""The measured parts of a time line."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from app.kernel.period import ONE_DAY
from ui.widgets.painted.geometry import Box, Ruler, Words
from ui.widgets.painted.timeline.axis import Tick, scale_of
from ui.widgets.painted.timeline.data import Bar, PauseSpan, Track
from ui.widgets.painted.timeline.labels import Label
from ui.widgets.painted.timeline.window import TimeWindow

DEEP = 1_000_000.0  # deeper than any chart


@dataclass(frozen=True, slots=True)
class Stage:
    """What all bars are measured against. `chart` knows left and right, its height comes last."""

    window: TimeWindow
    chart: Box
    today: dt.date
    ruler: Ruler

    def x(self, day: dt.date) -> float:
        """Where a day begins."""
        return scale_of(self.window, self.chart)(day)

    @property
    def line(self) -> Box | None:
        """Today's line in the middle of the day, with the gap on both sides; words keep clear."""
        if not self.window.shows(self.today):
            return None
        middle = (self.x(self.today) + self.x(self.today + ONE_DAY)) / 2
        half = self.ruler.px(3)
        return Box(middle - half, 0, 2 * half, DEEP)


@dataclass(frozen=True, slots=True)
class PlacedPause:
    pause: PauseSpan
    box: Box


@dataclass(frozen=True, slots=True)
class PlacedBar:
    """`box` is exactly as wide as the days that are shown of the bar."""

    bar: Bar
    track: int
    box: Box
    goes_back: bool  # begins before the first day shown
    goes_on: bool  # ends after the last day shown, or has no end
    pauses: tuple[PlacedPause, ...]
    label: Label | None = None


@dataclass(frozen=True, slots=True)
class PlacedTrack:
    track: Track
    box: Box
    title: Words
    note: Words


@dataclass(frozen=True, slots=True)
class Heading:
    """A group's name over its tracks."""

    title: str
    note: str
    box: Box


@dataclass(frozen=True, slots=True)
class LegendItem:
    """A swatch and the word beside it."""

    kind: str  # decision, order, execution, pause, wrong
    text: str
    swatch: Box
    words: Box


@dataclass(frozen=True, slots=True)
class TimeLineLayout:
    chart: Box
    headings: tuple[Heading, ...]
    tracks: tuple[PlacedTrack, ...]
    bars: tuple[PlacedBar, ...]
    ticks: tuple[Tick, ...]
    line: Box | None
    pill: Box | None
    future: Box | None
    legend: tuple[LegendItem, ...]
    height: float
