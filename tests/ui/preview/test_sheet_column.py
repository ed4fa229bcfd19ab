"""Where pages lie: under each other, with a gap around, and found by their place."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from ui.widgets.sheet_column import SheetColumn

GAP = 16.0
sizes = st.lists(st.tuples(st.floats(50, 900), st.floats(50, 1200)), min_size=1, max_size=12)


def test_that_nothing_lies_nowhere() -> None:
    column = SheetColumn((), 800, GAP)
    assert (column.height, column.page_at(0), list(column.seen(0, 500))) == (0.0, 0, [])
    assert column.area(0).isEmpty()


def test_that_a_page_stands_in_the_middle_of_the_room() -> None:
    area = SheetColumn([(600, 800)], 1000, GAP).area(0)
    assert (area.left(), area.top(), area.width()) == (200, GAP, 600)


@given(sizes)
def test_that_pages_follow_each_other_without_touching(pages) -> None:
    column = SheetColumn(pages, 700, GAP)
    areas = [column.area(number) for number in range(len(pages))]
    assert areas[0].top() == GAP
    for above, below in itertools.pairwise(areas):
        assert abs(below.top() - above.bottom() - GAP) < 0.01
    assert abs(column.height - areas[-1].bottom() - GAP) < 0.01
    assert all(area.left() >= GAP - 1 for area in areas)


@given(sizes, st.floats(0, 15000), st.floats(1, 2000))
def test_that_exactly_the_pages_in_view_are_seen(pages, top: float, height: float) -> None:
    column, bottom = SheetColumn(pages, 700, GAP), top + height
    areas = [(number, column.area(number)) for number in range(len(pages))]
    wanted = [n for n, area in areas if area.bottom() > top + 0.01 and area.top() < bottom - 0.01]
    seen = list(column.seen(top, bottom))
    assert set(wanted) <= set(seen)
    assert all(column.area(n).bottom() >= top - 0.01 for n in seen)
    assert all(column.area(n).top() <= bottom + 0.01 for n in seen)


@given(sizes)
def test_that_the_middle_of_a_page_is_on_that_page(pages) -> None:
    column = SheetColumn(pages, 700, GAP)
    for number in range(len(pages)):
        assert column.page_at(column.area(number).center().y()) == number + 1
