"""The case: lanes by role with the gates between, the chosen step, duties and incident."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.access.roles import role_title
from app.corrections.model import CaseStatus
from app.corrections.views import CaseView
from app.kernel.errors import AppError
from app.kernel.texts import _
from ui.corrections.board import lanes_data, when_text
from ui.corrections.case_model import CaseModel, why_not
from ui.corrections.guide_columns import scenario_name
from ui.corrections.side_panels import DutiesPanel, IncidentPanel
from ui.corrections.step_panel import StepPanel
from ui.kernel.naming import named
from ui.kernel.shapes import ChipShape
from ui.widgets.banner import Banner
from ui.widgets.buttons import Button
from ui.widgets.detail_header import DetailHeader
from ui.widgets.layout import ACROSS, DOWN, Box, Scroll, Surface
from ui.widgets.painted.lanes.data import LanesData
from ui.widgets.painted.lanes.widget import Lanes
from ui.widgets.painted.parts import find
from ui.widgets.panel import Ground


class CasePage(QWidget):
    """Signals tell which form is to be opened; the forms themselves live in `forms`."""

    act_asked = Signal(object)
    attach_asked = Signal()
    incident_asked = Signal()
    print_asked = Signal()
    end_asked = Signal(str)

    def __init__(self, model: CaseModel) -> None:
        super().__init__()
        self._model = model
        self._revealed: tuple[UUID, str] | None = None
        self.header = DetailHeader()
        self._refusal = Banner("danger", "")
        self._refusal.setObjectName("case_refusal")
        self._refusal.hide()
        self.lanes = Lanes("case_lanes", LanesData(lanes=()))
        board = Ground("surface", "line")
        Box(DOWN, self.lanes, margins=(1, 1, 1, 1), parent=board)
        self.step = StepPanel()
        self.duties = DutiesPanel()
        self.incident = IncidentPanel()
        inside = Surface(
            self.header, 12, self._refusal, 12, board, 12, ground="window", margins=(24, 16, 24, 16)
        )
        below = Box(ACROSS, (self.step, 5), 12, (self.duties, 4), 12, (self.incident, 4))
        inside.box.addLayout(below)
        inside.box.add(None)
        Box(DOWN, (Scroll(inside), 1), parent=self)
        self._actions()
        self._connect()

    def _actions(self) -> None:
        paper = named(Button(_("Skriv ut checklista"), icon="printer"), "case_print")
        self._close = named(Button(_("Avsluta ärende"), icon="check"), "case_close")
        self._resume = named(Button(_("Återuppta"), icon="rotate-ccw"), "case_resume")
        self._cancel = named(Button(_("Avbryt ärendet…"), "danger"), "case_cancel")
        self.header.show_actions([paper, self._close, self._resume], self._cancel)
        paper.clicked.connect(self.print_asked)
        self._close.clicked.connect(self._ask_close)
        self._resume.clicked.connect(self._ask_resume)
        self._cancel.clicked.connect(self._ask_cancel)

    def _connect(self) -> None:
        self.lanes.activated.connect(self._model.pick)
        self.lanes.current_changed.connect(self._pick_step)
        self.step.act_asked.connect(self.act_asked)
        self.step.attach_asked.connect(self.attach_asked)
        self.step.not_needed_asked.connect(self._not_needed)
        self.duties.ticked.connect(self._model.tick)
        self.incident.draft_asked.connect(self.incident_asked)
        self._model.changed.connect(self._show)
        self._model.failed.connect(self.show_refusal)

    def show_refusal(self, error: AppError) -> None:
        """What was refused, at the top, until something else is done."""
        self._refusal.tell("danger", error.sentence)
        self._refusal.show()

    def _show(self) -> None:
        view, chosen = self._model.view, self._model.chosen
        if view is None or chosen is None:
            return
        self._refusal.hide()
        self.header.tell(view.case.number, _identity(view), _chips(view))
        self.lanes.set_data(lanes_data(view))
        self._reveal((view.case.id, chosen.step.id))
        self.step.show_step(view, chosen, why_not(view, chosen, self._model.bench.actor))
        self.duties.show_case(view)
        self.incident.show_case(view, self._model.bench.now())
        self._allow(view)

    def _reveal(self, shown: tuple[UUID, str]) -> None:
        """The board begins where the chosen step is; then it stays where it was scrolled to."""
        part = find(self.lanes.parts(), shown[1])
        if part is not None and shown != self._revealed:
            self._revealed = shown
            self.lanes.reveal(part)

    def _allow(self, view: CaseView) -> None:
        is_open = view.case.is_open
        self._close.setVisible(is_open)
        self._close.allow(view.board.closing)
        self._resume.setVisible(view.case.status is CaseStatus.CANCELLED)
        self._cancel.setVisible(is_open)
        removed = view.situation.execution is not None and view.situation.execution.is_removed
        self._cancel.allow(
            _("Verkställigheten är borttagen. Ärendet måste gå till sitt slut.") if removed else ""
        )

    def _pick_step(self, key: str) -> None:
        view = self._model.view
        if view is not None and any(item.step.id == key for item in view.board.steps):
            self._model.pick(key)

    def _not_needed(self) -> None:
        chosen = self._model.chosen
        if chosen is not None:
            self._model.complete(chosen.step.id, not_needed=True)

    def _ask_close(self) -> None:
        self.end_asked.emit("close")

    def _ask_resume(self) -> None:
        self.end_asked.emit("resume")

    def _ask_cancel(self) -> None:
        self.end_asked.emit("cancel")


def _identity(view: CaseView) -> str:
    parts = [
        _(view.leaf.title),
        f"{view.client_name}, {view.customer_number}",
        view.situation.order.number,
        _("startat {when}").format(when=when_text(view.case.started_at)),
    ]
    return "  ·  ".join(parts)


def _chips(view: CaseView) -> list[ChipShape]:
    scenario = ChipShape(scenario_name(view.leaf.id), "info", "route")
    if view.case.status is CaseStatus.CANCELLED:
        return [scenario, ChipShape(_("avbrutet"), "neutral")]
    if not view.case.is_open:
        return [scenario, ChipShape(_("avslutat"), "ok", "check")]
    if view.my_steps:
        return [scenario, ChipShape(_("din tur"), "warn", "clock")]
    if view.board.waits_for is None:
        return [scenario, ChipShape(_("kan avslutas"), "ok", "check")]
    waits = _("hos {role}").format(role=role_title(view.board.waits_for).lower())
    return [scenario, ChipShape(waits, "wait", "hourglass")]
