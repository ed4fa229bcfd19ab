"""The walk as numbered pictures; without a folder nothing is taken."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPoint
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from ui.theme.look import look


class Film:
    """Takes the window with what lies over it."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self._taken = 0
        if folder is not None:
            folder.mkdir(parents=True, exist_ok=True)

    def take(self, window: QWidget, name: str) -> None:
        if self._folder is None:
            return
        self._taken += 1
        picture = with_overlays(window)
        assert picture.save(str(self._folder / f"{self._taken:02}-{name}.png"))


def with_overlays(window: QWidget) -> QPixmap:
    """The window, and a form or a menu in front of it where it stands."""
    picture = window.grab()
    for over in (QApplication.activeModalWidget(), QApplication.activePopupWidget()):
        if over is not None and over is not window:
            _lay(picture, window, over)
    return picture


def _lay(picture: QPixmap, window: QWidget, over: QWidget) -> None:
    place = over.pos() - window.pos()
    if not window.rect().contains(over.rect().translated(place)):  # a small screen moved it
        place = QPoint((window.width() - over.width()) // 2, (window.height() - over.height()) // 2)
    painter = QPainter(picture)
    painter.drawPixmap(place, over.grab())
    painter.setPen(look.colour("line_strong"))
    painter.drawRect(over.rect().translated(place).adjusted(-1, -1, 0, 0))
    painter.end()
