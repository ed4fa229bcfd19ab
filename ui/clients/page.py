"""Personer: the list of clients, and beside it the one that is chosen."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.access.actor import Command, Data
from app.access.roles import Role
from app.clients.views import ClientRow
from app.kernel.changes import Topic
from app.kernel.errors import AppError
from app.kernel.texts import _, ngettext
from ui.bench import Bench, Paper
from ui.clients import seeing
from ui.clients.client_forms import ClientForms
from ui.clients.client_list import ClientRows
from ui.clients.client_model import ClientModel
from ui.clients.detail import ClientDetail
from ui.clients.parts import ClientServices
from ui.kernel.history import Place
from ui.kernel.naming import named
from ui.kernel.purpose import ask_purpose
from ui.kernel.shortcuts import bind
from ui.kernel.windowed_model import WindowedModel
from ui.shell.detail_page import DetailPage
from ui.widgets.buttons import IconButton
from ui.widgets.detail_stack import DetailStack
from ui.widgets.empty_page import EmptyPage
from ui.widgets.filtered_list import (
    DETAIL_SHARE,
    LIST_SHARE,
    FilteredList,
    ListParts,
    ListWords,
)
from ui.widgets.form_draft import FormDraft
from ui.widgets.layout import ACROSS, Box
from ui.widgets.list_view import ListView

_LISTED = (Topic.CLIENT, Topic.CARD, Topic.CASE, Topic.ORDER)


class ClientsPage(DetailPage):
    """A refusal to open somebody stands where the person would have stood.

    `order_asked` brings the id of the person for whom a new order is wanted.
    """

    order_asked = Signal(object)

    def __init__(self, bench: Bench, services: ClientServices) -> None:
        super().__init__(bench.bus, _LISTED)
        self._bench = bench
        self._rows = ClientRows(bench.actor, services.reading, services.issued, services.cases)
        self.model: WindowedModel[ClientRow] = WindowedModel(bench.runner, self._rows.shape, self)
        self._new = named(IconButton("plus", _("Ny person"), "Ctrl+N"), "clients_new")
        rows = ListView("clients_list", _("Personer"), self.model, has_icons=False)
        self.column = FilteredList(_words(), self.model, rows, ListParts(new=self._new))
        self.client = ClientModel(bench, services, self)
        self.detail = ClientDetail(self.client)
        self.forms = ClientForms(self.client, self.detail)
        empty = EmptyPage("users", _("Ingen person är vald"), _("Välj en person i listan."))
        stack = DetailStack("clients_detail", empty, self.detail)
        Box(ACROSS, (self.column, LIST_SHARE), (stack, DETAIL_SHARE), parent=self)
        self.stand_beside(rows, self.model, self.column.filter, stack)
        self._connect()

    # What the window asks

    def columns(self) -> Sequence[QWidget]:
        return (self.column, self._stack)

    def show_tab(self, tab: str) -> None:
        if tab in self.client.tabs:
            self.detail.show_tab(tab)

    def refresh(self) -> None:
        self._load()
        if self.client.client_id is not None:
            self.client.open(self.client.client_id)

    def load_list(self) -> None:
        self.model.load(self._rows.source(self.column.text), self.client.client_id)

    def keep_drafts(self) -> None:
        self.detail.card_tab.notes.keep_now()
        for kept in self.findChildren(FormDraft):
            kept.keep_now()

    # What happens inside

    def _connect(self) -> None:
        detail, forms = self.detail, self.forms
        self.column.rows.opened.connect(self._enter)
        self.column.asked.connect(self._load)
        self.column.listen(self)
        self.model.loaded.connect(self._counted)
        self._new.clicked.connect(forms.open_register)
        if seeing.has_right(self._bench.actor, Data.CLIENT, Command.CREATE):
            bind(self, "new", self._new.click)
        else:
            self._new.hide()
        self.client.busy_changed.connect(self._stack.wait)
        forms.refused.connect(self._refused)
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

    @property
    def shown_id(self) -> UUID | None:
        return self.client.client_id

    def fetch(self, id_: UUID) -> None:
        self.detail.card_tab.notes.keep_now()
        self.client.open(id_)

    def _enter(self, _key: object) -> None:
        self.detail.tabs.setFocus()

    def _refused(self, error: AppError) -> None:
        """Somebody who may not be opened is not shown half."""
        if self.client.card is None:
            self._stack.show_refused(_("Personen kan inte visas"), error)
        else:
            self.detail.refuse(error)

    def _counted(self, count: int) -> None:
        self.column.tell_count(
            ngettext("{count} person", "{count} personer", count).format(count=count)
        )

    def _registered(self, client_id: UUID) -> None:
        self.open(client_id)
        self._load()

    def _new_order(self) -> None:
        if self.client.client_id is not None:
            self.order_asked.emit(self.client.client_id)

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


def _words() -> ListWords:
    return ListWords(
        title=_("Personer"),
        placeholder=_("Filtrera på namn eller nummer"),
        icon="users",
        nothing=_("Du har inga personer"),
        nothing_body=_("Här står de personer som du är ansvarig för eller har ett uppdrag hos."),
        filtered=_("Ingen person passar filtret"),
        filtered_body=_("Sök på namn, personnummer eller nummer. Rensa filtret för att se alla."),
    )
