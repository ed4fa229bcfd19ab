"""A page that was hidden while the look changed is as one that was built in it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel, QWidget

from tests.e2e.screen import Screen
from ui.screens.views import OFFICER, SPECIALIST
from ui.shell.page import Page
from ui.theme.theme import Choice, Theme
from ui.widgets.layout import FlowRow
from ui.widgets.list_view import ListView
from ui.widgets.tabs import Tabs
from ui.window.seat import take_seat

HIDDEN = {OFFICER: ("clients", "orders"), SPECIALIST: ("corrections",)}  # all kinds of columns
NARROW = (1100, 700)  # here buttons go on in a second line when the text grows
DAY_AND_NIGHT: tuple[Choice, ...] = ("dark", "contrast", "light", "contrast")
GROUPS = (QPalette.ColorGroup.Active, QPalette.ColorGroup.Inactive)
Marks = dict[str, list[tuple[str, ...]]]


def _page(screen: Screen, page_id: str) -> Page:
    screen.session.window.pages.open_page(page_id)
    screen.rest()
    page = screen.session.window.pages.page
    assert page is not None
    return page


def _visit(screen: Screen, pages: tuple[str, ...]) -> None:
    """Each page with something chosen and every tab seen."""
    for page_id in pages:
        page = _page(screen, page_id)
        for rows in page.findChildren(ListView):
            if rows.isVisible():
                rows.choose_first()
                screen.rest()
        _marks(screen, page)


def _marks(screen: Screen, page: Page) -> Marks:
    """Font and colours of all that is written, by what it says."""
    tabs = next((one for one in page.findChildren(Tabs) if one.isVisible()), None)
    found: Marks = {}
    for tab in reversed(range(tabs.count() if tabs is not None else 1)):
        if tabs is not None:
            tabs.setCurrentIndex(tab)
            screen.rest()
        for label in page.findChildren(QLabel):
            if label.isVisible() and label.text().strip():
                found.setdefault(f"{tab} {label.text()}", []).append(_mark(label))
    return {words: sorted(marks) for words, marks in found.items()}


def _mark(label: QLabel) -> tuple[str, ...]:
    palette = label.palette()
    colours = [palette.color(group, QPalette.ColorRole.WindowText).name() for group in GROUPS]
    return (label.font().toString(), *colours)


def _cut(page: Page) -> set[str]:
    """Rows of buttons that are lower than their lines."""
    return {
        f"cut: {[one.objectName() for one in row.findChildren(QWidget)]}"
        for row in page.findChildren(FlowRow)
        if row.isVisible() and row.height() < row.flow.height_in(row.width())
    }


def _sit_down_anew(screen: Screen, login: str) -> None:
    session = screen.session
    session.become(take_seat(session.store, login))
    session.window.resize(*NARROW)
    screen.rest()


def _look(screen: Screen, pages: tuple[str, ...]) -> tuple[dict[str, Marks], set[str]]:
    """How each page is written, and which of its buttons are cut."""
    marks: dict[str, Marks] = {}
    cut: set[str] = set()
    for page_id in pages:
        page = _page(screen, page_id)
        cut |= _cut(page)
        marks[page_id] = _marks(screen, page)
        assert marks[page_id]
    return marks, cut


def _unlike(one: dict[str, Marks], other: dict[str, Marks]) -> list[str]:
    return [
        f"{page_id} {words}: {one[page_id].get(words)} and not {marks}"
        for page_id in other
        for words, marks in other[page_id].items()
        if one[page_id].get(words) != marks
    ]


@pytest.mark.parametrize(("login", "pages"), HIDDEN.items())
def test_that_a_hidden_page_follows_theme_and_text_size(
    sit_down: Callable[[str], Screen], theme: Theme, login: str, pages: tuple[str, ...]
) -> None:
    screen = sit_down(login)
    theme.set_percent(130)
    screen.session.window.resize(*NARROW)
    away = "today" if "today" not in pages else "settings"
    _visit(screen, pages)
    first, cut_at_first = _look(screen, pages)

    _page(screen, away)
    for choice in DAY_AND_NIGHT:
        theme.choose(choice)
    for percent in (100, 160):
        theme.set_percent(percent)
    screen.rest()
    after, cut = _look(screen, pages)

    _page(screen, away)
    theme.set_percent(130)
    theme.choose("light")
    screen.rest()
    back, cut_at_last = _look(screen, pages)
    assert _unlike(back, first) == []
    assert cut_at_last <= cut_at_first

    theme.choose(DAY_AND_NIGHT[-1])
    theme.set_percent(160)
    _sit_down_anew(screen, login)
    _visit(screen, pages)
    built, cut_when_built = _look(screen, pages)
    assert _unlike(after, built) == []
    assert cut <= cut_when_built
