"""A day, written or picked. Understands 2026-05-21, 20260521, 260521 and 21/5."""

from __future__ import annotations

import datetime as dt
import re

from PySide6.QtCore import QDate, QEvent, QLocale, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QLineEdit, QPushButton, QVBoxLayout, QWidget

from app.kernel.texts import _, language
from ui.kernel.naming import named
from ui.kernel.presses import is_enter
from ui.kernel.restyle import follow
from ui.theme import icons, paint
from ui.theme.look import look
from ui.widgets.fields import Field

_FORMS = (
    re.compile(r"(?P<y>\d{4})-?(?P<m>\d\d)-?(?P<d>\d\d)"),
    re.compile(r"(?P<y>\d\d)(?P<m>\d\d)(?P<d>\d\d)"),
    re.compile(r"(?P<d>\d{1,2})/(?P<m>\d{1,2})"),
)
_CENTURY = 2000
_TWO_DIGITS = 2


def read_day(text: str, today: dt.date) -> dt.date | None:
    """The day somebody wrote, None when it is no day. Without a year: the one of today."""
    for form in _FORMS:
        if found := form.fullmatch(text.strip()):
            parts = {name: int(value) for name, value in found.groupdict().items()}
            year = parts.get("y", today.year)
            if len(found.groupdict().get("y", "")) == _TWO_DIGITS:
                year += _CENTURY
            try:
                return dt.date(year, parts["m"], parts["d"])
            except ValueError:
                return None
    return None


class _CalendarButton(QPushButton):
    """Lies inside the field; a button of its own, so that the keyboard and a reader find it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("kind", "quiet")
        self.setProperty("bulk", "inner")
        self.setCursor(Qt.CursorShape.ArrowCursor)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What is typed here is for no field: Qt would give it to the day under the button."""
        if is_enter(event):
            self.click()
            return
        text, key = event.text(), event.key()
        writes = bool(text) and text.isprintable() and key != Qt.Key.Key_Space
        if not writes and key not in {Qt.Key.Key_Backspace, Qt.Key.Key_Delete}:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        tone = "text" if self.underMouse() or self.hasFocus() else "text2"
        tone = tone if self.isEnabled() else "disabled"
        icons.draw(QPainter(self), QRectF(self.rect()), "calendar-days", tone=tone)


class _DayEdit(QLineEdit):
    """A line edit with room for its calendar button; arrow keys step a day."""

    stepped = Signal(int)
    asked_for_calendar = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.calendar_button = named(
            _CalendarButton(self), f"{name}_calendar", _("Välj dag i kalender")
        )
        self.calendar_button.setToolTip(_("Välj dag i kalender (Alt+nedpil)"))
        follow(self._restyle)

    def _restyle(self) -> None:
        self.setTextMargins(0, 0, look.px(28), 0)
        self._place()

    def _place(self) -> None:
        side = look.px(26)
        left, top = self.width() - side - look.px(3), (self.height() - side) // 2
        self.calendar_button.setGeometry(left, top, side, side)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.EnabledChange:
            self.calendar_button.setEnabled(self.isEnabled())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        steps = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}
        if event.key() == Qt.Key.Key_F4 or (is_alt and event.key() == Qt.Key.Key_Down):
            self.asked_for_calendar.emit()
        elif (step := steps.get(Qt.Key(event.key()))) is not None:
            self.stepped.emit(step)
        else:
            super().keyPressEvent(event)


class Calendar(QFrame):
    """A month to pick from, with week numbers; Esc leaves the field as it was."""

    picked = Signal(QDate)

    def __init__(self, parent: QWidget, name: str) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setProperty("ground", "overlay")
        self.month = named(QCalendarWidget(), name, _("Kalender"))
        self.month.setLocale(QLocale("sv_SE" if language() == "sv" else "en_GB"))
        self.month.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.month.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.ISOWeekNumbers)
        self.month.setGridVisible(False)
        box = QVBoxLayout(self)
        box.setContentsMargins(1, 1, 1, 1)
        box.addWidget(self.month)
        self.month.activated.connect(self._pick)
        self.month.clicked.connect(self._pick)
        follow(self._restyle)

    def _restyle(self) -> None:
        plain = QTextCharFormat()
        plain.setForeground(look.colour("text"))
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.month.setWeekdayTextFormat(day, plain)
        head = QTextCharFormat()
        head.setForeground(look.colour("text3"))
        self.month.setHeaderTextFormat(head)

    def _pick(self, day: QDate) -> None:
        self.hide()
        self.picked.emit(day)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        paint.panel(
            QPainter(self), QRectF(self.rect()), fill="overlay", line="line_strong", radius=0
        )


class DateField(Field):
    """Gives a `date`, or None while there is none or it cannot be read."""

    day_changed = Signal(object)

    def __init__(
        self, name: str, label: str, today: dt.date, hint: str = "", *, optional: bool = False
    ) -> None:
        self.edit = _DayEdit(name)
        super().__init__(label, self.edit, hint, optional=optional)
        self._today, self._name, self._optional = today, name, optional
        self._calendar: Calendar | None = None
        self.edit.setPlaceholderText(_("åååå-mm-dd"))
        self.edit.textEdited.connect(self._tell)
        self.edit.editingFinished.connect(self._tidy)
        self.edit.stepped.connect(self._step)
        self.edit.asked_for_calendar.connect(self._open)
        self.edit.calendar_button.clicked.connect(self._open)

    @property
    def day(self) -> dt.date | None:
        return read_day(self.edit.text(), self._today)

    @property
    def unreadable(self) -> str:
        if self.day is not None or not self.edit.text().strip():
            return ""
        return _("Det är ingen dag. Skriv till exempel {day}.").format(day=self._today)

    def set_day(self, day: dt.date | None) -> None:
        self.edit.setText(day.isoformat() if day else "")
        self.clear_error()

    def _tell(self) -> None:
        self.clear_error()
        self.day_changed.emit(self.day)

    def _tidy(self) -> None:
        """Write the day in full when it is left; say so when it is no day."""
        if self.day is not None:
            self.edit.setText(self.day.isoformat())
        elif sentence := self.unreadable:
            self.set_error(sentence)

    def _step(self, days: int) -> None:
        self._give((self.day or self._today) + dt.timedelta(days=days))

    def _open(self) -> None:
        if self._calendar is None:
            self._calendar = Calendar(self, f"{self._name}_month")
            self._calendar.picked.connect(self._picked)
        day = self.day or self._today
        self._calendar.month.setSelectedDate(QDate(day.year, day.month, day.day))
        self._calendar.adjustSize()
        self._calendar.move(self.edit.mapToGlobal(QPoint(0, self.edit.height())))
        self._calendar.show()
        self._calendar.month.setFocus(Qt.FocusReason.PopupFocusReason)

    def _picked(self, day: QDate) -> None:
        self._give(dt.date(day.year(), day.month(), day.day()))
        self.edit.setFocus(Qt.FocusReason.PopupFocusReason)

    def _give(self, day: dt.date) -> None:
        self.set_day(day)
        self.day_changed.emit(day)
