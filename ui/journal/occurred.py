"""When something happened: a day and a time of day in Sweden, beside each other."""

from __future__ import annotations

import datetime as dt
import re

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.kernel.clock import SWEDEN, local_day
from app.kernel.texts import _
from ui.journal.wording import clock
from ui.widgets.date_field import DateField
from ui.widgets.fields import TextField
from ui.widgets.layout import ACROSS, Box

_TIME = re.compile(r"(?P<hour>\d{1,2})[:.]?(?P<minute>\d{2})")


class OccurredFields(QWidget):
    """Two fields; `moment` is None until both can be read."""

    edited = Signal()

    def __init__(self, name: str, today: dt.date) -> None:
        super().__init__()
        self.day = DateField(f"{name}_day", _("Hände"), today)
        self.time = TextField(f"{name}_time", _("Klockan"))
        self.time.edit.setPlaceholderText(_("tt:mm"))
        Box(ACROSS, (self.day, 3), 8, (self.time, 2), parent=self)
        self.day.day_changed.connect(self._tell)
        self.time.edited.connect(self._tell)
        self.time.edit.editingFinished.connect(self._tidy)

    @property
    def day_text(self) -> str:
        return self.day.edit.text()

    @property
    def time_text(self) -> str:
        return self.time.value

    def moment(self) -> dt.datetime | None:
        day, time = self.day.day, read_time(self.time.value)
        return dt.datetime.combine(day, time, SWEDEN) if day and time else None

    def fill(self, day: str, time: str, now: dt.datetime) -> None:
        """What was written before, else now."""
        self.day.set_day(local_day(now))
        if day:
            self.day.edit.setText(day)
        self.time.set_value(time or clock(now))
        self.time.clear_error()

    def allow(self, why_not: str) -> None:
        for field in (self.day, self.time):
            if why_not:
                field.disable("")
                field.control.setAccessibleDescription(why_not)
            else:
                field.enable()

    def _tell(self, _value: object = None) -> None:
        self.edited.emit()

    def _tidy(self) -> None:
        time = read_time(self.time.value)
        if time is not None:
            self.time.set_value(f"{time:%H:%M}")
        elif self.time.value:
            self.time.set_error(_("Det är inget klockslag. Skriv till exempel 14:20."))


def read_time(text: str) -> dt.time | None:
    """`14:20`, `14.20` and `1420`."""
    found = _TIME.fullmatch(text.strip())
    if found is None:
        return None
    try:
        return dt.time(int(found["hour"]), int(found["minute"]))
    except ValueError:
        return None
