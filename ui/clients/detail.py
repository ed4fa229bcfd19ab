"""One client: who it is, what can be done, and everything about the person in tabs."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.access.actor import Command, Data
from app.clients.masking import PROTECTED_NAME
from app.clients.model import capacity_title
from app.clients.views import ClientCard
from app.kernel.errors import AppError
from app.kernel.texts import _, ngettext
from ui.clients import seeing
from ui.clients.card_tab import CardTab
from ui.clients.client_model import ClientModel
from ui.clients.decisions_tab import DecisionsTab
from ui.clients.names import age_of
from ui.clients.orders_tab import OrdersTab
from ui.clients.overview import Overview
from ui.clients.people_tab import PeopleTab
from ui.clients.to_know import in_force
from ui.kernel.naming import named
from ui.kernel.shapes import ChipShape
from ui.kernel.shortcuts import bind
from ui.widgets.banner import Banner
from ui.widgets.buttons import Button
from ui.widgets.detail_header import DetailHeader
from ui.widgets.layout import DOWN, Box, Scroll, Surface
from ui.widgets.tabs import Tabs


class ClientDetail(QWidget):
    """The header stands still; only what a tab shows is scrolled."""

    order_asked = Signal()
    print_asked = Signal()
    reveal_asked = Signal()

    def __init__(self, model: ClientModel) -> None:
        super().__init__()
        self._model = model
        self.header = DetailHeader()
        self.refusal = named(Banner("danger", ""), "client_refusal")
        self._reveal = named(Button(_("Visa uppgifterna…"), icon="eye"), "client_reveal")
        self._guarded = named(
            Banner("wait", _("Skyddade personuppgifter"), "", self._reveal, "shield"),
            "client_guarded",
        )
        self.overview, self.card_tab = Overview(model), CardTab(model)
        self.people, self.decisions = PeopleTab(model), DecisionsTab(model)
        self.orders = OrdersTab(model)
        self.tabs = Tabs(
            "client_tabs",
            _("Om personen"),
            [(tab, _(seeing.TITLES[tab])) for tab in model.tabs],
        )
        self._actions()
        self._build()
        self._connect()

    def _actions(self) -> None:
        self._order = named(Button(_("Ny beställning"), icon="plus"), "client_new_order")
        self._print = named(
            Button(_("Skriv ut personkort"), "primary", "printer"), "client_print_card"
        )
        actor = self._model.bench.actor
        may_print = seeing.has_right(actor, Data.CARD, Command.PRINT)
        may_order = seeing.has_right(actor, Data.ORDER, Command.CREATE)
        pairs = ((self._order, may_order), (self._print, may_print))
        self.header.show_actions([button for button, is_there in pairs if is_there])

    def _build(self) -> None:
        self._pages = {
            seeing.OVERVIEW: self.overview,
            seeing.CARD: self.card_tab,
            seeing.PEOPLE: self.people,
            seeing.DECISIONS: self.decisions,
            seeing.ORDERS: self.orders,
        }
        self._scrolls: dict[str, Scroll] = {}
        self._stack = QStackedWidget()
        for tab in self._pages:
            inside = Surface(self._pages[tab], None, ground="window", margins=(24, 12, 24, 24))
            self._scrolls[tab] = Scroll(inside)
            self._stack.addWidget(self._scrolls[tab])
        for banner in (self.refusal, self._guarded):
            banner.hide()
        head = Surface(
            self.header, 8, self.refusal, self._guarded, 4, self.tabs,
            ground="window", margins=(24, 16, 24, 0),
        )  # fmt: skip
        Box(DOWN, head, (self._stack, 1), parent=self)

    def _connect(self) -> None:
        self.tabs.chosen.connect(self.show_tab)
        self._order.clicked.connect(self.order_asked)
        self._print.clicked.connect(self.print_asked)
        self._reveal.clicked.connect(self.reveal_asked)
        self.overview.card_asked.connect(self._to_card)
        self._model.changed.connect(self._show)
        self._model.loaded.connect(self._allow_print)
        bind(self, "next_tab", self._next_tab)
        bind(self, "print", self._press_print)
        bind(self, "primary", self._press_print)

    def show_tab(self, tab: str) -> None:
        self.tabs.set_value(tab)
        self._stack.setCurrentWidget(self._scrolls[tab])
        self._model.see(tab)

    def refuse(self, error: AppError) -> None:
        self.refusal.tell("danger", error.sentence)

    def _to_card(self) -> None:
        self.show_tab(seeing.CARD)
        self.tabs.setFocus()

    def _press_print(self) -> None:
        if self._print.isVisible():
            self._print.click()

    def _next_tab(self) -> None:
        self.tabs.setCurrentIndex((self.tabs.currentIndex() + 1) % self.tabs.count())

    def _show(self) -> None:
        card = self._model.card
        if card is None:
            return
        self.refusal.hide()
        today = self._model.bench.today()
        name = _(PROTECTED_NAME) if card.is_masked else card.name
        self.header.tell(name, _identity(card, today), _chips(card, today))
        self._order.allow("" if card.may_change else _("Bara ansvarig handläggare beställer."))
        self._show_guard(card)
        self._allow_print(seeing.OVERVIEW)

    def _show_guard(self, card: ClientCard) -> None:
        self._guarded.setVisible(card.client.is_protected)
        if not card.client.is_protected:
            return
        if not card.is_masked:
            body = _("Namn, adress och telefon visas nu. Att du har sett dem står i loggen.")
        elif card.may_reveal:
            body = _("Namn, adress och telefon visas när du har skrivit varför du behöver dem.")
        else:
            body = _("Bara ansvarig handläggare kan se namn, adress och telefon.")
        self._guarded.tell("wait", _("Skyddade personuppgifter"), body)
        self._reveal.setVisible(card.may_reveal)

    def _allow_print(self, tab: str) -> None:
        """Off only when it is known that there is nothing to print."""
        parts = self._model.parts
        if tab != seeing.OVERVIEW or not seeing.may_issue(self._model.bench.actor):
            return
        summary = parts.summary
        none = parts.has(tab) and (summary is None or not summary.is_current)
        self._print.allow(_("Inget personkort gäller. Utfärda ett först.") if none else "")


def _identity(card: ClientCard, today: dt.date) -> str:
    client = card.client
    parts = [client.customer_number]
    if not card.is_masked:
        parts.append(card.identity)
        if client.birth_date is not None:
            age = age_of(client.birth_date, today)
            parts.append(ngettext("{age} år", "{age} år", age).format(age=age))
    if card.officer is not None:
        parts.append(_("handläggare {name}").format(name=card.officer.name))
    if card.committee:
        parts.append(card.committee)
    return "  ·  ".join(parts)


def _chips(card: ClientCard, today: dt.date) -> list[ChipShape]:
    """At most two: who speaks for the person, and whether several provide."""
    chips: list[ChipShape] = []
    acting = [one for one in card.representatives if in_force(one, today)]
    if acting:
        chips.append(ChipShape(capacity_title(acting[0].kind), "neutral", "scale"))
    units = {lane.unit_now for lane in card.lanes if lane.unit_now}
    if len(units) > 1:
        words = _("{count} utförare").format(count=len(units))
        chips.append(ChipShape(words, "neutral", "building-2"))
    return chips
