"""A new decision with the services that it grants."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.clients.model import CareCase
from app.decisions.commands import CreateDecision
from app.decisions.rules import services_under
from app.kernel.texts import _
from app.providers.model import ServiceType
from ui.clients.granted_blocks import GrantedBlocks
from ui.clients.level_form import LevelFields, level_words
from ui.clients.names import law_title
from ui.clients.parts import DecisionsSeen
from ui.clients.replaced_fields import ReplacedFields
from ui.kernel.naming import ruled
from ui.widgets.date_field import DateField
from ui.widgets.fields import ComboField, TextField
from ui.widgets.layout import Rule, row
from ui.widgets.tall_form import TallForm
from ui.widgets.text import Text


class DecisionForm(TallForm):
    """Hours a week and hours a month are both asked for, of each service (LED-08)."""

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
        self._offer_services()

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
        self.granted = GrantedBlocks()
        self.level = LevelFields("decision_level", today, self, optional=True)
        self.replaces = ReplacedFields(self._seen.decided, today)
        self.exception = TextField(
            "decision_exception",
            _("Skäl till glapp"),
            _("Behövs om beslutet inte börjar dagen efter det förra."),
            optional=True,
        )

    def _build(self) -> None:
        self.inside.box.add(
            row((self.case, 1), 16, (self.paragraph, 1)), 12,
            row((self.decided, 1), 16, (self.since, 1), 16, (self.until, 1)), 16,
            Rule(), 4, self.granted, 16,
            Rule(), 12, Text(_("Nivåbedömning"), "smallstrong", "text2"), 4,
            Text(self._about_level(), "small", "text3", wrap=True), 8,
        )  # fmt: skip
        self.level.put_into(self.inside.box)
        self.inside.box.add(16, Rule(), 12, self.replaces, 12, self.exception, None)
        self.granted.order_tabs()

    def _about_level(self) -> str:
        known = level_words(self._seen.levels, self._today)
        if known:
            return known + " " + _("Skriv bara om en ny nivå är bedömd.")
        return _("Ingen nivå är bedömd. En beställning kan inte skickas utan den.")

    def _listen(self) -> None:
        self.case.chosen.connect(self._offer_services)
        self.granted.changed.connect(self._granted_changed)
        self.granted.added.connect(self.show_soon)
        self.level.changed.connect(self._judge)
        self.replaces.changed.connect(self._judge)
        self.paragraph.edited.connect(self._judge)
        for day in (self.decided, self.since):
            day.day_changed.connect(self._judge)

    def make_room(self, values: Mapping[str, str]) -> None:
        """As many services as a draft holds."""
        self.granted.make_room(values)

    def submit(self) -> None:
        decided, since, services = self.decided.day, self.since.day, self.granted.values
        if not services or decided is None or since is None:
            return
        case = self._cases[self.case.value]
        self.given.emit(
            CreateDecision(
                op_id=self._op_id,
                client_id=case.client_id,
                care_case_id=case.id,
                paragraph=self.paragraph.value,
                decided_on=decided,
                valid_from=since,
                valid_to=self.until.day,
                services=services,
                replaces=self.replaces.values,
                exception_reason=self.exception.value,
                level=None if self.level.is_empty else self.level.values,
            )
        )

    def _offer_services(self, _value: str = "") -> None:
        """What the act of the case knows."""
        case = self._cases.get(self.case.value)
        self.granted.offer(services_under(case.law) if case is not None else tuple(ServiceType))
        self._granted_changed()

    def _granted_changed(self) -> None:
        """Other services, other decisions that they may take over from."""
        self.replaces.offer(self.granted.services)
        self._judge()

    def _judge(self, _value: object = None) -> None:
        """The first thing that is wrong, in the order of the fields."""
        granted = self.granted.judge()
        if not self._cases:
            self.bar.allow(_("Personen har inget öppet ärende."))
        elif not self.paragraph.value:
            self.bar.allow(_("Skriv lagrummet."))
        elif self.decided.day is None or self.since.day is None:
            self.bar.allow(_("Skriv beslutsdagen och första dagen."))
        elif granted:
            self.bar.allow(granted)
        elif not self.level.is_empty and self.level.lack:
            self.bar.allow(self.level.lack)
        else:
            self.bar.allow(self.replaces.lack)
