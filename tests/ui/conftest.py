"""One theme for all tests of the window, light at 100 % when a test begins, and small stores."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.support.town import Town, found
from tests.support.world import World, in_memory
from ui.kernel.tasks import TaskRunner
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
    """A small municipality in memory."""
    with in_memory() as made:
        yield made


@pytest.fixture
def town() -> Iterator[Town]:
    """The fictive municipality."""
    town = found()
    yield town
    town.close()


@pytest.fixture
def runner(qapp) -> Iterator[TaskRunner]:
    """Reads wait in the writer's lane, as in a local vault."""
    made = TaskRunner(readers=0)
    yield made
    made.shutdown()
    made.deleteLater()
