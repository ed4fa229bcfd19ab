"""Personer: the list of clients, and beside it the one that is chosen."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtWidgets import QStackedWidget, QWidget

from app.access.actor import Command, Data
from app.access.roles import Role
from app.clients.views import ClientRow
from app.kernel.changes import Topic
from app.kernel.errors import AppError
from app.kernel.texts import _
from ui.bench import Bench, Paper
from ui.clients import seeing
from ui.clients.client_column import ClientColumn
from ui.clients.client_forms import ClientForms
from ui.clients.client_list import ClientRows
from ui.clients.client_model import ClientModel
from ui.clients.detail import ClientDetail
from ui.clients.parts import ClientServices
from ui.kernel.history import Place
from ui.kernel.purpose import ask_purpose
from ui.kernel.windowed_model import WindowedModel
from ui.shell.page import ListPage
from ui.widgets.empty_page import EmptyPage
from ui.widgets.layout import ACROSS, Box

NEW_ORDER = "new:"  # the orders page takes it: a new order for the person with this id
_LISTED = (Topic.CLIENT, Topic.CARD, Topic.CASE, Topic.ORDER)


class ClientsPage(ListPage):
    """A refusal to open somebody stands where the person would have stood."""

    def __init__(self, bench: Bench, services: ClientServices) -> None:
        super().__init__(bench.bus, _LISTED)
        self._bench = bench
        self._rows = ClientRows(bench.actor, services.reading, services.issued, services.cases)
        self.model: WindowedModel[ClientRow] = WindowedModel(bench.runner, self._rows.shape, self)
        may_register = seeing.has_right(bench.actor, Data.CLIENT, Command.CREATE)
        self.column = ClientColumn(self.model, may_register=may_register)
        self.client = ClientModel(bench, services, self)
        self.detail = ClientDetail(self.client)
        self.forms = ClientForms(self.client, self.detail)
        self._empty = EmptyPage("users", _("Ingen person är vald"), _("Välj en person i listan."))
        self._stack = QStackedWidget()
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self.detail)
        Box(ACROSS, (self.column, 9), (self._stack, 17), parent=self)
        self._connect()

    # What the window asks

    def columns(self) -> Sequence[QWidget]:
        return (self.column, self._stack)

    def show_key(self, key: str) -> None:
        client_id = UUID(key)
        self._open(client_id)
        self._load()

    def refresh(self) -> None:
        self._load()
        if self.client.client_id is not None:
            self.client.open(self.client.client_id)

    def load_list(self) -> None:
        self.model.load(self._rows.source(self.column.text), self.client.client_id)

    def keep_drafts(self) -> None:
        self.detail.card_tab.notes.keep_now()
        self.forms.keep_now()

    # What happens inside

    def _connect(self) -> None:
        rows, detail, forms = self.column.rows, self.detail, self.forms
        rows.chosen.connect(self._chosen)
        rows.opened.connect(self._enter)
        self.column.asked.connect(self._load)
        self.column.new_asked.connect(forms.open_register)
        self.column.listen(self)
        self.client.changed.connect(self._show)
        self.client.failed.connect(self._refused)
        self.client.saved.connect(self._bench.say)
        detail.order_asked.connect(self._new_order)
        detail.print_asked.connect(self.client.print_card)
        detail.reveal_asked.connect(forms.ask_reveal)
        detail.card_tab.issue_asked.connect(forms.open_issue)
        detail.card_tab.recall_asked.connect(forms.ask_recall)
        detail.card_tab.read_asked.connect(self._read_card)
        detail.people.asked.connect(forms.open_for_people)
        detail.decisions.new_asked.connect(forms.open_decision)
        detail.decisions.level_asked.connect(forms.open_level)
        detail.orders.opened.connect(self._go_to_order)
        detail.overview.opened.connect(self._go_to_bar)
        forms.registered.connect(self._registered)

    def _chosen(self, key: object) -> None:
        if isinstance(key, UUID) and key != self.client.client_id:
            self._open(key)

    def _open(self, client_id: UUID) -> None:
        self.detail.card_tab.notes.keep_now()
        self.client.open(client_id)
        self.key_chosen.emit(str(client_id))

    def _enter(self, _key: object) -> None:
        self.detail.tabs.setFocus()

    def _show(self) -> None:
        self._stack.setCurrentWidget(self.detail)

    def _refused(self, error: AppError) -> None:
        """Somebody who may not be opened is not shown half."""
        if self.client.card is None and self.forms.form is None:
            self._empty.tell(_("Personen kan inte visas"), error.sentence)
            self._stack.setCurrentWidget(self._empty)

    def _registered(self, client_id: UUID) -> None:
        self._open(client_id)
        self._load()

    def _new_order(self) -> None:
        if self.client.client_id is not None:
            self._bench.go(Place("orders", f"{NEW_ORDER}{self.client.client_id}"))

    def _go_to_order(self, order_id: object) -> None:
        self._bench.go(Place("orders", str(order_id)))

    def _go_to_bar(self, key: str) -> None:
        """A bar of the time line: an order or an execution is opened, a decision has its tab."""
        kind, _colon, id_ = key.partition(":")
        pages = {"order": "orders", "execution": "executions"}
        if kind in pages and id_ != "planned":
            self._bench.go(Place(pages[kind], id_))
        elif kind == "decision" and seeing.DECISIONS in self.client.tabs:
            self.detail.show_tab(seeing.DECISIONS)

    def _read_card(self) -> None:
        card, papers = self.client.card, self.client.services.papers
        if card is None:
            return
        client_id = card.client.id
        if self._bench.actor.role is Role.PROVIDER:
            self._bench.go(Place("cards", str(client_id)))
            return
        purpose: str | None = self.client.purpose
        if card.client.is_protected and not purpose:
            purpose = ask_purpose(self._bench.questions, _("Läs personkortet"), _("Visa kortet"))
        if purpose is not None:
            why, title = purpose, _("Personkort")
            self._bench.preview(Paper(title=title, draw=lambda: papers.card(client_id, why)))
