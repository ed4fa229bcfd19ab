"""A time line measured out: every bar, pause, word and line with its place."""

from __future__ import annotations

from dataclasses import dataclass, replace

from app.kernel.period import ONE_DAY
from ui.widgets.painted.geometry import Box, Ruler, Words, write
from ui.widgets.painted.timeline.axis import ticks
from ui.widgets.painted.timeline.data import TimeLineData, Track
from ui.widgets.painted.timeline.legend import lay_out_legend
from ui.widgets.painted.timeline.placed import (
    Heading,
    PlacedBar,
    PlacedTrack,
    Stage,
    TimeLineLayout,
)
from ui.widgets.painted.timeline.rows import bars_of
from ui.widgets.painted.timeline.window import TimeWindow
from ui.widgets.painted.words import short_day

HEAD, GROUP = 30, 34


def lay_out(
    data: TimeLineData, window: TimeWindow, width: float, ruler: Ruler, *, with_legend: bool = True
) -> TimeLineLayout:
    """`width` is all the room there is; the height follows from the data."""
    column = min(max(min(ruler.px(168), width * 0.34), ruler.px(96)), width / 2)
    head = ruler.px(HEAD)
    stage = Stage(window, Box(column, head, max(width - column, 1.0), 0), data.today, ruler)
    headings, tracks, bars, bottom = _stack(data.tracks, width, stage)
    chart = replace(stage.chart, height=bottom - head)
    pill = _pill(stage, width)
    legend, height = lay_out_legend(bars, chart, bottom, ruler) if with_legend else ((), bottom)
    return TimeLineLayout(
        chart=chart,
        headings=tuple(headings),
        tracks=tuple(tracks),
        bars=tuple(bars),
        ticks=ticks(window, chart, pill, ruler),
        line=stage.line,
        pill=pill,
        future=_future(chart, stage),
        legend=legend,
        height=height,
    )


def _stack(
    tracks: tuple[Track, ...], width: float, stage: Stage
) -> tuple[list[Heading], list[PlacedTrack], list[PlacedBar], float]:
    headings: list[Heading] = []
    placed: list[PlacedTrack] = []
    bars: list[PlacedBar] = []
    top, group = stage.chart.y, ""
    for index, track in enumerate(tracks):
        if track.group and track.group != group:
            box = Box(0, top, width, stage.ruler.px(GROUP))
            headings.append(Heading(track.group, track.group_note, box))
            top = box.bottom
        group = track.group
        own, height = bars_of(track, index, top, stage)
        words = _words(track, top, stage)
        box = Box(0, top, width, max(height, words.height))
        placed.append(PlacedTrack(track, box, words.title, words.note))
        bars += own
        top = box.bottom
    return headings, placed, bars, top


@dataclass(frozen=True, slots=True)
class _TrackWords:
    title: Words
    note: Words
    height: float


def _words(track: Track, top: float, stage: Stage) -> _TrackWords:
    ruler, room = stage.ruler, stage.chart.x - stage.ruler.px(16)
    mark = ruler.px(20) if track.has_warning else 0
    title = write(track.title, "strong", (mark, top + ruler.px(8)), room - mark, ruler)
    note = write(track.note, "small", (0, title.box.bottom), room, ruler)
    return _TrackWords(title, note, note.box.bottom + ruler.px(8) - top)


def _pill(stage: Stage, width: float) -> Box | None:
    line, ruler = stage.line, stage.ruler
    if line is None:
        return None
    wide = ruler.width(short_day(stage.today), "smallstrong") + ruler.px(12)
    left = min(max(line.centre - wide / 2, 0.0), width - wide)
    return Box(left, ruler.px(2), wide, ruler.px(20))


def _future(chart: Box, stage: Stage) -> Box | None:
    if stage.today >= stage.window.last:
        return None
    left = max(stage.x(stage.today + ONE_DAY), chart.x)
    return Box(left, chart.y, chart.right - left, chart.height)
