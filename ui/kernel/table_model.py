"""One read-only table model for every table in the program."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt

from ui.kernel.shapes import ChipShape
from ui.kernel.windowed_model import KEY_ROLE, ROW_ROLE, SORT_ROLE, Index

SECOND_ROLE = KEY_ROLE + 1
CHIP_ROLE = KEY_ROLE + 2
STRONG_ROLE = KEY_ROLE + 3
TONE_ROLE = KEY_ROLE + 4

R = TypeVar("R")


@dataclass(frozen=True, slots=True, kw_only=True)
class Column(Generic[R]):
    """What a column shows of a row. Sort keys are str, int or float: Qt cannot order dates."""

    title: str
    text: Callable[[R], str]
    sort_key: Callable[[R], Any] | None = None
    second: Callable[[R], str] | None = None
    chip: Callable[[R], ChipShape | None] | None = None
    tone: Callable[[R], str] | None = None
    is_strong: bool = False
    is_number: bool = False
    takes_room: bool = False


class TableModel(QAbstractTableModel, Generic[R]):
    """Holds a snapshot of rows; `show` swaps it, changing in place what kept its key."""

    def __init__(
        self,
        columns: Sequence[Column[R]],
        key: Callable[[R], Hashable],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._columns = tuple(columns)
        self._key = key
        self._rows: list[R] = []

    @property
    def columns(self) -> tuple[Column[R], ...]:
        return self._columns

    def show(self, rows: Sequence[R]) -> None:
        new = list(rows)
        if [self._key(row) for row in new] == [self._key(row) for row in self._rows]:
            self._update_in_place(new)
        else:
            self.beginResetModel()
            self._rows = new
            self.endResetModel()

    def row(self, index: Index) -> R:
        return self._rows[index.row()]

    def row_of(self, key: Hashable) -> int | None:
        """Where the row with this key is now."""
        return next((n for n, row in enumerate(self._rows) if self._key(row) == key), None)

    def _update_in_place(self, new: list[R]) -> None:
        last = len(self._columns) - 1
        for number, row in enumerate(new):
            if row != self._rows[number]:
                self._rows[number] = row
                self.dataChanged.emit(self.index(number, 0), self.index(number, last))

    # Qt's side of the model

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self._columns):
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(self._columns[section])
        return self._columns[section].title if role == Qt.ItemDataRole.DisplayRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], self._columns[index.column()]
        if role == ROW_ROLE:
            return row
        if role == KEY_ROLE:
            return self._key(row)
        return _cell(column, row, role)


def _cell(column: Column[R], row: R, role: int) -> Any:
    if role == Qt.ItemDataRole.AccessibleTextRole:
        return _spoken(column, row)
    if role == Qt.ItemDataRole.TextAlignmentRole:
        return _alignment(column)
    if role == STRONG_ROLE:
        return column.is_strong
    answer = {
        Qt.ItemDataRole.DisplayRole: column.text,
        SORT_ROLE: column.sort_key or column.text,
        SECOND_ROLE: column.second,
        CHIP_ROLE: column.chip,
        TONE_ROLE: column.tone,
    }.get(role)
    return answer(row) if answer else None


def _spoken(column: Column[R], row: R) -> str:
    chip = column.chip(row) if column.chip else None
    second = column.second(row) if column.second else ""
    parts = [column.text(row), chip.text if chip else "", second]
    return f"{column.title}: " + ", ".join(part for part in parts if part)


def _alignment(column: Column[R]) -> int:
    side = Qt.AlignmentFlag.AlignRight if column.is_number else Qt.AlignmentFlag.AlignLeft
    return int(side | Qt.AlignmentFlag.AlignVCenter)
