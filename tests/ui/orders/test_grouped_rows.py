"""A list in parts: counted once, paged across the headings, found wherever the row has gone."""

import pytest

from app.kernel.window import Page, Window
from ui.kernel.grouped_rows import GroupedRows, Part


class Asked:
    """Rows that are numbers; keeps which windows and places were asked for."""

    def __init__(self, numbers: range) -> None:
        self.numbers, self.windows, self.sought = numbers, [], []

    def ask(self, window: Window) -> Page[int]:
        self.windows.append(window)
        part = self.numbers[window.offset : window.offset + window.limit]
        return Page(len(self.numbers), window.offset, tuple(part))

    def place(self, number: object) -> int | None:
        self.sought.append(number)
        return self.numbers.index(number) if number in self.numbers else None


@pytest.fixture
def parts():
    return Asked(range(150)), Asked(range(150, 150)), Asked(range(150, 1000))


@pytest.fixture
def source(parts):
    made = [
        Part(title=f"Del {n}", tone="ok", rows=one.ask, place=one.place)
        for n, one in enumerate(parts)
    ]
    source = GroupedRows(made, lambda row: row).source()
    assert [group.count for group in source.groups()] == [150, 0, 850]
    return source


@pytest.mark.parametrize(
    ("first", "size", "found"),
    [
        (0, 100, range(100)),
        (100, 100, range(100, 200)),
        (149, 2, range(149, 151)),
        (950, 100, range(950, 1000)),
        (1000, 100, range(1000, 1000)),
    ],
)
def test_that_a_page_runs_across_the_headings(source, first, size, found) -> None:
    assert source.page(first, size) == [*found]


def test_that_the_first_page_costs_nothing_beyond_the_count(source, parts) -> None:
    source.page(0, 100)
    assert [len(one.windows) for one in parts] == [1, 1, 1]


@pytest.mark.parametrize(
    ("key", "place"), [(0, 0), (149, 149), (150, 150), (999, 999), (1000, None)]
)
def test_that_a_row_is_found_in_whichever_part_it_is(source, key, place) -> None:
    assert source.place(key) == place


def test_that_a_row_far_down_is_asked_for_by_its_place_and_no_row_is_fetched(source, parts) -> None:
    source.place(999)
    assert [one.sought for one in parts] == [[999], [], [999]]
    assert [len(one.windows) for one in parts] == [1, 1, 1]
