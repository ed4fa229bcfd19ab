"""A person at the screen, as `verkstall screens` has one too."""

from __future__ import annotations

from ui.screens.camera import STOPS
from ui.screens.hands import PATIENCE, Hands, Walker
from ui.window.session import Session

__all__ = ["PATIENCE", "STOPS", "Hands", "Screen"]


class Screen(Walker):
    """Where the program would film, this one goes on."""

    def __init__(self, session: Session) -> None:
        super().__init__(session, _no_picture)


def _no_picture(_name: str) -> None:
    """A test needs none."""
