"""The page as one person sees it, on a small municipality in memory."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.support.sitting import Sitting
from tests.ui.orders.seat import Seat


@pytest.fixture
def sit(qtbot, theme, world) -> Callable[[str], Seat]:
    """Sit down at the page as somebody; a second person sits at a page of their own."""

    def sit_down(login: str) -> Seat:
        seat = Seat(Sitting(world, login))
        seat.shown(qtbot)
        return seat

    return sit_down
