"""A new decision with the service that it grants."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal, InvalidOperation
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.clients.model import CareCase
from app.decisions.commands import CreateDecision, GrantedValues, Replaced
from app.decisions.rules import expected_a_month, hours_differ, services_under
from app.kernel.texts import _
from app.providers.model import ServiceType, service_title
from ui.clients.level_form import LevelFields, level_words
from ui.clients.names import law_title
from ui.clients.parts import DecisionsSeen
from ui.kernel.naming import ruled
from ui.widgets.date_field import DateField
from ui.widgets.fields import ComboField, TextField
from ui.widgets.hours import hours
from ui.widgets.layout import Rule, row
from ui.widgets.tall_form import TallForm
from ui.widgets.text import Text

_HOUR, _LONGEST = 60, 24 * 31


def read_hours(text: str) -> int | None:
    """Whole minutes of 14, 2,5 or 0.25 hours; None when it is no time."""
    try:
        wanted = Decimal(text.strip().replace(",", "."))
    except InvalidOperation:
        return None
    if not wanted.is_finite() or not 0 < wanted <= _LONGEST:
        return None
    minutes = wanted * _HOUR
    return int(minutes) if minutes == minutes.to_integral_value() else None


class DecisionForm(TallForm):
    """Hours a week and hours a month are both asked for (LED-08)."""

    given = Signal(object)

    def __init__(
        self,
        op_id: UUID,
        cases: Sequence[CareCase],
        seen: DecisionsSeen,
        today: dt.date,
        parent: QWidget,
    ) -> None:
        super().__init__("decision", _("Nytt beslut"), _("Registrera beslutet"), parent)
        self._op_id, self._cases, self._seen = op_id, {str(c.id): c for c in cases}, seen
        self._today = today
        self._make_fields(today)
        self._build()
        self._listen()
        self._judge()

    def _make_fields(self, today: dt.date) -> None:
        cases = [
            (key, f"{case.number}, {law_title(case.law)}, {case.committee}")
            for key, case in self._cases.items()
        ]
        self.case = ComboField("decision_case", _("Ärende"), cases)
        self.paragraph = TextField("decision_paragraph", _("Lagrum"), _("Till exempel 11 kap. 1 §"))
        self.decided = ruled(DateField("decision_day", _("Beslutsdag"), today), "LED-04")
        self.since = ruled(DateField("decision_from", _("Gäller från och med"), today), "LED-14")
        self.until = DateField("decision_to", _("Till och med"), today, optional=True)
        self.decided.set_day(today)
        self.service = ComboField("decision_service", _("Insats"), [])
        self.scope = TextField("decision_scope", _("Omfattning"))
        self.frequency = TextField("decision_frequency", _("Frekvens"))
        week = TextField("decision_week", _("Tid per vecka"), unit=_("h"))
        month = TextField("decision_month", _("Tid per månad"), unit=_("h"))
        self.week, self.month = ruled(week, "LED-08"), ruled(month, "LED-08")
        self.goal = TextField("decision_goal", _("Mål"))
        self.purpose = TextField("decision_purpose", _("Syfte"))
        self.replaces = ComboField("decision_replaces", _("Ersätter"), [])
        self.exception = TextField(
            "decision_exception",
            _("Skäl till glapp"),
            _("Behövs om beslutet inte börjar dagen efter det förra."),
            optional=True,
        )
        self.level = LevelFields("decision_level", today, self, optional=True)

    def _build(self) -> None:
        self.inside.box.add(
            row((self.case, 1), 16, (self.paragraph, 1)), 12,
            row((self.decided, 1), 16, (self.since, 1), 16, (self.until, 1)), 16,
            Rule(), 12, Text(_("Beviljad insats"), "smallstrong", "text2"), 8,
            self.service, 12, row((self.scope, 2), 16, (self.frequency, 1)), 12,
            row((self.week, 1), 16, (self.month, 1)), 12,
            row((self.goal, 1), 16, (self.purpose, 1)), 16,
            Rule(), 12, Text(_("Nivåbedömning"), "smallstrong", "text2"), 4,
            Text(self._about_level(), "small", "text3", wrap=True), 8,
        )  # fmt: skip
        self.level.put_into(self.inside.box)
        self.inside.box.add(16, Rule(), 12, self.replaces, 12, self.exception, None)
        self._offer_services()

    def _about_level(self) -> str:
        known = level_words(self._seen.levels, self._today)
        if known:
            return known + " " + _("Skriv bara om en ny nivå är bedömd.")
        return _("Ingen nivå är bedömd. En beställning kan inte skickas utan den.")

    def _listen(self) -> None:
        self.case.chosen.connect(self._offer_services)
        self.service.chosen.connect(self._offer)
        self.level.changed.connect(self._judge)
        written = (
            self.paragraph, self.scope, self.frequency, self.week, self.month, self.goal,
            self.purpose,
        )  # fmt: skip
        for field in written:
            field.edited.connect(self._judge)
        for day in (self.decided, self.since):
            day.day_changed.connect(self._judge)

    def submit(self) -> None:
        week, month = read_hours(self.week.value), read_hours(self.month.value)
        decided, since = self.decided.day, self.since.day
        if week is None or month is None or decided is None or since is None:
            return
        case = self._cases[self.case.value]
        granted = GrantedValues(
            service=ServiceType(self.service.value),
            scope=self.scope.value,
            frequency=self.frequency.value,
            minutes_per_week=week,
            minutes_per_month=month,
            goal=self.goal.value,
            purpose=self.purpose.value,
        )
        self.given.emit(
            CreateDecision(
                op_id=self._op_id,
                client_id=case.client_id,
                care_case_id=case.id,
                paragraph=self.paragraph.value,
                decided_on=decided,
                valid_from=since,
                valid_to=self.until.day,
                services=(granted,),
                replaces=self._replaced(),
                exception_reason=self.exception.value,
                level=None if self.level.is_empty else self.level.values,
            )
        )

    def _replaced(self) -> tuple[Replaced, ...]:
        wanted = self.replaces.value
        chosen = [one.decision for one in self._seen.decided if str(one.decision.id) == wanted]
        return tuple(Replaced(decision_id=one.id, seen_version=one.version) for one in chosen)

    def _offer_services(self, _value: str = "") -> None:
        """What the act of the case knows."""
        case = self._cases.get(self.case.value)
        services = services_under(case.law) if case is not None else tuple(ServiceType)
        self.service.show_choices([(one.value, service_title(one)) for one in services])
        if not self.service.value:
            self.service.set_value(services[0].value)
        self._offer()

    def _offer(self, _value: str = "") -> None:
        """The decisions of the same service that are not over."""
        same = [
            one.decision
            for one in self._seen.decided
            if any(part.service.value == self.service.value for part in one.granted)
            and (one.decision.valid_to is None or one.decision.valid_to >= self._today)
        ]
        choices = [(str(one.id), one.number) for one in same]
        self.replaces.show_choices([("", _("Inget tidigare beslut")), *choices])

    def _compare_times(self) -> None:
        """LED-08: a hint, because months and weeks may be granted apart."""
        week, month = read_hours(self.week.value), read_hours(self.month.value)
        if week is None or month is None or not hours_differ(week, month):
            self.month.set_hint("")
            return
        hint = _("{week} i veckan brukar bli {expected} i månaden. Du har skrivit {month}.")
        self.month.set_hint(
            hint.format(
                week=hours(week), expected=hours(expected_a_month(week)), month=hours(month)
            )
        )

    def _judge(self, _value: object = None) -> None:
        self._compare_times()
        texts = (self.paragraph, self.scope, self.frequency, self.goal, self.purpose)
        if not self._cases:
            self.bar.allow(_("Personen har inget öppet ärende."))
        elif not all(field.value for field in texts):
            self.bar.allow(_("Skriv lagrum, omfattning, frekvens, mål och syfte."))
        elif self.decided.day is None or self.since.day is None:
            self.bar.allow(_("Skriv beslutsdagen och första dagen."))
        elif read_hours(self.week.value) is None or read_hours(self.month.value) is None:
            self.bar.allow(_("Skriv tid per vecka och per månad i timmar, till exempel 2,5."))
        elif not self.level.is_empty and self.level.lack:
            self.bar.allow(self.level.lack)
        else:
            self.bar.allow()
