"""The middle of the page: whose journal, search in it, and the notes; or why they are not shown."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from app.access.roles import Role
from app.kernel.errors import AppError
from app.kernel.texts import _, ngettext
from app.providers.model import service_title
from ui.journal.entry_list import EntryList
from ui.journal.view import JournalView
from ui.journal.wording import day_and_time
from ui.kernel.naming import named, ruled
from ui.kernel.shapes import ChipShape
from ui.widgets.banner import Banner
from ui.widgets.buttons import Button
from ui.widgets.detail_header import DetailHeader
from ui.widgets.facts import Facts
from ui.widgets.layout import DOWN, Box, Scroll, Surface, column
from ui.widgets.panel import Panel
from ui.widgets.search_field import SearchField
from ui.widgets.text import Text

SEARCH_AFTER_MS = 500  # each search reads the journal and is logged
_EXPORT_IN_CASE = frozenset({Role.OBJECT_SPECIALIST, Role.LEAD_SPECIALIST})


class ReadingColumn(QWidget):
    """Acts are asked for by signals; `chosen` decides what a correction is about."""

    correct_asked = Signal(object)
    object_asked = Signal(object)
    export_asked = Signal()
    case_asked = Signal()
    searched = Signal(str)

    def __init__(self, role: Role, today: dt.date) -> None:
        super().__init__()
        self._in_case, self._today = role in _EXPORT_IN_CASE, today
        self._view: JournalView | None = None
        self._why_not = ""
        self.header = DetailHeader()
        self.correct = ruled(
            named(Button(_("Rätta…"), icon="history"), "journal_correct"), "GOT-30"
        )
        self.object = named(
            Button(_("Notera invändning…"), icon="message-square-warning"), "journal_object"
        )
        words = _("Öppna ärendet") if self._in_case else _("Exportera journalen…")
        icon = "route" if self._in_case else "file-down"
        self.export = named(Button(words, icon=icon), "journal_export_open")
        self.header.show_actions([self.correct, self.object, self.export])
        self.banner = Banner("info", "")
        self.banner.setObjectName("journal_banner")
        self.refusal = Banner("danger", "")
        self.refusal.setObjectName("journal_refusal")
        self.search = SearchField("journal_search", _("Sök i den här journalen"), "Ctrl+F")
        self.entries = EntryList()
        self._nothing = named(Text("", "body", "text2", wrap=True), "journal_nothing")
        self._summary = Facts()
        self._summary_panel = Panel(self._summary, title=_("Journalen i korthet"))
        self._count = named(Text("", "small", "text3", wrap=True), "journal_count")
        self._pause = QTimer(self, singleShot=True, interval=SEARCH_AFTER_MS)
        self._lay_out()
        self._connect()

    def show_view(self, view: JournalView, why_not: str) -> None:
        self._view, self._why_not = view, why_not
        card, today = view.card, self._today
        start = _("sedan {day}").format(day=card.execution.actual_start.isoformat())
        identity = f"{card.client_number}  ·  {service_title(card.granted.service)}, {start}"
        self.header.tell(card.client_name, f"{identity}  ·  {card.unit.name}", _chips(view))
        self._refused.hide()
        self._explain(view, why_not)
        chains = view.chains() if view.may.read else ()
        self.entries.show_chains(chains, 0 if view.words else view.older, today)
        self.entries.setVisible(bool(chains))
        self.search.setVisible(view.may.read)
        self._say_count(view, len(chains))
        last = view.summary.last_occurred_at
        self._summary_panel.setVisible(not view.may.read)
        self._summary.show_pairs(
            [
                (_("Anteckningar"), str(view.summary.entries)),
                (_("Senaste händelsen"), day_and_time(last, today) if last else _("ingen än")),
                (_("Utförare"), card.unit.name),
            ]
        )
        self._allow()

    def refuse(self, error: AppError) -> None:
        self.refusal.tell("danger", error.sentence)
        self._refused.show()

    # What happens inside

    def _lay_out(self) -> None:
        self._said, self._refused = column(self.banner, 12), column(self.refusal, 12)
        self._refused.hide()
        inside = Surface(
            self.header, 12, self._said, self._refused, self._summary_panel, self.entries,
            self._nothing, 8, self._count, None, ground="window", margins=(20, 16, 12, 16),
        )  # fmt: skip
        tools = column(self.search, margins=(20, 12, 12, 0))
        Box(DOWN, tools, (Scroll(inside), 1), parent=self)

    def _connect(self) -> None:
        self.entries.chosen.connect(self._chose)
        self.correct.clicked.connect(self._correct)
        self.object.clicked.connect(self._object)
        self.export.clicked.connect(self.case_asked if self._in_case else self.export_asked)
        self.search.textEdited.connect(self._search_later)
        self.search.returnPressed.connect(self._search)
        self._pause.timeout.connect(self._search)
        self.search.went_down.connect(self._go_down)
        self.search.left.connect(self._go_down)

    def _explain(self, view: JournalView, why_not: str) -> None:
        """Why something is not shown or cannot be done, in one sentence at the top."""
        self._said.show()
        if not view.may.read:
            said = _("Du ser bara hur många anteckningar som finns och när den senaste gjordes")
            whom = _("Journalen läses av {unit}. Be enheten om det du behöver veta.")
            self.banner.tell("info", said, whom.format(unit=view.card.unit.name))
        elif view.card.execution.is_removed:
            self.banner.tell("neutral", _("Verkställigheten är borttagen"), why_not)
        elif why_not:
            self.banner.tell("info", _("Du kan läsa men inte skriva här"), why_not)
        else:
            self._said.hide()

    def _say_count(self, view: JournalView, shown: int) -> None:
        total = ngettext("{count} anteckning", "{count} anteckningar", view.total)
        words = total.format(count=view.total)
        nothing = ""
        if view.words:
            words = _("{shown} av {total} passar ”{words}”").format(
                shown=shown, total=words, words=view.words
            )
            if not shown:
                nothing = _("Ingen anteckning innehåller ”{words}”. Rensa sökningen med Esc.")
                nothing = nothing.format(words=view.words)
        elif view.may.read and not shown:
            nothing = _("Inget är skrivet än. Den första anteckningen syns här.")
        self._nothing.setText(nothing)
        self._nothing.setVisible(bool(nothing))
        self._count.setText(_("{count}, nyast först").format(count=words) if shown else "")

    def _allow(self) -> None:
        view, chosen = self._view, self.entries.current
        if view is None:
            return
        for button in (self.correct, self.object, self.export):
            button.setVisible(view.may.read)
        pick = _("Välj anteckningen som ska rättas.") if chosen is None else ""
        if chosen is not None and chosen.is_objection:
            pick = _("En invändning rättas inte. Skriv en ny anteckning.")
        self.correct.allow(self._why_not or pick)
        self.object.allow(self._why_not)
        self.export.allow(self._why_no_case(view) if self._in_case else _why_no_export(view))

    def _why_no_case(self, view: JournalView) -> str:
        """Who exports in a case has nothing to open before somebody has started one."""
        if view.case is not None:
            return ""
        return _(
            "Inget rättelseärende pågår. Handläggaren eller {unit} startar det från beställningen."
        ).format(unit=view.card.unit.name)

    def _chose(self, _chain: object) -> None:
        self._allow()

    def _correct(self) -> None:
        chain = self.entries.current
        if chain is not None:
            self.correct_asked.emit(chain)

    def _object(self) -> None:
        self.object_asked.emit(self.entries.current)

    def _search_later(self, words: str) -> None:
        if words.strip():
            self._pause.start()
        else:
            self._search()

    def _search(self) -> None:
        self._pause.stop()
        self.searched.emit(self.search.text())

    def _go_down(self) -> None:
        self.entries.setFocus()


def _why_no_export(view: JournalView) -> str:
    return "" if view.may.export else _("Utföraren exporterar journalen.")


def _chips(view: JournalView) -> list[ChipShape]:
    execution = view.card.execution
    if execution.is_removed:
        return [ChipShape(_("borttagen"), "neutral")]
    if execution.actual_end is not None:
        day = execution.actual_end.isoformat()
        return [ChipShape(_("avslutad {day}").format(day=day), "neutral")]
    return [ChipShape(_("pågår"), "ok")]
