"""The fictive municipality for each test, and one theme."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.ui.today.town import Town, found
from ui.theme.theme import Theme


@pytest.fixture(autouse=True)
def theme(qapp) -> Iterator[Theme]:
    theme = qapp.findChild(Theme) or Theme(qapp, "light")
    theme.choose("light")
    theme.set_percent(100)
    yield theme
    theme.choose("light")
    theme.set_percent(100)


@pytest.fixture
def town() -> Iterator[Town]:
    town = found()
    yield town
    town.close()
