"""Where the rule lies: beside the page, or over its right side when there is little room."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect
from PySide6.QtWidgets import QBoxLayout, QWidget


class HelpPlace(QObject):
    """Moves the panel between the box of the page and the top of it."""

    def __init__(self, panel: QWidget, page: QWidget, box: QBoxLayout) -> None:
        super().__init__(page)
        self._panel, self._page, self._box = panel, page, box
        self._is_over = False
        page.installEventFilter(self)
        panel.installEventFilter(self)

    def lie_over(self, *, is_over: bool) -> None:
        if is_over and not self._is_over:
            self._box.removeWidget(self._panel)
        elif self._is_over and not is_over:
            self._box.addWidget(self._panel)
        self._is_over = is_over
        self._place()

    def _place(self) -> None:
        parent = self._panel.parentWidget()
        if not self._is_over or parent is None:
            return
        width = min(self._panel.minimumWidth(), self._page.width())
        corner = self._page.mapTo(parent, QPoint(self._page.width() - width, 0))
        self._panel.setGeometry(QRect(corner.x(), corner.y(), width, self._page.height()))
        self._panel.raise_()

    # Qt's side of the object

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.Show} and (
            watched is self._page or event.type() == QEvent.Type.Show
        ):
            self._place()
        return False
