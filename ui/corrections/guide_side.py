"""A guide and its result under one head; what is answered is kept all the while."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.corrections.guide import GuidePreview, GuideService
from app.kernel.texts import _
from app.papers.service import PaperService
from ui.bench import Bench, Paper
from ui.corrections.board import when_text
from ui.corrections.guide_head import GuideHead
from ui.corrections.guide_keeper import GuideKeeper
from ui.corrections.guide_model import GuideModel, GuideState
from ui.corrections.guide_page import GuidePage
from ui.corrections.result_page import ResultPage
from ui.widgets.layout import DOWN, Box


class GuideSide(QWidget):
    """`left` when the person goes on later: then the answers are in the store."""

    left = Signal()
    started = Signal(object)

    def __init__(self, bench: Bench, guide: GuideService, papers: PaperService) -> None:
        super().__init__()
        self._bench, self._guide, self._papers = bench, guide, papers
        self.model = GuideModel(bench, guide)
        self.keeper = GuideKeeper(bench, guide, self.model, self)
        self.page, self.result = GuidePage(self.model), ResultPage()
        self.head = GuideHead()
        self._stack = QStackedWidget()
        self._stack.addWidget(self.page)
        self._stack.addWidget(self.result)
        Box(DOWN, self.head, (self._stack, 1), parent=self)
        self.model.changed.connect(self._moved)
        self.model.started.connect(self.started)
        self.model.failed.connect(self.head.refuse)
        self.keeper.failed.connect(self.head.refuse)
        self.keeper.left.connect(self.left)
        self.head.later.clicked.connect(self.keeper.leave)
        self.result.start_asked.connect(self.model.start)
        self.result.change_asked.connect(self.model.back)
        self.result.fact_told.connect(self.model.tell_fact)
        self.result.print_asked.connect(self._print_blank)

    def open(self, order_id: UUID) -> None:
        self._stack.setCurrentWidget(self.page)
        self.model.open(order_id)

    def _moved(self) -> None:
        state = self.model.state
        if state is None:
            return
        start = state.start
        self.head.tell(start.order_number, _whose(state))
        if self.model.question() is not None:
            self._stack.setCurrentWidget(self.page)
            return
        answers, told = dict(state.walk.answers), dict(state.facts)
        self._bench.runner.read(
            self,
            lambda: self._guide.preview(start.order_id, answers, told),
            self._show_preview,
            self.head.refuse,
            key="preview",
        )

    def _show_preview(self, preview: GuidePreview) -> None:
        state = self.model.state
        if state is not None:
            self.result.show_preview(state.start, preview, state.facts)
            self._stack.setCurrentWidget(self.result)

    def _print_blank(self) -> None:
        state, papers = self.model.state, self._papers
        if state is None:
            return
        answers = dict(state.walk.answers)
        known = state.start.facts.answered() | dict(state.facts)
        self._bench.preview(
            Paper(title=_("Checklista"), draw=lambda: papers.blank_checklist(answers, known))
        )


def _whose(state: GuideState) -> str:
    """And since when, where it was begun before."""
    who = f"{state.start.client_name}, {state.start.customer_number}"
    if state.start.kept is None:
        return who
    said = _("{who}  ·  påbörjad {when}, dina svar är kvar")
    return said.format(who=who, when=when_text(state.begun_at))
