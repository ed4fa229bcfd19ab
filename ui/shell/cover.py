"""What lies over the whole window while it is locked or closing; forms are put aside with it."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QDialog, QStackedWidget, QWidget
from shiboken6 import isValid


class Cover(QStackedWidget):
    """The content, or what lies over it. Hidden, not only painted over: its keys are off too."""

    def __init__(self, content: QWidget) -> None:
        super().__init__()
        self._content = content
        self._put_aside: list[QDialog] = []
        self.addWidget(content)

    @property
    def is_on(self) -> bool:
        return self.currentWidget() is not self._content

    def put_on(self, over: QWidget) -> None:
        """In place of what lies there already."""
        if self.is_on:
            self._remove()
        else:
            self._hide_dialogs()
        self.addWidget(over)
        self.setCurrentWidget(over)

    def take_off(self) -> None:
        """The content again, and the forms as they stood."""
        if self.is_on:
            self._remove()
        self.setCurrentWidget(self._content)
        for dialog in self._put_aside:
            if isValid(dialog):
                dialog.open()
        self._put_aside.clear()

    def _remove(self) -> None:
        over = self.currentWidget()
        if over is not None:
            self.removeWidget(over)
            over.deleteLater()

    def _hide_dialogs(self) -> None:
        """A form would stand over the lock, and it shows what the page shows."""
        menu_or_list = QApplication.activePopupWidget()
        if menu_or_list is not None:
            menu_or_list.close()
        dialogs = self.window().findChildren(QDialog)
        self._put_aside = [dialog for dialog in dialogs if dialog.isVisible()]
        for dialog in self._put_aside:
            dialog.hide()
