"""A table of frozen rows: hairlines, numbers right, a second line where a column has one."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any

from PySide6.QtCore import (
    QByteArray,
    QItemSelection,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from ui.kernel.restyle import follow
from ui.kernel.table_model import CHIP_ROLE, SECOND_ROLE, STRONG_ROLE, TONE_ROLE, TableModel
from ui.kernel.windowed_model import KEY_ROLE
from ui.theme import fonts, paint
from ui.theme.look import look
from ui.theme.tokens import ROW

Index = QModelIndex | QPersistentModelIndex


class CellDelegate(QStyledItemDelegate):
    """Paints a cell from its roles; the outer columns keep the panel's 16."""

    def __init__(self, parent: QObject, *, is_tall: bool) -> None:
        super().__init__(parent)
        self._is_tall = is_tall

    # Qt's side of the delegate

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        del option
        words = fonts.width_of(str(index.data() or ""), _role(index))
        second = fonts.width_of(str(index.data(SECOND_ROLE) or ""), "small")
        chip = index.data(CHIP_ROLE)
        beside = paint.chip_width(chip.text, chip.icon) if chip else 0
        left, right = _sides(index)
        height = ROW["two_line"] if self._is_tall else ROW["normal"]
        return QSize(round(max(words, second, beside) + left + right) + 1, look.px(height))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        area = QRectF(option.rect)
        painter.save()
        self._paint_ground(painter, area, option, index)
        left, right = _sides(index)
        inner = area.adjusted(left, 0, -right, -1)
        second, chip = index.data(SECOND_ROLE), index.data(CHIP_ROLE)
        first = QRectF(inner)
        if second:
            height = look.px(20)
            first = QRectF(inner.left(), inner.center().y() - height, inner.width(), height)
            below = first.translated(0, height)
            paint.text(painter, below, second, role="small", tone="text2", align=_align(index))
        if chip:
            width = min(paint.chip_width(chip.text, chip.icon), inner.width())
            slot = QRectF(first.left(), first.center().y() - look.px(11), width, look.px(22))
            paint.chip(painter, slot, chip.text, chip.tone, chip.icon)
        else:
            tone = str(index.data(TONE_ROLE) or "text")
            words = str(index.data() or "")
            paint.text(painter, first, words, role=_role(index), tone=tone, align=_align(index))
        painter.restore()

    def _paint_ground(
        self, painter: QPainter, area: QRectF, option: QStyleOptionViewItem, index: Index
    ) -> None:
        state = option.state
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, look.colour("select"))
            if index.column() == 0:
                bar = QRectF(area.left(), area.top(), look.px(3), area.height())
                painter.fillRect(bar, look.colour("accent"))
        line = QRectF(area.left(), area.bottom() - 1, area.width(), 1)
        if index.column() == 0:
            line.setLeft(area.left() + look.px(16))
        painter.fillRect(line, look.colour("line"))


class _Head(QHeaderView):
    """Words in smallstrong, `line_strong` under them; no bevels."""

    resized_by_hand = Signal()

    def __init__(self, name: str) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._before: tuple[int, ...] = ()
        self.setObjectName(name)
        self.setHighlightSections(False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def _widths(self) -> tuple[int, ...]:
        return tuple(self.sectionSize(number) for number in range(self.count()))

    # Qt's side of the header

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._before = self._widths()
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if self._widths() != self._before:
            self.resized_by_hand.emit()

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), look.px(ROW["normal"]))

    def sectionSizeFromContents(self, logicalIndex: int) -> QSize:
        title = str(self.model().headerData(logicalIndex, Qt.Orientation.Horizontal) or "")
        width = fonts.width_of(title, "smallstrong") + look.px(24 if logicalIndex == 0 else 16)
        return QSize(round(width) + look.px(8), look.px(ROW["normal"]))

    def paintSection(self, painter: QPainter, rect: Any, logicalIndex: int) -> None:
        area = QRectF(rect)
        painter.save()
        painter.fillRect(area, look.colour("surface"))
        under = QRectF(area.left(), area.bottom() - 1, area.width(), 1)
        painter.fillRect(under, look.colour("line_strong"))
        model = self.model()
        title = str(model.headerData(logicalIndex, Qt.Orientation.Horizontal) or "")
        side = model.headerData(
            logicalIndex, Qt.Orientation.Horizontal, Qt.ItemDataRole.TextAlignmentRole
        )
        left = look.px(16 if logicalIndex == 0 else 8)
        is_last = logicalIndex == model.columnCount() - 1
        words = area.adjusted(left, 0, -look.px(16 if is_last else 8), 0)
        align = Qt.AlignmentFlag(side) if side else paint.LEFT
        paint.text(painter, words, title, role="smallstrong", tone="text2", align=align)
        painter.restore()


