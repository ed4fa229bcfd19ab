"""A form with many fields: it scrolls inside, so that its bar is there in a low window too."""

from __future__ import annotations

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from ui.theme.look import look
from ui.theme.tokens import WIDTH
from ui.widgets.form import Form
from ui.widgets.layout import Scroll, Surface

AROUND = 170  # title, margins and bar


class TallForm(Form):
    """Put the fields into `inside`."""

    def __init__(self, name: str, title: str, act: str, parent: QWidget) -> None:
        self.inside = Surface(ground="overlay", margins=(4, 4, 12, 4))  # room for the focus ring
        super().__init__(name, title, act, parent)
        self._is_wide = True
        self.box.add((Scroll(self.inside, "overlay"), 1))
        self.setMinimumWidth(look.px(WIDTH["dialog_wide"]))

    def showEvent(self, event: QShowEvent) -> None:
        """As high as its fields, as far as the window lets it."""
        super().showEvent(event)
        parent = self.parentWidget()
        room = parent.window().height() if parent is not None else self.height()
        wanted = self.inside.sizeHint().height() + look.px(AROUND)
        self.resize(self.width(), min(wanted, round(room * 0.94)))
