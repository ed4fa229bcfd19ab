"""A small municipality in memory, and the page as one person sees it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication

from tests.support.sitting import Sitting
from tests.support.world import World, in_memory
from tests.ui.executions.seat import Seat
from ui.theme.theme import Theme


@pytest.fixture(scope="session")
def session_theme(qapp) -> Theme:
    return qapp.findChild(Theme) or Theme(qapp, "light")


@pytest.fixture
def theme(session_theme: Theme) -> Iterator[Theme]:
    session_theme.choose("light")
    session_theme.set_percent(100)
    yield session_theme
    session_theme.choose("light")
    session_theme.set_percent(100)


@pytest.fixture
def world() -> Iterator[World]:
    with in_memory() as made:
        yield made


@pytest.fixture
def sit(qtbot, theme, world) -> Callable[[str], Seat]:
    """Sit down at the page as somebody; a second person sits at a page of their own."""

    def sit_down(login: str) -> Seat:
        seat = Seat(Sitting(world, login))
        qtbot.addWidget(seat.page)
        seat.page.resize(1232, 800)
        seat.page.show()
        seat.page.came_into_view()
        QApplication.processEvents()
        return seat

    return sit_down
