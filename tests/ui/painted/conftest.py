"""The program's look for the pictures, and a ruler that needs no window."""

from __future__ import annotations

import pytest

from ui.theme.theme import Theme


class PlainRuler:
    """Seven pixels a letter, whatever the role: geometry without fonts."""

    def __init__(self, scale: float = 1.0) -> None:
        self.scale = scale

    def px(self, length: float) -> float:
        return length * self.scale

    def width(self, text: str, role: str) -> float:
        return 7 * self.scale * len(text)


@pytest.fixture
def ruler() -> PlainRuler:
    return PlainRuler()


@pytest.fixture(scope="session")
def session_theme(qapp) -> Theme:
    return Theme(qapp, "light")


@pytest.fixture
def theme(session_theme: Theme):
    yield session_theme
    session_theme.choose("light")
    session_theme.set_percent(100)
