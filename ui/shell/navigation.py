"""The navigation column: icon and word, or icons alone when there is little room."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from app.kernel.texts import _
from ui.kernel.naming import named
from ui.kernel.restyle import follow
from ui.shell.page import PageSpec
from ui.theme import fonts, icons, paint
from ui.theme.look import look
from ui.theme.tokens import ICON, ROW, WIDTH
from ui.widgets.brand import Mark
from ui.widgets.layout import Box, Surface, column, row
from ui.widgets.text import ElidedText, Text, plain_tip


class NavItem(QAbstractButton):
    """A page; the number says how much waits there, red when it is late."""

    moved = Signal(int)

    def __init__(self, spec: PageSpec) -> None:
        super().__init__()
        self.spec = spec
        self._count, self._is_loud, self._is_active, self._is_folded = "", False, False, False
        self.setObjectName(f"nav_{spec.id}")
        self.setText(_(spec.title))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._name()
        follow(self._restyle)

    def show_count(self, count: str, *, is_loud: bool) -> None:
        self._count, self._is_loud = count, is_loud
        self._name()
        self.update()

    def show_active(self, *, is_active: bool) -> None:
        self._is_active = is_active
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if is_active else Qt.FocusPolicy.ClickFocus)
        self._name()
        self.update()

    def show_folded(self, *, is_folded: bool) -> None:
        self._is_folded = is_folded
        self._name()
        self.updateGeometry()

    def _name(self) -> None:
        parts = [self.text(), self._count, _("visas nu") if self._is_active else ""]
        self.setAccessibleName(", ".join(part for part in parts if part))
        keys = self.spec.shortcut or self.spec.shown_keys
        plain_tip(self, f"{self.text()} ({keys})" if keys else self.text())

    def _restyle(self) -> None:
        self.setFixedHeight(look.px(ROW["nav"]))
        self.update()

    # Qt's side of the button

    def sizeHint(self) -> QSize:
        if self._is_folded:
            return QSize(look.px(ROW["nav"]), look.px(ROW["nav"]))
        words = fonts.width_of(self.text(), "strong") + look.px(38 + 8)
        count = fonts.width_of(self._count, "smallstrong") + look.px(12) if self._count else 0
        return QSize(round(words + count), look.px(ROW["nav"]))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        elif (step := steps.get(Qt.Key(event.key()))) is not None:
            self.moved.emit(step)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter, area = QPainter(self), QRectF(self.rect())
        if self._is_active:
            edge = "accent" if look.is_contrast else None
            paint.panel(painter, area, fill="select", line=edge, radius=6)
        elif self.underMouse():
            paint.panel(painter, area, fill="nav_hover", radius=6)
        slot = area if self._is_folded else QRectF(look.px(8), 0, look.px(20), area.height())
        tone = "accent" if self._is_active else "text2"
        icons.draw(painter, slot, self.spec.icon, tone=tone, size=ICON["nav"])
        if not self._is_folded:
            self._paint_words(painter, area)
        elif self._count:
            spot = QPointF(area.right() - look.px(8), area.top() + look.px(8))
            paint.dot(painter, spot, 3.5, "danger" if self._is_loud else "accent")

    def _paint_words(self, painter: QPainter, area: QRectF) -> None:
        words = area.adjusted(look.px(38), 0, -look.px(8), 0)
        role, tone = ("strong", "text") if self._is_active else ("body", "text2")
        paint.text(painter, words, self.text(), role=role, tone=tone)
        right = area.adjusted(0, 0, -look.px(10), 0)
        if self._count:
            role, tone = ("smallstrong", "danger") if self._is_loud else ("small", "text3")
            paint.text(painter, right, self._count, role=role, tone=tone, align=paint.RIGHT)
        elif self.spec.shown_keys:
            keys = self.spec.shown_keys
            paint.text(painter, right, keys, role="small", tone="text3", align=paint.RIGHT)


class Navigation(Surface):
    """One stop for Tab; arrows move between the pages, Enter opens."""

    asked = Signal(str)

    def __init__(self, specs: Sequence[PageSpec]) -> None:
        super().__init__(ground="nav", edges="r", margins=(10, 10, 9, 8))
        self.setObjectName("navigation")
        self.setAccessibleName(_("Sidor"))
        self._is_folded = False
        self._organisation = ElidedText("", "small", "text3")
        self._words = column(Text("Verkställ", "h3"), self._organisation)
        self.box.add(row(Mark(), 10, (self._words, 1), margins=(4, 0, 0, 0)), 16)
        self._items: dict[str, NavItem] = {}
        top = [spec for spec in specs if not spec.stands_at_bottom]
        self._fill(self.box, top)
        self.box.add(None)
        self._fill(self.box, [spec for spec in specs if spec.stands_at_bottom])
        follow(self._restyle)

    @property
    def items(self) -> tuple[NavItem, ...]:
        return tuple(self._items.values())

    @property
    def is_folded(self) -> bool:
        return self._is_folded

    def show_organisation(self, name: str) -> None:
        self._organisation.set_text(name)

    def show_active(self, page_id: str) -> None:
        for item in self.items:
            item.show_active(is_active=item.spec.id == page_id)
        if page_id in self._items:
            self.setFocusProxy(self._items[page_id])

    def show_count(self, page_id: str, count: str, *, is_loud: bool = False) -> None:
        self._items[page_id].show_count(count, is_loud=is_loud)

    def show_folded(self, *, is_folded: bool) -> None:
        self._is_folded = is_folded
        self._words.setVisible(not is_folded)
        for item in self.items:
            item.show_folded(is_folded=is_folded)
        self._restyle()

    def _fill(self, box: Box, specs: Sequence[PageSpec]) -> None:
        for spec in specs:
            item = named(NavItem(spec), f"nav_{spec.id}")
            item.clicked.connect(self._ask)
            item.moved.connect(self._move)
            self._items[spec.id] = item
            box.add(*([12] if spec.starts_group else []), item, 2)

    def _ask(self) -> None:
        sender = self.sender()
        if isinstance(sender, NavItem):
            self.asked.emit(sender.spec.id)

    def _move(self, step: int) -> None:
        focused = [n for n, item in enumerate(self.items) if item.hasFocus()]
        if focused:
            goal = min(max(focused[0] + step, 0), len(self.items) - 1)
            self.items[goal].setFocus(Qt.FocusReason.TabFocusReason)

    def _restyle(self) -> None:
        self.setFixedWidth(look.px(WIDTH["nav_folded" if self._is_folded else "nav"]))
