"""Every page of every role: nothing is cut without saying so, and all of it by keyboard."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QWidget

from app.demo.town import logins
from tests.e2e.screen import Screen
from tests.support.uidump import (
    controls,
    elided,
    pale,
    same_names,
    tab_order,
    unexplained,
    unreachable,
)
from ui.kernel.windowed_model import SHAPE_ROLE
from ui.widgets.text import ElidedText


def _faults(window: QWidget) -> list[str]:
    found = {
        "cut": elided(window),
        "shortened without the whole in a tip": _untold(window),
        "passed over by Tab": _passed_over(window),
        "not by keyboard": unreachable(window),
        "off without a reason": unexplained(window),
        "two with the same name": same_names(window),
        "pale": pale(window),
    }
    return [f"{kind}: {what}" for kind, all_of_it in found.items() for what in all_of_it]


def _untold(window: QWidget) -> list[str]:
    return [
        text.text()
        for text in window.findChildren(ElidedText)
        if text.isVisible() and text.width() < text.sizeHint().width() and not text.toolTip()
    ]


def _passed_over(window: QWidget) -> list[str]:
    """What Tab should stop at and does not; in a group the arrows move on."""
    stops = set(tab_order(window))
    assert {"search", "who", "menu"} <= stops
    return [
        child.objectName()
        for child in controls(window)
        if child.isEnabled() and child.focusPolicy() & Qt.FocusPolicy.TabFocus
        if child.objectName() not in stops
    ]


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
                f"{item.objectName()} {when}: {fault}" for fault in _faults(screen.session.window)
            ]
    assert faults == []
