"""A window with what lies over it.

A form is drawn where a desktop puts it: in the middle of the window it belongs to.
"""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from ui.theme.look import look


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
