"""The frame: pages built when shown, keys, columns, folding, what comes back, what stays hidden."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.support.screens import SCREEN, grab, settle
from tests.support.tree import ROOT
from tests.ui.kit.window_samples import KARIN, SamplePage, make_window
from ui.kernel import settings as keys
from ui.kernel.history import Place
from ui.kernel.pages import source_of
from ui.kernel.shapes import RowShape
from ui.kernel.shortcuts import bind
from ui.kernel.tasks import SynchronousRunner
from ui.kernel.windowed_model import WindowedModel
from ui.shell.columns import ColumnCycle
from ui.shell.window import MainWindow
from ui.start.lock_screen import LockScreen
from ui.theme.look import look
from ui.widgets.banner import Banner
from ui.widgets.list_view import ListView
from ui.widgets.undo_bar import Held

Key, Mod = Qt.Key, Qt.KeyboardModifier


@pytest.fixture
def window(qtbot, theme, settings):
    made = make_window(settings)
    qtbot.addWidget(made)
    made.pages.open_page("today")
    grab(made, 1440, 900)
    made.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is made)
    yield made
    made.close()


def press(window: MainWindow, key: Key, modifier: Mod = Mod.NoModifier) -> None:
    QTest.keyClick(QApplication.focusWidget() or window, key, modifier)


def test_that_a_page_is_built_when_it_is_first_shown(window):
    assert len(window.findChildren(SamplePage)) == 1
    window.pages.open_page("orders")
    window.pages.open_page("today")
    assert len(window.findChildren(SamplePage)) == 2


def test_that_the_title_names_the_page_and_nobody(window):
    assert window.windowTitle() == "Idag · Verkställ"
    window.pages.open_page("clients", "K-10412")
    assert window.windowTitle() == "Personer · Verkställ"


def test_that_ctrl_and_a_number_opens_a_page(window):
    press(window, Key.Key_3, Mod.ControlModifier)
    assert window.pages.page_id == "orders"
    press(window, Key.Key_9, Mod.ControlModifier)
    assert window.pages.page_id == "providers"


def test_that_ctrl_and_comma_opens_the_settings(window):
    press(window, Key.Key_Comma, Mod.ControlModifier)
    assert window.pages.page_id == "settings"


@pytest.mark.parametrize("way", ["number", "navigation", "go"])
def test_that_a_page_that_is_opened_takes_the_focus_into_its_list(window, way):
    window.navigation.items[0].setFocus()
    if way == "number":
        press(window, Key.Key_3, Mod.ControlModifier)
    elif way == "navigation":
        press(window, Key.Key_Down)
        press(window, Key.Key_Down)
        press(window, Key.Key_Return)
    else:
        window.pages.open_page("orders", "B-1")
    focus = QApplication.focusWidget()
    assert window.pages.page_id == "orders"
    assert focus is window.pages.page.columns()[0]


def test_that_a_list_that_is_entered_chooses_nothing_by_itself(qtbot, theme):
    model = WindowedModel(SynchronousRunner(), _row)
    view = ListView("fresh", "Rader", model)
    model.setParent(view)
    qtbot.addWidget(view)
    view.show()
    view.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is view)
    view.clearFocus()
    model.load(source_of([("a", "Asta"), ("b", "Bo")], lambda pair: pair[0]))
    ColumnCycle(lambda: [view], view).enter()
    assert QApplication.focusWidget() is view
    assert not view.currentIndex().isValid()


def _row(pair: tuple[str, str]) -> RowShape:
    return RowShape(key=pair[0], title=pair[1])


def test_that_ctrl_f_filters_the_page_from_the_navigation_and_the_top_bar(window):
    asked = []
    bind(window.pages.page, "filter", lambda: asked.append("filter"))
    for place in (window.navigation.items[0], window.top_bar.menu_button, window.pages.page):
        place.setFocus()
        press(window, Key.Key_F, Mod.ControlModifier)
    assert asked == ["filter"] * 3


def test_that_what_the_palette_says_of_no_hits_lies_under_what_is_written(window):
    window.open_palette("inget")
    settle(window)
    palette = window.search_palette
    said, field = palette.nothing, palette.field
    assert said.isVisible()
    under = field.mapTo(palette, field.rect().bottomLeft()).y()
    assert said.mapTo(palette, said.rect().topLeft()).y() > under
    assert said.height() >= said.sizeHint().height()
    assert field.height() >= field.sizeHint().height()


def test_that_back_and_forward_work_with_keys_and_say_when_they_cannot(window):
    assert window.top_bar.back.accessibleDescription() == "Du är där du började."
    window.pages.open_page("orders", "B-1")
    window.pages.open_page("clients")
    press(window, Key.Key_Left, Mod.AltModifier)
    assert window.pages.page_id == "orders"
    assert window.pages.page.shown == ["B-1", "B-1"]
    press(window, Key.Key_Right, Mod.AltModifier)
    assert window.pages.page_id == "clients"
    assert window.top_bar.forward.accessibleDescription() == "Det finns inget framåt."


def test_that_what_was_chosen_on_a_page_comes_back(window):
    window.pages.open_page("orders")
    window.pages.page.key_chosen.emit("B-2026-0398")
    window.pages.open_page("clients")
    window.pages.go_back()
    assert window.pages.page.shown == ["B-2026-0398"]


def test_that_f5_asks_the_page_again(window):
    press(window, Key.Key_F5)
    assert window.pages.page.refreshed == 1


def test_that_f6_goes_round_the_columns_and_remembers(window):
    window.navigation.items[0].setFocus()
    stops = []
    for _ in range(5):
        press(window, Key.Key_F6)
        stops.append(QApplication.focusWidget().objectName())
    assert stops[0] == "work"
    assert stops[1] == "remind"
    assert stops[-1] in {"nav_today", "menu", "undo_bar_undo", "work"}
    assert "nav_today" in stops
    press(window, Key.Key_F6, Mod.ShiftModifier)
    assert QApplication.focusWidget().objectName() != stops[-1]


def test_that_the_navigation_is_one_stop_and_arrows_move(window):
    item = window.navigation.items[0]
    item.setFocus()
    QTest.keyClick(item, Key.Key_Down)
    assert QApplication.focusWidget().objectName() == "nav_clients"
    QTest.keyClick(QApplication.focusWidget(), Key.Key_Return)
    assert window.pages.page_id == "clients"
    stops = [i for i in window.navigation.items if i.focusPolicy() == Qt.FocusPolicy.StrongFocus]
    assert [stop.spec.id for stop in stops] == ["clients"]


def test_that_counts_are_spoken_with_the_page(window):
    assert window.navigation.items[0].accessibleName() == "Idag, 5, visas nu"
    window.navigation.show_count("today", "")
    assert window.navigation.items[0].accessibleName() == "Idag, visas nu"


def test_that_little_room_folds_the_navigation(theme, window):
    assert not window.navigation.is_folded
    grab(window, 1200, 800)
    assert window.navigation.is_folded
    assert window.navigation.width() == 56
    assert window.top_bar.who.toolTip() != ""
    grab(window, 1440, 900)
    assert not window.navigation.is_folded
    theme.set_percent(130)
    settle(window)
    assert window.navigation.is_folded
    assert window.navigation.width() == look.px(56)


def test_that_the_rule_lies_beside_the_page_or_over_it_when_there_is_little_room(window):
    button = window.findChild(QWidget, "remind")
    button.setProperty("rule", ["BEST-MOTTAGEN"])
    button.setFocus()
    press(window, Key.Key_F1)
    settle(window)
    assert window.help_panel.isVisible()
    assert window.pages.width() == 1440 - 208 - 332
    grab(window, 1100, 700)
    assert window.pages.width() == 1100 - 56
    right = window.pages.mapTo(window.content, window.pages.rect().topRight())
    assert window.help_panel.geometry().topRight() == right
    grab(window, 1440, 900)
    assert window.pages.width() == 1440 - 208 - 332


def test_that_ctrl_k_and_typing_in_the_field_open_the_palette(window):
    press(window, Key.Key_K, Mod.ControlModifier)
    assert window.search_palette.isVisible()
    QTest.keyClick(window.search_palette.field, Key.Key_Escape)
    assert not window.search_palette.isVisible()
    window.top_bar.search.setFocus()
    QTest.keyClicks(window.top_bar.search, "K")
    assert window.search_palette.field.text() == "K"


def test_that_a_hit_is_told(qtbot, window):
    window.open_palette("x")
    with qtbot.waitSignal(window.hit_opened) as told:
        QTest.keyClick(window.search_palette.field, Key.Key_Return)
    assert told.args == ["client/1"]


def test_that_alt_alone_opens_the_menu_and_alt_with_a_key_does_not(window):
    window.setFocus()
    QTest.keyPress(window, Key.Key_Alt)
    QTest.keyRelease(window, Key.Key_Alt)
    assert window.menu.isVisible()
    window.menu.close()
    QTest.keyPress(window, Key.Key_Alt)
    QTest.keyPress(window, Key.Key_X, Mod.AltModifier)
    QTest.keyRelease(window, Key.Key_X, Mod.AltModifier)
    QTest.keyRelease(window, Key.Key_Alt)
    assert not window.menu.isVisible()


def test_that_the_menu_changes_how_it_looks_and_keeps_it(theme, window, settings):
    window.findChild(QWidget, "main_menu")
    actions = {a.objectName(): a for menu in menus(window) for a in menu.actions()}
    actions["menu_theme_dark"].trigger()
    assert look.name == "dark"
    assert settings.get(keys.THEME) == "dark"
    press(window, Key.Key_Plus, Mod.ControlModifier)
    assert theme.percent == 110
    assert settings.get(keys.TEXT_SIZE) == 110
    actions["menu_smaller"].trigger()
    actions["menu_smaller"].trigger()
    assert theme.percent == 90
    press(window, Key.Key_0, Mod.ControlModifier)
    assert settings.get(keys.TEXT_SIZE) == 100
    actions["menu_palette"].trigger()
    assert window.search_palette.field.text() == ""


def menus(window):
    yield window.menu
    yield from (a.menu() for a in window.menu.actions() if a.menu() is not None)


def test_that_lock_and_change_of_user_are_asked_for(qtbot, window):
    with qtbot.waitSignal(window.lock_asked):
        press(window, Key.Key_L, Mod.ControlModifier)
    actions = {a.objectName(): a for a in window.top_bar.who_menu.actions()}
    with qtbot.waitSignal(window.user_change_asked):
        actions["change_user"].trigger()
    with qtbot.waitSignal(window.lock_asked):
        actions["lock"].trigger()


def test_that_a_locked_window_hides_the_page_and_its_keys(window):
    log = []
    window.undo_bar.hold(
        Held(sentence="x {seconds}", about="", act_now="Nu", act=lambda: log.append("sent"),
             undo=lambda: log.append("undone"))
    )  # fmt: skip
    page = window.pages.page
    window.cover(LockScreen("Karin Ahlgren", "14:03"))
    settle(window)
    assert window.is_covered
    assert page.kept == 1
    assert log == ["sent"]
    assert not page.isVisible()
    assert window.windowTitle() == "Verkställ"
    press(window, Key.Key_3, Mod.ControlModifier)
    press(window, Key.Key_K, Mod.ControlModifier)
    assert window.pages.page_id == "today"
    assert not window.search_palette.isVisible()
    window.uncover()
    settle(window)
    assert page.isVisible()
    assert window.windowTitle() == "Idag · Verkställ"


def test_that_a_link_may_lead_to_a_tab_and_the_ways_back_do_not(window):
    window.pages.open_page("clients", "K-1", "card")
    page = window.pages.page
    assert (page.shown, page.tabs) == (["K-1"], ["card"])
    window.pages.go_back()
    window.pages.go_forward()
    assert (page.shown, page.tabs) == (["K-1", "K-1"], ["card"])


def test_that_what_a_new_page_chooses_is_not_noted_on_the_page_before(window):
    """A page that is asked to show something says at once that it is chosen."""
    window.pages.open_page("orders", "B-1")
    orders = window.pages.page
    window.pages.open_page("clients", "K-1")
    clients = window.pages.page
    window.pages.go_back()
    clients.show_key = clients.key_chosen.emit
    window.pages.open_page("clients", "K-2")
    window.pages.go_back()
    assert window.pages.page is orders
    assert orders.shown[-1] == "B-1"
    window.pages.go_forward()
    assert window.pages.history.here == Place("clients", "K-2")


def test_that_nothing_is_left_for_the_next_user(qtbot, window):
    window.pages.open_page("orders", "B-1")
    pages = window.findChildren(SamplePage)
    window.change_user()
    assert [page.kept for page in pages] == [1, 1]
    assert window.pages.page is None
    assert not window.pages.history.can_go_back
    assert window.windowTitle() == "Verkställ"
    window.pages.open_page("today")
    assert window.pages.page.shown == []


COMES_BACK = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from tests.support.screens import grab
from tests.ui.kit.window_samples import make_window
from ui.kernel.settings import Settings
app = QApplication([])
first = make_window(Settings.in_file(Path(sys.argv[1])))
first.pages.open_page("today")
grab(first, 1234, 777)
first.pages.open_page("pauses")
first.close()
again = make_window(Settings.in_file(Path(sys.argv[1])))
again.pages.open_last_page()
print(again.width(), again.height(), again.pages.page_id)
"""


