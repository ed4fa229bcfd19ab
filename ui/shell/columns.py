"""F6: from column to column; each remembers where in it one was."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget
from shiboken6 import isValid


class ColumnCycle(QObject):
    """Goes through the columns that are there now; an empty one is passed over."""

    def __init__(self, columns: Callable[[], Sequence[QWidget]], parent: QObject) -> None:
        super().__init__(parent)
        self._columns = columns
        self._last: dict[int, QWidget] = {}

    def next(self) -> None:
        self._move(1)

    def previous(self) -> None:
        self._move(-1)

    def enter(self) -> None:
        """Into the first column of what was just opened: its list, else its first stop."""
        for column in self._columns():
            lists = [view for view in column.findChildren(QAbstractItemView) if _is_stop(view)]
            if isinstance(column, QAbstractItemView) and _is_stop(column):
                lists = [column]
            if lists:
                # Any other reason lets Qt choose the first row, and that may open a person's file.
                lists[0].setFocus(Qt.FocusReason.MouseFocusReason)
                return
            if column.isVisible() and (stop := self._stop_in(column)) is not None:
                stop.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def _move(self, step: int) -> None:
        columns = [column for column in self._columns() if column.isVisible()]
        focus = QApplication.focusWidget()
        here = next((n for n, c in enumerate(columns) if _holds(c, focus)), None)
        if here is not None and focus is not None:
            self._last[id(columns[here])] = focus
        start = (-1 if step > 0 else 0) if here is None else here
        for turn in range(1, len(columns) + 1):
            column = columns[(start + step * turn) % len(columns)]
            stop = self._stop_in(column)
            if stop is not None:
                stop.setFocus(Qt.FocusReason.ShortcutFocusReason)
                return

    def _stop_in(self, column: QWidget) -> QWidget | None:
        last = self._last.get(id(column))
        if last is not None and isValid(last) and last.isVisible() and _holds(column, last):
            return last
        if column.focusProxy() is not None:
            return column.focusProxy()
        return next((w for w in (column, *column.findChildren(QWidget)) if _is_stop(w)), None)


def _holds(column: QWidget, widget: QWidget | None) -> bool:
    return widget is not None and (widget is column or column.isAncestorOf(widget))


def _is_stop(widget: QWidget) -> bool:
    takes_tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return takes_tab and widget.isVisible() and widget.isEnabled()
