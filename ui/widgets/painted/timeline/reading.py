"""What the arrows reach in a time line: every bar and pause, also those beyond the days shown."""

from __future__ import annotations

from collections.abc import Iterator

from ui.widgets.painted.geometry import Box
from ui.widgets.painted.parts import Part
from ui.widgets.painted.timeline.data import BarKind, TimeLineData
from ui.widgets.painted.timeline.placed import TimeLineLayout
from ui.widgets.painted.timeline.spoken import bar_words, pause_words

ORDER = {BarKind.DECISION: 0, BarKind.ORDER: 1, BarKind.EXECUTION: 2}


def parts_of(data: TimeLineData, layout: TimeLineLayout) -> tuple[Part, ...]:
    """Track by track, in the order of time; a pause after its execution."""
    boxes = {placed.bar.key: placed.box for placed in layout.bars}
    boxes |= {p.pause.key: p.box for placed in layout.bars for p in placed.pauses}
    return tuple(_parts(data, layout, boxes))


def _parts(data: TimeLineData, layout: TimeLineLayout, boxes: dict[str, Box]) -> Iterator[Part]:
    for row, (track, placed) in enumerate(zip(data.tracks, layout.tracks, strict=True)):
        name = track.title if not track.group else f"{track.group}, {track.title}"
        for bar in sorted(track.bars, key=lambda b: (b.start, ORDER[b.kind])):
            outside = Box(-1, placed.box.y, 0, placed.box.height)
            words = f"{name}: {bar_words(bar)}"
            yield Part(key=bar.key, box=boxes.get(bar.key, outside), row=row, words=words)
            for pause in bar.pauses:
                box = boxes.get(pause.key, outside)
                yield Part(key=pause.key, box=box, row=row, words=f"{name}: {pause_words(pause)}")
