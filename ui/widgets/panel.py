"""A surface with a hairline and round corners; no shadow, so that it prints and scales."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from ui.theme import paint
from ui.widgets.layout import ACROSS, DOWN, Box, Item, Margins
from ui.widgets.text import Text

MARGINS: Margins = (16, 12, 16, 16)


class Ground(QFrame):
    """The painted ground of panels and banners."""

    def __init__(self, ground: str, line: str, *, is_dashed: bool = False) -> None:
        super().__init__()
        self._ground, self._line, self._is_dashed = ground, line, is_dashed
        self.setProperty("ground", ground)

    def set_ground(self, ground: str, line: str) -> None:
        self._ground, self._line = ground, line
        self.setProperty("ground", ground)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        line = paint.edge(self._line, dashed=self._is_dashed)
        paint.panel(QPainter(self), QRectF(self.rect()), fill=self._ground, line=line)


class Heading(QWidget):
    """A heading inside a page, a quiet note after it, quiet actions at the right edge."""

    def __init__(self, title: str, note: str = "", actions: Sequence[QWidget] = ()) -> None:
        super().__init__()
        self.title = Text(title, "h3", wrap=True)
        self.note = Text(note, "body", "text3", wrap=True)
        if not note:
            self.note.hide()  # never shown before it has a parent: it would flash as a window
        box = Box(ACROSS, (self.title, 0), 8, (self.note, 1), parent=self)
        if not note:
            box.add(None)
        for action in actions:
            box.add(12)
            box.addWidget(action, 0, Qt.AlignmentFlag.AlignTop)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)


class Panel(Ground):
    """Holds one subject: a heading, then what belongs to it."""

    def __init__(
        self,
        *items: Item,
        title: str = "",
        note: str = "",
        actions: Sequence[QWidget] = (),
        margins: Margins = MARGINS,
        is_dashed: bool = False,
    ) -> None:
        super().__init__("surface", "line_strong" if is_dashed else "line", is_dashed=is_dashed)
        self.heading = Heading(title, note, actions) if title else None
        self.box = Box(DOWN, margins=margins, parent=self)
        if self.heading:
            self.box.add(self.heading, 8)
        self.box.add(*items)
        if title:
            self.setAccessibleName(title)
