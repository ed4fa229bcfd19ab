"""The column of the list: title, new, filter, rows, count; when it is empty it says why."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.clients.views import ClientRow
from app.kernel.errors import AppError
from app.kernel.texts import _, ngettext
from ui.kernel.naming import named
from ui.kernel.restyle import follow
from ui.kernel.shortcuts import bind
from ui.kernel.windowed_model import WindowedModel
from ui.theme.look import look
from ui.widgets.banner import Banner
from ui.widgets.buttons import Button, IconButton
from ui.widgets.empty_page import EmptyPage
from ui.widgets.layout import Surface, column, row
from ui.widgets.list_view import CountLine, ListView
from ui.widgets.search_field import SearchField
from ui.widgets.text import Text

WIDE, NARROW = 416, 376


class ClientColumn(Surface):
    """`asked` when other rows are wanted."""

    asked = Signal()
    new_asked = Signal()

    def __init__(self, model: WindowedModel[ClientRow], *, may_register: bool) -> None:
        super().__init__(edges="r")
        self.filter = SearchField(
            "clients_filter", _("Filtrera på namn eller nummer"), "Ctrl+F", "filter"
        )
        self.rows = ListView("clients_list", _("Personer"), model, has_icons=False)
        self._new = named(
            IconButton("plus", _("Ny person"), "Ctrl+N"), "clients_new", _("Ny person")
        )
        if not may_register:
            self._new.hide()
        self._count = CountLine("clients_count")
        self._refusal = named(Banner("danger", ""), "clients_refusal")
        self._refusal.hide()
        self._clear = named(Button(_("Rensa filtret")), "clients_clear_filter")
        self._empty = EmptyPage("users", "", "", [self._clear])
        self._stack = QStackedWidget()
        self._stack.addWidget(self.rows)
        self._stack.addWidget(self._empty)
        title = row(Text(_("Personer"), "h1"), None, self._new)
        head = column(title, 12, self.filter, 8, self._refusal, margins=(16, 12, 16, 0))
        self.box.add(head, (self._stack, 1), self._count)
        self._connect(model)
        follow(self._restyle)

    @property
    def text(self) -> str:
        return self.filter.text().strip()

    def listen(self, page: QWidget) -> None:
        """Ctrl+F and Ctrl+N from anywhere on the page."""
        bind(page, "filter", self._to_filter)
        if not self._new.isHidden():
            bind(page, "new", self._press_new)

    def refuse(self, error: AppError) -> None:
        self._refusal.tell("danger", error.sentence)

    def _connect(self, model: WindowedModel[ClientRow]) -> None:
        self.filter.textEdited.connect(self._ask)
        self.filter.left.connect(self.rows.setFocus)
        self.filter.went_down.connect(self.rows.setFocus)
        self._clear.clicked.connect(self._rid)
        self._new.clicked.connect(self.new_asked)
        model.loaded.connect(self._loaded)
        model.failed.connect(self.refuse)

    def _loaded(self, count: int) -> None:
        self._refusal.hide()
        words = ngettext("{count} person", "{count} personer", count).format(count=count)
        self._count.tell(words, _("Kopiera raden Ctrl+C"))
        self._stack.setCurrentWidget(self.rows if count else self._empty)
        self._clear.setVisible(bool(self.text))
        if self.text:
            self._empty.tell(
                _("Ingen person passar filtret"),
                _("Sök på namn, personnummer eller nummer. Rensa filtret för att se alla."),
            )
        else:
            self._empty.tell(
                _("Du har inga personer"),
                _("Här står de personer som du är ansvarig för eller har ett uppdrag hos."),
            )

    def _ask(self, _text: str) -> None:
        self.asked.emit()

    def _rid(self) -> None:
        self.filter.clear()
        self.filter.setFocus()
        self.asked.emit()

    def _press_new(self) -> None:
        self._new.click()

    def _to_filter(self) -> None:
        self.filter.setFocus()
        self.filter.selectAll()

    def _restyle(self) -> None:
        self.setMinimumWidth(look.px(NARROW))
        self.setMaximumWidth(look.px(WIDE))
        for words in (self._empty.title, self._empty.body):
            words.setFixedWidth(look.px(NARROW - 32))