def test_that_the_window_comes_back_as_it_was_left(tmp_path):
    """In a process with a screen of usual size: Qt fits a window into the screen it finds."""
    screen = tmp_path / "screen.json"
    screen.write_text(SCREEN, "utf-8")
    done = subprocess.run(
        [sys.executable, "-c", COMES_BACK, str(tmp_path / "settings.ini")],
        env={**os.environ, "QT_QPA_PLATFORM": f"offscreen:configfile={screen}"},
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert done.stdout.split() == ["1234", "777", "pauses"]


def test_that_the_window_is_never_smaller_than_it_can_be_read(window):
    window.resize(300, 200)
    assert (window.width(), window.height()) == (1024, 600)


def test_that_the_store_says_when_it_does_not_answer(window):
    window.show_who(KARIN)
    window.top_bar.show_contact("Lokal", "ingen kontakt")
    assert window.top_bar._contact.text() == "Lokal · ingen kontakt"
    window.top_bar.show_contact("Lokal", "")
    assert window.top_bar._contact.text() == "Lokal"


def test_that_saved_is_said_only_when_it_is_told(window):
    window.status.saving()
    assert window.status.sentence == "Sparar …"
    window.status.saved_at("14:04")
    assert window.status.sentence == "Sparat 14:04"
    window.status.tell("Kunde inte sparas: disken är full.", "problem")
    assert window.status.sentence.startswith("Kunde inte")
    window.status.show_work("Skriver journalen, sida 12 av 40")
    assert window.status._work.isVisible()


def test_that_banners_stand_over_the_page_until_they_are_taken_away(window):
    banner = Banner("warn", "Ingen kontakt")
    window.show_banners([banner])
    settle(window)
    assert banner.isVisible()
    assert (
        banner.mapTo(window, banner.rect().bottomLeft()).y()
        < window.pages.mapTo(window, window.pages.rect().topLeft()).y()
    )
    window.show_banners(())
    assert not banner.isVisible()


def test_that_all_shortcuts_are_shown(qtbot, window):
    press(window, Key.Key_Slash, Mod.ControlModifier)
    dialog = window.findChild(QWidget, "shortcuts")
    assert dialog.isVisible()
    QTest.keyClick(dialog, Key.Key_Escape)
    qtbot.waitUntil(lambda: window.findChild(QWidget, "shortcuts") is None)
