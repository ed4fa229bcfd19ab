"""Hours a week and hours a month; the month is proposed from the week (LED-08)."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

from PySide6.QtCore import QObject, Signal

from app.decisions.rules import expected_a_month, hours_differ
from app.kernel.texts import _
from ui.kernel.naming import ruled
from ui.widgets.fields import TextField
from ui.widgets.hours import hours, hours_of

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


def month_of(week: str) -> str:
    """The month that usually follows from the week, as one writes it; empty when none does."""
    minutes = read_hours(week)
    if minutes is None:
        return ""
    month = f"{hours_of(expected_a_month(minutes)).normalize():f}".replace(".", ",")
    return month if read_hours(month) is not None else ""


class HoursFields(QObject):
    """The month follows the week until somebody writes it; what was written is never replaced."""

    edited = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        week = TextField("decision_week", _("Tid per vecka"), unit=_("h"))
        month = TextField("decision_month", _("Tid per månad"), unit=_("h"))
        self.week, self.month = ruled(week, "LED-08"), ruled(month, "LED-08")
        self._ours = ""  # what was put there for the person
        self._is_typed = self._comes_back = False
        week.edited.connect(self._week_written)
        month.edited.connect(self._month_written)

    @property
    def minutes(self) -> tuple[int, int] | None:
        """A week and a month; None while one of them cannot be read."""
        week, month = read_hours(self.week.value), read_hours(self.month.value)
        return None if week is None or month is None else (week, month)

    @property
    def is_proposed(self) -> bool:
        """Whether the month stands there as it was worked out, and nobody has written it."""
        return bool(self.month.value) and not self._is_typed and self._stands_as_worked_out

    @property
    def _stands_as_worked_out(self) -> bool:
        return self.month.value == month_of(self.week.value)

    def come_back(self, month: str) -> None:
        """A month that was kept is about to be written: it may be the person's own."""
        self._comes_back = bool(month)

    def _week_written(self, _text: str) -> None:
        if not self._comes_back and self.month.value in {"", self._ours}:
            self._ours = month_of(self.week.value)
            self._is_typed = False
            self.month.set_value(self._ours)
            self.month.clear_error()
        self._tell()

    def _month_written(self, _text: str) -> None:
        self._is_typed, self._comes_back = not self._comes_back, False
        self._ours = ""
        self._tell()

    def _tell(self) -> None:
        self.month.set_hint(self._hint())
        self.edited.emit()

    def _hint(self) -> str:
        """A hint only: months and weeks may be granted apart."""
        minutes = self.minutes
        if minutes is None:
            return ""
        week, month = minutes
        facts = {"week": hours(week), "expected": hours(expected_a_month(week))}
        if self.is_proposed:
            hint = _(
                "Förslag: {week} i veckan brukar bli {expected} i månaden. "
                "Ändra om beslutet säger annat."
            )
            return hint.format(**facts)
        if not hours_differ(week, month):
            return ""
        hint = _("{week} i veckan brukar bli {expected} i månaden. Du har skrivit {month}.")
        return hint.format(**facts, month=hours(month))
