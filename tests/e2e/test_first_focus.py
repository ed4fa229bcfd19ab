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
