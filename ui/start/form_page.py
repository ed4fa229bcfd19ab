"""A form in the middle of an empty window: mark, title, fields, the bar that closes it."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QProgressBar, QWidget

from ui.kernel.announce import announce
from ui.kernel.naming import named
from ui.kernel.restyle import follow
from ui.kernel.shortcuts import is_pressed
from ui.theme.look import look
from ui.theme.tokens import WIDTH
from ui.widgets.banner import Banner
from ui.widgets.brand import Mark
from ui.widgets.busy import SHOWN_AFTER_MS
from ui.widgets.buttons import Button
from ui.widgets.first_field import goes_on
from ui.widgets.focus_ring import FocusRing
from ui.widgets.layout import ACROSS, DOWN, Box, Item, Scroll, column, row
from ui.widgets.panel import Panel
from ui.widgets.text import Text


class FormPage(QWidget):
    """`fields` takes the fields; refusals stand over them, waiting under them."""

    def __init__(self, name: str, title: str, lead: str, primary: Button, leave: Button) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("ground", "window")
        self.setWindowTitle("Verkställ")
        self.primary, self.leave = primary, leave
        self.holds_window = self._is_waiting = False
        self.title = Text(title, "h1", wrap=True)
        self.lead = Text(lead, "body", "text2", wrap=True)
        self.refusal = named(Banner("danger", ""), f"{name}_refusal")
        self._refused = column(self.refusal, 12)
        self._refused.hide()
        self.fields = Box(DOWN)
        self._wait = Text("", "body", "text2", wrap=True)
        self._bar = named(QProgressBar(), f"{name}_bar")
        self._bar.setTextVisible(False)
        self._bar.setRange(0, 0)
        self._waiting = column(12, self._wait, 8, self._bar)
        self._waiting.hide()
        self._why = Text("", "small", "text2", wrap=True).align_right()
        buttons = row(leave, 12, (self._why, 1), 12, primary)
        self._panel = Panel(
            self.title, 4, self.lead, 16, self._refused, self.fields, self._waiting, 16, buttons,
            margins=(24, 20, 24, 20),
        )  # fmt: skip
        inside = QWidget()
        head = row(Mark(), 12, Text("Verkställ", "h2"), None)
        centre: list[Item] = [None, column(None, head, 16, self._panel, None), None]
        Box(ACROSS, *centre, margins=(24, 24, 24, 24), parent=inside)
        Box(DOWN, (Scroll(inside), 1), parent=self)
        self._ring = FocusRing(self)
        self._late = QTimer(self, singleShot=True, interval=SHOWN_AFTER_MS)
        self._late.timeout.connect(self._show_waiting)
        follow(self._restyle)

    def wait(self, sentence: str) -> None:
        """Something slow is under way: keys are derived, a file is made."""
        self._refused.hide()
        self._is_waiting = True
        self._wait.setText(sentence)
        self._bar.setAccessibleName(sentence)
        self._allow(sentence)
        self._late.start()

    def stop_waiting(self) -> None:
        self._late.stop()
        self._waiting.hide()
        self._is_waiting = False
        self._allow("")

    def refuse(self, sentence: str, way_out: str = "") -> None:
        """What is wrong and the way out, over the fields; nothing that was written is lost."""
        self.stop_waiting()
        self._refused.show()
        self.refusal.tell("danger", sentence, way_out)

    @property
    def is_waiting(self) -> bool:
        return self._is_waiting

    def why_not_close(self) -> str:
        """Something would be lost if the window was closed now; empty when nothing would."""
        return self._wait.text() if self.holds_window and self.is_waiting else ""

    def tell_why_not(self, sentence: str) -> None:
        """The window was asked to close while it may not."""
        announce(self, sentence)

    def allow(self, reason: str) -> None:
        """The primary is on when there is no reason against it; a reason stands before it."""
        self.primary.allow(reason)
        self._why.setText(reason)

    def _allow(self, reason: str) -> None:
        self.primary.allow(reason)
        self.leave.allow(reason)

    def _show_waiting(self) -> None:
        self._waiting.show()
        announce(self, self._wait.text())

    def _restyle(self) -> None:
        self._panel.setFixedWidth(look.px(WIDTH["dialog"]))
        self.update()

    # Qt's side of the page

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_pressed("primary", event):
            self.primary.click()
        elif not goes_on(self, event, self.primary):
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        QPainter(self).fillRect(self.rect(), look.colour("window"))
