"""The time line's geometry: both ends included, pauses inside, no word over another."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.ui.painted import samples
from tests.ui.painted.conftest import PlainRuler
from tests.ui.painted.samples import day, execution, order
from ui.widgets.painted.geometry import Box
from ui.widgets.painted.timeline.axis import ticks
from ui.widgets.painted.timeline.data import (
    Bar,
    BarKind,
    PauseSpan,
    TimeLineData,
    Track,
    before_and_after,
)
from ui.widgets.painted.timeline.layout import lay_out
from ui.widgets.painted.timeline.rows import shown_box
from ui.widgets.painted.timeline.window import LONGEST, SHORTEST, TimeWindow, window_around

RULER = PlainRuler()
DAYS = st.dates(dt.date(2025, 1, 1), dt.date(2027, 12, 31))


@st.composite
def spans(draw):
    start = draw(DAYS)
    length = draw(st.one_of(st.none(), st.integers(0, 400)))
    return start, None if length is None else start + dt.timedelta(days=length)


@st.composite
def tracks(draw, number):
    bars = []
    for n in range(draw(st.integers(0, 6))):
        start, end = draw(spans())
        kind = draw(st.sampled_from(list(BarKind)))
        pauses = ()
        if kind is BarKind.EXECUTION:
            pauses = tuple(
                PauseSpan(key=f"{number}-{n}-{i}", start=a, end=b)
                for i, (a, b) in enumerate(draw(st.lists(spans(), max_size=3)))
            )
        label = draw(st.sampled_from(["", "Kort", samples.LONG_NAME]))
        bars.append(
            Bar(
                key=f"{number}-{n}",
                kind=kind,
                start=start,
                end=end,
                label=label,
                is_wrong=draw(st.booleans()),
                pauses=pauses,
            )
        )
    return Track(
        title="Insats", note=draw(st.sampled_from(["", samples.LONG_NAME])), bars=tuple(bars)
    )


@st.composite
def time_lines(draw):
    first = draw(DAYS)
    return TimeLineData(
        tracks=tuple(draw(tracks(n)) for n in range(draw(st.integers(1, 4)))),
        first=first,
        last=first + dt.timedelta(days=draw(st.integers(30, 1200))),
        today=draw(DAYS),
    )


def laid(data, width=800.0, ruler=RULER):
    return lay_out(data, TimeWindow(data.first, data.last), width, ruler)


def only(*bars, first=None, last=None):
    return TimeLineData(
        tracks=(Track(title="Insats", bars=bars),),
        first=first or day(5, 1),
        last=last or day(5, 31),
        today=samples.TODAY,
    )


@given(time_lines(), st.integers(360, 1600))
def test_that_no_two_words_overlap_and_none_crosses_a_pause_or_todays_line(data, width):
    layout = laid(data, width)
    labelled = [bar for bar in layout.bars if bar.label]
    boxes = [bar.label.box for bar in labelled]
    assert not [pair for pair in combinations(boxes, 2) if pair[0].overlaps(pair[1])]
    for bar in labelled:
        crossed = [p.box for other in layout.bars for p in other.pauses]
        crossed += [layout.line] if layout.line else []
        assert not [cut for cut in crossed if cut.inset(0.01).overlaps(bar.label.box)]


@given(time_lines(), st.integers(360, 1600))
def test_that_a_word_lies_inside_its_bar_or_on_free_ground_beside_it(data, width):
    layout = laid(data, width)
    for bar in layout.bars:
        if bar.label and bar.label.is_inside:
            assert bar.box.covers(bar.label.box)
        elif bar.label:
            assert not [b for b in layout.bars if b.box.inset(0.01).overlaps(bar.label.box)]
            assert layout.chart.covers(bar.label.box)
            assert bar.label.text == bar.bar.label


@given(time_lines(), st.integers(360, 1600))
def test_that_a_bar_is_as_wide_as_its_days_and_its_pauses_lie_inside_it(data, width):
    layout = laid(data, width)
    day_width = layout.chart.width / TimeWindow(data.first, data.last).days
    for bar in layout.bars:
        start = max(bar.bar.start, data.first)
        end = min(bar.bar.end or data.last, data.last)
        assert bar.box.width == pytest.approx(((end - start).days + 1) * day_width)
        assert all(bar.box.covers(pause.box) for pause in bar.pauses)


@given(time_lines(), st.integers(360, 1600))
def test_that_no_bar_covers_another_and_every_bar_stays_in_its_track(data, width):
    layout = laid(data, width)
    boxes = [bar.box.inset(0.01) for bar in layout.bars]
    assert not [pair for pair in combinations(boxes, 2) if pair[0].overlaps(pair[1])]
    for bar in layout.bars:
        assert layout.tracks[bar.track].box.covers(bar.box)


@given(time_lines(), st.integers(360, 1600))
def test_that_the_words_of_the_axis_keep_clear_of_each_other_and_of_the_pill(data, width):
    layout = laid(data, width)
    boxes = [tick.box for tick in layout.ticks if tick.box]
    boxes += [layout.pill] if layout.pill else []
    assert not [pair for pair in combinations(boxes, 2) if pair[0].overlaps(pair[1])]


@given(DAYS, st.integers(0, 6), st.integers(80, 1600))
def test_that_a_window_of_a_day_or_a_few_names_at_least_one_of_them(first, more, width):
    window = TimeWindow(first, first + dt.timedelta(days=more))
    found = ticks(window, Box(0, 0, width, 100), None, RULER)
    assert found
    assert all(0 <= tick.x <= width for tick in found)
    assert [tick.label for tick in found if str(first.year) in tick.label]


def test_that_a_bar_of_one_day_has_the_width_of_one_day():
    layout = laid(only(order("o", day(5, 8), day(5, 8), "")))
    assert layout.bars[0].box.width == pytest.approx(layout.chart.width / 31)


def test_that_the_leap_day_and_the_shift_of_the_clock_are_days_like_others():
    data = only(
        order("leap", day(2, 29, 2024), day(2, 29, 2024), ""),
        order("shift", day(3, 31, 2024), day(3, 31, 2024), ""),
        first=day(2, 1, 2024),
        last=day(4, 30, 2024),
    )
    widths = [bar.box.width for bar in laid(data).bars]
    assert widths == [pytest.approx(632 / 90)] * 2


def test_that_a_bar_that_ends_the_day_before_the_next_shares_its_row():
    layout = laid(only(order("a", day(5, 1), day(5, 9), ""), order("b", day(5, 10), None, "")))
    assert layout.bars[0].box.y == layout.bars[1].box.y
    assert layout.bars[0].box.right == pytest.approx(layout.bars[1].box.x)


def test_that_orders_that_share_a_day_stand_in_rows_with_their_executions_under_them():
    layout = laid(
        only(
            order("a", day(5, 1), day(5, 10), ""),
            order("b", day(5, 10), None, ""),
            execution("ea", day(5, 2), day(5, 10), ""),
            execution("eb", day(5, 12), None, "", belongs_to="b"),
        )
    )
    tops = {bar.bar.key: bar.box.y for bar in layout.bars}
    assert tops["a"] < tops["ea"] < tops["b"] < tops["eb"]


def test_that_a_gap_between_two_bars_is_given_to_one_word_only():
    second = "Hemtjänst Söder, sista dagen, natt och dag"
    data = only(
        order("a", day(6, 1), day(6, 1), "Hemtjänst Norr"),
        order("b", day(6, 30), day(6, 30), second),
        first=day(6, 1),
        last=day(6, 30),
    )
    labels = [bar.label for bar in laid(data, 560).bars]
    assert labels[0].text == "Hemtjänst Norr" and labels[1] is None
    alone = replace(data, tracks=(Track(title="Insats", bars=data.tracks[0].bars[1:]),))
    assert laid(alone, 560).bars[0].label.text == second


def test_that_a_thin_bar_is_seen_beside_todays_line():
    line = Box(100, 0, 6, 1000)
    yesterday = shown_box(Box(101, 0, 0.5, 18), line, RULER)
    assert yesterday.right == line.x
    tomorrow = shown_box(Box(104, 0, 0.5, 18), line, RULER)
    assert tomorrow.x == line.right
    today = shown_box(Box(102.5, 0, 1, 18), line, RULER)
    assert today.x < line.x and line.right < today.right


def test_that_the_legend_names_only_what_is_shown():
    kinds = [item.kind for item in laid(samples.GUNVOR).legend]
    assert kinds == ["decision", "order", "execution", "pause", "wrong"]
    assert [item.kind for item in laid(only(order("o", day(5, 8), None, ""))).legend] == ["order"]
    later = replace(only(order("o", day(6, 8), None, "")), last=day(5, 31))
    assert laid(later).legend == ()


def test_that_what_goes_on_beyond_the_days_shown_is_known():
    data = only(order("o", day(4, 8), None, ""), order("p", day(4, 8), day(5, 31), ""))
    ends = {bar.bar.key: (bar.goes_back, bar.goes_on) for bar in laid(data).bars}
    assert ends == {"o": (True, True), "p": (True, False)}


def test_that_thirty_services_stand_under_each_other():
    layout = laid(samples.thirty_services(), 1000)
    tracks_shown = [placed.box for placed in layout.tracks]
    assert len(tracks_shown) == 30
    assert all(a.bottom == b.y for a, b in pairwise(tracks_shown))
    for placed in layout.tracks:
        assert placed.box.covers(placed.title.box) and placed.box.covers(placed.note.box)
        assert not placed.title.box.overlaps(placed.note.box)


def test_that_before_and_after_share_days_and_keep_their_keys_apart():
    pair = before_and_after(samples.BEFORE, samples.AFTER, shown=samples.PAIR_DAYS)
    assert [track.title for track in pair.tracks] == ["Före", "Efter"]
    keys = [bar.key for track in pair.tracks for bar in track.bars]
    assert len(keys) == len(set(keys))
    assert pair.tracks[1].bars[-1].belongs_to == "after:new"
    several = before_and_after(
        samples.GUNVOR.tracks, samples.GUNVOR.tracks, shown=samples.GUNVOR, note_after="beräknat"
    )
    assert [heading.title for heading in laid(several).headings] == ["Före", "Efter"]


@given(time_lines(), st.lists(st.sampled_from([0.5, 2.0]), max_size=12), DAYS)
def test_that_zooming_keeps_within_a_month_and_ten_years_and_around_the_day(data, steps, around):
    window = TimeWindow(data.first, data.last)
    for factor in steps:
        inside = window.shows(around)
        window = window.zoomed(factor, around)
        assert SHORTEST <= window.days <= LONGEST
        assert window.shows(around) or not inside


def test_that_a_window_around_everything_is_of_whole_months():
    window = window_around([(day(2, 10), None), (day(3, 2), day(7, 9))], samples.TODAY)
    assert window == TimeWindow(day(2, 1), day(7, 31))
    assert window_around([], samples.TODAY) == TimeWindow(day(5, 1), day(7, 31))


def test_that_a_span_out_of_view_is_moved_into_it():
    window = TimeWindow(day(5, 1), day(5, 31))
    assert window.revealing(day(8, 1), None).shows(day(8, 1))
    assert window.revealing(day(1, 1), day(1, 9)).shows(day(1, 9))
    assert window.revealing(day(5, 3), None) == window
