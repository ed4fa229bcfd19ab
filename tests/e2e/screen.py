"""A person at the screen, as `verkstall screens` has one too."""

from __future__ import annotations

from ui.screens.camera import STOPS
from ui.screens.faults import faults
from ui.screens.hands import PATIENCE, Hands, Walker
from ui.window.session import Session

__all__ = ["PATIENCE", "STOPS", "Hands", "Screen"]


class Screen(Walker):
    """Where the program would film, this one notes what is wrong with what is seen."""

    def __init__(self, session: Session) -> None:
        super().__init__(session, self._judge)
        self.faults: list[str] = []

    def _judge(self, name: str) -> None:
        self.faults += [f"{name}: {fault}" for fault in faults(self.front)]
