"""Two columns that go under each other where the room is narrow."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from ui.kernel.restyle import follow
from ui.theme.look import look
from ui.widgets.layout import ACROSS, DOWN, Box

STACKED_BELOW = 620


class Columns(QWidget):
    """Each widget with its share of the width while they stand beside each other."""

    def __init__(self, *columns: tuple[QWidget, int]) -> None:
        super().__init__()
        self._box = Box(ACROSS, *columns, parent=self)
        follow(self._restyle)

    @property
    def is_stacked(self) -> bool:
        return self._box.direction() == DOWN

    def _restyle(self) -> None:
        self._box.setSpacing(look.px(12))
        self._turn()

    def _turn(self) -> None:
        wanted = DOWN if self.width() < look.px(STACKED_BELOW) else ACROSS
        if wanted != self._box.direction():
            self._box.setDirection(wanted)
            self.updateGeometry()

    # Qt's side of the widget

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._turn()
