"""Two panels beside each other, under each other when there is no room for both."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from ui.kernel.restyle import follow
from ui.theme.look import look

LEAST = 620  # room for two panels, at text scale 1
GAP = 12


class SideBySide(QWidget):
    """The shares are kept while they stand beside each other."""

    def __init__(self, left: tuple[QWidget, int], right: tuple[QWidget, int]) -> None:
        super().__init__()
        self._left, self._right = left, right
        self._is_wide: bool | None = None
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        for panel, _share in (left, right):
            panel.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        follow(self._restyle)

    def _restyle(self) -> None:
        self._grid.setSpacing(look.px(GAP))
        self._place()

    def _place(self) -> None:
        is_wide = self.width() >= look.px(LEAST)
        if is_wide is self._is_wide:
            return
        self._is_wide = is_wide
        row, column = (0, 1) if is_wide else (1, 0)
        self._grid.addWidget(self._left[0], 0, 0)
        self._grid.addWidget(self._right[0], row, column)
        self._grid.setColumnStretch(0, self._left[1])
        self._grid.setColumnStretch(1, self._right[1] if is_wide else 0)

    # Qt's side of the widget

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()
