"""Beställningar: the list by state, and beside it one order."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtWidgets import QWidget

from app.access.roles import Role
from app.clients.search import ClientSearch
from app.kernel.changes import Topic
from app.kernel.errors import AppError
from app.kernel.texts import _, ngettext
from app.orders.views import OrderRow
from ui.bench import Bench
from ui.kernel.history import Place
from ui.kernel.naming import named
from ui.kernel.pages import PageSource
from ui.kernel.places import card_place
from ui.kernel.shortcuts import bind
from ui.kernel.windowed_model import WindowedModel
from ui.orders.allowing import Act
from ui.orders.detail import OrderDetail
from ui.orders.opening import OrderForms
from ui.orders.order_list import OrderRows
from ui.orders.order_model import OrderModel
from ui.orders.view import OrderServices
from ui.shell.detail_page import DetailPage
from ui.widgets.buttons import Button
from ui.widgets.detail_stack import DetailStack
from ui.widgets.empty_page import EmptyPage
from ui.widgets.filtered_list import (
    DETAIL_SHARE,
    LIST_SHARE,
    FilteredList,
    ListParts,
    ListWords,
)
from ui.widgets.layout import ACROSS, Box
from ui.widgets.list_view import ListView

_TOUCHING = (Topic.ORDER, Topic.EXECUTION, Topic.CASE, Topic.SETTINGS)


class OrdersPage(DetailPage):
    """A list of orders and the one that is chosen."""

    reopens = True

    def __init__(self, bench: Bench, services: OrderServices) -> None:
        super().__init__(bench.bus, _TOUCHING)
        self._bench, self._services = bench, services
        self._rows = OrderRows(
            services.reading,
            services.cases,
            services.settings,
            bench.now,
            names_unit=bench.actor.unit_id is None,
        )
        self.model: WindowedModel[OrderRow] = WindowedModel(bench.runner, self._rows.shape, self)
        self._new = named(Button(_("Ny"), icon="plus"), "orders_new", _("Ny beställning"))
        segments = (("open", _("Öppna")), ("over", _("Avslutade")), ("all", _("Alla")))
        rows = ListView("orders_list", _("Beställningar"), self.model)
        parts = ListParts(segments=segments, new=self._new)
        self.list = FilteredList(_words(), self.model, rows, parts)
        self.order = OrderModel(bench, services)
        self.detail = OrderDetail(self.order)
        self.forms = OrderForms(self.order, self.detail)
        empty = EmptyPage(
            "send", _("Ingen beställning är vald"), _("Välj en beställning i listan.")
        )
        self._stack = DetailStack("orders", empty, self.detail)
        Box(ACROSS, (self.list, LIST_SHARE), (self._stack, DETAIL_SHARE), parent=self)
        self.stand_beside(self.list.rows, self.model, self.list.filter, self._stack)
        self._new.setVisible(bench.actor.role is Role.CASE_OFFICER)
        self._connect()
        self._allow_new()

    # What the window asks

    def columns(self) -> Sequence[QWidget]:
        return (self.list, self._stack)

    def refresh(self) -> None:
        self._load()
        if self.order.order_id is not None:
            self.order.open(self.order.order_id)

    def keep_drafts(self) -> None:
        self.forms.drafts.keep_now()

    # What happens inside

    def _connect(self) -> None:
        self.list.asked.connect(self._load)
        self.list.listen(self)
        self.model.loaded.connect(self._counted)
        self._new.clicked.connect(self._ask_new)
        bind(self, "new", self._press_new)
        self.detail.act_asked.connect(self._act)
        self.detail.client_asked.connect(self._go_to_client)
        self.detail.card_asked.connect(self._go_to_card)
        self.detail.execution_asked.connect(self._go_to_execution)
        self.forms.place.refused.connect(self._refused)
        self.order.changed.connect(self._allow_new)
        self.order.busy_changed.connect(self._stack.wait)
        self.order.saved.connect(self._bench.say)
        self.order.saved.connect(self.return_to_list)
        self.order.went_to.connect(self._went_to)

    def load_list(self) -> None:
        self.model.load(self._source(), self.again(self.order.order_id))

    def _source(self) -> PageSource[OrderRow]:
        text, clients = self.list.text, self._services.clients

        def search() -> ClientSearch:
            return clients.search(text)

        return self._rows.source(self.list.state, search)

    @property
    def shown_id(self) -> UUID | None:
        return self.order.order_id

    def fetch(self, id_: UUID) -> None:
        self.order.open(id_)

    def _went_to(self, order_id: UUID | None) -> None:
        if order_id is not None:
            self.open(order_id)
            return
        self.order.close()
        self._stack.show_nothing()

    def _act(self, act: Act) -> None:
        view = self.order.view
        if view is None:
            return
        if act is Act.WRONG:
            self._bench.go(Place("corrections", f"guide:{view.card.order.id}"))
        elif act is Act.CASE and view.case is not None:
            self._bench.go(Place("corrections", str(view.case.id)))
        else:
            self.forms.do(act)

    def _press_new(self) -> None:
        self._new.click()

    def _ask_new(self) -> None:
        view = self.order.view
        if view is not None:
            self.forms.drafts.open_new(view.card.order.client_id)

    def _allow_new(self) -> None:
        """A new order is for a person: the one of the order that is shown."""
        view = self.order.view
        if view is None:
            self._new.allow(_("Välj en beställning för personen, eller börja på sidan Personer."))
        elif not view.is_mine:
            officer = view.card.officer.display_name
            self._new.allow(_("Bara {officer} beställer åt personen.").format(officer=officer))
        else:
            self._new.allow("")

    def _go_to_client(self) -> None:
        view = self.order.view
        if view is not None:
            self._bench.go(Place("clients", str(view.card.order.client_id)))

    def _go_to_card(self) -> None:
        if self.order.view is not None:
            client_id = self.order.view.card.order.client_id
            self._bench.go(card_place(client_id, self._bench.actor.role))

    def _go_to_execution(self) -> None:
        view = self.order.view
        if view is not None and view.execution is not None:
            self._bench.go(Place("executions", str(view.execution.id)))

    def _refused(self, error: AppError) -> None:
        if self.order.view is None:
            self._stack.show_refused(_("Beställningen kan inte visas"), error)
        else:
            self.detail.show_refusal(error)

    def _counted(self, count: int) -> None:
        self.list.tell_count(
            ngettext("{count} beställning", "{count} beställningar", count).format(count=count)
        )


def _words() -> ListWords:
    return ListWords(
        title=_("Beställningar"),
        placeholder=_("Filtrera på namn eller nummer"),
        icon="send",
        nothing=_("Här finns ingen beställning"),
        nothing_body=_("Beställningar syns när de är skrivna, och hos enheten när de är skickade."),
        filtered=_("Ingen beställning passar filtret {filter}."),
    )
