"""One theme for the tests of the kit, light at 100 % when a test begins."""

from __future__ import annotations

from pathlib import Path

import pytest

from ui.kernel.settings import Settings
from ui.theme.theme import Theme


@pytest.fixture(scope="session")
def session_theme(qapp) -> Theme:
    return qapp.findChild(Theme) or Theme(qapp, "light")


@pytest.fixture
def theme(session_theme: Theme):
    session_theme.choose("light")
    session_theme.set_percent(100)
    yield session_theme
    session_theme.choose("light")
    session_theme.set_percent(100)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings.in_file(tmp_path / "settings.ini")
