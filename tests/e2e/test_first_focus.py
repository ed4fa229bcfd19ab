"""Where the keys go when somebody has just sat down."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.orders.commands import CheckItem
from ui.widgets.list_view import ListView


def test_that_arrows_walk_the_list_at_the_start_and_after_a_change_of_user(sit_down) -> None:
    screen = sit_down("handlaggare")
    walk(screen)
    for login in ("utforare", "objektspecialist", "systemforvaltare"):
        screen.become(login)
        walk(screen)


def test_that_a_unit_begins_with_its_clients_and_everybody_else_with_what_waits(sit_down) -> None:
    """Also when the one before was somewhere else: a page is remembered for each person."""
    screen = sit_down("handlaggare")
    assert at(screen) == "today"
    screen.press("nav_orders")
    for login, first in (("utforare", "cards"), ("objektspecialist", "today")):
        screen.become(login)
        assert at(screen) == first
    screen.press("nav_corrections")
    screen.become("handlaggare")
    assert at(screen) == "orders"
    screen.become("objektspecialist")
    assert at(screen) == "corrections"


def test_that_a_unit_comes_back_to_the_page_where_it_was(sit_down) -> None:
    screen = sit_down("utforare")
    screen.press("nav_today")
    screen.become("utforare2")
    assert at(screen) == "cards"
    screen.become("utforare")
    assert at(screen) == "today"
    screen.close()
    assert at(sit_down("utforare")) == "today"


def at(screen) -> str:
    return screen.session.window.pages.page_id


def walk(screen) -> None:
    """One row down, in a list that has the focus without anybody having asked for it."""
    rows = QApplication.focusWidget()
    assert isinstance(rows, ListView), screen.session.actor.login
    before = rows.currentIndex().row()
    QTest.keyClick(rows, Qt.Key.Key_Down)
    screen.rest()
    assert rows.currentIndex().row() > before


def test_that_the_list_has_the_keys_again_after_an_act_on_an_order(sit_down) -> None:
    screen = sit_down("utforare")
    screen.press("nav_orders")
    screen.pick("orders_list", "B-2026-0001")
    screen.press("order_receive")
    assert screen.session.window.focusWidget().objectName() == "orders_list"
    screen.press("order_check")
    for item in CheckItem:
        screen.tick(f"check_order_{item.value}")
    screen.press("check_order_act")
    assert screen.session.window.focusWidget().objectName() == "orders_list"
