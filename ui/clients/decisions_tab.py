"""Beslut: the newest first, each with what it grants."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.decisions.model import LevelAssessment
from app.decisions.rules import latest_level
from app.decisions.service import Decided
from app.kernel.texts import _
from app.providers.model import service_title
from ui.clients import seeing
from ui.clients.client_model import ClientModel
from ui.clients.level_form import level_words
from ui.clients.names import law_title
from ui.kernel.days import day_words, span_words
from ui.kernel.naming import named, ruled
from ui.kernel.shapes import ChipShape
from ui.widgets.banner import Banner
from ui.widgets.buttons import Button
from ui.widgets.chip import Chip
from ui.widgets.facts import Facts
from ui.widgets.hours import hours
from ui.widgets.layout import DOWN, Box, row
from ui.widgets.panel import Panel
from ui.widgets.text import Text


class DecisionsTab(QWidget):
    """What is decided is never changed here: a new decision takes over."""

    new_asked = Signal()
    level_asked = Signal()

    def __init__(self, model: ClientModel) -> None:
        super().__init__()
        self._model = model
        self.new = named(Button(_("Nytt beslut…"), icon="plus"), "client_new_decision")
        level = Button(_("Nivåbedömning…"))
        self.level = named(ruled(level, "GOT-08", "GOT-36"), "client_assess_level")
        self._inside = Box(DOWN)
        box = Box(DOWN, row(self.new, 8, self.level, None), 12, parent=self)
        box.addLayout(self._inside)
        box.add(None)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.new.clicked.connect(self.new_asked)
        self.level.clicked.connect(self.level_asked)
        model.loaded.connect(self._show)
        model.changed.connect(self._allow)

    def _allow(self) -> None:
        card = self._model.card
        may = card is not None and card.may_change
        self.new.allow("" if may else _("Bara ansvarig handläggare fattar beslut."))
        self.level.allow("" if may else _("Bara ansvarig handläggare bedömer nivån."))

    def _show(self, tab: str) -> None:
        if tab != seeing.DECISIONS:
            return
        self._inside.clear()
        today, seen = self._model.bench.today(), self._model.parts.decisions
        decided = seen.decided
        if decided or seen.levels:
            self._inside.add(_level_of(seen.levels, today), 12)
        for number, one in enumerate(sorted(decided, key=_newest, reverse=True)):
            self._inside.add(*([12] if number else []), _panel(one, today))
        if not decided:
            words = _("Inget beslut är registrerat. Ett beslut behövs innan en beställning.")
            self._inside.add(Panel(Text(words, "body", "text2", wrap=True)))


def _level_of(levels: Sequence[LevelAssessment], today: dt.date) -> QWidget:
    """The level that counts; without one the way out is named, because no order can be sent."""
    level = latest_level(levels)
    if level is None:
        body = _("Ingen beställning kan skickas förrän nivån är bedömd. Välj Nivåbedömning.")
        return named(Banner("warn", _("Nivåbedömning saknas"), body), "client_level_missing")
    panel = named(Panel(title=_("Nivåbedömning")), "client_level")
    panel.box.add(Text(level_words(levels, today), "body", wrap=True))
    panel.box.add(4, Text(level.reason, "body", "text2", wrap=True))
    return panel


def _newest(one: Decided) -> tuple[dt.date, str]:
    return one.decision.valid_from, one.decision.number


def _panel(one: Decided, today: dt.date) -> QWidget:
    decision = one.decision
    days = span_words(decision.valid_from, decision.valid_to, today)
    note = f"{law_title(decision.law)}, {decision.paragraph}"
    panel = Panel(title=decision.number, note=note, actions=[Chip(_chip(one, today))])
    decided = _("Beslutat {day}").format(day=day_words(decision.decided_on, today))
    panel.box.add(Text(f"{decided}  ·  {days}", "body", "text2", wrap=True), 12)
    for number, granted in enumerate(one.granted):
        time = _("{week} i veckan, {month} i månaden").format(
            week=hours(granted.minutes_per_week), month=hours(granted.minutes_per_month)
        )
        facts = (
            (_("Omfattning"), granted.scope),
            (_("Frekvens"), granted.frequency),
            (_("Tid"), time),
            (_("Mål"), granted.goal),
            (_("Syfte"), granted.purpose),
        )
        title = Text(service_title(granted.service), "strong", wrap=True)
        panel.box.add(*([12] if number else []), title, 4, Facts(facts))
    if decision.exception_reason:
        reason = _("Skäl till glapp: {reason}").format(reason=decision.exception_reason)
        panel.box.add(12, Text(reason, "body", "text2", wrap=True))
    return panel


def _chip(one: Decided, today: dt.date) -> ChipShape:
    decision = one.decision
    if decision.valid_from > today:
        return ChipShape(_("kommande"), "info")
    if decision.valid_to is not None and decision.valid_to < today:
        return ChipShape(_("upphört"), "neutral")
    return ChipShape(_("gäller"), "ok", "check")
