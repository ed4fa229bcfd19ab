"""One read-only list model, short or long: exact count, headings, pages that come in time."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from app.kernel.texts import _
from app.kernel.window import PAGE_SIZE
from ui.kernel.pages import Opening, PageSource, PageWindow
from ui.kernel.runner import Runner
from ui.kernel.shapes import Group, RowShape

Index = QModelIndex | QPersistentModelIndex
SORT_ROLE = Qt.ItemDataRole.UserRole + 1
ROW_ROLE = Qt.ItemDataRole.UserRole + 2
SHAPE_ROLE = Qt.ItemDataRole.UserRole + 3
KEY_ROLE = Qt.ItemDataRole.UserRole + 4

R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Outline:
    """Which rows of the model are headings, and which data row each other one is."""

    groups: tuple[Group, ...]
    starts: tuple[int, ...]
    shift: tuple[int, ...]
    length: int

    @classmethod
    def of(cls, groups: tuple[Group, ...]) -> Outline:
        """Groups without rows are left out."""
        shown = tuple(group for group in groups if group.count)
        starts, shift, at, headings = [], [], 0, 0
        for group in shown:
            starts.append(at)
            headings += bool(group.title)
            shift.append(headings)
            at += group.count + bool(group.title)
        return cls(shown, tuple(starts), tuple(shift), at)

    @property
    def has_headings(self) -> bool:
        return any(group.title for group in self.groups)

    def heading_at(self, row: int) -> Group | None:
        number = bisect_right(self.starts, row) - 1
        group = self.groups[number]
        return group if group.title and self.starts[number] == row else None

    def data_row(self, row: int) -> int:
        return row - self.shift[bisect_right(self.starts, row) - 1]

    def model_row(self, data_row: int) -> int:
        """The other way round."""
        seen = 0
        for number, group in enumerate(self.groups):
            seen += group.count
            if data_row < seen:
                return data_row + self.shift[number]
        return self.length


class WindowedModel(QAbstractListModel, Generic[R]):
    """Shows a source; `shape` says how a row looks. Loading keeps the chosen row by its key."""

    loaded = Signal(int)
    chosen_came = Signal(int)
    chosen_gone = Signal()
    failed = Signal(object)

    def __init__(
        self, runner: Runner, shape: Callable[[R], RowShape], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._shape = shape
        self._outline = Outline.of(())
        self._source: PageSource[R] | None = None
        self._asked_for: Hashable | None = None
        self._is_reading = False
        self._window: PageWindow[R] = PageWindow(runner, self)
        self._window.opened.connect(self._open)
        self._window.page_came.connect(self._announce)
        self._window.failed.connect(self.failed)

    @property
    def count(self) -> int:
        """Rows of data, headings not counted; exact."""
        return sum(group.count for group in self._outline.groups)

    @property
    def has_headings(self) -> bool:
        return self._outline.has_headings

    def load(self, source: PageSource[R], chosen: Hashable | None = None) -> None:
        """Show a source; `chosen` is the key of the row that should be chosen when it is there."""
        self._source, self._asked_for = source, chosen
        self._window.open(source, chosen)

    def reload(self, chosen: Hashable | None = None) -> None:
        """Ask the same source again: something changed."""
        if self._source is not None:
            self.load(self._source, chosen)

    def heading(self, row: int) -> Group | None:
        return self._outline.heading_at(row)

    def heading_rows(self) -> tuple[int, ...]:
        """Where the headings stand."""
        outline = self._outline
        return tuple(
            row for row, group in zip(outline.starts, outline.groups, strict=True) if group.title
        )

    def row(self, row: int) -> R | None:
        """The data behind a row, None for headings and for what has not come yet."""
        if not 0 <= row < self._outline.length or self._outline.heading_at(row):
            return None
        self._is_reading = True
        try:
            return self._window.row(self._outline.data_row(row))
        finally:
            self._is_reading = False

    def shape(self, row: int) -> RowShape | None:
        data = self.row(row)
        return None if data is None else self._shape(data)

    def find(self, words: str, found: Callable[[int], None]) -> None:
        """Where the first row is whose name begins so, as a row of the model."""

        def place(data_row: int) -> None:
            found(self._outline.model_row(data_row))

        self._window.find(words, place)

    def _open(self, opening: Opening[R]) -> None:
        self.beginResetModel()
        self._outline = Outline.of(opening.groups)
        self.endResetModel()
        self.loaded.emit(self.count)
        if opening.place is not None:
            self.chosen_came.emit(self._outline.model_row(opening.place))
        elif self._asked_for is not None:
            self.chosen_gone.emit()

    def _announce(self, page: int) -> None:
        """Say that placeholders became rows, unless somebody is just reading them."""
        if self._is_reading or not self._outline.length:
            return
        first = self._outline.model_row(page * PAGE_SIZE)
        last = self._outline.model_row(page * PAGE_SIZE + PAGE_SIZE - 1)
        if first < self._outline.length:
            bottom = min(last, self._outline.length - 1)
            self.dataChanged.emit(self.index(first), self.index(bottom))

    # Qt's side of the model

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else self._outline.length

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or self._outline.heading_at(index.row()):
            return Qt.ItemFlag.NoItemFlags
        plain = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return plain | Qt.ItemFlag.ItemNeverHasChildren

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or role not in _ANSWERED:
            return None
        heading = self._outline.heading_at(index.row())
        if heading:
            return _of_heading(heading, role)
        data = self.row(index.row())
        return _coming(role) if data is None else _of_row(data, self._shape(data), role)


_ANSWERED = frozenset(
    {
        Qt.ItemDataRole.DisplayRole,
        Qt.ItemDataRole.ToolTipRole,
        Qt.ItemDataRole.AccessibleTextRole,
        ROW_ROLE,
        SHAPE_ROLE,
        KEY_ROLE,
    }
)


def _of_heading(group: Group, role: int) -> Any:
    if role == Qt.ItemDataRole.DisplayRole:
        return group.title
    if role == Qt.ItemDataRole.AccessibleTextRole:
        return group.spoken
    return group if role == SHAPE_ROLE else None


def _of_row(data: object, shape: RowShape, role: int) -> Any:
    return {
        Qt.ItemDataRole.DisplayRole: shape.title,
        Qt.ItemDataRole.ToolTipRole: None,
        Qt.ItemDataRole.AccessibleTextRole: shape.spoken,
        ROW_ROLE: data,
        SHAPE_ROLE: shape,
        KEY_ROLE: shape.key,
    }[role]


def _coming(role: int) -> Any:
    """What stands in the place of a row that is being fetched."""
    if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
        return _("Hämtas")
    return None