class TableView(QTableView):
    """One stop for Tab; a reload keeps the chosen row by its key; Ctrl+C copies rows as a table."""

    chosen = Signal(object)
    opened = Signal(object)
    columns_changed = Signal(QByteArray)

    def __init__(self, name: str, accessible_name: str, model: TableModel[Any]) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(accessible_name)
        self.setProperty("ground", "surface")
        self._rows = model
        self._key: Hashable | None = None
        self._keep: Hashable | None = None
        self._has_own_columns = False
        self._is_tall = any(column.second or column.chip for column in model.columns)
        head = _Head(f"{name}_head")
        self.setHorizontalHeader(head)
        self.setItemDelegate(CellDelegate(self, is_tall=self._is_tall))
        self.setModel(model)
        self._behave()
        self.activated.connect(self._open)
        head.resized_by_hand.connect(self._keep_columns)
        model.modelAboutToBeReset.connect(self._remember)
        model.modelReset.connect(self._choose_again)
        follow(self._restyle)

    @property
    def key(self) -> Hashable | None:
        return self._key

    def restore_columns(self, state: QByteArray) -> None:
        """Widths as somebody set them, from `columns_changed`; nothing when nobody did."""
        if not state.isEmpty() and self.horizontalHeader().restoreState(state):
            self._has_own_columns = True

    def choose_key(self, key: Hashable) -> None:
        row = self._rows.row_of(key)
        if row is not None:
            self.selectRow(row)
            self.scrollTo(self._rows.index(row, 0))

    def fit_columns(self) -> None:
        """Numbers and names get what they need; the column that explains takes what is left.

        Widths that somebody set stay.
        """
        if self._has_own_columns:
            return
        head = self.horizontalHeader()
        for number, column in enumerate(self._rows.columns):
            if column.takes_room:
                head.setSectionResizeMode(number, QHeaderView.ResizeMode.Stretch)
            else:
                head.setSectionResizeMode(number, QHeaderView.ResizeMode.Interactive)
                self.resizeColumnToContents(number)

    def _keep_columns(self) -> None:
        self._has_own_columns = True
        self.columns_changed.emit(self.horizontalHeader().saveState())

    def _behave(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)

    def _restyle(self) -> None:
        height = ROW["two_line"] if self._is_tall else ROW["normal"]
        self.verticalHeader().setMinimumSectionSize(look.px(ROW["compact"]))
        self.verticalHeader().setDefaultSectionSize(look.px(height))
        self.horizontalHeader().setFixedHeight(look.px(ROW["normal"]))
        self.fit_columns()

    def _remember(self) -> None:
        self._keep = self._key

    def _choose_again(self) -> None:
        self.fit_columns()
        if self._keep is not None:
            if self._rows.row_of(self._keep) is None:
                self._tell(None)
            else:
                self.choose_key(self._keep)

    def _tell(self, key: Hashable | None) -> None:
        if key != self._key:
            self._key = key
            self.chosen.emit(key)

    def _open(self, index: QModelIndex) -> None:
        if (key := index.data(KEY_ROLE)) is not None:
            self.opened.emit(key)

    # Qt's side of the view

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        here = self.currentIndex()
        if here.isValid() and self.selectionModel().isRowSelected(here.row(), here.parent()):
            self._tell(here.data(KEY_ROLE))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            QApplication.clipboard().setText(self.rows_as_text())
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def rows_as_text(self) -> str:
        """Head and chosen rows with tabs between, as a spreadsheet takes them."""
        titles = "\t".join(column.title for column in self._rows.columns)
        chosen = sorted(index.row() for index in self.selectionModel().selectedRows())
        lines = [
            "\t".join(str(self._rows.index(row, n).data()) for n in range(len(self._rows.columns)))
            for row in chosen
        ]
        return "\n".join([titles, *lines])


def _role(index: Index) -> str:
    return "strong" if index.data(STRONG_ROLE) else "body"


def _align(index: Index) -> Qt.AlignmentFlag:
    return Qt.AlignmentFlag(index.data(Qt.ItemDataRole.TextAlignmentRole))


def _sides(index: Index) -> tuple[int, int]:
    is_last = index.column() == index.model().columnCount() - 1
    return look.px(16 if index.column() == 0 else 8), look.px(16 if is_last else 8)
