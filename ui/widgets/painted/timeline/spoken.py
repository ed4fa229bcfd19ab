"""A time line in words: every track, every bar with its days, every pause."""

from __future__ import annotations

import datetime as dt

from app.kernel.texts import _
from ui.widgets.painted.timeline.data import Bar, BarKind, PauseSpan, TimeLineData, Track
from ui.widgets.painted.words import long_day, sentence, span_words


def spoken(data: TimeLineData) -> str:
    """Everything the picture tells, as sentences."""
    if not data.tracks:
        return _("Inga insatser att visa.")
    today = _("I dag är det {day}.").format(day=long_day(data.today))
    return " ".join([today, *(_track(track) for track in data.tracks)])


def bar_words(bar: Bar) -> str:
    kinds = {
        BarKind.DECISION: _("Beslut"),
        BarKind.ORDER: _("Beställning"),
        BarKind.EXECUTION: _("Verkställighet"),
    }
    wrong = _("fel eller borttagen") if bar.is_wrong else ""
    return sentence(kinds[bar.kind], bar.label, wrong, span_words(bar.start, bar.end))


def pause_words(pause: PauseSpan) -> str:
    return sentence(_("Uppehåll"), pause.label, _pause_span(pause.start, pause.end))


def _pause_span(start: dt.date, end: dt.date | None) -> str:
    if end is None:
        return _("från {start}, slutet är inte känt").format(start=long_day(start))
    return span_words(start, end)


def _track(track: Track) -> str:
    head = sentence(track.group, track.title, track.note)
    if track.has_warning:
        head = _("{what}, något är fel").format(what=head)
    parts: list[str] = []
    for bar in sorted(track.bars, key=lambda b: (b.start, b.kind != BarKind.DECISION)):
        parts.append(bar_words(bar))
        parts += [pause_words(pause) for pause in bar.pauses]
    return f"{head}: {'; '.join(parts) or _('ingenting registrerat')}."
