"""The level of care: its fields, and the form for a level of its own (GOT-08, GOT-36)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.decisions.commands import AssessLevel, LevelValues
from app.decisions.model import LevelAssessment
from app.decisions.rules import latest_level
from app.kernel.texts import _
from ui.kernel.days import day_words
from ui.kernel.naming import ruled
from ui.widgets.date_field import DateField
from ui.widgets.fields import TextField
from ui.widgets.form import Form
from ui.widgets.layout import Box, row
from ui.widgets.text import Text

_MOST_DIGITS = 2


def read_level(text: str) -> int | None:
    """A whole number from 1; None when it is no level."""
    digits = text.strip()
    is_number = digits.isascii() and digits.isdigit() and len(digits) <= _MOST_DIGITS
    return (int(digits) or None) if is_number else None


def level_words(levels: Sequence[LevelAssessment], today: dt.date) -> str:
    """`Nivå 3, bedömd 1 nov.`; empty where none has been assessed."""
    level = latest_level(levels)
    if level is None:
        return ""
    return _("Nivå {level}, bedömd {day}.").format(
        level=level.level, day=day_words(level.assessed_on, today)
    )


class LevelFields(QObject):
    """Level, day and reason, for the form that holds them."""

    changed = Signal()

    def __init__(self, name: str, today: dt.date, parent: QObject, *, optional: bool) -> None:
        super().__init__(parent)
        level = TextField(f"{name}_number", _("Nivå"), optional=optional)
        self.level = ruled(level, "GOT-08")
        self.day = DateField(f"{name}_day", _("Bedömd den"), today)
        self.reason = TextField(f"{name}_reason", _("Skäl till nivån"), optional=optional)
        self.day.set_day(today)
        for field in (self.level, self.reason):
            field.edited.connect(self._tell)
        self.day.day_changed.connect(self._tell)

    def put_into(self, box: Box) -> None:
        box.add(row((self.level, 1), 16, (self.day, 1)), 12, self.reason)

    @property
    def is_empty(self) -> bool:
        """A day alone is no level: today stands there from the beginning."""
        return not (self.level.value or self.reason.value)

    @property
    def lack(self) -> str:
        """What must be written first, as a sentence; empty when nothing is missing."""
        if read_level(self.level.value) is None:
            return _("Skriv nivån som ett tal från 1 till 99.")
        if self.day.day is None:
            return _("Skriv dagen då nivån bedömdes.")
        return "" if self.reason.value else _("Skriv skälet till nivån.")

    @property
    def values(self) -> LevelValues | None:
        """What was assessed; None while something is missing."""
        level, day = read_level(self.level.value), self.day.day
        if level is None or day is None:
            return None
        return LevelValues(level=level, assessed_on=day, reason=self.reason.value)

    def _tell(self, _value: object = None) -> None:
        self.changed.emit()


class LevelForm(Form):
    """The first level of a person, or a new one when the need has changed."""

    given = Signal(object)

    def __init__(
        self,
        op_id: UUID,
        client_id: UUID,
        levels: Sequence[LevelAssessment],
        today: dt.date,
        parent: QWidget,
    ) -> None:
        super().__init__("level", _("Nivåbedömning"), _("Spara nivån"), parent)
        self._op_id, self._client_id = op_id, client_id
        self.fields = LevelFields("level", today, self, optional=False)
        known = level_words(levels, today) or _("En beställning kan inte skickas utan nivå.")
        self.box.add(Text(known, "body", "text2", wrap=True), 12)
        self.fields.put_into(self.box)
        self.fields.changed.connect(self._judge)
        self._judge()

    def submit(self) -> None:
        found = self.fields.values
        if found is not None:
            self.given.emit(
                AssessLevel(
                    op_id=self._op_id,
                    client_id=self._client_id,
                    level=found.level,
                    assessed_on=found.assessed_on,
                    reason=found.reason,
                )
            )

    def _judge(self) -> None:
        self.bar.allow(self.fields.lack)
