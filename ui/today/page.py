"""Idag: the list in its groups, and beside it why the chosen row stands there."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.kernel.errors import AppError
from app.kernel.texts import _, ngettext
from app.worklist.model import WorkRow
from app.worklist.when import clock_text
from ui.bench import Bench
from ui.kernel.history import Place
from ui.kernel.shortcuts import bind
from ui.kernel.windowed_model import WindowedModel
from ui.shell.page import Page
from ui.today.detail import TodayDetail, explained
from ui.today.model import TodayModel, TodayServices
from ui.today.rows import place_of, row_shape
from ui.today.wording import long_today
from ui.widgets.banner import Banner
from ui.widgets.empty_page import EmptyPage
from ui.widgets.layout import ACROSS, DOWN, Box, Scroll, column
from ui.widgets.list_view import CountLine, ListView, list_column
from ui.widgets.search_field import SearchField
from ui.widgets.text import Text

LIST_SHARE, DETAIL_SHARE = 13, 11


class TodayPage(Page):
    """Loads each time it comes into view: hours pass, and drafts are nobody's news."""

    counted = Signal(int, bool)

    def __init__(self, bench: Bench, services: TodayServices) -> None:
        super().__init__()
        self._bench = bench
        self._role = bench.actor.role
        self.model = TodayModel(bench, services)
        self.rows: WindowedModel[WorkRow] = WindowedModel(bench.runner, row_shape, self)
        self.list = ListView("today_list", _("Vad som väntar"), self.rows)
        self.filter = SearchField("today_filter", _("Filtrera listan"), "Ctrl+F", "filter")
        self._day = Text("", "body", "text3", wrap=True)
        self._count = CountLine("today_count")
        self._refusal = Banner("danger", "")
        self._refusal.setObjectName("today_refusal")
        self._refusal.hide()
        head = column(Text(_("Idag"), "h1"), self._day, 12, self.filter, margins=(16, 16, 16, 12))
        self._column = list_column(head, self._refusal, self.list, self._count)
        self.detail = TodayDetail(self._role, bench.has_page)
        self._empty = EmptyPage("calendar-check", "")
        self._stack = QStackedWidget()
        self._stack.addWidget(self._empty)
        self._shown = Scroll(self.detail)
        self._stack.addWidget(self._shown)
        Box(DOWN, (self._sides(), 1), parent=self)
        self._connect()

    # What the window asks

    def columns(self) -> Sequence[QWidget]:
        return (self._column, self._stack)

    def show_key(self, key: str) -> None:
        self.rows.load(self.model.list.source(), key)

    def refresh(self) -> None:
        self.model.load()

    def came_into_view(self) -> None:
        self._day.setText(long_today(self._bench.today()))
        self.model.load()

    # What happens inside

    def _sides(self) -> QWidget:
        sides = QWidget()
        Box(ACROSS, (self._column, LIST_SHARE), (self._stack, DETAIL_SHARE), parent=sides)
        return sides

    def _connect(self) -> None:
        self.list.chosen.connect(self._show_row)
        self.list.opened.connect(self._open)
        self.rows.loaded.connect(self._count_rows)
        self.filter.textEdited.connect(self.model.narrow)
        self.filter.went_down.connect(self._go_to_list)
        self.filter.left.connect(self._go_to_list)
        self.detail.open_asked.connect(self._open)
        self.detail.client_asked.connect(self._open_client)
        self.detail.read_asked.connect(self._read)
        self.model.loaded.connect(self._load_rows)
        self.model.narrowed.connect(self._load_rows)
        self.model.message_read.connect(self.detail.show_message)
        self.model.failed.connect(self._refuse)
        self.model.counted.connect(self.counted)
        self.model.touched.connect(self.model.load)
        bind(self, "filter", self.filter.setFocus)

    @property
    def _row(self) -> WorkRow | None:
        key = self.list.key
        return self.model.row(key) if key is not None else None

    def _load_rows(self) -> None:
        self._refusal.hide()
        here = self._row
        is_kept = here is not None and here in self.model.list.shown
        self.rows.load(self.model.list.source(), self.list.key if is_kept else None)

    def _count_rows(self, count: int) -> None:
        words = ngettext("{count} rad", "{count} rader", count).format(count=count)
        at = clock_text(self._bench.now())
        said = _("{rows} · uppdaterad {time}").format(rows=words, time=at)
        self._count.tell(said, _("Enter öppnar"))
        if not count:
            self._tell_empty()
        elif self._row is None or self._row not in self.model.list.shown:
            self.list.choose_first()
        else:
            self._show_row(self.list.key)

    def _tell_empty(self) -> None:
        words = self.model.list.words.strip()
        if words and self.model.list.rows:
            self._empty.tell(
                _("Ingen rad passar filtret ”{words}”").format(words=words),
                _("Rensa filtret med Esc."),
            )
        else:
            self._empty.tell(
                _("Inget väntar på dig"),
                _("Det som blir försenat, ska göras eller är nytt visas här av sig självt."),
            )
        self._stack.setCurrentWidget(self._empty)

    def _show_row(self, key: object) -> None:
        work = self._row
        if work is None:
            return
        explained(self.list, work)
        self.detail.show_row(work, self._bench.today())
        self._stack.setCurrentWidget(self._shown)
        self.key_chosen.emit(str(key))

    def _open(self, _key: object = None) -> None:
        work = self._row
        place = place_of(work, self._role) if work else None
        if place is not None and self._bench.has_page(place.page):
            self._bench.go(place)

    def _open_client(self) -> None:
        work = self._row
        if work is not None and work.about is not None:
            self._bench.go(Place("clients", str(work.about.client_id)))

    def _read(self) -> None:
        if self._row is not None:
            self.model.read_message(self._row)

    def _go_to_list(self) -> None:
        self.list.setFocus()

    def _refuse(self, error: AppError) -> None:
        self._refusal.tell("danger", error.sentence)
