"""Rows, columns and grounds whose gaps grow with the text."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QLayout,
    QLayoutItem,
    QScrollArea,
    QSizePolicy,
    QSpacerItem,
    QWidget,
)

from ui.kernel.restyle import follow
from ui.theme import paint
from ui.theme.look import look

Item = QWidget | QLayout | int | tuple[QWidget, int] | None
Margins = tuple[int, int, int, int]
NO_MARGINS: Margins = (0, 0, 0, 0)
DOWN = QBoxLayout.Direction.TopToBottom
ACROSS = QBoxLayout.Direction.LeftToRight


class Box(QBoxLayout):
    """A widget is added, a number is a gap, a pair is a widget and its share, None is the rest."""

    def __init__(
        self,
        direction: QBoxLayout.Direction,
        *items: Item,
        margins: Margins = NO_MARGINS,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(direction, parent)
        self._margins = margins
        self._gaps: list[tuple[QSpacerItem, int]] = []
        self.setSpacing(0)
        self.add(*items)
        follow(self._measure)

    def add(self, *items: Item) -> None:
        for item in items:
            if item is None:
                self.addStretch(1)
            elif isinstance(item, int):
                self._add_gap(item)
            elif isinstance(item, QLayout):
                self.addLayout(item)
            else:
                widget, share = item if isinstance(item, tuple) else (item, 0)
                self._add_widget(widget, share)

    def _add_widget(self, widget: QWidget, share: int) -> None:
        """Fields beside each other stand on one line though their hints differ in height."""
        if self.direction() == ACROSS and widget.property("stands_on_top"):
            self.addWidget(widget, share, Qt.AlignmentFlag.AlignTop)
        else:
            self.addWidget(widget, share)

    def clear(self) -> None:
        """Take everything out; widgets in it are gone."""
        self._gaps.clear()
        while (item := self.takeAt(0)) is not None:
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()

    def _add_gap(self, length: int) -> None:
        gap = QSpacerItem(0, 0, QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._gaps.append((gap, length))
        self._size(gap, length)
        self.addItem(gap)

    def _size(self, gap: QSpacerItem, length: int) -> None:
        size, fixed, free = look.px(length), QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Minimum
        if self.direction() in {DOWN, QBoxLayout.Direction.BottomToTop}:
            gap.changeSize(0, size, free, fixed)
        else:
            gap.changeSize(size, 0, fixed, free)

    def _measure(self) -> None:
        self.setContentsMargins(*(look.px(margin) for margin in self._margins))
        for gap, length in self._gaps:
            self._size(gap, length)
        self.invalidate()


def column(*items: Item, margins: Margins = NO_MARGINS) -> QWidget:
    """Items under each other, on the ground of what holds them."""
    widget = QWidget()
    Box(DOWN, *items, margins=margins, parent=widget)
    return widget


def row(*items: Item, margins: Margins = NO_MARGINS) -> QWidget:
    """Items beside each other."""
    widget = QWidget()
    Box(ACROSS, *items, margins=margins, parent=widget)
    return widget


class Flow(QLayout):
    """Items beside each other that go on in the next line when there is no room."""

    def __init__(self, *items: QWidget, gap: int = 8, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap = gap
        self._last_right: QWidget | None = None
        self.setContentsMargins(0, 0, 0, 0)
        for item in items:
            self.addWidget(item)
        look.changed.connect(self.invalidate)

    def keep_right(self, widget: QWidget) -> None:
        """Let one stand alone at the right edge of its line."""
        self._last_right = widget
        self.addWidget(widget)

    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        """What stands in each line when there is this much room."""
        gap, taken = look.px(self._gap), 0
        lines: list[list[QLayoutItem]] = [[]]
        for item in self._items:
            wanted = item.sizeHint().width()
            if lines[-1] and taken + wanted > width:
                lines.append([])
                taken = 0
            lines[-1].append(item)
            taken += wanted + gap
        return lines

    def _arrange(self, rect: QRect, *, place: bool) -> int:
        """Returns the height; a low item stands in the middle beside a high one."""
        gap, y = look.px(self._gap), rect.top()
        for line in self._lines(rect.width()):
            x, height = rect.left(), max((item.sizeHint().height() for item in line), default=0)
            for item in line if place else ():
                size = item.sizeHint()
                is_right = item.widget() is not None and item.widget() is self._last_right
                left = rect.left() + rect.width() - size.width() if is_right else x
                top = y + (height - size.height()) // 2
                item.setGeometry(QRect(QPoint(left, top), size))
                x += size.width() + gap
            y += height + gap
        return y - gap - rect.top()

    # Qt's side of the layout

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def height_in(self, width: int) -> int:
        """How high the lines are together; `FlowRow` asks."""
        return self._arrange(QRect(0, 0, width, 0), place=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._arrange(rect, place=True)

    def sizeHint(self) -> QSize:
        sizes = [item.sizeHint() for item in self._items]
        gaps = look.px(self._gap) * max(0, len(sizes) - 1)
        width = sum(size.width() for size in sizes) + gaps
        return QSize(width, max((size.height() for size in sizes), default=0))

    def minimumSize(self) -> QSize:
        sizes = [item.sizeHint() for item in self._items]
        return QSize(
            max((size.width() for size in sizes), default=0),
            max((size.height() for size in sizes), default=0),
        )


class FlowRow(QWidget):
    """Holds a flow, and is as high as its width needs: boxes and scroll areas believe the hint.

    Also while it is hidden: a page that is shown again is laid out before it is visible.
    """

    def __init__(self, *items: QWidget, gap: int = 8) -> None:
        super().__init__()
        self._is_placed = False
        self.flow = Flow(*items, gap=gap, parent=self)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.updateGeometry)

    # Qt's side of the widget

    def sizeHint(self) -> QSize:
        hint = self.flow.sizeHint()
        width = self.width() if self._is_placed else hint.width()
        return QSize(hint.width(), self.flow.height_in(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.flow.minimumSize().width(), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._is_placed = True
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()


class Surface(QWidget):
    """A plain ground for a column or a bar, with a hairline on the named sides (l, r, t, b)."""

    def __init__(
        self,
        *items: Item,
        ground: str = "surface",
        edges: str = "",
        margins: Margins = NO_MARGINS,
        direction: QBoxLayout.Direction = DOWN,
    ) -> None:
        super().__init__()
        self.setProperty("ground", ground)
        self._ground, self._edges = ground, edges
        left, top, right, bottom = margins
        inner = (left + ("l" in edges), top, right + ("r" in edges), bottom)
        self.box = Box(direction, *items, margins=inner, parent=self)

    def set_ground(self, ground: str) -> None:
        self._ground = ground
        self.setProperty("ground", ground)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter, area = QPainter(self), self.rect()
        painter.fillRect(area, look.colour(self._ground))
        for side, line in (
            ("l", QRect(0, 0, 1, area.height())),
            ("r", QRect(area.right(), 0, 1, area.height())),
            ("t", QRect(0, 0, area.width(), 1)),
            ("b", QRect(0, area.bottom(), area.width(), 1)),
        ):
            if side in self._edges:
                painter.fillRect(line, look.colour("line"))


class Rule(QWidget):
    """A hairline across, where air is not enough."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(1)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        QPainter(self).fillRect(self.rect(), look.colour("line"))


