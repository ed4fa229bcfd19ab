"""Where one has been in the window: back and forward."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

KEPT = 50


@dataclass(frozen=True, slots=True)
class Place:
    """A page, and what is chosen on it (a key as text; empty for nothing).

    A link may lead to a tab of it. Back and forward do not: the page keeps the one that is shown.
    """

    page: str
    key: str = ""
    tab: str = ""


class History(QObject):
    """Going somewhere new forgets what lay ahead, as in a web browser."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._places: list[Place] = []
        self._at = -1

    @property
    def here(self) -> Place | None:
        return self._places[self._at] if self._places else None

    @property
    def can_go_back(self) -> bool:
        return self._at > 0

    @property
    def can_go_forward(self) -> bool:
        return self._at + 1 < len(self._places)

    def visit(self, asked: Place) -> None:
        place = Place(asked.page, asked.key)
        if place == self.here:
            return
        self._places = [*self._places[: self._at + 1], place][-KEPT:]
        self._at = len(self._places) - 1
        self.changed.emit()

    def choose(self, key: str) -> None:
        """Something else is chosen on the same page: coming back comes back to it."""
        if self.here is not None:
            self._places[self._at] = Place(self.here.page, key)

    def back(self) -> Place | None:
        return self._move(-1) if self.can_go_back else None

    def forward(self) -> Place | None:
        return self._move(1) if self.can_go_forward else None

    def forget(self) -> None:
        """Another person uses the window now."""
        self._places, self._at = [], -1
        self.changed.emit()

    def _move(self, step: int) -> Place:
        self._at += step
        self.changed.emit()
        return self._places[self._at]
