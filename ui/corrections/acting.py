"""The acts of a step that other features do: export, attach, execute, tell, and the held order."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from app.access.roles import Role
from app.archive.attaching import AttachingService
from app.archive.commands import AttachDocumentation, ExportJournal
from app.archive.service import ArchiveService
from app.archive.views import Exported
from app.corrections.commands import SendNewOrder
from app.corrections.progress import StepProgress
from app.corrections.views import is_of
from app.executions.commands import StartExecution
from app.executions.service import ExecutionService
from app.kernel.changes import Changes
from app.kernel.errors import AppError
from app.kernel.files import read_bounded
from app.kernel.texts import _
from app.messages.commands import SendMessage
from app.messages.service import MessageService
from app.providers.model import ServiceType
from app.providers.service import ProviderService
from app.providers.views import UnitView
from ui.corrections.case_model import Attested, CaseModel
from ui.corrections.saving_forms import AttachValues
from ui.widgets.undo_bar import Held

ATTACHED_LIMIT = 60_000_000
FEE_TEMPLATE = "fee_right_date"


@dataclass(frozen=True, slots=True, kw_only=True)
class ActServices:
    """The use cases behind the acts of other features."""

    archive: ArchiveService
    attaching: AttachingService
    executions: ExecutionService
    messages: MessageService
    providers: ProviderService
    export_folder: str


class CaseActs(QObject):
    """Runs what was written off the UI thread; the step is then completed by the same person."""

    exported = Signal(object)
    part_done = Signal()
    refused = Signal(object)

    def __init__(self, model: CaseModel, services: ActServices, parent: QObject) -> None:
        super().__init__(parent)
        self._model, self.services = model, services

    def complete_with(self, note: str) -> None:
        """The step is done, with what was written about it."""
        chosen = self._model.chosen
        if chosen is not None:
            self._model.complete(chosen.step.id, note)

    def leave_out(self, why: str) -> None:
        """The step is not needed here; the reason stays with it."""
        chosen = self._model.chosen
        if chosen is not None:
            self._model.complete(chosen.step.id, attested=Attested(note=why, not_needed=True))

    def hold_order(self, command: SendNewOrder) -> None:
        """Product decision 12: held eight seconds; nothing is sent until then."""
        view = self._model.view
        if view is None or command.case_id in self._model.held:
            return
        self._mark(command, is_held=True)
        self._model.bench.hold(
            Held(
                sentence=_("Ny beställning skickas om {seconds}"),
                about=f"{view.customer_number}, {view.service}",
                act_now=_("Skicka nu"),
                act=lambda: self._send(command),
                undo=lambda: self._not_sent(command),
            )
        )

    def _mark(self, command: SendNewOrder, *, is_held: bool) -> None:
        held = self._model.held
        (held.add if is_held else held.discard)(command.case_id)
        self._model.changed.emit()

    def _send(self, command: SendNewOrder) -> None:
        self._mark(command, is_held=False)
        self._model.send_new_order(command)

    def _not_sent(self, command: SendNewOrder) -> None:
        self._mark(command, is_held=False)
        self._model.bench.say(_("Beställningen skickades inte"))

    def export(self, folder: Path, place: str) -> None:
        view, bench = self._model.view, self._model.bench
        if view is None or view.case.execution_id is None or not self._model.act.begin():
            return
        command = ExportJournal(
            op_id=bench.new_id(),
            execution_id=view.case.execution_id,
            case_id=view.case.id,
            folder=folder,
            storage_place=place,
        )
        bench.runner.write(
            self, lambda: self.services.archive.export(command), self._exported, self._not_done
        )

    def _exported(self, result: tuple[Exported, Changes]) -> None:
        self._model.act.written()
        exported, changes = result
        chosen = self._model.chosen
        self.exported.emit(exported)
        if chosen is not None and chosen.done is None and self._is_mine(chosen):
            self._model.complete(chosen.step.id, exported.number)
        else:
            self._model.bench.bus.publish(changes)  # made anew, or still to be attested

    def _is_mine(self, chosen: StepProgress) -> bool:
        view = self._model.view
        return view is not None and is_of(view.situation, chosen.step, self._model.bench.actor)

    def attach(self, values: AttachValues) -> None:
        case_id, bench, chosen = self._model.case_id, self._model.bench, self._model.chosen
        if case_id is None or not self._model.act.begin():
            return
        op_id, attested = bench.new_id(), chosen is not None and not self._is_mine(chosen)

        def work() -> Changes:
            command = AttachDocumentation(
                op_id=op_id,
                case_id=case_id,
                content=read_bounded(values.path, ATTACHED_LIMIT),
                pages=values.pages,
                stated_notes=values.stated_notes,
                storage_place=values.storage_place,
                attested=attested,
            )
            return self.services.attaching.attach(command)[1]

        bench.runner.write(self, work, self._after_act, self._not_done)

    def start(self, day: dt.date) -> None:
        view, bench = self._model.view, self._model.bench
        order = view.situation.new_order if view else None
        if order is None or not self._model.act.begin():
            return
        command = StartExecution(
            op_id=bench.new_id(), order_id=order.id, seen_version=order.version, actual_start=day
        )
        bench.runner.write(
            self,
            lambda: self.services.executions.start(command)[1],
            self._executed,
            self._not_done,
        )

    def send_fee_message(self, subject: str, body: str) -> None:
        view, bench = self._model.view, self._model.bench
        if view is None or not self._model.act.begin():
            return
        command = SendMessage(
            op_id=bench.new_id(),
            client_id=view.case.client_id,
            case_id=view.case.id,
            template=FEE_TEMPLATE,
            subject=subject,
            body=body,
            to_role=Role.FEE_OFFICER,
        )
        bench.runner.write(
            self,
            lambda: self.services.messages.send(command)[1],
            self._after_act,
            self._not_done,
        )

    def _executed(self, changes: Changes) -> None:
        """One act of the step is done; the step itself has more."""
        self._model.act.written()
        self.part_done.emit()
        self._model.bench.say(_("Beställningen är verkställd"))
        self._model.bench.bus.publish(changes)

    def _after_act(self, changes: Changes) -> None:
        """The act that the step waited for is done: so is the step."""
        self._model.act.written()
        chosen = self._model.chosen
        self._model.bench.bus.publish(changes)
        if chosen is not None and chosen.done is None and self._is_mine(chosen):
            self._model.complete(chosen.step.id)
        else:
            self.part_done.emit()

    def ask_units(
        self,
        service: ServiceType,
        but_not: UUID,
        done: Callable[[list[tuple[UUID, str]]], None],
    ) -> None:
        """The units that perform a service today, without the one that got it by mistake."""
        today = self._model.bench.today()

        def shown(units: tuple[UnitView, ...]) -> None:
            found = [(one.unit.id, one.unit.name) for one in units]
            done([pair for pair in found if pair[0] != but_not])

        self._model.bench.runner.read(
            self, lambda: self.services.providers.units_for(service, today), shown, self._refuse
        )

    def _not_done(self, error: AppError) -> None:
        self._model.act.written()
        self._refuse(error)

    def _refuse(self, error: AppError) -> None:
        self.refused.emit(error)
