"""From what waits to the person card itself, and back again."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.worklist.model import Target, WorkRow
from ui.clients.page import ClientsPage
from ui.today.page import TodayPage

Key, Mod = Qt.Key, Qt.KeyboardModifier


def card_row(screen) -> WorkRow:
    """A row of Idag that is about a card, chosen."""
    screen.press("nav_today")
    page = screen.session.window.pages.page
    assert isinstance(page, TodayPage)
    row = next(row for row in page.model.list.rows if row.target is Target.CARD)
    page.show_key(row.key)
    screen.rest()
    return row


def clients(screen) -> ClientsPage:
    page = screen.session.window.pages.page
    assert isinstance(page, ClientsPage)
    return page


def keys(screen, key: Key, modifier: Mod) -> None:
    QTest.keyClick(screen.session.window.focusWidget(), key, modifier)
    screen.rest()


def test_that_the_card_is_opened_on_its_tab_and_a_tab_of_ones_own_stays_on_the_way_back(
    sit_down,
) -> None:
    screen = sit_down("handlaggare")
    row = card_row(screen)
    screen.press("today_open")
    page = clients(screen)
    assert str(page.shown_id) == str(row.target_id)
    assert page.detail.tabs.value == "card"
    assert page.detail.card_tab.isVisible()
    keys(screen, Key.Key_Return, Mod.NoModifier)  # from the list to the tabs
    keys(screen, Key.Key_Tab, Mod.ControlModifier)
    assert page.detail.tabs.value == "people"
    assert page.detail.people.isVisible()
    keys(screen, Key.Key_Left, Mod.AltModifier)
    today = screen.session.window.pages.page
    assert isinstance(today, TodayPage)
    assert today.list.key == row.key
    keys(screen, Key.Key_Right, Mod.AltModifier)
    assert str(clients(screen).shown_id) == str(row.target_id)
    assert page.detail.tabs.value == "people"
    assert page.detail.people.isVisible()


def test_that_the_unit_is_led_to_the_card_among_its_own_clients(sit_down) -> None:
    screen = sit_down("utforare")
    row = card_row(screen)
    screen.press("today_open")
    assert screen.session.window.pages.page_id == "cards"
    assert screen.session.window.pages.history.here.key == str(row.target_id)
