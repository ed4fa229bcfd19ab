"""Opens the form that an act needs, hands over what was given, closes it when it is done."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app.drafts.model import PLAN_FORM
from app.executions.commands import AddVisit, EndExecution
from app.kernel.texts import _
from app.pauses.commands import ClosePause, RegisterPause
from app.plans.commands import SavePlan, SignPlan
from ui.executions.allowing import Act
from ui.executions.execution_model import ExecutionModel
from ui.executions.forms import EndForm, Signature, SignForm, VisitForm
from ui.executions.pause_form import PauseForm, PauseValues
from ui.executions.plan_form import PlanForm, PlanValues
from ui.executions.view import ExecutionView
from ui.kernel.days import day_words
from ui.kernel.whose import whose
from ui.widgets.form import DayForm, Form, FormWords
from ui.widgets.form_draft import FormDraft, KeptAs
from ui.widgets.one_form import OneForm


class ExecutionForms(QObject):
    """Each act by way of its form, each press with an operation of its own."""

    def __init__(self, model: ExecutionModel, page: QWidget) -> None:
        super().__init__(page)
        self._model, self._page = model, page
        self.place = OneForm(self)
        self._openers: dict[Act, Callable[[ExecutionView], Form | None]] = {
            Act.PLAN: self._plan,
            Act.SIGN: self._sign,
            Act.PAUSE: self._pause,
            Act.CLOSE_PAUSE: self._close_pause,
            Act.VISIT: self._visit,
            Act.END: self._end,
        }
        model.saved.connect(self.place.close)
        model.failed.connect(self.place.refuse)

    def do(self, act: Act) -> None:
        view = self._model.view
        if view is None or (form := self._openers[act](view)) is None:
            return
        card = view.card
        self.place.show(form, whose(card.client_name, card.client_number, card.order.number))

    def keep_now(self) -> None:
        """Before locking, changing user or closing."""
        form = self.place.form
        if form is not None and (kept := form.findChild(FormDraft)) is not None:
            kept.keep_now()

    # Each act's form

    def _plan(self, view: ExecutionView) -> Form:
        form = PlanForm(view.draft or view.plan, view.today, self._page)
        execution = view.card.execution
        kept_as = KeptAs(form=PLAN_FORM, subject_id=execution.id, client_id=execution.client_id)
        runner, drafts = self._model.bench.runner, self._model.services.drafts
        FormDraft(form, kept_as, runner, drafts, form.make_room)
        form.given.connect(self._save_plan)
        return form

    def _sign(self, view: ExecutionView) -> Form | None:
        if view.draft is None:
            return None
        form = SignForm(view.draft.revision, view.today, self._page)
        form.given.connect(self._sign_plan)
        return form

    def _pause(self, view: ExecutionView) -> Form:
        form = PauseForm(view, self._page)
        form.given.connect(self._register_pause)
        form.effect_wanted.connect(_Effects(self._model, form, view.card.execution.id).ask)
        return form

    def _close_pause(self, view: ExecutionView) -> Form | None:
        pause = view.open_pause
        if pause is None:
            return None
        words = FormWords(
            title=_("Avsluta uppehållet från {day}").format(day=day_words(pause.start, view.today)),
            act=_("Avsluta uppehållet"),
            label=_("Sista dag med uppehåll"),
            hint=_("Dagen räknas med. Insatsen återupptas dagen efter."),
        )
        form = DayForm("close_pause", words, view.today, self._page, ("LED-18", "C-14"))
        form.given.connect(self._end_pause)
        return form

    def _visit(self, view: ExecutionView) -> Form:
        form = VisitForm(view.today, self._page)
        form.given.connect(self._add_visit)
        return form

    def _end(self, view: ExecutionView) -> Form:
        form = EndForm(view.today, self._page)
        form.given.connect(self._end_execution)
        return form

    # What was given

    def _shown(self) -> ExecutionView:
        if self._model.view is None:
            raise RuntimeError("no execution is shown")
        return self._model.view

    def _save_plan(self, values: PlanValues) -> None:
        view = self._shown()
        command = SavePlan(
            op_id=self._model.bench.new_id(),
            execution_id=view.card.execution.id,
            seen_version=view.draft.version if view.draft else None,
            goals=values.goals,
            activities=values.activities,
            participants=values.participants,
            fixed_on=values.fixed_on,
            followup_on=values.followup_on,
        )
        self._model.write(
            lambda: self._model.services.plans.save(command), _("Utkastet till plan är sparat")
        )

    def _sign_plan(self, signature: Signature) -> None:
        view = self._shown()
        if view.draft is None:
            return
        command = SignPlan(
            op_id=self._model.bench.new_id(),
            execution_id=view.card.execution.id,
            seen_version=view.draft.version,
            signed_on=signature.signed_on,
            signed_by_client=signature.by_client,
            saved_outside=signature.outside,
        )
        self._model.write(
            lambda: self._model.services.plans.sign(command), _("Planen är undertecknad")
        )

    def _register_pause(self, values: PauseValues) -> None:
        command = RegisterPause(
            op_id=self._model.bench.new_id(),
            execution_id=self._shown().card.execution.id,
            start=values.start,
            last_day=values.last_day,
            reason=values.reason,
        )
        self._model.write(
            lambda: self._model.services.pauses.register(command), _("Uppehållet är registrerat")
        )

    def _end_pause(self, last_day: dt.date) -> None:
        view = self._shown()
        pause = view.open_pause
        if pause is None:
            return
        command = ClosePause(
            op_id=self._model.bench.new_id(),
            pause_id=pause.id,
            execution_id=view.card.execution.id,
            seen_version=pause.version,
            last_day=last_day,
        )
        self._model.write(
            lambda: self._model.services.pauses.close(command), _("Uppehållet är avslutat")
        )

    def _add_visit(self, day: dt.date, minutes: int) -> None:
        command = AddVisit(
            op_id=self._model.bench.new_id(),
            execution_id=self._shown().card.execution.id,
            performed_on=day,
            minutes=minutes,
        )
        self._model.write(
            lambda: self._model.services.executions.add_visit(command), _("Besöket är registrerat")
        )

    def _end_execution(self, day: dt.date, reason: str) -> None:
        execution = self._shown().card.execution
        command = EndExecution(
            op_id=self._model.bench.new_id(),
            execution_id=execution.id,
            seen_version=execution.version,
            actual_end=day,
            reason=reason,
        )
        self._model.write(
            lambda: self._model.services.executions.end(command), _("Verkställigheten är avslutad")
        )


class _Effects(QObject):
    """Asks what a pause would take away, for the form that shows it."""

    def __init__(self, model: ExecutionModel, form: PauseForm, execution_id: UUID) -> None:
        super().__init__(form)
        self._model, self._form = model, form
        self._execution_id = execution_id

    def ask(self, start: dt.date, last_day: dt.date | None) -> None:
        pauses, execution_id = self._model.services.pauses, self._execution_id
        self._model.bench.runner.read(
            self._form,
            lambda: pauses.effect(execution_id, start, last_day),
            self._form.show_effect,
            self._form.no_effect,
            key="effect",
        )
