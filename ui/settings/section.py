"""One section of the settings: title, refusal, panels that scroll, perhaps a bar at the bottom."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.kernel.errors import AppError
from ui.kernel.naming import named
from ui.kernel.restyle import follow
from ui.theme.look import look
from ui.theme.tokens import Tone
from ui.widgets.banner import Banner
from ui.widgets.bottom_bar import BottomBar
from ui.widgets.detail_header import DetailHeader
from ui.widgets.layout import DOWN, Box, Item, Scroll, Surface, column, row

WIDEST = 760  # a panel wider than this is hard to read across
AROUND = 48  # so that the label over a field and the sentence under it are seen too


class Section(QWidget):
    """Every method has a meaning for a section that needs none."""

    def __init__(self, name: str, title: str, lead: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(title)
        self.header = DetailHeader(title, lead)
        self.told = named(Banner("danger", ""), f"{name}_told")
        self._told_row = column(self.told, 12)
        self._told_row.hide()
        self._scroll: Scroll | None = None

    def load(self) -> None:
        """Ask for what is shown: when the section is first seen, and on F5."""

    def keep_drafts(self) -> None:
        """Before locking or changing user: what is being written is kept."""

    def refuse(self, error: AppError) -> None:
        """Nothing was done; the sentence says why and what to do."""
        self.tell("danger", error.sentence)

    def tell_done(self, sentence: str, more: str = "") -> None:
        self.tell("ok", sentence, more)

    def tell(self, tone: Tone, sentence: str, more: str = "") -> None:
        """Under the title, until it is no longer so."""
        self._told_row.show()
        self.told.tell(tone, sentence, more)

    def forget_told(self) -> None:
        self._told_row.hide()

    def go_to(self, control: QWidget) -> None:
        """The focus, and the part of the section that it stands in."""
        control.setFocus(Qt.FocusReason.OtherFocusReason)
        if self._scroll is not None:
            self._scroll.ensureWidgetVisible(control, 0, look.px(AROUND))

    def lay_out(self, *items: Item, bar: BottomBar | None = None) -> None:
        """Panels under each other, not wider than one reads well."""
        panels = _Narrow(self.header, 4, self._told_row, *items, None)
        inside = Surface(ground="window", margins=(24, 16, 24, 16))
        inside.box.add(row((panels, 100), None))
        self._scroll = Scroll(inside)
        outer = Box(DOWN, (self._scroll, 1), parent=self)
        if bar is not None:
            outer.add(bar)

    def lay_out_wide(self, *items: Item) -> None:
        """The whole room, for a table that scrolls by itself while it has the height for it."""
        inside = Surface(
            self.header, 12, self._told_row, *items, ground="window", margins=(24, 16, 24, 16)
        )
        self._scroll = Scroll(inside)
        Box(DOWN, (self._scroll, 1), parent=self)


class _Narrow(QWidget):
    def __init__(self, *items: Item) -> None:
        super().__init__()
        Box(DOWN, *items, parent=self)
        follow(self._restyle)

    def _restyle(self) -> None:
        self.setMaximumWidth(look.px(WIDEST))
