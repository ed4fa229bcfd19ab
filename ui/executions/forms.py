"""The smaller forms of an execution: its end, a visit, the signature of a plan."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.kernel.texts import _
from ui.kernel.naming import ruled
from ui.widgets.date_field import DateField
from ui.widgets.fields import CheckField, TextField
from ui.widgets.form import Form
from ui.widgets.layout import row
from ui.widgets.text import Text


class EndForm(Form):
    """LED-19: the last day the person got the service, and why it ends."""

    given = Signal(object, str)

    def __init__(self, today: dt.date, parent: QWidget) -> None:
        super().__init__(
            "end_execution", _("Avsluta verkställigheten"), _("Avsluta verkställigheten"), parent
        )
        self.day = ruled(
            DateField(
                "end_execution_day",
                _("Sista dag med insats"),
                today,
                _("Dagen räknas med. Handläggaren avslutar beställningen."),
            ),
            "LED-19",
        )
        self.reason = TextField("end_execution_reason", _("Skäl"))
        wrong = _("Blev den verkställd av misstag: öppna beställningen och välj Något är fel…")
        self.box.add(self.day, 12, self.reason, 12, Text(wrong, "small", "text2", wrap=True))
        self.day.day_changed.connect(self._judge)
        self.reason.edited.connect(self._judge)
        self._judge()

    def submit(self) -> None:
        self.given.emit(self.day.day, self.reason.value)

    def _judge(self, _value: object = None) -> None:
        if self.day.day is None:
            self.bar.allow(_("Skriv dagen först."))
        else:
            self.bar.allow("" if self.reason.value else _("Skriv skälet först."))


class VisitForm(Form):
    """A visit that was performed, in minutes."""

    given = Signal(object, int)

    def __init__(self, today: dt.date, parent: QWidget) -> None:
        super().__init__("visit", _("Registrera besök"), _("Registrera besöket"), parent)
        self.day = DateField("visit_day", _("Dag"), today)
        self.day.set_day(today)
        self.minutes = TextField("visit_minutes", _("Utförd tid"), unit=_("minuter"))
        self.box.add(row((self.day, 1), 12, (self.minutes, 1)))
        self.day.day_changed.connect(self._judge)
        self.minutes.edited.connect(self._judge)
        self._judge()

    def submit(self) -> None:
        self.given.emit(self.day.day, int(self.minutes.value))

    def _judge(self, _value: object = None) -> None:
        if self.day.day is None:
            self.bar.allow(_("Skriv dagen först."))
        else:
            is_number = self.minutes.value.isascii() and self.minutes.value.isdigit()
            self.bar.allow("" if is_number else _("Skriv minuterna med siffror."))


@dataclass(frozen=True, slots=True)
class Signature:
    """When the plan was signed, and where the paper is."""

    signed_on: dt.date
    by_client: bool
    outside: bool


class SignForm(Form):
    """The draft comes into force; the plan before it stays as replaced (GOT-27)."""

    given = Signal(object)

    def __init__(self, revision: int, today: dt.date, parent: QWidget) -> None:
        title = _("Underteckna genomförandeplanen, revidering {revision}").format(revision=revision)
        super().__init__("sign_plan", title, _("Underteckna"), parent)
        self.day = ruled(DateField("sign_plan_day", _("Undertecknad"), today), "GOT-26")
        self.by_client = CheckField("sign_plan_by_client", _("Den enskilde har skrivit under"))
        self.outside = CheckField(
            "sign_plan_outside", _("Det undertecknade papperet finns i akten")
        )
        self.box.add(self.day, 12, self.by_client, 8, self.outside)
        self.day.day_changed.connect(self._judge)
        self._judge()

    def submit(self) -> None:
        if self.day.day is not None:
            self.given.emit(
                Signature(self.day.day, self.by_client.is_checked, self.outside.is_checked)
            )

    def _judge(self, _value: object = None) -> None:
        self.bar.allow("" if self.day.day else _("Skriv dagen först."))
