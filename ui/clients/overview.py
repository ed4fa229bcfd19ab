"""Översikt: the time line, what the card says now, and what one must know about the person."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.access.roles import Role
from app.kernel.texts import _
from ui.clients import seeing
from ui.clients.card_summary import CardSummaryPanel
from ui.clients.client_model import ClientModel
from ui.clients.columns import Columns
from ui.clients.people_tab import reached_pairs
from ui.clients.time_line import time_line
from ui.clients.to_know import KnowPanel
from ui.kernel.naming import named
from ui.widgets.buttons import Link
from ui.widgets.facts import Facts
from ui.widgets.layout import DOWN, Box, column
from ui.widgets.painted.timeline.widget import TimeLine
from ui.widgets.panel import Panel
from ui.widgets.text import Text


class Overview(QWidget):
    """`order_asked` and `execution_asked` bring the id of a bar that was opened."""

    opened = Signal(str)
    card_asked = Signal()

    def __init__(self, model: ClientModel) -> None:
        super().__init__()
        self._model, self._shows_all = model, False
        today = model.bench.today()
        self.time_line = TimeLine("client_time_line", time_line((), today, whole=False))
        self._all = named(Link(_("Hela historiken"), "history"), "client_whole_history")
        words = _("Inget beslut än. När ett beslut är fattat står insatserna här.")
        self._none = Text(words, "body", "text2", wrap=True)
        panel = Panel(self.time_line, self._none, title=_("Tidslinje"), actions=[self._all])
        self.card = CardSummaryPanel()
        self.know = KnowPanel()
        self._reached = Facts(label_width=96)
        reached = Panel(self._reached, title=_("Adress och telefon"))
        below = Columns((self.card, 5), (column(reached, 12, self.know), 3))
        Box(DOWN, panel, 12, below, parent=self)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.card.show_link(is_there=seeing.CARD in model.tabs)
        self._all.clicked.connect(self._turn)
        self.time_line.activated.connect(self.opened)
        self.card.asked.connect(self.card_asked)
        model.changed.connect(self._show)
        model.loaded.connect(self._show_summary)

    def _show(self) -> None:
        card = self._model.card
        if card is None:
            return
        today = self._model.bench.today()
        self.time_line.setVisible(bool(card.lanes))
        self._none.setVisible(not card.lanes)
        self._all.setVisible(bool(card.lanes))
        self.time_line.set_data(time_line(card.lanes, today, whole=self._shows_all))
        self._reached.show_pairs(reached_pairs(card))
        self.know.show_client(card, today)
        self._show_summary(seeing.OVERVIEW)

    def _show_summary(self, tab: str) -> None:
        if tab == seeing.OVERVIEW and self._model.parts.has(tab):
            today = self._model.bench.today()
            self.card.show_card(self._model.parts.summary, today, self._why_no_card())

    def _why_no_card(self) -> str:
        actor = self._model.bench.actor
        if seeing.may_issue(actor):
            return _("Inget kort är utfärdat än. Utfärda det första under Personkort.")
        if actor.role is Role.PROVIDER:
            return _("Kortet läses under Våra kunder, så att handläggaren ser att det är läst.")
        if seeing.CARD in self._model.tabs:
            return _("Inget kort är utfärdat än. Be ansvarig handläggare.")
        return _("Din roll ser inte personkort.")

    def _turn(self) -> None:
        self._shows_all = not self._shows_all
        self._all.setText(_("Bara närmaste tiden") if self._shows_all else _("Hela historiken"))
        self._all.setAccessibleName(self._all.text())
        self._all.setFixedSize(self._all.sizeHint())
        self._show()
