"""Quick clicks at one spot belong to what the first of them landed on."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QStackedWidget

from tests.support.fast_hands import hammer
from ui.widgets.buttons import Button, Link

LEFT = Qt.MouseButton.LeftButton


class Turning(QStackedWidget):
    """Two buttons in one place: the first one brings the second."""

    def __init__(self, kind: type[Button | Link]) -> None:
        super().__init__()
        self.first, self.second = kind("Första"), kind("Andra")
        self.pressed = {"first": 0, "second": 0}
        for button, tell in ((self.first, self._first), (self.second, self._second)):
            button.clicked.connect(tell)
            self.addWidget(button)

    def _first(self) -> None:
        self.pressed["first"] += 1
        self.setCurrentWidget(self.second)

    def _second(self) -> None:
        self.pressed["second"] += 1


@pytest.fixture(params=[Button, Link])
def turning(request, qtbot, theme) -> Turning:
    made = Turning(request.param)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.mark.parametrize("times", [2, 3, 5])
def test_that_what_takes_the_place_of_a_button_is_not_pressed_by_the_same_clicks(
    turning: Turning, times: int
) -> None:
    hammer(turning.first, times)
    assert turning.pressed == {"first": 1, "second": 0}


def test_that_it_is_pressed_by_a_click_of_its_own(turning: Turning) -> None:
    hammer(turning.first, 2)
    QTest.mouseClick(turning.second, LEFT)
    QTest.mouseClick(turning.second, LEFT)
    assert turning.pressed == {"first": 1, "second": 2}


def test_that_every_quick_click_counts_where_nothing_is_drawn_anew(turning: Turning) -> None:
    turning.setCurrentWidget(turning.second)
    hammer(turning.second, 5)
    assert turning.pressed == {"first": 0, "second": 5}


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_that_enter_and_space_press_the_button_that_has_the_focus(turning: Turning, key) -> None:
    turning.setCurrentWidget(turning.second)
    turning.second.setFocus()
    QTest.keyClick(turning.second, key)
    assert turning.pressed == {"first": 0, "second": 1}
