"""A long list knows its exact length, fetches what is looked at, and keeps the chosen row."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt

from app.kernel.errors import StoreProblem
from app.kernel.window import PAGE_SIZE, Page, Window
from ui.kernel.pages import PAGES_KEPT, PageSource, source_of, source_of_windows
from ui.kernel.shapes import ChipShape, Group, Mark, RowShape
from ui.kernel.tasks import SynchronousRunner
from ui.kernel.windowed_model import KEY_ROLE, ROW_ROLE, SHAPE_ROLE, Outline, WindowedModel


@dataclass(frozen=True)
class Row:
    number: int
    name: str


def shape(row: Row) -> RowShape:
    return RowShape(key=row.number, title=row.name, chip=ChipShape("gäller", "ok"))


class LaterRunner:
    """Keeps what was asked until a test lets it answer: a slow store, without a thread."""

    def __init__(self) -> None:
        self.waiting = []

    def read(self, owner, work, done, failed, *, key=""):
        if key:
            self.waiting = [item for item in self.waiting if item[3] != key]
        self.waiting.append((work, done, failed, key))

    def write(self, owner, work, done, failed):
        self.waiting.append((work, done, failed, ""))

    def answer(self) -> None:
        work, done, failed, _key = self.waiting.pop(0)
        try:
            result = work()
        except StoreProblem as error:
            failed(error)
        else:
            done(result)


def long_source(length: int, asked: list[int] | None = None, groups=None) -> PageSource[Row]:
    def page(first: int, size: int) -> list[Row]:
        if asked is not None:
            asked.append(first // PAGE_SIZE)
        return [Row(n, f"Rad {n:06}") for n in range(first, min(first + size, length))]

    def place(key):
        return key if key < length else None

    def find(words):
        number = words.removeprefix("Rad ")
        return int(number) if number.isdigit() and int(number) < length else None

    return PageSource(
        groups=lambda: groups or (Group("", length),), page=page, place=place, find=find
    )


@pytest.fixture
def later():
    return LaterRunner()


def test_that_the_model_keeps_the_rules_of_qt(qtmodeltester, qapp):
    model = WindowedModel(SynchronousRunner(), shape)
    model.load(long_source(250, groups=(Group("A", 100), Group("B", 150))))
    qtmodeltester.check(model, force_py=True)


def test_that_the_count_is_exact_before_any_other_page_came(qapp):
    asked = []
    model = WindowedModel(SynchronousRunner(), shape)
    model.load(long_source(1_000_000, asked))
    assert model.rowCount() == model.count == 1_000_000
    assert asked == [0]


def test_that_a_row_holds_a_place_until_its_page_comes(qapp, later):
    model = WindowedModel(later, shape)
    changed = []
    model.dataChanged.connect(lambda a, b: changed.append((a.row(), b.row())))
    model.load(long_source(1000))
    later.answer()
    index = model.index(350)
    assert index.data(SHAPE_ROLE) is None
    assert index.data(KEY_ROLE) is None
    assert index.data() == "Hämtas"
    later.answer()
    assert changed == [(300, 399)]
    assert index.data() == "Rad 000350"
    assert index.data(ROW_ROLE) == Row(350, "Rad 000350")
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Rad 000350, gäller"


def test_that_one_question_is_under_way_and_the_newest_pages_come_first(qapp, later):
    asked = []
    model = WindowedModel(later, shape)
    model.load(long_source(100_000, asked))
    later.answer()
    for row in (5_000, 20_000, 50_000, 70_000, 70_100):
        model.index(row).data()
    assert len(later.waiting) == 1
    later.answer()
    later.answer()
    assert asked == [0, 50, 500, 700, 701]
    assert later.waiting == []


def test_that_old_pages_make_room(qapp):
    asked = []
    model = WindowedModel(SynchronousRunner(), shape)
    model.load(long_source(100_000, asked))
    for page in range(PAGES_KEPT + 20):
        model.index(page * PAGE_SIZE).data()
    assert len(model._window._pages) == PAGES_KEPT
    asked.clear()
    model.index((PAGES_KEPT + 10) * PAGE_SIZE).data()
    assert asked == []
    assert model.index(0).data() == "Rad 000000"
    assert asked == [0]


def test_that_headings_stand_between_their_rows(qapp):
    model = WindowedModel(SynchronousRunner(), shape)
    groups = (Group("Försenat", 2, "danger"), Group("Tomt", 0), Group("Nytt", 150, "info"))
    model.load(long_source(152, groups=groups))
    assert model.rowCount() == 154
    assert [n for n in range(154) if model.heading(n)] == [0, 3]
    assert model.index(0).data(SHAPE_ROLE) == groups[0]
    assert model.index(0).flags() == Qt.ItemFlag.NoItemFlags
    assert model.index(0).data(KEY_ROLE) is None
    assert [model.index(n).data(KEY_ROLE) for n in (1, 2, 4, 153)] == [0, 1, 2, 151]


@pytest.mark.parametrize("data_row", [0, 1, 2, 151])
def test_that_the_outline_counts_both_ways(data_row):
    outline = Outline.of((Group("A", 2), Group("B", 150)))
    assert outline.data_row(outline.model_row(data_row)) == data_row


def test_that_the_chosen_row_is_found_again_where_it_went(qapp):
    model = WindowedModel(SynchronousRunner(), shape)
    came, gone = [], []
    model.chosen_came.connect(came.append)
    model.chosen_gone.connect(lambda: gone.append(True))
    model.load(long_source(1000), 777)
    assert came == [777]
    assert model.index(777).data(KEY_ROLE) == 777
    model.load(long_source(500), 777)
    assert gone == [True]


def test_that_an_answer_to_an_older_list_is_thrown_away(qapp, later):
    model = WindowedModel(later, shape)
    model.load(long_source(1000))
    later.answer()
    model.index(500).data()
    model.load(long_source(20))
    later.answer()
    later.answer()
    assert model.rowCount() == 20
    assert list(model._window._pages) == [0]


def test_that_what_was_shown_stays_until_the_new_list_is_there(qapp, later):
    model = WindowedModel(later, shape)
    model.load(long_source(30))
    later.answer()
    model.reload()
    assert model.rowCount() == 30
    assert model.index(3).data() == "Rad 000003"
    later.answer()
    assert model.rowCount() == 30


def test_that_a_refusal_is_told_and_asking_again_helps(qapp, later):
    model, told, works = WindowedModel(later, shape), [], []

    def groups():
        if not works:
            raise StoreProblem("store.away", "Ingen kontakt.")
        return (Group("", 3),)

    model.failed.connect(lambda error: told.append(error.code))
    source = PageSource(groups=groups, page=lambda first, size: [Row(n, "x") for n in range(3)])
    model.load(source)
    later.answer()
    assert told == ["store.away"]
    works.append(True)
    model.reload()
    later.answer()
    assert model.rowCount() == 3


def test_that_rows_that_are_there_make_a_source_too(qapp):
    rows = [Row(1, "Aina"), Row(2, "Birger"), Row(3, "Åke")]
    source = source_of(rows, lambda row: row.number, name=lambda row: row.name)
    assert source.groups() == (Group("", 3),)
    assert source.page(1, 5) == tuple(rows[1:])
    assert source.place(3) == 2
    assert source.place(9) is None
    assert source.find("å") == 2
    assert source.find("x") is None


def test_that_a_row_is_spoken_in_one_breath():
    row = RowShape(
        key=1, title="Beställning inte mottagen", name="Sture Palmgren", reason="Skickad 11 maj.",
        chip=ChipShape("1 vardag sen", "danger"), right="fre 15 maj",
        marks=(Mark("lock", "låst"),),
    )  # fmt: skip
    assert row.spoken == (
        "Beställning inte mottagen, Sture Palmgren, 1 vardag sen, Skickad 11 maj., fre 15 maj, låst"
    )


def test_that_an_empty_list_is_a_list(qapp):
    model = WindowedModel(SynchronousRunner(), shape)
    model.load(source_of([], lambda row: row.number))
    assert model.rowCount() == 0
    assert model.row(0) is None


def test_that_the_first_page_comes_with_the_count_in_one_question():
    asked: list[Window] = []

    def rows(window: Window) -> Page[int]:
        asked.append(window)
        every = range(250)
        return Page(250, window.offset, tuple(every[window.offset : window.offset + window.limit]))

    source = source_of_windows(rows)
    [group] = source.groups()
    assert group.count == 250
    assert source.page(0, PAGE_SIZE) == tuple(range(PAGE_SIZE))
    assert asked == [Window(0, PAGE_SIZE)]
    assert source.page(200, PAGE_SIZE) == tuple(range(200, 250))
    assert source.page(0, PAGE_SIZE) == tuple(range(PAGE_SIZE))
    assert asked[1:] == [Window(200, PAGE_SIZE), Window(0, PAGE_SIZE)]
