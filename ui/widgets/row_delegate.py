"""Paints a row of two lines from its shape, and the headings between. Never asks for data."""

from __future__ import annotations

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
)
from PySide6.QtGui import QHelpEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
)

from ui.kernel.shapes import Group, RowShape
from ui.kernel.windowed_model import SHAPE_ROLE
from ui.theme import fonts, icons, paint
from ui.theme.look import look
from ui.theme.tokens import ROW

Index = QModelIndex | QPersistentModelIndex

LINE = 20
FIRST_GROUP = 28
NAME_NEEDS = 40  # a name shorter than this says nothing


class RowDelegate(QStyledItemDelegate):
    """What it is and for whom; why. At the right: state in words, and the date under it."""

    def __init__(
        self, parent: QObject, *, has_icons: bool = True, height: int = ROW["two_line"]
    ) -> None:
        super().__init__(parent)
        self._gutter = 44 if has_icons else 16
        self._height = height

    def row_height(self) -> int:
        return look.px(self._height)

    def heading_height(self, row: int) -> int:
        """A heading has air over it, unless it is the first."""
        return look.px(ROW["group"] if row else FIRST_GROUP)

    # Qt's side of the delegate

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        del option
        heading = getattr(index.model(), "heading", None)
        if heading is not None and heading(index.row()):
            return QSize(100, self.heading_height(index.row()))
        return QSize(100, self.row_height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        shape = index.data(SHAPE_ROLE)
        area = QRectF(option.rect)
        painter.save()
        if isinstance(shape, Group):
            self._paint_group(painter, area, shape)
        else:
            self._paint_ground(painter, area, option, is_last=_is_last(index))
            if isinstance(shape, RowShape):
                self._paint_row(painter, area, shape)
            else:
                self._paint_placeholder(painter, area)
        painter.restore()

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """The whole row as a tool tip when something of it is cut."""
        shape = index.data(SHAPE_ROLE)
        if event.type() != QEvent.Type.ToolTip or not isinstance(shape, RowShape):
            return super().helpEvent(event, view, option, index)
        tip = shape.spoken if self.is_cut(shape, option.rect.width()) else ""
        QToolTip.showText(event.globalPos(), _escaped(tip), view)
        return True

    def is_cut(self, shape: RowShape, width: int) -> bool:
        """Whether a row so wide has no room for its words."""
        left, right = look.px(self._gutter), width - look.px(16)
        chip = _chip_width(shape) + look.px(12) if shape.chip else 0
        marks = look.px(22) * len(shape.marks)
        first = fonts.width_of(shape.title, "strong")
        first += fonts.width_of(shape.name) + look.px(10) if shape.name else 0
        second = fonts.width_of(shape.reason)
        second += fonts.width_of(shape.right, "small") + look.px(12) if shape.right else 0
        return max(first + chip + marks, second) > right - left

    def _lines(self, area: QRectF) -> tuple[QRectF, QRectF]:
        height = look.px(LINE)
        top = area.top() + (area.height() - 2 * height) / 2
        first = QRectF(area.left(), top, area.width(), height)
        return first, first.translated(0, height)

    def _paint_ground(
        self, painter: QPainter, area: QRectF, option: QStyleOptionViewItem, *, is_last: bool
    ) -> None:
        state = option.state
        is_chosen = bool(state & QStyle.StateFlag.State_Selected)
        if is_chosen:
            painter.fillRect(area, look.colour("select"))
            bar = QRectF(area.left(), area.top(), look.px(3), area.height())
            painter.fillRect(bar, look.colour("accent"))
            if look.is_contrast:
                paint.panel(painter, area, line="accent", radius=0)
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(area, look.colour("hover"))
        if not is_chosen and not is_last:
            left = area.left() + look.px(self._gutter)
            line = QRectF(left, area.bottom() - 1, area.right() - left, 1)
            painter.fillRect(line, look.colour("line"))

    def _paint_group(self, painter: QPainter, area: QRectF, group: Group) -> None:
        line = QRectF(area.left() + look.px(16), area.bottom() - look.px(30), 0, look.px(26))
        line.setRight(area.right() - look.px(16))
        paint.dot(painter, QPointF(line.left() + look.px(8), line.center().y()), 4, group.tone)
        words = line.adjusted(look.px(28), 0, 0, 0)
        used = paint.text(painter, words, group.title, role="smallstrong", tone=group.tone)
        count = words.adjusted(used + look.px(8), 0, 0, 0)
        paint.text(painter, count, str(group.count), role="small", tone="text3")
        paint.text(painter, line, group.note, role="small", tone="text3", align=paint.RIGHT)

    def _paint_row(self, painter: QPainter, area: QRectF, shape: RowShape) -> None:
        top, low = self._lines(area)
        right = area.right() - look.px(16)
        if shape.is_unread:
            paint.dot(painter, QPointF(area.left() + look.px(8), top.center().y()), 3, "accent")
        if shape.icon:
            slot = QRectF(area.left() + look.px(16), top.top(), look.px(16), top.height())
            icons.draw(painter, slot, shape.icon, tone=shape.icon_tone)
        self._paint_what(painter, top, shape, self._paint_state(painter, top, shape, right))
        if shape.right:
            slot = QRectF(low.left(), low.top(), right - low.left(), low.height())
            used = paint.text(
                painter, slot, shape.right, role="small", tone="text3", align=paint.RIGHT
            )
            right -= used + look.px(12)
        low.setLeft(area.left() + look.px(self._gutter))
        low.setRight(right)
        paint.text(painter, low, shape.reason, tone="text2")

    def _paint_state(self, painter: QPainter, top: QRectF, shape: RowShape, right: float) -> float:
        """Chip and marks from the right edge; gives where the words must end."""
        edge = right
        if shape.chip:
            width = _chip_width(shape)
            slot = QRectF(right - width, top.center().y() - look.px(11), width, look.px(22))
            paint.chip(painter, slot, shape.chip.text, shape.chip.tone, shape.chip.icon)
            edge = right - width - look.px(12)
        for mark in reversed(shape.marks):
            slot = QRectF(edge - look.px(16), top.top(), look.px(16), top.height())
            icons.draw(painter, slot, mark.icon, tone=mark.tone)
            edge -= look.px(22)
        return edge

    def _paint_what(self, painter: QPainter, top: QRectF, shape: RowShape, edge: float) -> None:
        left = top.left() + look.px(self._gutter)
        words = QRectF(left, top.top(), title_room(shape, edge - left), top.height())
        if shape.is_struck:
            painter.setFont(fonts.font("strong", strike=True))
            painter.setPen(look.colour("text2"))
            painter.drawText(words, int(paint.LEFT), shape.title)
            used = fonts.width_of(shape.title, "strong")
        elif words.width() > 0:
            used = paint.text(painter, words, shape.title, role="strong")
        else:
            used = -look.px(10)
        left += used + look.px(10)
        if shape.name and edge - left > look.px(NAME_NEEDS):
            words = QRectF(left, top.top(), edge - left, top.height())
            paint.text(painter, words, shape.name, tone="text2")

    def _paint_placeholder(self, painter: QPainter, area: QRectF) -> None:
        """Two quiet bars where words will stand; they do not move."""
        top, low = self._lines(area)
        for line, share in ((top, 0.3), (low, 0.5)):
            bar = QRectF(line.left() + look.px(self._gutter), 0, 0, look.px(10))
            bar.setRight(bar.left() + (area.right() - look.px(16) - bar.left()) * share)
            bar.moveTop(line.center().y() - bar.height() / 2)
            edge = "line" if look.is_contrast else None
            paint.panel(painter, bar, fill="neutral_soft", line=edge, radius=4)


def title_room(shape: RowShape, room: float) -> float:
    """How wide the title may be; nothing where only the name that is kept has room."""
    if not (shape.keeps_name and shape.name):
        return room
    left = room - fonts.width_of(shape.name) - look.px(10)
    return left if left >= look.px(NAME_NEEDS) else 0.0


def _chip_width(shape: RowShape) -> float:
    return paint.chip_width(shape.chip.text, shape.chip.icon) if shape.chip else 0.0


def _is_last(index: Index) -> bool:
    """No hairline before a heading or at the end."""
    model, below = index.model(), index.row() + 1
    heading = getattr(model, "heading", None)
    return below >= model.rowCount() or (heading is not None and heading(below) is not None)


def _escaped(tip: str) -> str:
    if not tip:
        return ""
    escaped = tip.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f"<qt>{escaped}</qt>"
