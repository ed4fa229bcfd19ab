"""Every page of every role: nothing is cut without saying so, and all of it by keyboard."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QAbstractItemView, QWidget

from app.demo.town import logins
from tests.e2e.screen import STOPS, Screen
from ui.kernel.windowed_model import SHAPE_ROLE
from ui.screens.faults import faults as faults_of
from ui.screens.faults import passed_over


def _wrong_with(window: QWidget) -> list[str]:
    return faults_of(window) + passed_over(window, STOPS)


def _show_first_row(screen: Screen) -> None:
    lists = [
        view
        for view in screen.session.window.findChildren(QAbstractItemView)
        if view.isVisible() and view.objectName().endswith("_list")
    ]
    for view in lists:
        model = view.model()
        row = next((n for n in range(model.rowCount()) if _is_row(view, n)), None)
        if row is not None:
            view.setCurrentIndex(model.index(row, 0))
            screen.rest()


def _is_row(view: QAbstractItemView, row: int) -> bool:
    return view.model().index(row, 0).data(SHAPE_ROLE) is not None


@pytest.mark.parametrize("login", logins())
def test_that_every_page_can_be_read_whole_and_reached_by_keyboard(
    sit_down: Callable[[str], Screen], login: str
) -> None:
    screen = sit_down(login)
    faults: list[str] = []
    for item in screen.session.window.navigation.items:
        screen.press(item.objectName())
        for when in ("opened", "with a row"):
            if when == "with a row":
                _show_first_row(screen)
            faults += [
                f"{item.objectName()} {when}: {fault}"
                for fault in _wrong_with(screen.session.window)
            ]
    assert faults == []
