"""Opens the form that a step needs, and hands what was written to the right use case."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.archive.views import Exported
from app.corrections.commands import SendNewOrder
from app.corrections.views import CaseView
from app.kernel.errors import AppError
from app.kernel.texts import _
from app.routines.model import Step
from app.routines.words import Act
from ui.corrections.acting import FEE_TEMPLATE, ActServices, CaseActs
from ui.corrections.case_model import CaseModel
from ui.corrections.dialogs import IncidentForm, NewOrderForm, RemovalForm, TicketForm
from ui.corrections.saving_forms import AttachForm, ExportForm
from ui.kernel.questions import Question
from ui.widgets.form import DayForm, Form, FormWords, MessageForm, NoteForm


class CaseForms(QObject):
    """One form at a time over the case page. `refused` is for the page, when no form is open."""

    refused = Signal(object)

    def __init__(self, model: CaseModel, services: ActServices, page: QWidget) -> None:
        super().__init__(page)
        self._model, self._page = model, page
        self._acts = CaseActs(model, services, self)
        self._form: Form | None = None
        self._openers: dict[Act | None, Callable[[CaseView, Step], Form | None]] = {
            Act.TICKET: self._ticket,
            Act.EXPORT_JOURNAL: self._export,
            Act.RECORDED_DECISION: self._decision,
            Act.PLANNING_CHECK: self._check,
            Act.REGISTRATION_CHECK: self._check,
            Act.INCIDENT: self._incident,
            Act.REMOVE: self._removal,
            Act.NEW_ORDER: self._new_order,
            Act.EXECUTE: self._execute,
            Act.FEE_MESSAGE: self._fee_message,
        }
        self._acts.exported.connect(self._exported)
        self._acts.part_done.connect(self._close)
        self._acts.refused.connect(self._refused)
        model.saved.connect(self._done)
        model.failed.connect(self._refused)

    @property
    def form(self) -> Form | None:
        """The form that is open."""
        return self._form

    def open(self, act: Act | None) -> None:
        """Open the form of an act, or mark a step that needs none."""
        view, chosen = self._model.view, self._model.chosen
        if view is None or chosen is None:
            return
        opener = self._openers.get(act)
        if opener is None:
            self._model.complete(chosen.step.id)
            return
        self._show(opener(view, chosen.step))

    def open_attach(self) -> None:
        system = _("verksamhetssystemet")
        form = AttachForm(system, self._model.bench.questions, self._page)
        form.given.connect(self._acts.attach)
        self._show(form)

    def open_incident(self) -> None:
        view = self._model.view
        if view is not None and view.incident is not None:
            self._show(self._incident(view, None))

    def ask_end(self, kind: str) -> None:
        """Cancelling asks for a reason; closing and resuming need none."""
        if kind != "cancel":
            self._model.end(kind)
            return
        reply = self._model.bench.questions.ask(
            Question(
                title=_("Avbryt ärendet"),
                body=_("Inget som är gjort försvinner. Ärendet kan återupptas."),
                act=_("Avbryt ärendet"),
                leave=_("Fortsätt med ärendet"),
                reason_label=_("Skäl"),
            )
        )
        if reply.acted:
            self._model.end("cancel", reply.reason)

    # Each act's form

    def _ticket(self, view: CaseView, _step: Step) -> Form | None:
        if view.ticket is None:
            return None
        form = TicketForm(view.ticket, self._page)
        form.given.connect(self._model.send_ticket)
        return form

    def _export(self, _view: CaseView, _step: Step) -> Form:
        form = ExportForm(
            self._acts.services.export_folder, self._model.bench.questions, self._page
        )
        form.given.connect(self._acts.export)
        return form

    def _decision(self, _view: CaseView, step: Step) -> Form:
        words = FormWords(
            title=_(step.label),
            act=_("Registrera beslutet"),
            label=_("Beslutet: vad, av vem och när"),
            hint=_(step.text),
        )
        return self._note(words, ())

    def _check(self, _view: CaseView, step: Step) -> Form:
        words = FormWords(
            title=_(step.label),
            act=_("Registrera kontrollen"),
            label=_("Vad kontrollen visade"),
            hint=_(step.text),
        )
        return self._note(words, (_("Inga besök finns."), _("Besöken är borttagna.")))

    def _note(self, words: FormWords, proposals: tuple[str, ...]) -> Form:
        form = NoteForm("note_form", words, self._page, proposals)
        form.given.connect(self._complete_with)
        return form

    def _incident(self, view: CaseView, _step: Step | None) -> Form | None:
        if view.incident is None:
            return None
        form = IncidentForm(view.incident, self._model.bench.new_id(), self._page)
        form.given.connect(self._model.save_incident)
        return form

    def _removal(self, view: CaseView, _step: Step) -> Form:
        form = RemovalForm(view.case.number, view.leaf.lost, view.leaf.kept, self._page)
        form.given.connect(self._model.remove)
        return form

    def _new_order(self, view: CaseView, _step: Step) -> Form:
        bench = self._model.bench
        form = NewOrderForm(view.case.id, bench.new_id(), (), bench.today(), self._page)
        form.given.connect(self._hold_order)
        wrong, service = view.situation.order.unit_id, view.granted_service
        self._acts.ask_units(service, wrong, form.show_units)
        return form

    def _execute(self, _view: CaseView, _step: Step) -> Form:
        words = FormWords(
            title=_("Verkställ beställningen"),
            act=_("Verkställ"),
            label=_("Första dagen med insats"),
            hint=_("Den dag personen först fick insatsen, inte dagen då den registreras."),
        )
        form = DayForm("start", words, self._model.bench.today(), self._page, ("LED-12", "A28"))
        form.given.connect(self._acts.start)
        return form

    def _fee_message(self, view: CaseView, _step: Step) -> Form:
        started, order = view.situation.new_execution, view.situation.new_order
        day = started.actual_start.isoformat() if started else ""
        subject, body = self._acts.services.messages.compose(
            FEE_TEMPLATE,
            {
                "customer_number": view.customer_number,
                "service": view.service,
                "unit": view.new_unit or view.wrong_unit,
                "date": day,
                "order_number": order.number if order else "",
            },
        )
        form = MessageForm(
            _("Rätt datum till omsorgsdebiteringen"), _("omsorgsdebiteringen"),
            subject, body, self._page,
        )  # fmt: skip
        form.given.connect(self._acts.send_fee_message)
        return form

    def _complete_with(self, note: str) -> None:
        chosen = self._model.chosen
        if chosen is not None:
            self._model.complete(chosen.step.id, note)

    def _hold_order(self, command: SendNewOrder) -> None:
        self._close()
        self._acts.hold_order(command)

    def _exported(self, exported: Exported) -> None:
        if isinstance(self._form, ExportForm):
            self._form.show_proof(exported)

    def _show(self, form: Form | None) -> None:
        self._close()
        self._form = form
        if form is not None:
            form.finished.connect(self._closed)
            form.open()

    def _close(self) -> None:
        if self._form is not None:
            self._form.accept()

    def _closed(self, _result: int) -> None:
        if self._form is not None:
            self._form.deleteLater()
        self._form = None

    def _done(self, _said: str) -> None:
        if isinstance(self._form, ExportForm):
            return  # it shows what was found, and is closed by hand
        self._close()

    def _refused(self, error: AppError) -> None:
        """Where a form is open the refusal stands in it, else at the top of the page."""
        if self._form is not None:
            self._form.refuse(error)
        else:
            self.refused.emit(error)
