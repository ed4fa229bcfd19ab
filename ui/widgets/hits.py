"""What the palette found: an answer to a card code, groups of hits, and their list."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.kernel.texts import _
from ui.kernel.announce import announce
from ui.kernel.restyle import follow
from ui.kernel.shortcuts import spoken_keys
from ui.theme import fonts, icons, paint
from ui.theme.look import look
from ui.theme.tokens import ROW, Tone
from ui.widgets.search_field import key_cap

Index = QModelIndex | QPersistentModelIndex
LINE_ROLE = Qt.ItemDataRole.UserRole + 1
MOST_IN_A_GROUP = 5


@dataclass(frozen=True, slots=True)
class CodeAnswer:
    """Whether a paper is valid: green gäller, grey ersatt, red okänd."""

    tone: Tone
    number: str
    state: str
    question: str
    sentence: str
    detail: str = ""

    @property
    def spoken(self) -> str:
        return " ".join(part for part in (self.question, self.sentence, self.detail) if part)


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing that was found, or a command."""

    id: str
    title: str
    detail: str = ""
    icon: str = ""
    keys: str = ""

    @property
    def spoken(self) -> str:
        return ", ".join(p for p in (self.title, self.detail, spoken_keys(self.keys)) if p)


@dataclass(frozen=True, slots=True)
class HitGroup:
    """At most five are shown; `all_id` opens the rest when there are more."""

    title: str
    hits: tuple[Hit, ...]
    total: int
    all_id: str = ""


@dataclass(frozen=True, slots=True)
class Findings:
    """The whole answer to what was written. `nothing` says what to do when nothing was found."""

    answer: CodeAnswer | None = None
    groups: tuple[HitGroup, ...] = ()
    nothing: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class _Heading:
    title: str
    count: int


class _Hits(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.lines: list[_Heading | Hit] = []

    def show_groups(self, groups: tuple[HitGroup, ...]) -> None:
        self.beginResetModel()
        self.lines = []
        for group in groups:
            self.lines.append(_Heading(group.title, group.total))
            self.lines += group.hits[:MOST_IN_A_GROUP]
            if group.total > MOST_IN_A_GROUP and group.all_id:
                words = _("Alla {count}").format(count=group.total)
                self.lines.append(Hit(group.all_id, words, icon="ellipsis"))
        self.endResetModel()

    # Qt's side of the model

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or isinstance(self.lines[index.row()], _Heading):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line = self.lines[index.row()]
        if role == LINE_ROLE:
            return line
        if role == Qt.ItemDataRole.AccessibleTextRole and isinstance(line, Hit):
            return line.spoken
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return line.title
        return None


class _HitDelegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        del option, index
        return QSize(100, look.px(ROW["group"]))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line, area = index.data(LINE_ROLE), QRectF(option.rect)
        painter.save()
        inner = area.adjusted(look.px(16), 0, -look.px(16), 0)
        if isinstance(line, _Heading):
            paint.text(painter, inner, line.title, role="smallstrong", tone="text3")
            count = str(line.count)
            paint.text(painter, inner, count, role="small", tone="text3", align=paint.RIGHT)
        elif isinstance(line, Hit):
            self._paint_ground(painter, area, option)
            self._paint_hit(painter, inner, line)
        painter.restore()

    def _paint_ground(self, painter: QPainter, area: QRectF, option: QStyleOptionViewItem) -> None:
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, look.colour("select"))
            bar = QRectF(area.left(), area.top(), look.px(3), area.height())
            painter.fillRect(bar, look.colour("accent"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(area, look.colour("hover"))

    def _paint_hit(self, painter: QPainter, inner: QRectF, hit: Hit) -> None:
        if hit.icon:
            slot = QRectF(inner.left(), inner.top(), look.px(16), inner.height())
            icons.draw(painter, slot, hit.icon, tone="text2")
        words = inner.adjusted(look.px(28), 0, 0, 0)
        if hit.keys:
            width = fonts.width_of(spoken_keys(hit.keys), "small") + look.px(12)
            top = inner.center().y() - look.px(10)
            cap = QRectF(inner.right() - width, top, width, look.px(20))
            key_cap(painter, cap, spoken_keys(hit.keys))
            words.setRight(cap.left() - look.px(12))
        used = paint.text(painter, words, hit.title, role="strong")
        words.setLeft(words.left() + used + look.px(12))
        paint.text(painter, words, hit.detail, tone="text2")


class HitList(QListView):
    """Arrows cross the groups; the first hit is chosen."""

    opened = Signal(str)

    def __init__(self, name: str, accessible_name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(accessible_name)
        self.setProperty("ground", "overlay")
        self._hits = _Hits(self)
        self.setModel(self._hits)
        self.setItemDelegate(_HitDelegate(self))
        self.setUniformItemSizes(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.clicked.connect(self.open_chosen)
        follow(self._restyle)

    @property
    def chosen(self) -> Hit | None:
        line = self.currentIndex().data(LINE_ROLE)
        return line if isinstance(line, Hit) else None

    @property
    def spoken(self) -> str:
        """What is chosen, for the one who cannot see it."""
        return self.chosen.spoken if self.chosen else ""

    def show_groups(self, groups: tuple[HitGroup, ...]) -> None:
        self._hits.show_groups(groups)
        self._choose(0, 1)

    def wanted_height(self) -> int:
        return self._hits.rowCount() * look.px(ROW["group"]) + look.px(4)

    def go_down(self) -> None:
        self._choose(self.currentIndex().row() + 1, 1)
        announce(self, self.spoken)

    def go_up(self) -> None:
        self._choose(self.currentIndex().row() - 1, -1)
        announce(self, self.spoken)

    def open_chosen(self) -> None:
        if self.chosen is not None:
            self.opened.emit(self.chosen.id)

    def _choose(self, row: int, step: int) -> None:
        while 0 <= row < self._hits.rowCount():
            if isinstance(self._hits.lines[row], Hit):
                self.setCurrentIndex(self._hits.index(row))
                return
            row += step

    def _restyle(self) -> None:
        self.scheduleDelayedItemsLayout()
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.open_chosen()
        else:
            super().keyPressEvent(event)
