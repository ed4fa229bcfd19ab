"""A ruler that needs no window."""

from __future__ import annotations

import pytest


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
