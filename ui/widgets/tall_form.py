"""A form with many fields: it scrolls inside, so that its bar is there in a low window too."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QWidget

from ui.theme.look import look
from ui.theme.tokens import WIDTH
from ui.widgets.fields import Field
from ui.widgets.form import Form
from ui.widgets.layout import Scroll, Surface

AROUND = 170  # title, margins and bar
AIR = 12  # over and under what is scrolled to


class TallForm(Form):
    """Put the fields into `inside`."""

    def __init__(self, name: str, title: str, act: str, parent: QWidget) -> None:
        self.inside = Surface(ground="overlay", margins=(4, 4, 12, 4))  # room for the focus ring
        super().__init__(name, title, act, parent)
        self._is_wide = True
        self._wanted: QWidget | None = None
        self._scroll = Scroll(self.inside, "overlay")
        self.box.add((self._scroll, 1))
        self.setMinimumWidth(look.px(WIDTH["dialog_wide"]))
        self._scroll.verticalScrollBar().rangeChanged.connect(self._show_focus)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._show_focus)

    def show_soon(self, part: QWidget) -> None:
        """Fields that were added: the whole of them, once they have their place."""
        self._wanted = part
        QTimer.singleShot(0, self, self._show_wanted)

    def _show_wanted(self) -> None:
        if self._wanted is not None and self.inside.isAncestorOf(self._wanted):
            self._show_whole(self._wanted)
        self._wanted = None

    def _show_focus(self, _before: object = None, _after: object = None) -> None:
        """Where one writes is seen, also when more fields came; the mouse sees where it presses."""
        field = self.focusWidget()
        is_by_mouse = QApplication.mouseButtons() != Qt.MouseButton.NoButton
        if field is not None and not is_by_mouse and self.inside.isAncestorOf(field):
            self._show_whole(_with_its_label(field))

    def _show_whole(self, field: QWidget) -> None:
        """Its end first, so that its beginning is seen where there is no room for both."""
        top = field.mapTo(self.inside, QPoint(0, 0)).y()
        for y in (top + field.height(), top):
            self._scroll.ensureVisible(0, y, 0, look.px(AIR))

    def showEvent(self, event: QShowEvent) -> None:
        """As high as its fields, as far as the window lets it."""
        super().showEvent(event)
        parent = self.parentWidget()
        room = parent.window().height() if parent is not None else self.height()
        wanted = self.inside.sizeHint().height() + look.px(AROUND)
        self.resize(self.width(), min(wanted, round(room * 0.94)))


def _with_its_label(control: QWidget) -> QWidget:
    around: QWidget | None = control
    while around is not None and not isinstance(around, Field):
        around = around.parentWidget()
    return around or control
