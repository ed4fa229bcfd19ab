"""The form of each act, filled with what the case already knows."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from app.access.roles import role_title
from app.corrections.commands import SendNewOrder
from app.corrections.views import CaseView
from app.kernel.texts import _
from app.routines.model import Step
from app.routines.words import Act
from ui.corrections.acting import FEE_TEMPLATE, CaseActs
from ui.corrections.attest_form import AttestForm
from ui.corrections.case_model import Attested, CaseModel
from ui.corrections.dialogs import IncidentForm, NewOrderForm, RemovalForm, TicketForm
from ui.corrections.successor_form import SuccessorForm
from ui.kernel.naming import ruled
from ui.widgets.export_form import ExportForm, ExportWords
from ui.widgets.form import DayForm, Form, FormWords, MessageForm, NoteForm


class FormBuilder:
    """Builds and connects; showing and closing is `CaseForms`."""

    def __init__(
        self,
        model: CaseModel,
        acts: CaseActs,
        page: QWidget,
        hold_order: Callable[[SendNewOrder], None],
    ) -> None:
        self._model, self._acts, self._page = model, acts, page
        self._hold_order = hold_order
        self._openers: dict[Act, Callable[[CaseView, Step], Form | None]] = {
            Act.TICKET: self._ticket,
            Act.EXPORT_JOURNAL: self._export,
            Act.RECORDED_DECISION: self._decision,
            Act.PLANNING_CHECK: self._check,
            Act.REGISTRATION_CHECK: self._check,
            Act.INCIDENT: self.incident,
            Act.REMOVE: self._removal,
            Act.NEW_ORDER: self._new_order,
            Act.EXECUTE: self._execute,
            Act.FEE_MESSAGE: self._fee_message,
        }

    def build(self, act: Act, view: CaseView, step: Step) -> Form | None:
        """The form of an act; None where the case has nothing for it."""
        return self._openers[act](view, step)

    def _ticket(self, view: CaseView, _step: Step) -> Form | None:
        if view.ticket is None:
            return None
        form = TicketForm(view.ticket, self._page)
        form.given.connect(self._model.send_ticket)
        return form

    def _export(self, _view: CaseView, _step: Step) -> Form:
        words = ExportWords(
            name="export",
            title=_("Exportera och spara journalen"),
            lead=_(
                "Journalanteckningar, rättelser, plan, beställning och meddelanden blir en fil. "
                "Den läses på nytt och varje post hittas igen innan spärren öppnas."
            ),
            rules=("UPP-S3-2", "G3"),
        )
        folder, questions = self._acts.services.export_folder, self._model.bench.questions
        form = ExportForm(words, folder, questions, self._page)
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
        form.given.connect(self._acts.complete_with)
        return form

    def not_needed(self, view: CaseView, step: Step) -> Form:
        """Why the step is left out: it stays with the step, and on the checklist."""
        condition = _(view.routine.conditions[step.condition].text)
        said = _(
            "Stegets villkor: {condition} Skriv kort varför det inte är uppfyllt här, utan namn "
            "och personnummer."
        )
        words = FormWords(
            title=_("Behövs inte: {step}").format(step=_(step.label)),
            act=_("Steget behövs inte"),
            label=_("Skäl"),
            hint=said.format(condition=condition),
        )
        form = NoteForm("not_needed", words, self._page)
        ruled(form.editor, step.id)
        form.given.connect(self._acts.leave_out)
        return form

    def incident(self, view: CaseView, _step: Step | None = None) -> Form | None:
        """The draft of the report; it can be opened beside the step too."""
        if view.incident is None:
            return None
        form = IncidentForm(view.incident, self._model.bench.new_id(), self._page)
        form.given.connect(self._model.save_incident)
        return form

    def _removal(self, view: CaseView, _step: Step) -> Form:
        form = RemovalForm(view.case.number, view.leaf.lost, view.leaf.kept, self._page)
        form.given.connect(self._model.remove)
        return form

    def attested(self, act: Act | None, view: CaseView, step: Step) -> Form:
        """Who outside did it; a removal asks for the case number as always."""
        if act is Act.REMOVE:
            removal = RemovalForm(
                view.case.number,
                view.leaf.lost,
                view.leaf.kept,
                self._page,
                role_title(step.role).lower(),
            )
            removal.given.connect(self._model.remove)
            return removal
        form = AttestForm(step, self._page)
        form.given.connect(self._attest)
        return form

    def _attest(self, step: str, said: Attested) -> None:
        """Reopening is an act of its own; what else was done outside is only said."""
        chosen = self._model.chosen
        if chosen is not None and Act.REOPEN in chosen.step.acts:
            self._model.reopen(said.name)
        else:
            self._model.complete(step, attested=said)

    def successor(self, view: CaseView) -> Form:
        form = SuccessorForm(view.officer, self._page)
        form.given.connect(self._model.take_over)
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
