"""What a time line shows: tracks of decisions, orders and executions with their pauses."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from enum import StrEnum

from app.kernel.texts import _


class BarKind(StrEnum):
    DECISION = "decision"
    ORDER = "order"
    EXECUTION = "execution"


@dataclass(frozen=True, slots=True, kw_only=True)
class PauseSpan:
    """A pause inside an execution; both days are paused, an open end is not yet known."""

    key: str
    start: dt.date
    end: dt.date | None = None
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """From `start` to `end`, both days included; without an end until further notice.

    `belongs_to` is the order of an execution: the two are then drawn under each other.
    """

    key: str
    kind: BarKind
    start: dt.date
    end: dt.date | None = None
    label: str = ""
    is_wrong: bool = False  # removed, or going to be: dashed red, stays visible
    belongs_to: str = ""
    pauses: tuple[PauseSpan, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Track:
    """One service. Tracks with the same `group` that follow each other get one heading."""

    title: str
    note: str = ""
    bars: tuple[Bar, ...] = ()
    has_warning: bool = False
    group: str = ""
    group_note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeLineData:
    """`first` to `last` are the days shown at the start, both included."""

    tracks: tuple[Track, ...]
    first: dt.date
    last: dt.date
    today: dt.date
    name: str = ""

    def span(self, key: str) -> tuple[dt.date, dt.date | None] | None:
        """The days of the bar or the pause with this key."""
        for bar in (bar for track in self.tracks for bar in track.bars):
            if bar.key == key:
                return bar.start, bar.end
            for pause in bar.pauses:
                if pause.key == key:
                    return pause.start, pause.end
        return None


def before_and_after(
    before: tuple[Track, ...],
    after: tuple[Track, ...],
    *,
    shown: TimeLineData,
    note_after: str = "",
) -> TimeLineData:
    """The pair of the guide's result: what is so now, and what is worked out to come.

    Days, today and name are those of `shown`. One track on each side takes the words itself;
    several get a heading.
    """
    sides = (
        (_("Före"), _("så ser det ut nu"), before, "before"),
        (_("Efter"), note_after or _("beräknat"), after, "after"),
    )
    alone = len(before) <= 1 and len(after) <= 1
    tracks: list[Track] = []
    for title, note, side, prefix in sides:
        for track in side:
            own = _with_own_keys(track, prefix)
            tracks.append(
                replace(own, title=title, note=note)
                if alone
                else replace(own, group=title, group_note=note)
            )
    return replace(shown, tracks=tuple(tracks))


def _with_own_keys(track: Track, prefix: str) -> Track:
    """The same order stands on both sides: its keys must differ."""
    bars = tuple(
        replace(
            bar,
            key=f"{prefix}:{bar.key}",
            belongs_to=f"{prefix}:{bar.belongs_to}" if bar.belongs_to else "",
            pauses=tuple(replace(p, key=f"{prefix}:{p.key}") for p in bar.pauses),
        )
        for bar in track.bars
    )
    return replace(track, bars=bars)
