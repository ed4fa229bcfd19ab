"""Opens the form that an act needs, and closes it when the act is done."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app.kernel.texts import _
from ui.kernel.questions import Question
from ui.orders.allowing import Act
from ui.orders.drafting import DraftForms, about_order
from ui.orders.order_acts import OrderActs
from ui.orders.order_forms import CheckForm, MoveForm
from ui.orders.order_model import OrderModel
from ui.orders.view import OrderView
from ui.widgets.form import DayForm, Form, FormWords, NoteForm
from ui.widgets.one_form import OneForm


class OrderForms(QObject):
    """Each act at once, or by way of its form."""

    def __init__(self, model: OrderModel, page: QWidget) -> None:
        super().__init__(page)
        self._model, self._page = model, page
        self.place = OneForm(self)
        self._acts = OrderActs(model)
        self.drafts = DraftForms(model, self._acts, self.place, page)
        self._at_once: dict[Act, Callable[[], None]] = {
            Act.SEND: self._acts.hold_send,
            Act.RECEIVE: self._acts.receive,
            Act.DISCARD: self._ask_discard,
            Act.CHANGE: self.drafts.open_change,
            Act.MOVE: self._move,
        }
        self._openers: dict[Act, Callable[[OrderView], Form]] = {
            Act.CHECK: self._check,
            Act.EXECUTE: self._execute,
            Act.RECALL: self._recall,
            Act.END: self._end,
        }
        model.saved.connect(self.place.close)
        model.failed.connect(self.place.refuse)

    def do(self, act: Act) -> None:
        view = self._model.view
        if view is None:
            return
        if act in self._at_once:
            self._at_once[act]()
        else:
            self.place.show(self._openers[act](view), about_order(view))

    def _ask_discard(self) -> None:
        view = self._model.view
        if view is None:
            return
        number = view.card.order.number
        reply = self._model.bench.questions.ask(
            Question(
                title=_("Ta bort utkastet {number}").format(number=number),
                body=_("Det är inte skickat och ingen annan har sett det."),
                act=_("Ta bort utkastet"),
                leave=_("Behåll utkastet"),
                removes=True,
            )
        )
        if reply.acted:
            self._acts.discard()

    def _check(self, view: OrderView) -> Form:
        form = CheckForm(view, self._page)
        form.given.connect(self._acts.check)
        return form

    def _execute(self, _view: OrderView) -> Form:
        words = FormWords(
            title=_("Verkställ beställningen"),
            act=_("Verkställ"),
            label=_("Första dagen med insats"),
            hint=_("Den dag personen först fick insatsen, inte dagen då den registreras."),
        )
        form = self._day("execute_order", words, "LED-12", "A28")
        form.given.connect(self._acts.execute)
        return form

    def _move(self) -> None:
        view, model = self._model.view, self._model
        if view is None:
            return
        form = MoveForm(view, self._page)
        form.given.connect(self._acts.move)
        self.place.show(form, about_order(view))
        service, day = view.card.granted.service, view.card.order.valid_from
        providers = model.services.providers
        model.bench.runner.read(
            form, lambda: providers.units_for(service, day), form.show_units, self.place.refuse
        )

    def _recall(self, view: OrderView) -> Form:
        words = FormWords(
            title=_("Återkalla beställningen"),
            act=_("Återkalla beställningen"),
            label=_("Skäl"),
            hint=_("{unit} ser inte beställningen när den är återkallad.").format(
                unit=view.card.unit.name
            ),
        )
        form = NoteForm("recall_order", words, self._page)
        form.given.connect(self._acts.recall)
        return form

    def _end(self, view: OrderView) -> Form:
        words = FormWords(
            title=_("Avsluta beställningen"),
            act=_("Avsluta beställningen"),
            label=_("Sista dag som beställningen gäller"),
            hint=_("{unit} avslutar verkställigheten.").format(unit=view.card.unit.name),
        )
        form = self._day("end_order", words, "LED-19")
        form.given.connect(self._acts.end)
        return form

    def _day(self, name: str, words: FormWords, *rules: str) -> DayForm:
        return DayForm(name, words, self._model.bench.today(), self._page, rules)
