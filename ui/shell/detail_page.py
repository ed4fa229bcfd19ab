"""A page with a list and, beside it, the thing that is chosen in it."""

from __future__ import annotations

from abc import abstractmethod
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt

from ui.kernel.windowed_model import WindowedModel
from ui.shell.page import ListPage
from ui.widgets.detail_stack import DetailStack
from ui.widgets.list_view import ListView
from ui.widgets.search_field import SearchField


class DetailPage(ListPage):
    """Beside a list that is narrowed by words stands nobody who is not in it.

    A link that leads to somebody takes such words away.
    """

    def stand_beside(
        self, rows: ListView, model: WindowedModel[Any], words: SearchField, stack: DetailStack
    ) -> None:
        """From now on the list decides what stands in the stack."""
        self._words, self._stack, self._is_led = words, stack, False
        self._list = rows
        rows.chosen.connect(self._chosen)
        model.chosen_came.connect(self._arrived)
        model.chosen_gone.connect(self._left_out)

    @property
    @abstractmethod
    def shown_id(self) -> UUID | None:
        """What was opened last, shown or not."""

    @abstractmethod
    def fetch(self, id_: UUID) -> None:
        """Ask for it; the stack is told when one waits, and when it has come or was refused."""

    def show_key(self, key: str) -> None:
        if key:
            self._is_led = True
            self.open(UUID(key))
            self._load()

    def open(self, id_: UUID) -> None:
        self._stack.expect_detail()
        self.fetch(id_)
        self.key_chosen.emit(str(id_))

    def return_to_list(self, _said: str = "") -> None:
        """Something was done: what was pressed cannot be pressed again, the keys go on in the list.

        Who has gone to another place meanwhile stays there.
        """
        focus = self.window().focusWidget()
        if focus is None or self._stack.isAncestorOf(focus):
            self._list.setFocus(Qt.FocusReason.MouseFocusReason)

    def _chosen(self, key: object) -> None:
        if not isinstance(key, UUID):
            return
        if key == self.shown_id:
            self._stack.bring_back()
        else:
            self.open(key)

    def _arrived(self, _row: int) -> None:
        self._is_led = False

    def _left_out(self) -> None:
        if not self._words.text().strip():
            return
        if self._is_led:
            self._is_led = False
            self._words.clear()
            self._load()
        else:
            self._stack.put_away()
