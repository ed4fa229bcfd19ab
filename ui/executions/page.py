"""Verkställigheter: the list by state, and beside it one execution."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtWidgets import QWidget

from app.clients.search import ClientSearch
from app.executions.views import ExecutionRow
from app.kernel.changes import Topic
from app.kernel.errors import AppError
from app.kernel.texts import _, ngettext
from ui.bench import Bench
from ui.executions.allowing import Act
from ui.executions.detail import ExecutionDetail
from ui.executions.execution_list import ExecutionRows
from ui.executions.execution_model import ExecutionModel
from ui.executions.opening import ExecutionForms
from ui.executions.view import ExecutionServices
from ui.kernel.history import Place
from ui.kernel.pages import PageSource
from ui.kernel.windowed_model import WindowedModel
from ui.shell.detail_page import DetailPage
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

_TOUCHING = (Topic.EXECUTION, Topic.PAUSE, Topic.PLAN, Topic.JOURNAL, Topic.CASE, Topic.SETTINGS)


class ExecutionsPage(DetailPage):
    """A list of executions and the one that is chosen."""

    reopens = True

    def __init__(self, bench: Bench, services: ExecutionServices) -> None:
        super().__init__(bench.bus, _TOUCHING)
        self._bench, self._services = bench, services
        self._rows = ExecutionRows(services, bench.today)
        self.model: WindowedModel[ExecutionRow] = WindowedModel(
            bench.runner, self._rows.shape, self
        )
        segments = (("open", _("Öppna")), ("over", _("Avslutade")), ("all", _("Alla")))
        rows = ListView("executions_list", _("Verkställigheter"), self.model)
        self.list = FilteredList(_words(), self.model, rows, ListParts(segments=segments))
        self.execution = ExecutionModel(bench, services)
        self.detail = ExecutionDetail(self.execution)
        self.forms = ExecutionForms(self.execution, self.detail)
        empty = EmptyPage(
            "circle-play", _("Ingen verkställighet är vald"), _("Välj en verkställighet i listan.")
        )
        self._stack = DetailStack("executions", empty, self.detail)
        Box(ACROSS, (self.list, LIST_SHARE), (self._stack, DETAIL_SHARE), parent=self)
        self.stand_beside(self.list.rows, self.model, self.list.filter, self._stack)
        self._connect()

    # What the window asks

    def columns(self) -> Sequence[QWidget]:
        return (self.list, self._stack)

    def refresh(self) -> None:
        self._load()
        if self.execution.execution_id is not None:
            self.execution.open(self.execution.execution_id)

    def keep_drafts(self) -> None:
        self.forms.keep_now()

    # What happens inside

    def _connect(self) -> None:
        self.list.asked.connect(self._load)
        self.list.listen(self)
        self.model.loaded.connect(self._counted)
        self.detail.act_asked.connect(self._act)
        self.detail.order_asked.connect(self._go_to_order)
        self.detail.journal_asked.connect(self._go_to_journal)
        self.forms.place.refused.connect(self._refused)
        self.execution.busy_changed.connect(self._stack.wait)
        self.execution.saved.connect(self._bench.say)
        self.execution.saved.connect(self.return_to_list)

    def load_list(self) -> None:
        self.model.load(self._source(), self.again(self.execution.execution_id))

    def _source(self) -> PageSource[ExecutionRow]:
        text, clients = self.list.text, self._services.clients

        def search() -> ClientSearch:
            return clients.search(text)

        return self._rows.source(self.list.state, search)

    @property
    def shown_id(self) -> UUID | None:
        return self.execution.execution_id

    def fetch(self, id_: UUID) -> None:
        self.execution.open(id_)

    def _act(self, act: Act) -> None:
        view = self.execution.view
        if act is not Act.CASE:
            self.forms.do(act)
        elif view is not None and view.case is not None:
            self._bench.go(Place("corrections", str(view.case.id)))

    def _go_to_order(self) -> None:
        view = self.execution.view
        if view is not None:
            self._bench.go(Place("orders", str(view.card.order.id)))

    def _go_to_journal(self) -> None:
        if self.execution.execution_id is not None:
            self._bench.go(Place("journal", str(self.execution.execution_id)))

    def _refused(self, error: AppError) -> None:
        if self.execution.view is None:
            self._stack.show_refused(_("Verkställigheten kan inte visas"), error)
        else:
            self.detail.show_refusal(error)

    def _counted(self, count: int) -> None:
        said = ngettext("{count} verkställighet", "{count} verkställigheter", count)
        words, paused = said.format(count=count), self._rows.paused_count
        if paused:
            words = _("{words}, {paused} med uppehåll nu").format(words=words, paused=paused)
        self.list.tell_count(words)


def _words() -> ListWords:
    return ListWords(
        title=_("Verkställigheter"),
        placeholder=_("Filtrera på namn eller nummer"),
        icon="circle-play",
        nothing=_("Här finns ingen verkställighet"),
        nothing_body=_("En verkställighet syns när första dagen med insats är registrerad."),
        filtered=_("Ingen verkställighet passar filtret {filter}."),
    )
