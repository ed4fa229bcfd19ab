"""Words are wrapped and never lost; the arrows reach every part."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.ui.painted.conftest import PlainRuler
from ui.widgets.painted.geometry import Box, shorten, wrap, write
from ui.widgets.painted.parts import Move, Part, walk

RULER = PlainRuler()
texts = st.text(alphabet="abcåäö \u00a0", max_size=60)


@given(texts, st.floats(min_value=14, max_value=300))
def test_that_wrapping_loses_no_letter_and_keeps_every_line_in_the_room(text, width):
    lines = wrap(text, "body", width, RULER)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(RULER.width(line, "body") <= width for line in lines)


def test_that_a_no_break_space_holds_a_number_and_its_unit_together():
    assert wrap("kvar 15\u00a0h", "body", 7 * 6, RULER) == ("kvar", "15\u00a0h")


def test_that_written_words_are_as_high_as_their_lines():
    words = write("ett två tre", "body", (10, 20), 7 * 4, RULER)
    assert words.lines == ("ett", "två", "tre")
    assert words.box == Box(10, 20, 28, 60)
    assert [box.y for box in words.line_boxes()] == [20, 40, 60]


def test_that_a_text_that_must_be_shortened_says_so_or_is_left_out():
    assert shorten("Hemtjänst", "body", 7 * 6, RULER) == "Hemtj…"
    assert shorten("Hemtjänst", "body", 7 * 9, RULER) == "Hemtjänst"
    assert shorten("Hemtjänst", "body", 7 * 2, RULER) == ""


def test_that_boxes_that_only_touch_do_not_overlap():
    assert not Box(0, 0, 10, 10).overlaps(Box(10, 0, 10, 10))
    assert Box(0, 0, 10, 10).overlaps(Box(9, 9, 10, 10))


@st.composite
def some_parts(draw):
    rows = draw(st.lists(st.integers(1, 4), min_size=1, max_size=6))
    return [
        Part(
            key=f"{row}-{n}",
            box=Box(draw(st.integers(0, 500)), row * 50, 30, 20),
            row=row,
            words="",
        )
        for row, count in enumerate(rows)
        for n in range(count)
    ]


@given(some_parts())
def test_that_the_arrow_to_the_right_reaches_every_part_and_stops_at_the_last(parts):
    here, seen = parts[0], [parts[0].key]
    for _press in parts:
        following = walk(parts, here.key, Move.NEXT)
        seen += [following.key] if following.key != here.key else []
        here = following
    assert seen == [part.key for part in parts]
    assert walk(parts, here.key, Move.FIRST) == parts[0]
    assert walk(parts, parts[0].key, Move.LAST) == parts[-1]


@given(some_parts())
def test_that_the_arrow_down_goes_to_the_next_row_and_stays_in_the_last(parts):
    for part in parts:
        below = walk(parts, part.key, Move.DOWN)
        rows = [p.row for p in parts if p.row > part.row]
        assert below.row == min(rows, default=part.row)
        if not rows:
            assert below == part


def test_that_nothing_is_reached_where_there_is_nothing():
    assert walk([], "", Move.NEXT) is None
