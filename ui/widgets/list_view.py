"""A list that keeps its place: arrows move, typing finds, a reload keeps the choice."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any

from PySide6.QtCore import QElapsedTimer, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFrame,
    QHeaderView,
    QTableView,
    QWidget,
)

from ui.kernel.restyle import follow
from ui.kernel.shapes import RowShape
from ui.kernel.windowed_model import KEY_ROLE, SHAPE_ROLE, WindowedModel
from ui.theme.look import look
from ui.theme.tokens import BAR
from ui.widgets.layout import ACROSS, Surface
from ui.widgets.row_delegate import RowDelegate
from ui.widgets.text import ElidedText, Text

Index = QModelIndex | QPersistentModelIndex


class ListView(QTableView):
    """Shows a WindowedModel. `chosen` brings the key of the row, None when nothing is chosen.

    A table of one column: Qt's list lays out every row before it shows the first, its table none.
    """

    chosen = Signal(object)
    opened = Signal(object)

    def __init__(
        self, name: str, accessible_name: str, model: WindowedModel[Any], *, has_icons: bool = True
    ) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(accessible_name)
        self.setProperty("ground", "surface")
        self._key: Hashable | None = None
        self._typed, self._since = "", QElapsedTimer()
        self._rows = model
        self._headings: tuple[int, ...] = ()
        self._delegate = RowDelegate(self, has_icons=has_icons)
        self.setItemDelegate(self._delegate)
        self.setModel(model)
        self._behave()
        self.activated.connect(self._open)
        model.loaded.connect(self._size_rows)
        model.chosen_came.connect(self.choose_row)
        model.chosen_gone.connect(self._lose)
        model.dataChanged.connect(self._arrived)
        follow(self._restyle)

    @property
    def key(self) -> Hashable | None:
        """The chosen row."""
        return self._key

    def reload(self) -> None:
        """Ask again; the same row stays chosen when it is still there."""
        self._rows.reload(self._key)

    def choose_row(self, row: int) -> None:
        index = self._rows.index(row)
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def choose_first(self) -> None:
        for row in range(min(2, self._rows.rowCount())):
            if self._rows.heading(row) is None:
                self.choose_row(row)
                return

    def _tell(self, key: Hashable | None) -> None:
        if key != self._key:
            self._key = key
            self.chosen.emit(key)

    def _lose(self) -> None:
        self._tell(None)

    def _behave(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setMouseTracking(True)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(
            1
        )  # else the smallest decides when text shrinks
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def _size_rows(self) -> None:
        """All rows are equally high; only the headings between them are asked for theirs."""
        usual, headings = self._delegate.row_height(), self._rows.heading_rows()
        self.verticalHeader().setDefaultSectionSize(usual)
        for row in self._headings:
            self.setRowHeight(row, usual)
        for row in headings:
            self.setRowHeight(row, self._delegate.heading_height(row))
        self._headings = headings

    def _arrived(self, first: QModelIndex, last: QModelIndex) -> None:
        """The chosen row was a placeholder and has come."""
        here = self.currentIndex()
        if here.isValid() and first.row() <= here.row() <= last.row():
            self._tell(here.data(KEY_ROLE))

    def _open(self, index: QModelIndex) -> None:
        if (key := index.data(KEY_ROLE)) is not None:
            self.opened.emit(key)

    def _restyle(self) -> None:
        self._size_rows()
        self.viewport().update()

    # Qt's side of the view

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.isValid() and (key := current.data(KEY_ROLE)) is not None:
            self._tell(key)

    def keyboardSearch(self, search: str) -> None:
        """Ask the source, not every row: the list may be a million long."""
        if (
            not self._since.isValid()
            or self._since.elapsed() > QApplication.keyboardInputInterval()
        ):
            self._typed = ""
        self._since.start()
        self._typed += search
        self._rows.find(self._typed, self.choose_row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self._copy()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._open(self.currentIndex())
        elif event.key() == Qt.Key.Key_Home:
            self.choose_first()
        elif event.key() == Qt.Key.Key_End:  # as Home: Qt means the row, people the list
            self.choose_row(self._rows.rowCount() - 1)
        else:
            super().keyPressEvent(event)

    def _copy(self) -> None:
        shape = self.currentIndex().data(SHAPE_ROLE)
        if isinstance(shape, RowShape):
            chip = shape.chip.text if shape.chip else ""
            cells = (shape.title, shape.name, shape.reason, chip, shape.right)
            QApplication.clipboard().setText("\t".join(cells))


class CountLine(Surface):
    """Under a list: how many rows, of what filter; at the right what a key does here."""

    def __init__(self, name: str) -> None:
        super().__init__(margins=(16, 0, 16, 0), direction=ACROSS)
        self.setObjectName(name)
        self._count = Text("", "small", "text3")
        self._keys = ElidedText("", "small", "text3")
        self.box.add(self._count, 12, None, self._keys)
        follow(self._restyle)

    def tell(self, count: str, keys: str = "") -> None:
        self._count.setText(count)
        self._keys.set_text(keys)
        self._keys.setVisible(bool(keys))

    @property
    def sentence(self) -> str:
        return self._count.text()

    def _restyle(self) -> None:
        self.setFixedHeight(look.px(BAR["status"] + 8))


def list_column(*parts: QWidget) -> Surface:
    """Title, filters, the list that takes the room, the count line; a hairline at the right."""
    column = Surface(edges="r")
    for part in parts:
        column.box.addWidget(part, 1 if isinstance(part, QAbstractItemView) else 0)
    return column
