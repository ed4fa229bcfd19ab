"""The forms of an order: a draft, the check before the start, and the move to another unit."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.decisions.model import Decision, GrantedService
from app.decisions.service import Decided
from app.kernel.texts import _, ngettext
from app.orders.commands import CheckItem
from app.orders.model import Order
from app.orders.rules import check_item_title
from app.providers.model import service_title
from app.providers.views import UnitView
from ui.kernel.days import span_words
from ui.kernel.naming import ruled
from ui.orders.view import OrderView
from ui.widgets.date_field import DateField
from ui.widgets.fields import CheckField, ComboField
from ui.widgets.form import Form
from ui.widgets.hours import hours
from ui.widgets.layout import row
from ui.widgets.text import Text


@dataclass(frozen=True, slots=True)
class DraftValues:
    """What was written; the decision gives the rest."""

    granted_id: UUID
    unit_id: UUID
    planned_start: dt.date
    valid_from: dt.date
    valid_to: dt.date | None


@dataclass(frozen=True, slots=True)
class Choice:
    """A granted service with the decision that grants it."""

    granted: GrantedService
    decision: Decision

    def words(self, today: dt.date) -> str:
        days = span_words(self.decision.valid_from, self.decision.valid_to, today)
        return f"{service_title(self.granted.service)}, {self.decision.number}, {days}"


def choices_of(decided: Sequence[Decided], today: dt.date) -> tuple[Choice, ...]:
    """Services of decisions that are not over, the newest decision first."""
    return tuple(
        Choice(granted, one.decision)
        for one in sorted(decided, key=_newest, reverse=True)
        if one.decision.valid_to is None or one.decision.valid_to >= today
        for granted in one.granted
    )


def _newest(decided: Decided) -> dt.date:
    return decided.decision.valid_from


class DraftForm(Form):
    """Which granted service, which unit, which days. Units are asked for by service and day."""

    given = Signal(object)
    units_wanted = Signal(object, object)

    def __init__(self, choices: Sequence[Choice], today: dt.date, parent: QWidget) -> None:
        super().__init__("draft_order", _("Ny beställning"), _("Spara utkast"), parent)
        self._choices = {str(one.granted.id): one for one in choices}
        self._today = today
        options = [(key, one.words(today)) for key, one in self._choices.items()]
        self.service = ComboField(
            "draft_order_service", _("Beviljad insats"), [("", _("Välj insats")), *options]
        )
        self.unit = ComboField(
            "draft_order_unit",
            _("Enhet som ska utföra"),
            [("", _("Välj enhet"))],
            _("Enheter som utför insatsen den första dagen, i bokstavsordning."),
        )
        self.first = DateField("draft_order_from", _("Gäller från och med"), today)
        self.last = DateField("draft_order_to", _("Till och med"), today, optional=True)
        self.planned = ruled(DateField("draft_order_start", _("Planerad start"), today), "LED-12")
        note = _("Utkastet skickas inte. Du ser det i listan och skickar det därifrån.")
        self.box.add(
            self.service, 12, row((self.first, 1), 12, (self.last, 1)), 12, self.planned, 12,
            self.unit, 12, Text(note, "small", "text3", wrap=True),
        )  # fmt: skip
        self.service.chosen.connect(self._choose_service)
        self.unit.chosen.connect(self._judge)
        self.first.day_changed.connect(self._ask_units)
        for field in (self.last, self.planned):
            field.day_changed.connect(self._judge)
        self._judge()

    def begin(self) -> None:
        """A new order: the only service there is to choose is chosen."""
        if len(self._choices) == 1:
            self.service.set_value(next(iter(self._choices)))
            self._choose_service("")

    def show_order(self, order: Order) -> None:
        """Change a draft: its service stays."""
        self.service.set_value(str(order.granted_service_id))
        self.service.disable(_("Insatsen följer utkastet. Ta bort det för att välja en annan."))
        self.first.set_day(order.valid_from)
        self.last.set_day(order.valid_to)
        self.planned.set_day(order.planned_start)
        self.unit.show_choices([("", _("Välj enhet")), (str(order.unit_id), "")])
        self.unit.set_value(str(order.unit_id))
        self._ask_units()

    def show_units(self, units: Sequence[UnitView]) -> None:
        """Who can be chosen; one that was chosen stays when it still fits."""
        found = [(str(one.unit.id), one.unit.name) for one in units]
        self.unit.show_choices([("", _("Välj enhet")), *found])
        if self._choice() is not None and not found:
            self.unit.set_error(_("Ingen enhet utför insatsen den dagen. Välj en annan dag."))
        if not self.unit.value:
            self.unit.set_value("")
        self._judge()

    def submit(self) -> None:
        choice, first, planned = self._choice(), self.first.day, self.planned.day
        if choice is not None and first is not None and planned is not None:
            self.given.emit(
                DraftValues(choice.granted.id, UUID(self.unit.value), planned, first, self.last.day)
            )

    def _choice(self) -> Choice | None:
        return self._choices.get(self.service.value)

    def _choose_service(self, _value: str) -> None:
        """The days of the decision are proposed; a decision that has begun starts today."""
        choice = self._choice()
        if choice is not None:
            first = max(choice.decision.valid_from, self._today)
            self.first.set_day(first)
            self.planned.set_day(first)
            self.last.set_day(choice.decision.valid_to)
        self._ask_units()

    def _ask_units(self, _value: object = None) -> None:
        choice = self._choice()
        if choice is not None and self.first.day is not None:
            self.unit.clear_error()
            self.units_wanted.emit(choice.granted.service, self.first.day)
        self._judge()

    def _judge(self, _value: object = None) -> None:
        waits = (
            (not self._choices, _("Personen har ingen beviljad insats som gäller.")),
            (self._choice() is None, _("Välj insats först.")),
            (self.first.day is None or self.planned.day is None, _("Skriv dagarna först.")),
            (
                bool(self.last.edit.text().strip()) and self.last.day is None,
                _("Till och med är ingen dag."),
            ),
            (not self.unit.value, _("Välj enhet först.")),
        )
        self.bar.allow(next((reason for is_lacking, reason in waits if is_lacking), ""))


class CheckForm(Form):
    """LED-09: each point beside what the order says about it; all of them before it is checked."""

    given = Signal(object)

    def __init__(self, view: OrderView, parent: QWidget) -> None:
        super().__init__(
            "check_order", _("Kontrollera beställningen inför starten"), _("Kontrollera"), parent
        )
        said = what_the_order_says(view)
        self.ticks = {
            item: ruled(
                CheckField(
                    f"check_order_{item.value}", capital(check_item_title(item)), said[item]
                ),
                "LED-09",
            )
            for item in CheckItem
        }
        note = _(
            "Stämmer något inte kontaktar du {officer}, som återkallar och skickar en rättad "
            "beställning."
        )
        officer = view.card.officer
        who = ", ".join(part for part in (officer.display_name, officer.phone) if part)
        self.box.add(Text(note.format(officer=who), "body", "text2", wrap=True))
        for tick in self.ticks.values():
            self.box.add(12, tick)
            tick.toggled.connect(self._judge)
        self._judge()

    def submit(self) -> None:
        self.given.emit(frozenset(item for item, tick in self.ticks.items() if tick.is_checked))

    def _judge(self, _on: object = None) -> None:
        left = sum(not tick.is_checked for tick in self.ticks.values())
        words = ngettext(
            "{count} punkt kvar att bocka av.", "{count} punkter kvar att bocka av.", left
        )
        self.bar.allow(words.format(count=left) if left else "")


def what_the_order_says(view: OrderView) -> dict[CheckItem, str]:
    """What each point of the check is compared with."""
    card, today = view.card, view.today
    granted, order = card.granted, card.order
    days = span_words(order.valid_from, order.valid_to, today)
    return {
        CheckItem.RIGHT_RECIPIENT: f"{card.unit.name}, {card.provider.name}",
        CheckItem.SERVICE_AND_PERIOD: f"{service_title(granted.service)}, {days}",
        CheckItem.GOAL_AND_PURPOSE: f"{granted.goal} {granted.purpose}",
        CheckItem.HOURS: _("{week} i veckan, {month} i månaden").format(
            week=hours(granted.minutes_per_week), month=hours(granted.minutes_per_month)
        ),
        CheckItem.INVESTIGATION: f"{granted.scope}. {granted.frequency}.",
    }


def capital(words: str) -> str:
    return words[:1].upper() + words[1:]


class MoveForm(Form):
    """UPP-S1-1: to another unit of the own organisation that performs the service (A21)."""

    given = Signal(object)

    def __init__(self, view: OrderView, parent: QWidget) -> None:
        super().__init__(
            "move_order", _("Flytta beställningen till rätt enhet"), _("Flytta"), parent
        )
        self._card = view.card
        self.unit = ruled(
            ComboField(
                "move_order_unit",
                _("Rätt enhet"),
                [("", _("Välj enhet"))],
                _("Enheter hos {provider} som utför insatsen.").format(
                    provider=view.card.provider.name
                ),
            ),
            "UPP-S1-1",
            "A21",
        )
        note = _("{unit} ser inte beställningen när den är flyttad.")
        self.box.add(
            self.unit, 12, Text(note.format(unit=view.card.unit.name), "body", "text2", wrap=True)
        )
        self.unit.chosen.connect(self._judge)
        self._judge()

    def show_units(self, units: Sequence[UnitView]) -> None:
        card = self._card
        found = [
            (str(one.unit.id), one.unit.name)
            for one in units
            if one.provider.id == card.provider.id and one.unit.id != card.unit.id
        ]
        self.unit.show_choices([("", _("Välj enhet")), *found])
        self._judge()

    def submit(self) -> None:
        self.given.emit(UUID(self.unit.value))

    def _judge(self, _value: object = None) -> None:
        self.bar.allow("" if self.unit.value else _("Välj enhet först."))
