"""Stepper, deadline, months, clock, badge, changes and route: geometry and words."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.ui.painted import samples
from tests.ui.painted.conftest import PlainRuler
from tests.ui.painted.samples import LONG_NAME, clock, day
from ui.widgets.painted import (
    before_after,
    day_counter,
    effect_band,
    hours_clock,
    route_line,
    stepper,
    version_badge,
)
from ui.widgets.painted.hours_clock import ClockState, HoursClockData
from ui.widgets.painted.pens import RING_ROOM
from ui.widgets.painted.version_badge import VersionBadgeData, VersionState

RULER = PlainRuler()
WIDTHS = st.integers(200, 1400)


def all_words(words, box_width):
    return all(RULER.width(line, words.role) <= box_width + 0.01 for line in words.lines)


@given(WIDTHS, st.sampled_from([samples.ORDER_WAY, samples.RECALLED_WAY]))
def test_that_no_word_of_a_stop_is_cut_and_no_stop_covers_another(width, data):
    layout = stepper.lay_out(data, width, RULER)
    for placed in layout.stops:
        for words in (placed.name, placed.when, placed.who):
            assert all_words(words, words.box.width)
            assert words.box.right <= width + 0.01
    boxes = [placed.box.inset(1, 1) for placed in layout.stops]
    assert not [pair for pair in combinations(boxes, 2) if pair[0].overlaps(pair[1])]
    assert max(placed.box.bottom for placed in layout.stops) <= layout.height
    for placed in layout.stops:
        assert placed.box.x >= RING_ROOM, "the ring would lie over the words"


def test_that_a_narrow_stepper_stands():
    wide = stepper.lay_out(samples.ORDER_WAY, 800, RULER).stops
    narrow = stepper.lay_out(samples.ORDER_WAY, 300, RULER).stops
    assert len({placed.dot.y for placed in wide}) == 1
    assert len({placed.dot.x for placed in narrow}) == 1


@given(WIDTHS)
def test_that_every_day_of_a_deadline_has_its_cell_and_its_whole_reason(width):
    layout = day_counter.lay_out(samples.DEADLINE, width, RULER)
    assert [placed.day for placed in layout.days] == list(samples.DEADLINE.days)
    cells = [placed.cell for placed in layout.days]
    marks = [placed.mark.box for placed in layout.days]
    assert not [pair for pair in combinations(cells, 2) if pair[0].overlaps(pair[1])]
    assert not [(c, m) for c in cells for m in marks if c.overlaps(m)]
    for placed in layout.days:
        assert " ".join(placed.mark.lines) == placed.day.mark
        assert placed.cell.right <= width + 0.01


def test_that_a_cell_is_as_wide_as_the_longest_word_of_its_reason():
    reason = "midsommaraftonshelg infaller"
    one = day_counter.CountedDay(first=day(6, 19), mark=reason, kind=day_counter.DayKind.SKIPPED)
    layout = day_counter.lay_out(day_counter.DayCounterData(days=(one,) * 9), 400, RULER)
    assert {placed.mark.lines for placed in layout.days} == {("midsommaraftonshelg", "infaller")}
    assert max(placed.cell.right for placed in layout.days) <= 400


def test_that_a_weekend_shares_a_cell_and_its_days_are_said():
    weekend = samples.DEADLINE.days[5]
    assert (weekend.weekday, weekend.date) == ("lör–sön", "16–17")
    assert day_counter.day_words(weekend) == (
        "lör–sön 16 maj 2026 till 17 maj 2026, räknas inte, helg"
    )
    said = day_counter.spoken(samples.DEADLINE)
    assert "tor 14 maj 2026, räknas inte, röd dag" in said
    assert "fre 15 maj 2026, sista dagen, 3 = senast" in said
    assert said.endswith("BEST-MOTTAGEN, 3 vardagar, lokal inställning.")


@given(WIDTHS, st.sampled_from([samples.PAUSED_MONTHS, samples.LEAP_MONTHS, samples.ONE_MONTH]))
def test_that_the_marks_of_the_months_never_overlap(width, data):
    layout = effect_band.lay_out(data, width, RULER)
    for placed in layout.months:
        boxes = [mark.box for mark in placed.marks]
        assert not [pair for pair in combinations(boxes, 2) if pair[0].overlaps(pair[1])]
        assert placed.box.right <= width + 0.01
        for box in (*placed.running, *placed.pauses):
            assert placed.band.covers(box)
        assert not [
            pair
            for pair in combinations((*placed.running, *placed.pauses), 2)
            if pair[0].overlaps(pair[1])
        ]


def test_that_a_pause_of_the_leap_day_is_one_day_of_twenty_nine():
    february = effect_band.lay_out(samples.LEAP_MONTHS, 900, RULER).months[0]
    assert february.pauses[0].width == pytest.approx(february.band.width / 29)
    assert february.pauses[0].right == pytest.approx(february.band.right)


def test_that_the_months_are_said_with_hours_and_days():
    said = effect_band.spoken(samples.PAUSED_MONTHS)
    assert said == (
        "maj 2026, 46,5\u00a0h beviljat, uppehåll 11 maj 2026 till 31 maj 2026, "
        "minskar 31,5\u00a0h, kvar 15\u00a0h. "
        "juni 2026, 45\u00a0h beviljat, uppehåll 1 juni 2026 till 7 juni 2026, "
        "minskar 10,5\u00a0h, kvar 34,5\u00a0h."
    )


def test_that_a_month_that_is_cut_shows_a_real_minus_sign():
    marks = [m.text for m in effect_band.lay_out(samples.PAUSED_MONTHS, 700, RULER).months[0].marks]
    assert "\u221231,5\u00a0h" in marks and "kvar 15\u00a0h" in marks


@pytest.mark.parametrize(
    ("hours", "state", "number", "words"),
    [
        (0, ClockState.RUNNING, "72\u00a0h", "kvar av 72"),
        (4.6, ClockState.RUNNING, "67\u00a0h", "kvar av 72"),
        (48.5, ClockState.HURRY, "23\u00a0h", "kvar av 72"),
        (71.5, ClockState.HURRY, "30\u00a0min", "kvar av 72"),
        (75.2, ClockState.OVERDUE, "3\u00a0h", "för sent"),
    ],
)
def test_that_the_clock_never_gives_time_that_is_not_there(hours, state, number, words):
    reading = hours_clock.read(clock(hours))
    assert (reading.state, reading.number, reading.words) == (state, number, words)


def test_that_the_hours_run_through_the_night_when_clocks_are_changed():
    started = dt.datetime(2026, 3, 28, 12, 0, tzinfo=dt.UTC)
    data = HoursClockData(started=started, now=started + dt.timedelta(hours=24))
    assert hours_clock.read(data).number == "48\u00a0h"
    assert "går ut 31 mars 2026 klockan 14:00" in hours_clock.spoken(data)


def test_that_a_clock_that_was_stopped_says_whether_it_was_in_time():
    assert hours_clock.read(clock(80, 30)).words == "i tid"
    assert hours_clock.read(clock(80, 75)).words == "för sent"
    assert hours_clock.spoken(clock(80, 30)).startswith("klart i tid, gick ut 21 maj 2026")
    assert hours_clock.spoken(clock(73.5)).startswith("1 timme för sent")


@given(st.floats(0, 200))
def test_that_the_ring_shows_no_more_than_the_whole_turn(hours):
    assert 0 <= hours_clock.read(clock(hours)).share <= 1


def test_that_a_badge_grows_with_its_word_and_says_its_state():
    valid = VersionBadgeData(number=8, state=VersionState.VALID)
    recalled = VersionBadgeData(number=1234, state=VersionState.RECALLED)
    assert version_badge.lay_out(valid, RULER).box.width == 64
    assert version_badge.lay_out(recalled, RULER).box.width >= RULER.width("återkallad", "") + 16
    assert version_badge.spoken(valid) == "Version 8 gäller."
    assert version_badge.spoken(recalled) == "Version 1234 återkallad."


@given(WIDTHS)
def test_that_changed_fields_show_all_their_words_side_by_side_or_stacked(width):
    layout = before_after.lay_out(samples.CARD_CHANGES, width, RULER)
    for placed in layout.fields:
        words = (placed.label, placed.before, placed.after)
        boxes = [w.box for w in words] + [placed.arrow]
        assert not [pair for pair in combinations(boxes, 2) if pair[0].overlaps(pair[1])]
        assert all(all_words(w, w.box.width) and w.box.right <= width + 0.01 for w in words)
        assert all(placed.box.covers(w.box) for w in words)


def test_that_nothing_stated_before_or_now_is_said_in_words():
    said = before_after.spoken(samples.CARD_CHANGES)
    assert f"Utförare, före inte angivet, nu {LONG_NAME}." in said
    assert "vid sängen och i badrummet, nu inte angivet." in said
    assert before_after.spoken(before_after.BeforeAfterData(fields=())) == "Inget är ändrat."


@given(WIDTHS)
def test_that_the_link_of_an_answer_never_covers_its_words(width):
    layout = route_line.lay_out(samples.ROUTE, width, RULER)
    for placed in layout.stops:
        assert placed.box.right <= width
        for words in (placed.question, placed.answer, placed.note):
            assert all_words(words, words.box.width)
            assert not (placed.link and words.lines and placed.link.overlaps(words.box))
    assert [placed.link is not None for placed in layout.stops] == [True, True, False, False]


def test_that_the_route_says_questions_answers_and_what_remains():
    said = route_line.spoken(samples.ROUTE)
    assert "Vem upptäckte felet?, svar: Utföraren, kan ändras." in said
    assert "Hur långt har det gått?, frågas nu." in said
    assert "Kontrollera och starta, återstår." in said


def test_that_empty_pictures_have_words_and_a_height():
    assert stepper.spoken(stepper.StepperData(stops=())) == "Inga steg."
    assert stepper.lay_out(stepper.StepperData(stops=()), 400, RULER).height > 0
    assert day_counter.lay_out(day_counter.DayCounterData(days=()), 400, RULER).days == ()
    nothing = effect_band.EffectBandData(months=(), today=day(5, 18))
    assert effect_band.lay_out(nothing, 400, RULER).height == 0
    assert effect_band.spoken(nothing) == "Inga månader."
    assert route_line.lay_out(route_line.RouteLineData(stops=()), 400, RULER).height > 0


def test_that_hours_are_exact_to_the_hundredth():
    month = effect_band.EffectMonth(
        first=day(2, 1, 2028), granted=Decimal("12.25"), cut=Decimal("0.1")
    )
    assert month.days == 29
    assert "kvar 12,15\u00a0h" in effect_band.month_words(month)
