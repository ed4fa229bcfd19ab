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
        self._before: QWidget = empty
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
        if self.currentWidget() is self._waiting:
            self.setCurrentWidget(self._before)
            if self._focus is not None and isValid(self._focus) and self._focus.isVisible():
                self._focus.setFocus()

    def _say_wait(self) -> None:
        shown = self.currentWidget()
        self._before, self._focus = shown if shown is not None else self._empty, None
        here = QApplication.focusWidget()
        if here is not None and self.isAncestorOf(here):
            self._focus = here
        self.setCurrentWidget(self._waiting)

    def show_nothing(self) -> None:
        self._show(self._empty)

    def show_detail(self) -> None:
        self._show(self._detail)

    def show_refused(self, title: str, error: AppError) -> None:
        """Who may not be shown the thing is not shown half of it."""
        self._refusal.tell("danger", title, error.sentence)
        self._show(self._refused)

    def _show(self, page: QWidget) -> None:
        """While one waits, it is what comes after the wait."""
        self._before = page
        if self.currentWidget() is not self._waiting:
            self.setCurrentWidget(page)
