"""Opens the form that was asked for, and hands what was written to the right use case."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.clients.commands import (
    ChangeClient,
    ChangeContact,
    RegisterClient,
    SaveRelative,
    SaveRepresentative,
)
from app.clients.masking import shown_name
from app.clients.model import Relative, Representative
from app.decisions.commands import AssessLevel, CreateDecision
from app.drafts.model import DECISION_FORM, REGISTER_FORM
from app.kernel.texts import _
from app.person_cards.commands import IssueCard, RecallCard
from app.settings.model import Municipality
from ui.clients.client_model import ClientModel
from ui.clients.decision_form import DecisionForm
from ui.clients.issue_form import IssueForm
from ui.clients.level_form import LevelForm
from ui.clients.people_forms import RelativeForm, RepresentativeForm
from ui.clients.person_forms import ChangeForm, ContactForm, RegisterForm
from ui.kernel.purpose import ask_purpose
from ui.kernel.questions import Question
from ui.kernel.whose import whose
from ui.widgets.form import Form
from ui.widgets.form_draft import FormDraft, KeptAs
from ui.widgets.one_form import OneForm

SavingForm = RepresentativeForm | RelativeForm | ChangeForm | ContactForm | DecisionForm | LevelForm


class ClientForms(QObject):
    """One form at a time; a refusal stands in it, or is `refused` for the page to say.

    `registered` brings the id of a new person.
    """

    registered = Signal(object)
    refused = Signal(object)

    def __init__(self, model: ClientModel, page: QWidget) -> None:
        super().__init__(page)
        self._model, self._page = model, page
        self._place = OneForm(self)
        self._place.refused.connect(self.refused)
        model.saved.connect(self._place.close)
        model.failed.connect(self._place.refuse)

    @property
    def form(self) -> Form | None:
        """The form that is open."""
        return self._place.form

    def open_register(self) -> None:
        bench = self._model.bench
        form = RegisterForm(bench.new_id(), (), bench.today(), self._page)
        form.given.connect(self._register)
        drafts = self._model.services.drafts
        FormDraft(form, KeptAs(form=REGISTER_FORM), bench.runner, drafts)
        self._place.show(form)

        def offer(municipality: Municipality) -> None:
            form.show_committees(municipality.committees)

        bench.runner.read(
            form,
            self._model.services.settings.municipality,
            offer,
            self._place.refuse,
            key="settings",
        )

    def open_for_people(self, kind: str, one: object) -> None:
        """What the tab of people asks for."""
        card, bench = self._model.card, self._model.bench
        if card is None:
            return
        op_id, today = bench.new_id(), bench.today()
        if kind == "representative":
            before = one if isinstance(one, Representative) else None
            self._open(RepresentativeForm(op_id, card.client.id, before, today, self._page))
        elif kind == "relative":
            known = one if isinstance(one, Relative) else None
            self._open(RelativeForm(op_id, card.client.id, known, self._page))
        elif kind == "person":
            self._open(ChangeForm(op_id, card.client, today, self._page))
        elif card.contact is not None:
            self._open(ContactForm(op_id, card.contact, self._model.purpose, self._page))

    def open_decision(self) -> None:
        card, bench = self._model.card, self._model.bench
        if card is None:
            return
        today = bench.today()
        cases = [one for one in card.care_cases if one.closed_on is None or one.closed_on > today]
        form = DecisionForm(bench.new_id(), cases, self._model.parts.decisions, today, self._page)
        client = card.client.id
        kept_as = KeptAs(form=DECISION_FORM, subject_id=client, client_id=client)
        drafts = self._model.services.drafts
        FormDraft(form, kept_as, bench.runner, drafts, form.make_room)
        self._open(form)

    def open_level(self) -> None:
        card, bench = self._model.card, self._model.bench
        if card is None:
            return
        levels = self._model.parts.decisions.levels
        form = LevelForm(bench.new_id(), card.client.id, levels, bench.today(), self._page)
        self._open(form)

    def open_issue(self) -> None:
        card, draft = self._model.card, self._model.parts.draft
        if card is None or draft is None:
            return
        op_id = self._model.bench.new_id()
        form = IssueForm(op_id, card.client.id, draft.preview, self._page)
        form.given.connect(self._hold_issue)
        self._show(form)

    def ask_recall(self) -> None:
        """The card stays in the history; no card is current until the next one is issued."""
        card, draft, bench = self._model.card, self._model.parts.draft, self._model.bench
        if card is None or draft is None or draft.preview.replaces is None:
            return
        number = draft.preview.replaces
        reply = bench.questions.ask(
            Question(
                title=_("Återkalla personkort version {number}").format(number=number),
                body=_("Inget kort gäller sedan förrän du utfärdar ett nytt."),
                act=_("Återkalla kortet"),
                leave=_("Behåll kortet"),
                removes=True,
            )
        )
        if reply.acted:
            command = RecallCard(op_id=bench.new_id(), client_id=card.client.id, seen_number=number)
            said = _("Personkort version {number} är återkallat").format(number=number)
            self._model.do(lambda: self._model.services.cards.recall(command), said)

    def ask_reveal(self) -> None:
        questions = self._model.bench.questions
        title, act = _("Visa skyddade personuppgifter"), _("Visa uppgifterna")
        purpose = ask_purpose(questions, title, act)
        if purpose is not None:
            self._model.reveal(purpose)

    # Each form's values

    def _open(self, form: SavingForm) -> None:
        form.given.connect(self._save)
        self._show(form)

    def _show(self, form: Form) -> None:
        card = self._model.card
        if card is not None:
            client = card.client
            self._place.show(form, whose(shown_name(client), client.customer_number))

    def _save(self, command: Any) -> None:
        services, do = self._model.services, self._model.do
        match command:
            case SaveRepresentative():
                do(
                    lambda: services.clients.save_representative(command)[1],
                    _("Företrädaren är sparad"),
                )
            case SaveRelative():
                do(lambda: services.clients.save_relative(command)[1], _("Den anhöriga är sparad"))
            case ChangeClient():
                do(lambda: services.clients.change(command)[1], _("Personuppgifterna är sparade"))
            case ChangeContact():
                do(lambda: services.clients.change_contact(command)[1], _("Adressen är sparad"))
            case CreateDecision():
                do(lambda: services.decisions.create(command)[1], _("Beslutet är registrerat"))
            case AssessLevel():
                do(lambda: services.decisions.assess_level(command)[1], _("Nivån är sparad"))

    def _register(self, command: RegisterClient) -> None:
        self._model.register(command, self._registered)

    def _registered(self, client_id: UUID) -> None:
        self.registered.emit(client_id)

    def _hold_issue(self, command: IssueCard) -> None:
        draft = self._model.parts.draft
        self._place.close()
        if draft is not None:
            self._model.hold_issue(command, draft.preview.number)
