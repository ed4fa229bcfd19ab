"""Lists and tables: keyboard, typing, choice over reloads, copying, a million rows."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.support.screens import grab, settle
from tests.ui.kit.gallery import ROWS, row_of, work_list
from ui.kernel.pages import PageSource, source_of
from ui.kernel.shapes import ChipShape, Group, RowShape
from ui.kernel.table_model import CHIP_ROLE, Column, TableModel
from ui.kernel.tasks import SynchronousRunner, TaskRunner
from ui.kernel.windowed_model import SORT_ROLE, WindowedModel
from ui.theme import fonts
from ui.theme.look import look
from ui.widgets.list_view import CountLine, ListView
from ui.widgets.row_delegate import RowDelegate, title_room
from ui.widgets.table_view import TableView

Key = Qt.Key


@pytest.fixture(autouse=True)
def _light(theme):
    return theme


@pytest.fixture
def work(qtbot):
    view = work_list()
    qtbot.addWidget(view)
    grab(view, 660, 500)
    view.setFocus()
    return view


def test_that_arrows_pass_over_headings(work):
    assert work.key == "a"
    seen = []
    work.chosen.connect(seen.append)
    for _ in range(5):
        QTest.keyClick(work, Key.Key_Down)
    assert seen == ["b", "c", "d", "e"]
    QTest.keyClick(work, Key.Key_Home)
    assert work.key == "a"


def test_that_enter_opens_what_is_chosen(qtbot, work):
    with qtbot.waitSignal(work.opened) as told:
        QTest.keyClick(work, Key.Key_Return)
    assert told.args == ["a"]


def test_that_typing_jumps_to_a_name(work):
    QTest.keyClicks(work, "el")
    assert work.key == "d"


def test_that_the_choice_survives_a_reload_in_another_order(work):
    told = []
    QTest.keyClick(work, Key.Key_Down)
    work.chosen.connect(told.append)
    model = work.model()
    model.load(source_of(ROWS[::-1], lambda r: r[0]), work.key)
    assert work.key == "b"
    assert work.currentIndex().row() == 3
    assert told == []


def test_that_a_chosen_row_that_is_gone_leaves_nothing_chosen(work):
    told = []
    work.chosen.connect(told.append)
    work.model().load(source_of(ROWS[1:], lambda r: r[0]), work.key)
    assert told == [None]
    assert work.key is None


def test_that_the_first_row_can_be_chosen_from_the_last(work):
    QTest.keyClick(work, Key.Key_End)
    assert work.key == "e"
    work.choose_first()
    assert work.key == "a"


def test_that_a_row_is_copied_as_cells(work):
    QTest.keyClick(work, Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    cells = QApplication.clipboard().text().split("\t")
    assert cells[:2] == ["Beställning inte mottagen", "Sture Palmgren"]
    assert cells[3] == "1 vardag sen"


def test_that_rows_grow_with_the_text(theme, work):
    before = work.visualRect(work.model().index(1)).height()
    theme.set_percent(200)
    settle(work)
    assert before == 48
    assert work.visualRect(work.model().index(1)).height() == 96


def test_that_headings_are_lower_and_the_first_lowest(work):
    heights = [work.rowHeight(row) for row in range(work.model().rowCount())]
    assert heights == [28, 48, 48, 36, 48, 48, 36, 48]
    groups = (Group("Nytt", 4, "info"), Group("Klart", 1, "ok"))
    work.model().load(source_of([*ROWS, ROWS[0]], lambda r: r[0], groups=groups))
    heights = [work.rowHeight(row) for row in range(work.model().rowCount())]
    assert heights == [28, 48, 48, 48, 48, 36, 48]


def test_that_headings_and_rows_shrink_again(theme, work):
    for percent in (200, 80, 100):
        theme.set_percent(percent)
    assert [work.rowHeight(row) for row in range(4)] == [28, 48, 48, 36]


def test_that_a_row_knows_when_its_words_are_cut(work):
    delegate = work.itemDelegate()
    assert isinstance(delegate, RowDelegate)
    shape = row_of(ROWS[3])
    assert delegate.is_cut(shape, 300)
    assert not delegate.is_cut(shape, 1200)


def test_that_the_name_stands_whole_in_a_narrow_row_and_the_title_gives_way(theme):
    shape = RowShape(key=1, title="Beställning inte mottagen", name="Britta Ekdal", keeps_name=True)
    name = fonts.width_of("Britta Ekdal")
    whole = name + fonts.width_of(shape.title, "strong") + 40
    assert title_room(shape, whole) >= fonts.width_of(shape.title, "strong")
    assert title_room(shape, name + 90) + name <= name + 90
    assert title_room(shape, name + 20) == 0
    assert title_room(replace(shape, keeps_name=False), name + 20) == name + 20


def test_that_struck_and_coming_rows_are_painted(qtbot):
    shape = RowShape(key=1, title="Hemtjänst Norr", is_struck=True, chip=ChipShape("dold"))
    model = WindowedModel(SynchronousRunner(), lambda row: row)
    view = ListView("removed", "Dolda", model, has_icons=False)
    qtbot.addWidget(view)
    model.load(source_of([shape], lambda row: row.key))
    painted = grab(view, 400, 100).toImage()
    model.load(source_of([replace(shape, is_struck=False)], lambda row: row.key))
    settle(view)
    assert view.grab().toImage() != painted


def test_that_a_million_rows_are_shown_from_both_ends(qtbot, qapp):
    runner, asked = TaskRunner(), []

    def page(first: int, size: int) -> list[RowShape]:
        asked.append(first // 100)
        rows = range(first, min(first + size, 1_000_000))
        return [RowShape(key=n, title=f"Rad {n}") for n in rows]

    model = WindowedModel(runner, lambda row: row)
    view = ListView("long", "Lång lista", model, has_icons=False)
    qtbot.addWidget(view)
    model.load(PageSource(groups=lambda: (Group("", 1_000_000),), page=page))
    qtbot.waitUntil(lambda: model.count == 1_000_000)
    grab(view, 400, 600)
    view.setFocus()
    QTest.keyClick(view, Key.Key_End)
    qtbot.waitUntil(lambda: view.key == 999_999)
    qtbot.waitUntil(lambda: runner.is_idle)
    settle(view)
    qtbot.waitUntil(lambda: runner.is_idle)
    assert len(set(asked)) <= 4
    assert view.rowHeight(0) == view.rowHeight(999_999) == 48
    runner.shutdown()


def test_that_the_count_line_says_count_and_keys(qtbot):
    line = CountLine("count")
    qtbot.addWidget(line)
    line.tell("11 öppna, 1 försenad", "Kopiera som tabell Ctrl+C")
    assert line.sentence == "11 öppna, 1 försenad"
    assert line.height() == look.px(36)


@dataclass(frozen=True)
class Pause:
    id: int
    service: str
    days: int
    chip: ChipShape | None = None


PAUSES = [
    Pause(1, "Hemtjänst", 28, ChipShape("senast i dag", "warn")),
    Pause(2, "Ledsagning", 7),
    Pause(3, "Trygghetslarm", 112),
]


def columns() -> list[Column[Pause]]:
    return [
        Column(title="Insats", text=lambda p: p.service, second=lambda p: f"nr {p.id}",
               takes_room=True),
        Column(title="Läge", text=lambda p: p.chip.text if p.chip else "", chip=lambda p: p.chip),
        Column(title="Dagar", text=lambda p: str(p.days), sort_key=lambda p: p.days,
               is_number=True, is_strong=True),
    ]  # fmt: skip


@pytest.fixture
def table(qtbot):
    model = TableModel(columns(), lambda p: p.id)
    view = TableView("pauses", "Uppehåll", model)
    model.setParent(view)
    qtbot.addWidget(view)
    model.show(PAUSES)
    grab(view, 600, 300)
    return view


def test_that_the_table_model_keeps_the_rules_of_qt(qtmodeltester, qapp):
    model = TableModel(columns(), lambda p: p.id)
    model.show(PAUSES)
    qtmodeltester.check(model, force_py=True)


def test_that_cells_are_spoken_with_their_column(table):
    model = table.model()
    role = Qt.ItemDataRole.AccessibleTextRole
    assert model.index(0, 0).data(role) == "Insats: Hemtjänst, nr 1"
    assert model.index(0, 2).data(role) == "Dagar: 28"
    assert model.index(0, 1).data(CHIP_ROLE).tone == "warn"
    assert model.index(2, 2).data(SORT_ROLE) == 112


def test_that_unchanged_keys_are_updated_in_place(table):
    told = []
    model = table.model()
    model.dataChanged.connect(lambda a, b: told.append(a.row()))
    table.choose_key(2)
    model.show([PAUSES[0], replace(PAUSES[1], days=8), PAUSES[2]])
    assert told == [1]
    assert table.key == 2


def test_that_the_chosen_row_of_a_table_survives_a_reload(table):
    table.choose_key(3)
    told = []
    table.chosen.connect(told.append)
    table.model().show(PAUSES[::-1])
    assert table.key == 3
    assert table.currentIndex().row() == 0
    assert told == []
    table.model().show(PAUSES[:2])
    assert told == [None]


def test_that_a_table_is_one_stop_and_opens_with_enter(qtbot, table):
    table.choose_key(2)
    assert not table.tabKeyNavigation()
    with qtbot.waitSignal(table.opened) as told:
        QTest.keyClick(table, Key.Key_Return)
    assert told.args == [2]


def test_that_rows_are_copied_as_a_table(table):
    table.selectAll()
    QTest.keyClick(table, Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QApplication.clipboard().text().splitlines()
    assert lines[0] == "Insats\tLäge\tDagar"
    assert lines[1] == "Hemtjänst\tsenast i dag\t28"
    assert len(lines) == 4


def test_that_columns_come_back_as_they_were_left(qtbot, table):
    with qtbot.waitSignal(table.columns_changed) as told:
        drag_edge(table, 1, 60)
    width = table.columnWidth(1)
    table.model().show(PAUSES)
    assert table.columnWidth(1) == width
    model = TableModel(columns(), lambda p: p.id)
    other = TableView("pauses", "Uppehåll", model)
    model.setParent(other)
    qtbot.addWidget(other)
    other.restore_columns(told.args[0])
    model.show(PAUSES)
    grab(other, 600, 300)
    assert other.columnWidth(1) == width


def drag_edge(table: TableView, column: int, by: int) -> None:
    """Take the right edge of a heading with the mouse and move it."""
    head = table.horizontalHeader()
    edge = QPoint(head.sectionViewportPosition(column) + head.sectionSize(column) - 1, 8)
    QTest.mousePress(head.viewport(), Qt.MouseButton.LeftButton, pos=edge)
    QTest.mouseMove(head.viewport(), edge + QPoint(by, 0))
    QTest.mouseRelease(head.viewport(), Qt.MouseButton.LeftButton, pos=edge + QPoint(by, 0))


def test_that_table_rows_are_as_high_as_the_look_says(theme, table):
    assert table.rowHeight(0) == 48
    theme.set_percent(130)
    settle(table)
    assert table.rowHeight(0) == 62
