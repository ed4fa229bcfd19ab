"""A day is one Tab stop: what is typed after it goes to the field after it."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.date_field import Calendar, DateField

_TODAY = dt.date(2026, 5, 21)


def _between(qtbot: QtBot) -> tuple[QWidget, DateField, QLineEdit]:
    window, field, after = QWidget(), DateField("judged", "Bedömd den", _TODAY), QLineEdit()
    qtbot.addWidget(window)
    box = QVBoxLayout(window)
    box.addWidget(field)
    box.addWidget(after)
    field.set_day(_TODAY)
    with qtbot.waitExposed(window):
        window.show()
    field.edit.setFocus()
    qtbot.waitUntil(field.edit.hasFocus)
    return window, field, after


def test_that_one_tab_leaves_a_day_and_typing_after_it_keeps_the_day(qtbot: QtBot) -> None:
    window, field, after = _between(qtbot)
    QTest.keyClick(field.edit, Qt.Key.Key_Tab)
    assert window.focusWidget() is after
    QTest.keyClicks(window.focusWidget(), "24 november")
    assert (field.day, after.text()) == (_TODAY, "24 november")


def test_that_the_mouse_opens_the_calendar_and_f4_does_too(qtbot: QtBot) -> None:
    window, field, _ = _between(qtbot)
    QTest.mouseClick(field.edit.calendar_button, Qt.MouseButton.LeftButton)
    calendar = field.findChild(Calendar)
    assert calendar is not None
    assert calendar.isVisible()
    calendar.hide()
    QTest.keyClick(field.edit, Qt.Key.Key_F4)
    assert calendar.isVisible()
    calendar.hide()
    assert window.focusWidget() is field.edit
