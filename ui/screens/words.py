"""A window as text: what is on it, in which order, in which state."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QLabel,
    QLineEdit,
    QTableView,
    QWidget,
)

from ui.widgets.chip import Chip
from ui.widgets.text import ElidedText


def dump(widget: QWidget) -> str:
    """What is on it, in which order, in which state."""
    return "\n".join(_lines(widget, 0)) + "\n"


def _lines(widget: QWidget, depth: int) -> Iterator[str]:
    if widget.isHidden() and widget.parentWidget() is not None:
        return
    yield "  " * depth + name_of(widget) + _state(widget)
    if isinstance(widget, QAbstractItemView):
        yield from ("  " * (depth + 1) + row for row in _rows(widget))
        return
    for child in widget.children():
        if isinstance(child, QWidget) and not child.isWindow():
            yield from _lines(child, depth + 1)


def name_of(widget: QWidget) -> str:
    name = f"#{widget.objectName()}" if widget.objectName() else ""
    return f"{type(widget).__name__}{name}"


def _state(widget: QWidget) -> str:
    said = f" {spoken(widget)!r}" if spoken(widget) else ""
    value = f" = {widget.text()!r}" if isinstance(widget, QLineEdit) else ""
    is_on = isinstance(widget, QAbstractButton) and widget.isCheckable() and widget.isChecked()
    return said + value + (" (on)" if is_on else "") + ("" if widget.isEnabled() else " (off)")


def spoken(widget: QWidget) -> str:
    if name := widget.accessibleName():
        return name
    if isinstance(widget, QAbstractButton | QLabel | Chip | ElidedText):
        return widget.text()
    return ""


def _rows(view: QAbstractItemView) -> Iterator[str]:
    model = view.model()
    columns = range(view.horizontalHeader().count() if isinstance(view, QTableView) else 1)
    for row in range(model.rowCount()):
        role = Qt.ItemDataRole.AccessibleTextRole
        yield " | ".join(str(model.index(row, column).data(role)) for column in columns)
