"""A new order, and a draft that is changed: what is granted and who can do it are asked for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app.clients.masking import shown_name
from app.clients.views import ClientCard
from app.decisions.service import Decided
from app.drafts.model import ORDER_FORM
from app.orders.commands import ChangeDraft, DraftOrder
from app.providers.model import ServiceType
from ui.kernel.whose import whose
from ui.orders.order_acts import OrderActs
from ui.orders.order_forms import DraftForm, DraftValues, choices_of
from ui.orders.order_model import OrderModel
from ui.orders.view import OrderView
from ui.widgets.form_draft import FormDraft, KeptAs
from ui.widgets.one_form import OneForm


class DraftForms(QObject):
    """Nothing is sent from here: the draft is looked at first, and sent from the page."""

    def __init__(self, model: OrderModel, acts: OrderActs, place: OneForm, page: QWidget) -> None:
        super().__init__(place)
        self._model, self._acts, self._place, self._page = model, acts, place, page
        self._client_id: UUID | None = None
        self._about = ""

    def open_new(self, client_id: UUID) -> None:
        """For a person: the services that are granted and not over."""
        self._client_id = client_id
        clients = self._model.services.clients

        def show_whose(card: ClientCard) -> None:
            self._about = whose(shown_name(card.client), card.client.customer_number)
            self._ask_decided(client_id, self._show_new)

        self._model.bench.runner.read(
            self, lambda: clients.open(client_id), show_whose, self._place.refuse, key="whose"
        )

    def open_change(self) -> None:
        view = self._model.view
        if view is not None:
            self._ask_decided(view.card.order.client_id, self._show_change)

    def _ask_decided(self, client_id: UUID, done: Callable[[tuple[Decided, ...]], None]) -> None:
        decisions = self._model.services.decisions
        self._model.bench.runner.read(
            self, lambda: decisions.of_client(client_id), done, self._place.refuse, key="decided"
        )

    def _show_new(self, decided: tuple[Decided, ...]) -> None:
        form = self._form(decided)
        form.given.connect(self._draft)
        form.begin()
        self._keep(form)
        self._place.show(form, self._about)

    def _show_change(self, decided: tuple[Decided, ...]) -> None:
        view = self._model.view
        if view is None:
            return
        form = self._form(decided)
        form.given.connect(self._change)
        form.show_order(view.card.order)
        self._place.show(form, about_order(view))

    def _form(self, decided: tuple[Decided, ...]) -> DraftForm:
        today = self._model.bench.today()
        form = DraftForm(choices_of(decided, today), today, self._page)
        form.units_wanted.connect(_Units(self._model, form, self._place).ask)
        return form

    def keep_now(self) -> None:
        """Before locking, changing user or closing."""
        form = self._place.form
        if form is not None and (kept := form.findChild(FormDraft)) is not None:
            kept.keep_now()

    def _keep(self, form: DraftForm) -> None:
        client, bench = self._client_id, self._model.bench
        kept_as = KeptAs(form=ORDER_FORM, subject_id=client, client_id=client)
        FormDraft(form, kept_as, bench.runner, self._model.services.drafts)

    def _draft(self, values: DraftValues) -> None:
        if self._client_id is None:
            return
        self._acts.draft(
            DraftOrder(
                op_id=self._model.bench.new_id(),
                client_id=self._client_id,
                granted_service_id=values.granted_id,
                unit_id=values.unit_id,
                planned_start=values.planned_start,
                valid_from=values.valid_from,
                valid_to=values.valid_to,
            )
        )

    def _change(self, values: DraftValues) -> None:
        self._acts.change(
            ChangeDraft(
                **self._acts.stamp(),
                unit_id=values.unit_id,
                planned_start=values.planned_start,
                valid_from=values.valid_from,
                valid_to=values.valid_to,
            )
        )


def about_order(view: OrderView) -> str:
    card = view.card
    return whose(card.client_name, card.client_number, card.order.number)


class _Units(QObject):
    """Asks who performs a service on a day, for the form that wants to know."""

    def __init__(self, model: OrderModel, form: DraftForm, place: OneForm) -> None:
        super().__init__(form)
        self._model, self._form, self._place = model, form, place

    def ask(self, service: ServiceType, day: dt.date) -> None:
        providers = self._model.services.providers
        self._model.bench.runner.read(
            self._form,
            lambda: providers.units_for(service, day),
            self._form.show_units,
            self._place.refuse,
            key="units",
        )
