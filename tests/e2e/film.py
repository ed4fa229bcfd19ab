"""The walk as numbered pictures; without a folder nothing is taken.

A form is drawn where a desktop puts it: in the middle of the window it belongs to.
"""

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
    """The window, and a form or a menu in front of it."""
    picture = window.grab()
    menu, form = QApplication.activePopupWidget(), QApplication.activeModalWidget()
    if form is not None and form is not window:
        _lay(picture, form, window.rect().center() - form.rect().center())
    if menu is not None:
        _lay(picture, menu, menu.pos() - window.pos())
    return picture


def _lay(picture: QPixmap, over: QWidget, place: QPoint) -> None:
    painter = QPainter(picture)
    painter.drawPixmap(place, over.grab())
    painter.setPen(look.colour("line_strong"))
    painter.drawRect(over.rect().translated(place).adjusted(-1, -1, 0, 0))
    painter.end()
