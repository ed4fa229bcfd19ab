"""Beside a list: that nothing is chosen, the thing that is, or why it cannot be shown."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget
from shiboken6 import isValid

from app.kernel.errors import AppError
from app.kernel.texts import _
from ui.kernel.naming import named
from ui.widgets.banner import Banner
from ui.widgets.busy import SHOWN_AFTER_MS, Busy
from ui.widgets.empty_page import EmptyPage
from ui.widgets.layout import column


class DetailStack(QStackedWidget):
    """`name` begins the object name of the refusal."""

    def __init__(self, name: str, empty: EmptyPage, detail: QWidget) -> None:
        super().__init__()
        self._empty, self._detail = empty, detail
        self._refusal = named(Banner("danger", ""), f"{name}_refusal")
        self._refused = column(self._refusal, None, margins=(24, 16, 24, 16))
        self._busy = Busy(f"{name}_busy", _("Arbetar"))
        self._waiting = column((self._busy, 1))
        self._next: QWidget = empty  # what is shown when one does not wait
        self._last: QWidget = empty  # what is brought back after it was put away
        self._focus: QWidget | None = None
        self._timer = QTimer(self, singleShot=True, interval=SHOWN_AFTER_MS)
        self._timer.timeout.connect(self._say_wait)
        for page in (empty, detail, self._refused, self._waiting):
            self.addWidget(page)

    def wait(self, busy: bool) -> None:  # noqa: FBT001 - a Qt signal brings it
        """After 300 ms it is said that something is fetched or saved, in place of the old."""
        if busy:
            self._timer.start()
            self._busy.begin()
            return
        self._timer.stop()
        self._busy.end()
        has_waited = self.currentWidget() is self._waiting
        self.setCurrentWidget(self._next)
        if has_waited and self._focus is not None and isValid(self._focus):
            self._give_focus_back(self._focus)

    def _give_focus_back(self, widget: QWidget) -> None:
        if widget.isVisible():
            widget.setFocus()

    def _say_wait(self) -> None:
        self._focus = None
        here = QApplication.focusWidget()
        if here is not None and self.isAncestorOf(here):
            self._focus = here
        self.setCurrentWidget(self._waiting)

    def expect_detail(self) -> None:
        """Something is asked for: it is shown when it has come, never what was there before."""
        self._next = self._last = self._detail

    def show_detail(self) -> None:
        self._last = self._detail
        self._show(self._detail)

    def show_nothing(self) -> None:
        self._last = self._empty
        self._show(self._empty)

    def show_refused(self, title: str, error: AppError) -> None:
        """Who may not be shown the thing is not shown half of it."""
        self._refusal.tell("danger", title, error.sentence)
        self._last = self._refused
        self._show(self._refused)

    def put_away(self) -> None:
        """What is shown belongs to nobody in the list just now."""
        self._show(self._empty)

    def bring_back(self) -> None:
        self._show(self._last)

    def _show(self, page: QWidget) -> None:
        """While one waits, it is what comes after the wait."""
        self._next = page
        if self.currentWidget() is not self._waiting:
            self.setCurrentWidget(page)
