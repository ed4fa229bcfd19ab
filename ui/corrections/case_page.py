"""The case: lanes by role with the gates between, the chosen step, duties and incident."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractButton, QWidget

from app.access.roles import role_title
from app.corrections.model import CaseStatus, CaseSuccession
from app.corrections.views import CaseView
from app.kernel.errors import AppError
from app.kernel.texts import _
from ui.corrections.board import lanes_data, when_text
from ui.corrections.case_model import CaseModel
from ui.corrections.guide_columns import scenario_name
from ui.corrections.side_panels import DutiesPanel, IncidentPanel
from ui.corrections.step_panel import StepPanel
from ui.kernel.naming import follows, named, ruled
from ui.kernel.shapes import ChipShape
from ui.widgets.banner import Banner
from ui.widgets.buttons import Button
from ui.widgets.detail_header import DetailHeader
from ui.widgets.layout import DOWN, Box, Scroll, Surface
from ui.widgets.painted.lanes.data import LanesData
from ui.widgets.painted.lanes.widget import Lanes
from ui.widgets.painted.parts import find
from ui.widgets.panel import Ground
from ui.widgets.side_by_side import SideBySide
from ui.widgets.text import Text


class CasePage(QWidget):
    """Signals tell which form is to be opened; the forms themselves live in `forms`."""

    act_asked = Signal(object)
    attest_asked = Signal(object)
    export_asked = Signal()
    order_asked = Signal()
    attach_asked = Signal()
    successor_asked = Signal()
    incident_asked = Signal()
    print_asked = Signal()
    end_asked = Signal(str)
    not_needed_asked = Signal()

    def __init__(self, model: CaseModel) -> None:
        super().__init__()
        self._model = model
        self._revealed: tuple[UUID, str] | None = None
        self.header = DetailHeader()
        self._refusal = Banner("danger", "")
        self._refusal.setObjectName("case_refusal")
        self._refusal.hide()
        self._followed = named(Text("", "body", "text2", wrap=True), "case_followed")
        self._followed.hide()
        self.lanes = Lanes("case_lanes", LanesData(lanes=()))
        self._board = Ground("surface", "line")
        Box(DOWN, self.lanes, margins=(1, 1, 1, 1), parent=self._board)
        self.step = StepPanel()
        self.duties = DutiesPanel()
        self.incident = IncidentPanel()
        # What is to be done next is seen without scrolling in every window: it stands first.
        inside = Surface(
            self.header, self._followed, 12, self._refusal, self.step, 12, self._board, 12,
            SideBySide((self.duties, 1), (self.incident, 1)), None,
            ground="window", margins=(24, 16, 24, 16),
        )  # fmt: skip
        Box(DOWN, (Scroll(inside), 1), parent=self)
        self._actions()
        self._connect()

    def _actions(self) -> None:
        paper = named(Button(_("Skriv ut checklista"), icon="printer"), "case_print")
        self._close = named(Button(_("Avsluta ärende"), icon="check"), "case_close")
        self._resume = named(Button(_("Återuppta"), icon="rotate-ccw"), "case_resume")
        self._cancel = named(Button(_("Avbryt ärendet…"), "danger"), "case_cancel")
        self._follow = ruled(
            named(Button(_("Ny handläggare…"), icon="user-round"), "case_successor"), "INV-6"
        )
        self.header.show_actions([self._close, paper, self._resume, self._follow], self._cancel)
        self._follow.clicked.connect(self.successor_asked)
        paper.clicked.connect(self.print_asked)
        self._close.clicked.connect(self._ask_close)
        self._resume.clicked.connect(self._ask_resume)
        self._cancel.clicked.connect(self._ask_cancel)

    def _connect(self) -> None:
        self.lanes.activated.connect(self._model.pick)
        self.lanes.current_changed.connect(self._pick_step)
        self.step.act_asked.connect(self.act_asked)
        self.step.attest_asked.connect(self.attest_asked)
        self.step.export_asked.connect(self.export_asked)
        self.step.order_asked.connect(self.order_asked)
        self.step.attach_asked.connect(self.attach_asked)
        self.step.not_needed_asked.connect(self.not_needed_asked)
        self.duties.ticked.connect(self._model.tick)
        self.incident.draft_asked.connect(self.incident_asked)
        self._model.changed.connect(self._show)

    def show_refusal(self, error: AppError) -> None:
        """What was refused, at the top, until something else is done."""
        self._refusal.tell("danger", error.sentence)
        self._refusal.show()

    def _show(self) -> None:
        view, chosen = self._model.view, self._model.chosen
        if view is None or chosen is None:
            return
        rebuilt = self._leave_what_is_rebuilt()
        self._refusal.hide()
        follows(self, view.case.routine, view.case.routine_version)
        self.header.tell(view.case.number, _identity(view), _chips(view))
        self._followed.setText("\n".join(_followed(one) for one in view.successions))
        self._followed.setVisible(bool(view.successions))
        self.lanes.set_data(lanes_data(view))
        self._reveal((view.case.id, chosen.step.id))
        actor, is_held = self._model.bench.actor, view.case.id in self._model.held
        self.step.show_step(view, chosen, actor, is_held=is_held)
        self.duties.show_case(view)
        self.incident.show_case(view, self._model.bench.now())
        self._allow(view)
        if rebuilt is not None:
            self._go_on_in(rebuilt)

    def _leave_what_is_rebuilt(self) -> QWidget | None:
        """Qt moves the focus on from what is taken away, and scrolls there: far down the page."""
        focus = self.window().focusWidget()
        for panel in (self.step, self.duties, self.incident):
            if focus is not None and panel.isAncestorOf(focus):
                self.setFocus()
                return panel
        return None

    def _go_on_in(self, panel: QWidget) -> None:
        """Where one was, else where the next step is, else in the header over it."""
        for place in (panel, self.step, self.header):
            if (stop := _first_stop(place)) is not None:
                stop.setFocus()
                return

    def _reveal(self, shown: tuple[UUID, str]) -> None:
        """The board begins where the chosen step is; then it stays where it was scrolled to."""
        part = find(self.lanes.parts(), shown[1])
        if part is not None and shown != self._revealed:
            self._revealed = shown
            self.lanes.reveal(part)

    def _allow(self, view: CaseView) -> None:
        is_open = view.case.is_open
        self._close.setVisible(is_open)
        self._close.allow(view.why_not_closed)
        self._close.set_kind("default" if view.why_not_closed else "primary")
        self._resume.setVisible(view.case.status is CaseStatus.CANCELLED and view.may_cancel)
        self._cancel.setVisible(is_open)
        self._cancel.allow(_why_not_cancelled(view))
        self._follow.setVisible(is_open and view.may_assign)
        self._follow.allow(
            _("{name} är ansvarig och lämnar själv över personen.").format(name=view.officer.name)
            if view.officer.is_here
            else ""
        )

    def _pick_step(self, key: str) -> None:
        view = self._model.view
        if view is not None and any(item.step.id == key for item in view.board.steps):
            self._model.pick(key)

    def _ask_close(self) -> None:
        self.end_asked.emit("close")

    def _ask_resume(self) -> None:
        self.end_asked.emit("resume")

    def _ask_cancel(self) -> None:
        self.end_asked.emit("cancel")


def _why_not_cancelled(view: CaseView) -> str:
    execution = view.situation.execution
    if execution is not None and execution.is_removed:
        return _("Verkställigheten är borttagen. Ärendet måste gå till sitt slut.")
    if not view.may_cancel:
        return _("Ärendet avbryts av handläggaren eller av utföraren, inte av din roll.")
    return ""


def _followed(one: CaseSuccession) -> str:
    return _("{after} tog över efter {before}, {when}. Skäl: {why}").format(
        after=one.to_name, before=one.from_name, when=when_text(one.at), why=one.reason
    )


def _first_stop(place: QWidget) -> QWidget | None:
    stops = (w for w in place.findChildren(QAbstractButton) if not w.isHidden() and w.isEnabled())
    return next(stops, None)


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
    return [scenario, _turn_chip(view)]


def _turn_chip(view: CaseView) -> ChipShape:
    if view.my_steps:
        return ChipShape(_("din tur"), "warn", "clock")
    if not view.board.closing:
        return ChipShape(_("kan avslutas"), "ok", "check")
    if view.board.waits_for is None:
        return ChipShape(_("kvar att bocka av"), "wait", "list-checks")
    waits = _("hos {role}").format(role=role_title(view.board.waits_for).lower())
    return ChipShape(waits, "wait", "hourglass")
