"""The lanes' geometry: no word cut, no arrow through a step, gates before what they hold."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.ui.painted import samples
from tests.ui.painted.conftest import PlainRuler
from tests.ui.painted.samples import LONG_NAME, step
from ui.widgets.painted.geometry import Box
from ui.widgets.painted.lanes.columns import columns
from ui.widgets.painted.lanes.data import Gate, Lane, LanesData, StepState
from ui.widgets.painted.lanes.layout import lay_out
from ui.widgets.painted.lanes.spoken import spoken

RULER = PlainRuler()


@st.composite
def cases(draw):
    count = draw(st.integers(1, 25))
    lanes = draw(st.integers(1, 12))
    own = [[] for _ in range(lanes)]
    for n in range(count):
        after = draw(st.lists(st.integers(0, n - 1), max_size=3, unique=True)) if n else []
        made = step(
            f"s{n}",
            draw(st.sampled_from(["Ta bort", "Anmäl personuppgiftsincident till nämnden"])),
            draw(st.sampled_from(["", "din tur", f"väntar på {LONG_NAME}"])),
            draw(st.sampled_from(list(StepState))),
            *(f"s{i}" for i in after),
        )
        own[draw(st.integers(0, lanes - 1))].append(made)
    gates = [
        Gate(key=f"G{i}", name=f"G{i}", words="journalen sparad", holds=(f"s{n}",))
        for i, n in enumerate(draw(st.lists(st.integers(0, count - 1), max_size=4)))
    ]
    return LanesData(
        lanes=tuple(
            Lane(key=f"l{i}", role="Sammanhållande", who=LONG_NAME, icon="users", steps=tuple(s))
            for i, s in enumerate(own)
        ),
        gates=tuple(gates),
    )


def segments(arrow):
    for (x1, y1), (x2, y2) in zip(arrow.points, arrow.points[1:], strict=False):
        left, top = min(x1, x2), min(y1, y2)
        yield Box(left, top, max(abs(x1 - x2), 0.1), max(abs(y1 - y2), 0.1))


@given(cases(), st.integers(400, 2400))
def test_that_no_word_of_a_step_is_cut_and_all_lie_inside_their_step(data, width):
    layout = lay_out(data, width, RULER)
    for placed in layout.steps:
        assert "".join(placed.title.lines).replace(" ", "") == placed.step.title.replace(" ", "")
        assert "".join(placed.line.lines).replace(" ", "") == placed.step.line.replace(" ", "")
        assert placed.box.covers(placed.title.box)
        assert placed.box.covers(placed.line.box)
        assert layout.lanes[placed.lane].box.y < placed.box.y
        assert placed.box.bottom < layout.lanes[placed.lane].box.bottom
        for words in (placed.title, placed.line):
            assert all(RULER.width(t, words.role) <= words.box.width for t in words.lines)


@given(cases(), st.integers(400, 2400))
def test_that_no_step_covers_another_and_no_arrow_runs_through_a_step(data, width):
    layout = lay_out(data, width, RULER)
    boxes = [placed.box for placed in layout.steps]
    assert not [pair for pair in combinations(boxes, 2) if pair[0].overlaps(pair[1])]
    for arrow in layout.arrows:
        for segment in segments(arrow):
            assert not [box for box in boxes if box.inset(1.5, 1.5).overlaps(segment)]


@given(cases(), st.integers(400, 2400))
def test_that_gates_stand_before_what_they_hold_and_their_chips_apart(data, width):
    layout = lay_out(data, width, RULER)
    chips = [gate.chip for gate in layout.gates]
    assert not [pair for pair in combinations(chips, 2) if pair[0].overlaps(pair[1])]
    boxes = {placed.step.key: placed.box for placed in layout.steps}
    for gate in layout.gates:
        assert all(gate.x < boxes[key].x for key in gate.gate.holds)
        assert not [box for box in boxes.values() if box.x < gate.x < box.right]
        assert gate.chip.bottom <= layout.lanes[0].box.y
    lines = [gate.x for gate in layout.gates]
    assert len(lines) == len(set(lines))


@given(cases())
def test_that_time_runs_from_left_to_right(data):
    where = columns(data)
    for lane, one in data.steps():
        assert all(where.of[key] < where.of[one.key] for key in one.after)
        same = [
            s.key for n, s in data.steps() if n == lane and where.of[s.key] == where.of[one.key]
        ]
        assert same == [one.key]


def test_that_steps_that_wait_for_each_other_are_still_placed():
    lane = Lane(
        key="l",
        role="Utförare",
        who="",
        icon="users",
        steps=(
            step("a", "A", "", StepState.OPEN, "b"),
            step("b", "B", "", StepState.OPEN, "a"),
        ),
    )
    assert columns(LanesData(lanes=(lane,))).count == 2


def test_that_the_case_of_the_look_fits_without_scrolling_and_fills_its_room():
    layout = lay_out(samples.CASE, 1400, RULER)
    assert not layout.is_scrolled
    assert [placed.column for placed in layout.steps] == [0, 1, 1, 2, 4, 2, 3, 4, 5]
    assert layout.content == pytest.approx(layout.room)


def test_that_words_are_wrapped_before_a_case_has_to_scroll():
    wide, narrow = (lay_out(samples.CASE, width, RULER) for width in (1400, 1080))
    assert not narrow.is_scrolled
    assert max(len(placed.title.lines) for placed in wide.steps) == 1
    assert max(len(placed.title.lines) for placed in narrow.steps) == 2


def test_that_twelve_roles_and_twenty_five_steps_scroll_sideways():
    layout = lay_out(samples.long_case(), 1184, RULER)
    assert len(layout.lanes) == 12 and len(layout.steps) == 25
    assert layout.is_scrolled
    last = max(placed.box.right for placed in layout.steps)
    assert last <= layout.side + layout.content


def test_that_the_meaning_of_a_dashed_edge_is_told_only_where_there_is_one():
    assert lay_out(samples.CASE, 1200, RULER).key.lines
    plain = LanesData(lanes=(samples.CASE.lanes[0],))
    assert not lay_out(plain, 1200, RULER).key.lines


def test_that_speech_names_every_step_its_state_and_every_gate():
    said = spoken(samples.CASE)
    assert all(one.title in said and one.line in said for _lane, one in samples.CASE.steps())
    assert "Objektspecialist, Ola Stenvik, du: Spara journalen, pågår nu" in said
    assert "Lämna över till IT, låst, väntar på export, efter Spara journalen, Tillägg" in said
    assert "Spärr G2, verkställigheten borttagen, stängd, före Ny beställning" in said
    assert spoken(LanesData(lanes=())) == "Inga steg att visa."
