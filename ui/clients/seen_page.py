"""Vem har sett: the log of one client's data, for the one who reviews the log."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtWidgets import QStackedWidget, QWidget

from app.access.log import LogEntry
from app.access.review import AccessSummary
from app.clients.reviewing import ClientReview, ClientReviewed
from app.kernel.errors import AppError
from app.kernel.texts import _, ngettext
from ui.bench import Bench
from ui.clients import log_tables
from ui.kernel.naming import named
from ui.kernel.restyle import follow
from ui.kernel.shortcuts import bind
from ui.kernel.table_model import TableModel
from ui.shell.page import Page
from ui.theme.look import look
from ui.widgets.banner import Banner
from ui.widgets.busy import Busy
from ui.widgets.buttons import Button
from ui.widgets.detail_header import DetailHeader
from ui.widgets.empty_page import EmptyPage
from ui.widgets.fields import TextField
from ui.widgets.layout import ACROSS, Box, Surface, column, row
from ui.widgets.panel import Panel
from ui.widgets.table_view import TableView
from ui.widgets.text import Text

NARROW, WIDE = 320, 420


class SeenPage(Page):
    """The reviewer names a person by number; nothing of the person is shown but that number."""

    def __init__(self, bench: Bench, review: ClientReview) -> None:
        super().__init__()
        self._bench, self._review = bench, review
        self._shown: ClientReviewed | None = None
        today = bench.today()
        self._names: dict[UUID, str] = {}
        self.people: TableModel[AccessSummary] = TableModel(
            log_tables.person_columns(today, self._names), log_tables.person_key, self
        )
        self.entries: TableModel[LogEntry] = TableModel(
            log_tables.entry_columns(today, self._names), log_tables.entry_key, self
        )
        self.who = TableView("seen_people", _("Vem har sett"), self.people)
        self.what = TableView("seen_entries", _("Vad som gjordes"), self.entries)
        self._build_question()
        self._build_answer()
        Box(ACROSS, self._left, (self._stack, 1), parent=self)
        self._connect()
        self._judge()
        follow(self._restyle)

    # What the window asks

    def columns(self) -> Sequence[QWidget]:
        return (self._left, self._stack)

    def refresh(self) -> None:
        if self._shown is not None:
            self._ask()

    # What happens inside

    def _build_question(self) -> None:
        self.number = TextField(
            "seen_number", _("Kundnummer eller personnummer"), _("Hela numret. Namn söks inte här.")
        )
        self.purpose = TextField(
            "seen_purpose", _("Varför loggen granskas"), _("Skälet och sökningen skrivs i loggen.")
        )
        self._show = named(Button(_("Visa vem som har sett"), "primary", "search"), "seen_show")
        self._refusal = named(Banner("danger", ""), "seen_refusal")
        self._refusal.hide()
        lead = Text(
            _("Vem som har läst, ändrat eller nekats en persons uppgifter."),
            "body", "text2", wrap=True,
        )  # fmt: skip
        self._left = Surface(
            Text(_("Vem har sett"), "h1"), 2, lead, 16, self.number, 12, self.purpose, 16,
            row(self._show, None), 12, self._refusal, None, edges="r", margins=(16, 16, 16, 12),
        )  # fmt: skip

    def _build_answer(self) -> None:
        self._empty = EmptyPage(
            "eye",
            _("Ingen person är vald"),
            _("Skriv personens nummer och varför loggen granskas."),
        )
        self._header = DetailHeader()
        self._everybody = named(Button(_("Visa alla"), "quiet"), "seen_everybody")
        self._busy = Busy("seen_busy", _("Hämtar loggen"))
        answer = Surface(
            self._header, 12, (Panel(self.who, margins=(1, 1, 1, 1)), 2), 16,
            row(Text(_("Vad som gjordes"), "h3"), None, self._everybody), 8,
            (Panel(self.what, margins=(1, 1, 1, 1)), 3),
            ground="window", margins=(24, 16, 24, 16),
        )  # fmt: skip
        self._answer = answer
        self._stack = QStackedWidget()
        for one in (column((self._empty, 1), self._busy), answer):
            self._stack.addWidget(one)

    def _connect(self) -> None:
        self._show.clicked.connect(self._ask)
        for field in (self.number, self.purpose):
            field.edited.connect(self._judge)
            field.edit.returnPressed.connect(self._show.click)
        self.who.chosen.connect(self._narrow)
        self._everybody.clicked.connect(self.who.clearSelection)
        self._everybody.clicked.connect(self._widen)
        bind(self, "filter", self.number.edit.setFocus)

    def _restyle(self) -> None:
        self._left.setMinimumWidth(look.px(NARROW))
        self._left.setMaximumWidth(look.px(WIDE))

    def _judge(self, _words: str = "") -> None:
        if not self.number.value:
            self._show.allow(_("Skriv numret först."))
        else:
            self._show.allow("" if self.purpose.value else _("Skriv varför loggen granskas först."))

    def _ask(self) -> None:
        number, purpose = self.number.value, self.purpose.value
        self._refusal.hide()
        self._busy.begin()
        self._bench.runner.read(
            self, lambda: self._review.of(number, purpose), self._came, self._refused, key="seen"
        )

    def _came(self, found: ClientReviewed) -> None:
        self._busy.end()
        self._shown = found
        self._names.update(found.names)
        count = len(found.entries)
        words = ngettext("{count} post i loggen", "{count} poster i loggen", count)
        self._header.tell(found.customer_number, words.format(count=count))
        self.people.show(found.people)
        self._widen()
        self._stack.setCurrentWidget(self._answer)
        self.who.setFocus()

    def _refused(self, error: AppError) -> None:
        """What was shown before belongs to another number."""
        self._busy.end()
        self._shown = None
        self._stack.setCurrentIndex(0)
        self._refusal.tell("danger", error.sentence)

    def _narrow(self, user_id: object) -> None:
        if self._shown is not None and user_id is not None:
            self.entries.show([one for one in self._shown.entries if one.event.user_id == user_id])
            self._everybody.allow("")

    def _widen(self) -> None:
        self.entries.show(self._shown.entries if self._shown is not None else ())
        self._everybody.allow(_("Alla visas redan."))