class Scroll(QScrollArea):
    """A column that scrolls when the window is low; it never makes the window taller or wider."""

    def __init__(self, inside: QWidget, ground: str = "window") -> None:
        super().__init__()
        self.setProperty("ground", ground)
        self._ground = ground
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(inside)
        follow(self._restyle)

    def _restyle(self) -> None:
        colours = QPalette(self.palette())
        colours.setColor(QPalette.ColorRole.Window, look.colour(self._ground))
        self.setPalette(colours)

    # Qt's side of the column

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """An arrow with Alt is a way back or forward, it does not scroll."""
        if event.modifiers() & Qt.KeyboardModifier.AltModifier:
            event.ignore()
        else:
            super().keyPressEvent(event)


class Well(QFrame):
    """A sunken ground: a quote, a derived value, a preview."""

    def __init__(
        self, *items: Item, margins: Margins = (12, 8, 12, 8), is_dashed: bool = False
    ) -> None:
        super().__init__()
        self.setProperty("ground", "sunken")
        self._is_dashed = is_dashed
        self.box = Box(DOWN, *items, margins=margins, parent=self)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        tone = "line_strong" if self._is_dashed else "line"
        line = paint.edge(tone, dashed=self._is_dashed)
        paint.panel(QPainter(self), QRectF(self.rect()), fill="sunken", line=line, radius=6)
