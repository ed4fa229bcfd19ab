"""All shortcuts of the program, from where they are declared (Ctrl+/)."""

from __future__ import annotations

from itertools import groupby
from operator import attrgetter

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QWidget

from app.kernel.texts import _
from ui.kernel import shortcuts
from ui.kernel.naming import named
from ui.kernel.restyle import follow
from ui.theme import fonts
from ui.theme.look import look
from ui.widgets.buttons import Button
from ui.widgets.dialog import Dialog
from ui.widgets.layout import DOWN, Box, Item, Scroll, column, row
from ui.widgets.search_field import key_cap
from ui.widgets.text import Text


class KeyCap(QLabel):
    """Keys as they look on a keyboard."""

    def __init__(self, keys: str) -> None:
        super().__init__(keys)
        self.setProperty("tone", "text3")
        self.setProperty("ground", "sunken")
        follow(self._restyle)

    def _restyle(self) -> None:
        self.setFixedSize(self.sizeHint())
        self.update()

    # Qt's side of the label

    def sizeHint(self) -> QSize:
        width = fonts.width_of(self.text(), "small") + look.px(12)
        return QSize(round(width) + 1, look.px(22))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        key_cap(QPainter(self), QRectF(self.rect()), self.text())


class ShortcutList(Dialog):
    """Grouped by where they work, two columns."""

    def __init__(self, parent: QWidget | None = None) -> None:
        close = named(Button(_("Stäng"), "primary"), "shortcuts_close")
        leave = named(Button(_("Tillbaka")), "shortcuts_leave")
        super().__init__("shortcuts", _("Kortkommandon"), close, leave, parent, is_wide=True)
        leave.hide()
        groups = groupby(shortcuts.ALL, key=attrgetter("where"))
        blocks = [_block(_(where), list(found)) for where, found in groups]
        left, right = column(blocks[0], 16, blocks[3], None), column(blocks[1], 16, blocks[2], None)
        inside = row((left, 1), 32, (right, 1))
        self.scroller = named(Scroll(inside, "overlay"), "shortcuts_scroll")
        self.box.addWidget(self.scroller, 1)
        follow(self._size)

    def _size(self) -> None:
        self.resize(look.px(820), look.px(560))


def _block(title: str, found: list[shortcuts.Shortcut]) -> QWidget:
    items: list[Item] = [Text(title, "smallstrong", "text3")]
    for shortcut in found:
        line = row((Text(_(shortcut.text), wrap=True), 1), 12, KeyCap(shortcut.shown))
        items += [8, line]
    widget = QWidget()
    Box(DOWN, *items, parent=widget)
    return widget
