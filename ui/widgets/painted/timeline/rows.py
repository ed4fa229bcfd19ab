"""The bars of one track: rows under each other, pauses inside, words where there is room."""

from __future__ import annotations

from dataclasses import replace

from app.kernel.period import ONE_DAY
from ui.widgets.painted.geometry import Box, Ruler
from ui.widgets.painted.timeline.data import Bar, BarKind, PauseSpan, Track
from ui.widgets.painted.timeline.labels import Row, Wish, place
from ui.widgets.painted.timeline.packing import Packing, pack
from ui.widgets.painted.timeline.placed import PlacedBar, PlacedPause, Stage

HEIGHTS = {BarKind.DECISION: 5, BarKind.ORDER: 18, BarKind.EXECUTION: 22}
TIPS = {BarKind.DECISION: 2, BarKind.ORDER: 6, BarKind.EXECUTION: 7}


def bars_of(track: Track, index: int, top: float, stage: Stage) -> tuple[list[PlacedBar], float]:
    """The bars that are seen of the track that begins at `top`, and how high its rows are."""
    packing = pack(track.bars)
    tops, height = _row_tops(packing, stage.ruler)
    placed: list[PlacedBar] = []
    for (kind, number), row_top in tops.items():
        row = [
            _placed(bar, index, top + row_top, stage)
            for bar in track.bars
            if bar.kind is kind and packing.row_of[bar.key] == number and _is_seen(bar, stage)
        ]
        placed += _with_labels(sorted(row, key=lambda p: p.box.x), stage)
    return placed, height


def shown_box(box: Box, line: Box | None, ruler: Ruler) -> Box:
    """What is drawn of a bar: at least three pixels, and never wholly behind today's line."""
    thinnest = ruler.px(3)
    shown = Box(box.x, box.y, max(box.width - 1, thinnest), box.height)
    if line is None or not (line.x <= box.x and box.right <= line.right):
        return shown
    if box.right <= line.centre:
        return Box(line.x - thinnest, box.y, thinnest, box.height)
    if box.x >= line.centre:
        return Box(line.right, box.y, thinnest, box.height)
    return Box(line.x - thinnest, box.y, line.width + 2 * thinnest, box.height)


def label_role(bar: Bar) -> str:
    return "smallstrong" if bar.kind is BarKind.EXECUTION and not bar.is_wrong else "small"


def _row_tops(packing: Packing, ruler: Ruler) -> tuple[dict[tuple[BarKind, int], float], float]:
    tops: dict[tuple[BarKind, int], float] = {}
    y = 7.0
    for row in range(packing.decision_rows):
        tops[BarKind.DECISION, row] = ruler.px(y)
        y += HEIGHTS[BarKind.DECISION] + 3
    y += 2 if packing.decision_rows else 1
    for level, (has_order, has_execution) in enumerate(packing.levels):
        if has_order:
            tops[BarKind.ORDER, level] = ruler.px(y)
            y += HEIGHTS[BarKind.ORDER] + 3
        if has_execution:
            tops[BarKind.EXECUTION, level] = ruler.px(y)
            y += HEIGHTS[BarKind.EXECUTION] + 3
        y += 4
    return tops, ruler.px(y + 1)


def _is_seen(bar: Bar, stage: Stage) -> bool:
    window = stage.window
    return bar.start <= window.last and (bar.end is None or bar.end >= window.first)


def _placed(bar: Bar, index: int, top: float, stage: Stage) -> PlacedBar:
    window = stage.window
    box = _span_box(bar, top, HEIGHTS[bar.kind], stage)
    return PlacedBar(
        bar=bar,
        track=index,
        box=box,
        goes_back=bar.start < window.first,
        goes_on=bar.end is None or bar.end > window.last,
        pauses=tuple(_pauses(bar, top, stage)),
    )


def _pauses(bar: Bar, top: float, stage: Stage) -> list[PlacedPause]:
    """Only what lies inside the execution: a pause never sticks out of its bar."""
    out: list[PlacedPause] = []
    for pause in sorted(bar.pauses, key=lambda p: p.start):
        start = max(pause.start, bar.start)
        ends = [end for end in (pause.end, bar.end) if end is not None]
        end = min(ends) if ends else None
        if end is not None and (end < start or end < stage.window.first):
            continue
        if start > stage.window.last:
            continue
        inside = PauseSpan(key=pause.key, start=start, end=end)
        out.append(PlacedPause(pause, _span_box(inside, top, HEIGHTS[bar.kind], stage)))
    return out


def _span_box(span: Bar | PauseSpan, top: float, height: float, stage: Stage) -> Box:
    window = stage.window
    start = max(span.start, window.first)
    end = window.last if span.end is None else min(span.end, window.last)
    left = stage.x(start)
    return Box(left, top, stage.x(end + ONE_DAY) - left, stage.ruler.px(height))


def _with_labels(row: list[PlacedBar], stage: Stage) -> list[PlacedBar]:
    named = [p for p in row if p.bar.label and p.bar.kind is not BarKind.DECISION]
    wishes = [
        Wish(
            text=p.bar.label,
            role=label_role(p.bar),
            box=p.box,
            cuts=tuple(pause.box for pause in p.pauses),
            tip=stage.ruler.px(TIPS[p.bar.kind]) if p.goes_on else 0.0,
        )
        for p in named
    ]
    space = Row(tuple(p.box for p in row), stage.line, stage.chart.x, stage.chart.right)
    labels = place(wishes, space, stage.ruler)
    by_key = {p.bar.key: label for p, label in zip(named, labels, strict=True)}
    return [replace(p, label=by_key.get(p.bar.key)) for p in row]
