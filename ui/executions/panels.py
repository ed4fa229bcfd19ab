"""The panels of an execution: hours of the month, pauses, plan and journal, visits."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.kernel.texts import _
from ui.executions import words
from ui.executions.view import ExecutionView
from ui.kernel.naming import named, ruled
from ui.widgets.buttons import Link
from ui.widgets.hours import hours
from ui.widgets.layout import DOWN, Box, Item, Rule, column, row
from ui.widgets.painted.effect_band import EffectBand, EffectBandData
from ui.widgets.painted.words import MINUS, long_month
from ui.widgets.panel import Panel
from ui.widgets.text import Icon, Text

LAST_VISITS = 5


class HoursPanel(Panel):
    """Granted − pause = to do this month, and the band under the sum."""

    def __init__(self) -> None:
        super().__init__(title=_("Timmar"), note=" ")
        self._numbers = {
            name: named(Text("", "number"), f"hours_{name}")
            for name in ("granted", "cut", "left", "done")
        }
        self._notes = {name: Text("", "small", "text2", wrap=True) for name in self._numbers}
        self.box.add(
            row(
                self._part("granted"), 16, _sign(MINUS), 12, self._part("cut"), 16,
                _sign("="), 12, self._part("left"), None, self._part("done"),
            ),
            12,
        )  # fmt: skip
        self.band = EffectBand("hours_band", EffectBandData(months=(), today=dt.date.min))
        self.box.add(self.band)
        ruled(self, "LED-17")

    def show_view(self, view: ExecutionView) -> None:
        time = view.card.time
        if self.heading is not None:
            self.heading.title.setText(
                _("Timmar i {month}").format(month=long_month(time.month).split(" ")[0])
            )
            is_part = time.outside_days > 0
            self.heading.note.setText(
                _("de dagar insatsen pågår") if is_part else _("efter uppehåll")
            )
        said = {
            "granted": (time.granted, _("beviljat")),
            "cut": (time.cut, words.days_without(view)),
            "left": (time.left, _("att utföra")),
            "done": (words.performed(view), _("registrerade besök")),
        }
        for name, (minutes, note) in said.items():
            self._numbers[name].setText(hours(minutes))
            self._notes[name].setText(note)
        self.band.set_data(words.this_month(view))

    def _part(self, name: str) -> QWidget:
        return column(self._numbers[name], self._notes[name], None)


class PausesPanel(Panel):
    """Every pause with its reason, here where one person is looked at; never in a list."""

    def __init__(self) -> None:
        super().__init__(title=_("Uppehåll"), note=" ")
        self._lines = Box(DOWN)
        self.box.addLayout(self._lines)
        ruled(self, "LED-15")

    def show_view(self, view: ExecutionView) -> None:
        self._lines.clear()
        pauses = sorted(view.pauses.pauses, key=lambda pause: pause.start, reverse=True)
        self.setVisible(bool(pauses or view.pauses.may))
        if self.heading is not None:
            self.heading.note.setText(str(len(pauses)) if pauses else "")
        if not pauses:
            self._lines.add(Text(_("Inget uppehåll är registrerat."), "body", "text2", wrap=True))
        for number, pause in enumerate(pauses):
            days, reason, in_time = words.pause_line(pause, view.today)
            self._lines.add(*([8] if number else []), _line(days, f"{reason}, {in_time}"))


class PlanPanel(Panel):
    """The plan in short, and how the journal stands."""

    journal_asked = Signal()

    def __init__(self) -> None:
        self.journal = named(Link(_("Journalen"), "book-open"), "execution_journal")
        super().__init__(title=_("Plan och journal"), actions=[self.journal])
        self._lines = Box(DOWN)
        self.box.addLayout(self._lines)
        self.box.add(None)
        self.journal.clicked.connect(self.journal_asked)
        ruled(self, "GOT-26")

    def show_view(self, view: ExecutionView) -> None:
        self.journal.setVisible(view.may_read_journal)
        self._lines.clear()
        self._lines.add(*_pair("file-text", *words.plan_state(view)))
        plan = view.plan or view.draft
        if plan is not None:
            self._lines.add(8, Text(plan.goals, "body", "text", wrap=True))
            for activity in plan.activities:
                said = Text(words.activity_line(activity), "body", "text2", wrap=True)
                self._lines.add(6, row(column(2, Icon("check", "text3"), None), 8, (said, 1)))
        self._lines.add(12, Rule(), 10, *_pair("book-open", *words.journal_line(view)))


class VisitsPanel(Panel):
    """The last visits that somebody or some system registered."""

    def __init__(self) -> None:
        super().__init__(title=_("Besök"), note=" ")
        self._lines = Box(DOWN)
        self.box.addLayout(self._lines)

    def show_view(self, view: ExecutionView) -> None:
        self._lines.clear()
        if self.heading is not None:
            self.heading.note.setText(words.visits_sum(view))
        visits = sorted(view.visits, key=lambda visit: visit.performed_on, reverse=True)
        if not visits:
            self._lines.add(Text(_("Inget besök är registrerat."), "body", "text2", wrap=True))
        for number, visit in enumerate(visits[:LAST_VISITS]):
            gap = [8] if number else []
            self._lines.add(*gap, _line(*words.visit_line(visit, view.today)))


def _sign(sign: str) -> QWidget:
    """On the line of the numbers, not between them and their notes."""
    return column(Text(sign, "number", "text3"), Text(" ", "small"), None)


def _pair(icon: str, head: str, note: str) -> list[Item]:
    words_of = column(Text(head, "strong", wrap=True), Text(note, "body", "text2", wrap=True))
    return [row(column(2, Icon(icon, "text2"), None), 8, (words_of, 1))]


def _line(label: str, said: str) -> QWidget:
    left = Text(label, "body", "text3", wrap=True)
    return row((left, 4), 12, (Text(said, wrap=True), 7))
