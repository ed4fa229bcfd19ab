"""Opens the form that a step needs, and hands what was written to the right use case."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.archive.views import Exported
from app.corrections.commands import SendNewOrder
from app.kernel.texts import _
from app.routines.words import Act
from ui.corrections.acting import ActServices, CaseActs
from ui.corrections.case_model import CaseModel
from ui.corrections.dialogs import TicketForm
from ui.corrections.form_builder import FormBuilder
from ui.corrections.saving_forms import AttachForm
from ui.kernel.questions import Question
from ui.kernel.whose import whose
from ui.widgets.export_form import ExportForm
from ui.widgets.form import Form
from ui.widgets.one_form import OneForm


class CaseForms(QObject):
    """One form at a time over the case page. `refused` is for the page, when no form is open."""

    refused = Signal(object)

    def __init__(self, model: CaseModel, services: ActServices, page: QWidget) -> None:
        super().__init__(page)
        self._model, self._page = model, page
        self._acts = CaseActs(model, services, self)
        self._place = OneForm(self)
        self._place.refused.connect(self.refused)
        self._builder = FormBuilder(model, self._acts, page, self.hold_order)
        self._acts.exported.connect(self._exported)
        self._acts.part_done.connect(self._place.close)
        self._acts.refused.connect(self._place.refuse)
        model.saved.connect(self._done)
        model.failed.connect(self._place.refuse)

    @property
    def form(self) -> Form | None:
        """The form that is open."""
        return self._place.form

    def open(self, act: Act | None) -> None:
        """Open the form of an act, or mark a step that needs none."""
        view, chosen = self._model.view, self._model.chosen
        if view is None or chosen is None:
            return
        if act is None:
            self._model.complete(chosen.step.id)
        elif act is Act.REOPEN:
            self._model.reopen()
        else:
            self._show(self._builder.build(act, view, chosen.step))

    def open_attest(self, act: Act | None) -> None:
        """Say who outside did the step; a removal is registered in its own form."""
        view, chosen = self._model.view, self._model.chosen
        if view is not None and chosen is not None:
            form = self._builder.attested(act, view, chosen.step)
            self._show(form)

    def open_export(self) -> None:
        view, chosen = self._model.view, self._model.chosen
        if view is not None and chosen is not None:
            self._show(self._builder.build(Act.EXPORT_JOURNAL, view, chosen.step))

    def open_not_needed(self) -> None:
        """Why a step with a condition is left out."""
        view, chosen = self._model.view, self._model.chosen
        if view is not None and chosen is not None:
            self._show(self._builder.not_needed(view, chosen.step))

    def open_successor(self) -> None:
        view = self._model.view
        if view is not None:
            self._show(self._builder.successor(view))

    def open_attach(self) -> None:
        system = _("verksamhetssystemet")
        form = AttachForm(system, self._model.bench.questions, self._page)
        form.given.connect(self._acts.attach)
        self._show(form)

    def open_incident(self) -> None:
        view = self._model.view
        if view is not None and view.incident is not None:
            self._show(self._builder.incident(view))

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

    def hold_order(self, command: SendNewOrder) -> None:
        self._place.close()
        self._acts.hold_order(command)

    def _show(self, form: Form | None) -> None:
        view = self._model.view
        if view is not None:
            number, order = view.customer_number, view.situation.order.number
            # What goes to support has numbers only: its screen may be shown to them as well.
            named = not isinstance(form, TicketForm)
            about = whose(view.client_name, number, order) if named else f"{number}  ·  {order}"
            self._place.show(form, about)

    def _exported(self, exported: Exported) -> None:
        if isinstance(self.form, ExportForm):
            self.form.show_proof(exported)

    def _done(self, _said: str) -> None:
        """A saved journal shows what was found, and is closed by hand."""
        if not isinstance(self.form, ExportForm):
            self._place.close()
