"""Rätta fel: cases by whose turn it is, and beside the list a guide, its result, or the case."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget

from app.corrections.begun import key_of_order
from app.corrections.guide import GuideService
from app.kernel.changes import Topic
from app.kernel.errors import AppError
from app.kernel.texts import _, ngettext
from app.papers.service import PaperService
from ui.bench import Bench, Paper
from ui.corrections.acting import ActServices
from ui.corrections.begun_page import BegunPage, thrown
from ui.corrections.case_list import CaseSource, Row, shape_of
from ui.corrections.case_model import CaseModel, CaseServices
from ui.corrections.case_page import CasePage
from ui.corrections.forms import CaseForms
from ui.corrections.guide_side import GuideSide
from ui.kernel.history import Place
from ui.kernel.purpose import purpose_of_printing
from ui.kernel.windowed_model import WindowedModel
from ui.shell.page import ListPage
from ui.widgets.empty_page import EmptyPage
from ui.widgets.layout import ACROSS, Box, row
from ui.widgets.list_view import CountLine, ListView, list_column
from ui.widgets.text import Text

GUIDE = "guide:"  # a key that asks for a guide on the order with this id


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionServices:
    """Everything this page does."""

    guide: GuideService
    case: CaseServices
    acts: ActServices
    papers: PaperService


class CorrectionsPage(ListPage):
    """The list keeps its place while a guide is walked; the guide takes the whole width."""

    reopens = True

    def __init__(self, bench: Bench, services: CorrectionServices) -> None:
        super().__init__(bench.bus, (Topic.CASE,))
        self._bench, self._services = bench, services
        self._cases = CaseSource(services.case.cases, services.guide)
        self.model: WindowedModel[Row] = WindowedModel(bench.runner, shape_of, self)
        self.list = ListView("cases_list", _("Ärenden"), self.model)
        self._count = CountLine("cases_count")
        self._list_column = list_column(
            row(Text(_("Rätta fel"), "h1"), None, margins=(16, 16, 16, 12)), self.list, self._count
        )
        self._guide = GuideSide(bench, services.guide, services.papers)
        self.guide = self._guide.model
        self.guide_page, self.result_page = self._guide.page, self._guide.result
        self.begun_page = BegunPage()
        self.case = CaseModel(bench, services.case)
        self.case_page = CasePage(self.case)
        self.forms = CaseForms(self.case, services.acts, self.case_page)
        self._empty = EmptyPage("route", "")
        self._stack = QStackedWidget()
        for widget in (self._empty, self._guide, self.begun_page, self.case_page):
            self._stack.addWidget(widget)
        Box(ACROSS, (self._list_column, 2), (self._stack, 5), parent=self)
        self._show_nothing()
        self._connect()

    # What the window asks

    def columns(self) -> Sequence[QWidget]:
        return (self._list_column, self._stack)

    def show_key(self, key: str) -> None:
        if key.startswith(GUIDE):
            self._show_guide(UUID(key.removeprefix(GUIDE)))
        else:
            self._open_case(UUID(key))

    def load_list(self) -> None:
        begun = self.begun_page.guide if self._stack.currentWidget() is self.begun_page else None
        self.model.load(self._cases.source(), begun.key if begun else self.again(self.case.case_id))

    def keep_drafts(self) -> None:
        self._guide.keeper.keep()

    def refresh(self) -> None:
        self._load()
        if self.case.case_id is not None and self._stack.currentWidget() is self.case_page:
            self.case.open(self.case.case_id)

    # What happens inside

    def _connect(self) -> None:
        self.list.chosen.connect(self._chosen)
        self.model.loaded.connect(self._counted)
        self._guide.started.connect(self._started)
        self._guide.left.connect(self._left)
        self.begun_page.continue_asked.connect(self._go_on)
        self.begun_page.throw_asked.connect(self._throw_away)
        page, forms = self.case_page, self.forms
        page.act_asked.connect(forms.open)
        page.attest_asked.connect(forms.open_attest)
        page.export_asked.connect(forms.open_export)
        page.attach_asked.connect(forms.open_attach)
        page.not_needed_asked.connect(forms.open_not_needed)
        page.successor_asked.connect(forms.open_successor)
        page.order_asked.connect(self._go_to_order)
        page.incident_asked.connect(forms.open_incident)
        page.end_asked.connect(forms.ask_end)
        page.print_asked.connect(self._print_filled)
        forms.refused.connect(page.show_refusal)
        self.case.saved.connect(self._bench.say)
        self.case.failed.connect(self._case_refused)

    def _go_to_order(self) -> None:
        view = self.case.view
        if view is not None and view.situation.new_order is not None:
            self._bench.go(Place("orders", str(view.situation.new_order.id)))

    def _chosen(self, key: object) -> None:
        """Nothing takes the place of a guide: the row of last time comes when it comes."""
        shown = self._stack.currentWidget()
        begun = self._cases.begun.get(key) if isinstance(key, str) else None
        if shown is self._guide:
            return
        if begun is not None:
            self.begun_page.show_guide(begun)
            self._turn_to(self.begun_page)
        elif isinstance(key, UUID) and (key != self.case.case_id or shown is not self.case_page):
            self._open_case(key)

    def _open_case(self, case_id: UUID) -> None:
        self._turn_to(self.case_page)
        self.case.open(case_id)
        self.key_chosen.emit(str(case_id))

    def _turn_to(self, shown: QWidget) -> None:
        """What is hidden takes no room: the guide is wider than a case beside its list."""
        free, fixed = QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred
        self._guide.setSizePolicy(fixed if shown is self._guide else free, fixed)
        self._list_column.setVisible(shown is not self._guide)
        self._stack.setCurrentWidget(shown)

    def _show_guide(self, order_id: UUID) -> None:
        self._turn_to(self._guide)
        self._guide.open(order_id)

    def _left(self) -> None:
        """The guide stands among those that were begun, once anything was answered."""
        state = self.guide.state
        self._show_nothing()
        if state is not None and state.is_begun:
            self._bench.say(_("Guiden finns kvar under Påbörjade"))
            self.model.load(self._cases.source(), key_of_order(state.start.order_id))
        else:
            self.model.load(self._cases.source(), self.list.key)
            self._chosen(self.list.key)

    def _go_on(self) -> None:
        if self.begun_page.guide is not None:
            self._show_guide(self.begun_page.guide.order_id)

    def _throw_away(self) -> None:
        begun, bench, guide = self.begun_page.guide, self._bench, self._services.guide
        if begun is None or not bench.questions.ask(thrown()).acted:
            return

        def done(_nothing: None) -> None:
            self._show_nothing()
            bench.say(_("Guiden är slängd"))
            self.load_list()

        def refused(error: AppError) -> None:
            self._empty.tell(_("Guiden är inte slängd"), error.sentence)
            self._turn_to(self._empty)

        order_id = begun.order_id
        bench.runner.write(self, lambda: guide.throw_away(order_id), done, refused)

    def _show_nothing(self) -> None:
        self._empty.tell(
            _("Inget ärende är valt"),
            _("Välj ett ärende i listan, eller öppna en beställning och välj Något är fel…"),
        )
        self._turn_to(self._empty)

    def _case_refused(self, error: AppError) -> None:
        """A case that was never seen has no page to stand on."""
        if self.case.view is None:
            self._empty.tell(_("Ärendet kan inte visas"), error.sentence)
            self._turn_to(self._empty)

    def _started(self, case_id: UUID) -> None:
        self._bench.say(_("Ärendet är startat"))
        self.model.load(self._cases.source(), case_id)
        self._open_case(case_id)

    def _print_filled(self) -> None:
        view, papers, bench = self.case.view, self._services.papers, self._bench
        if view is None:
            return
        purpose = purpose_of_printing(bench.questions, is_protected=view.is_protected)
        if purpose is not None:
            case_id, why = view.case.id, purpose
            bench.preview(Paper(title=_("Checklista"), draw=lambda: papers.checklist(case_id, why)))

    def _counted(self, count: int) -> None:
        begun = len(self._cases.begun)
        cases = count - begun
        words = ngettext("{count} ärende", "{count} ärenden", cases).format(count=cases)
        if begun:
            also = ngettext("{count} påbörjad guide", "{count} påbörjade guider", begun)
            words = f"{words} · {also.format(count=begun)}"
        self._count.tell(words)
