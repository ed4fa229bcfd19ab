"""A running case without widgets: what is shown, and every act that a person can do in it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from app.access.desk import DoneBefore
from app.corrections.commands import (
    CompleteStep,
    EndCase,
    RemoveExecution,
    ReopenExecution,
    SaveIncident,
    SendNewOrder,
    SendTicket,
    TakeOverCase,
    TickObligation,
)
from app.corrections.paperwork import PaperworkService
from app.corrections.progress import StepProgress, StepStatus
from app.corrections.removal import RemovalService
from app.corrections.service import CaseService
from app.corrections.succession import SuccessionService
from app.corrections.views import CaseView
from app.kernel.changes import Changes, Topic
from app.kernel.errors import AppError
from app.kernel.texts import _
from app.routines.words import Act
from ui.bench import Bench
from ui.corrections.one_act import ACT, OneAct
from ui.kernel.change_bus import touches

_TOUCHING = (Topic.CASE, Topic.JOURNAL, Topic.PLAN, Topic.EXECUTION, Topic.ORDER, Topic.MESSAGE)


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseServices:
    """The use cases that a case page needs."""

    cases: CaseService
    paperwork: PaperworkService
    removal: RemovalService
    succession: SuccessionService


@dataclass(frozen=True, slots=True, kw_only=True)
class Attested:
    """What is said about a step; `name` where somebody outside did it."""

    name: str = ""
    note: str = ""
    not_needed: bool = False


class CaseModel(QObject):
    """One open case. `saved` tells what was done, for the status line."""

    changed = Signal()
    busy_changed = Signal(bool)
    failed = Signal(object)
    saved = Signal(str)

    def __init__(self, bench: Bench, services: CaseServices) -> None:
        super().__init__()
        self.bench = bench
        self._services = services
        self._view: CaseView | None = None
        self._case_id: UUID | None = None
        self._chosen = ""
        self.act = OneAct()
        self.held: set[UUID] = set()  # cases whose new order waits in the undo bar
        bench.bus.changed.connect(self._reload_if_touched)

    @property
    def view(self) -> CaseView | None:
        return self._view

    @property
    def case_id(self) -> UUID | None:
        return self._case_id

    @property
    def chosen(self) -> StepProgress | None:
        """The step whose panel is shown: the one that was picked, else my first, else the next."""
        view = self._view
        if view is None:
            return None
        picked = [item for item in view.board.steps if item.step.id == self._chosen]
        following = [item for item in view.board.steps if item.status is StepStatus.OPEN]
        return next(iter([*picked, *view.my_steps, *following, *view.board.steps[-1:]]), None)

    def pick(self, step: str) -> None:
        self._chosen = step
        self.changed.emit()

    def open(self, case_id: UUID) -> None:
        if case_id != self._case_id:
            self._view, self._chosen = None, ""
        self._case_id = case_id
        self.busy_changed.emit(True)
        self.bench.runner.read(
            self, lambda: self._services.cases.open(case_id), self._show, self._refused, key="open"
        )

    # Acts

    def complete(self, step: str, note: str = "", attested: Attested | None = None) -> None:
        """Done by me; or, alone in the vault, I say who outside did it (product decision 2)."""
        said = attested or Attested(note=note)
        command = CompleteStep(
            op_id=self.bench.new_id(),
            case_id=_known(self._case_id),
            step=step,
            note=said.note,
            not_needed=said.not_needed,
            attested_name=said.name,
        )
        done = _("Steget är intygat") if said.name else _("Steget är klart")
        if said.not_needed:
            done = _("Steget behövdes inte")
        self._do(lambda: self._services.cases.complete(command), done)

    def take_over(self, officer_id: UUID, reason: str) -> None:
        command = TakeOverCase(
            op_id=self.bench.new_id(),
            case_id=_known(self._case_id),
            officer_id=officer_id,
            reason=reason,
        )
        self._do(
            lambda: self._services.succession.take_over(command), _("Ärendet har en ny handläggare")
        )

    def send_ticket(self, reason: str, free_text: str) -> None:
        command = SendTicket(
            op_id=self.bench.new_id(),
            case_id=_known(self._case_id),
            reason=reason,
            free_text=free_text,
        )
        self._do(
            lambda: self._services.paperwork.send_ticket(command), _("E-posten är registrerad")
        )

    def save_incident(self, command: SaveIncident) -> None:
        """A registered report is what its step waited for: where it is mine, it is done too."""
        done = _("Anmälan är registrerad") if command.report else _("Utkastet är sparat")
        step = _my_incident_step(self._view) if command.report else ""
        op_id, services = self.bench.new_id(), self._services
        self._do(lambda: _incident_saved(services, command, op_id, step), done)

    def tick(self, obligation: str) -> None:
        command = TickObligation(
            op_id=self.bench.new_id(), case_id=_known(self._case_id), obligation=obligation
        )
        said, kind = _("Skyldigheten är avbockad"), f"duty:{obligation}"
        self._do(lambda: self._services.cases.tick(command), said, kind)

    def remove(self, typed_number: str, attested_name: str = "") -> None:
        view = self._view
        if view is None:
            return
        command = RemoveExecution(
            op_id=self.bench.new_id(),
            case_id=view.case.id,
            seen_version=view.case.version,
            typed_number=typed_number,
            attested_name=attested_name,
        )
        self._do(lambda: self._services.removal.remove(command), _("Verkställigheten är borttagen"))

    def reopen(self, attested_name: str = "") -> None:
        view = self._view
        if view is None:
            return
        command = ReopenExecution(
            op_id=self.bench.new_id(),
            case_id=view.case.id,
            seen_version=view.case.version,
            attested_name=attested_name,
        )
        self._do(
            lambda: self._services.removal.reopen(command), _("Verkställigheten är återöppnad")
        )

    def send_new_order(self, command: SendNewOrder) -> None:
        said = _("Beställningen är skickad")
        self._do(lambda: self._services.removal.send_new_order(command), said, "held order")

    def end(self, kind: str, reason: str = "") -> None:
        """Close, cancel or resume."""
        view = self._view
        if view is None:
            return
        command = EndCase(
            op_id=self.bench.new_id(),
            case_id=view.case.id,
            seen_version=view.case.version,
            reason=reason,
        )
        act, said = {
            "close": (self._services.cases.close, _("Ärendet är avslutat")),
            "cancel": (self._services.cases.cancel, _("Ärendet är avbrutet")),
            "resume": (self._services.cases.resume, _("Ärendet är återupptaget")),
        }[kind]
        self._do(lambda: act(command), said)

    def _do(self, work: Callable[[], Changes], said: str, kind: str = ACT) -> None:
        if not self.act.begin(kind):
            return
        self.busy_changed.emit(True)

        def done(changes: Changes) -> None:
            self._chosen = ""
            self.busy_changed.emit(False)
            self.saved.emit(said)
            self.act.written(kind, is_awaited=self._is_touched(changes))
            self.bench.bus.publish(changes)

        def refused(error: AppError) -> None:
            self.act.written(kind)
            self._refused(error)

        self.bench.runner.write(self, work, done, refused)

    def _show(self, view: CaseView) -> None:
        self._view = view
        self.act.shown()
        self.busy_changed.emit(False)
        self.changed.emit()

    def _refused(self, error: AppError) -> None:
        self.act.shown()
        self.busy_changed.emit(False)
        if isinstance(error, DoneBefore) and self._case_id is not None:
            self.open(self._case_id)  # the first press was saved; show it
            return
        self.failed.emit(error)

    def _reload_if_touched(self, changes: Changes) -> None:
        if self._view is not None and self._is_touched(changes):
            self.open(self._view.case.id)

    def _is_touched(self, changes: Changes) -> bool:
        view = self._view
        return view is not None and touches(changes, _TOUCHING, view.case.client_id)


def _my_incident_step(view: CaseView | None) -> str:
    steps = view.my_steps if view else ()
    return next((one.step.id for one in steps if Act.INCIDENT in one.step.acts), "")


def _incident_saved(
    services: CaseServices, command: SaveIncident, op_id: UUID, step: str
) -> Changes:
    saved = services.paperwork.save_incident(command)
    if not step:
        return saved
    told = CompleteStep(op_id=op_id, case_id=command.case_id, step=step)
    return saved | services.cases.complete(told)


def _known(case_id: UUID | None) -> UUID:
    if case_id is None:
        raise RuntimeError("no case is open")
    return case_id
