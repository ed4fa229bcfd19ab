"""Beside a list: that nothing is chosen, the thing that is, or why it cannot be shown."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget, QWidget

from app.kernel.errors import AppError
from ui.kernel.naming import named
from ui.widgets.banner import Banner
from ui.widgets.empty_page import EmptyPage
from ui.widgets.layout import column


class DetailStack(QStackedWidget):
    """`name` begins the object name of the refusal."""

    def __init__(self, name: str, empty: EmptyPage, detail: QWidget) -> None:
        super().__init__()
        self._empty, self._detail = empty, detail
        self._refusal = named(Banner("danger", ""), f"{name}_refusal")
        self._refused = column(self._refusal, None, margins=(24, 16, 24, 16))
        for page in (empty, detail, self._refused):
            self.addWidget(page)

    def show_nothing(self) -> None:
        self.setCurrentWidget(self._empty)

    def show_detail(self) -> None:
        self.setCurrentWidget(self._detail)

    def show_refused(self, title: str, error: AppError) -> None:
        """Who may not be shown the thing is not shown half of it."""
        self._refusal.tell("danger", title, error.sentence)
        self.setCurrentWidget(self._refused)
