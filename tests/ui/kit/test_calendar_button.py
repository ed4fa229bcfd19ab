"""The button beside a day takes keys of its own and changes nothing by what is typed on it."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.date_field import Calendar, DateField

_TODAY = dt.date(2026, 5, 21)


def test_that_what_is_typed_on_the_button_leaves_the_day_alone(qtbot: QtBot) -> None:
    window, field = QWidget(), DateField("judged", "Bedömd den", _TODAY)
    qtbot.addWidget(window)
    QVBoxLayout(window).addWidget(field)
    field.set_day(_TODAY)
    with qtbot.waitExposed(window):
        window.show()
    button = field.edit.calendar_button
    button.setFocus()
    QTest.keyClicks(button, "Bor 24 trappor upp")
    QTest.keyClick(button, Qt.Key.Key_Backspace)
    assert field.day == _TODAY
    assert field.edit.text() == _TODAY.isoformat()
    calendar = field.findChild(Calendar)
    assert calendar is not None
    calendar.hide()
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert calendar.isVisible()
    calendar.hide()
