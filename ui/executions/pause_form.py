"""A pause with what it takes away: hours month by month, and the day the service goes on."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.kernel.errors import AppError
from app.kernel.texts import _, ngettext
from app.pauses.model import PauseReason, reason_title
from app.pauses.rules import REGISTRATION_DAYS, Effect
from ui.executions.view import ExecutionView
from ui.kernel.days import day_words
from ui.kernel.naming import named, ruled
from ui.widgets.date_field import DateField
from ui.widgets.fields import ComboField
from ui.widgets.form import Form
from ui.widgets.hours import hours, hours_of
from ui.widgets.layout import Well, column, row
from ui.widgets.painted.effect_band import EffectBand, EffectBandData, EffectMonth
from ui.widgets.painted.words import MINUS
from ui.widgets.text import Icon, Text


@dataclass(frozen=True, slots=True)
class PauseValues:
    """First and last paused day, both included (C-14)."""

    start: dt.date
    last_day: dt.date | None
    reason: PauseReason


class PauseForm(Form):
    """`effect_wanted` comes as soon as there is a first day; the answer is shown before saving."""

    given = Signal(object)
    effect_wanted = Signal(object, object)

    def __init__(self, view: ExecutionView, parent: QWidget) -> None:
        super().__init__("pause", _("Registrera uppehåll"), _("Registrera uppehållet"), parent)
        self._view = view
        today = view.today
        self.first = ruled(DateField("pause_first", _("Första dag med uppehåll"), today), "LED-15")
        self.last = DateField(
            "pause_last",
            _("Sista dag med uppehåll"),
            today,
            _("Tomt om den inte är känd."),
            optional=True,
        )
        reasons = [(one.value, reason_title(one)) for one in PauseReason]
        self.reason = ComboField(
            "pause_reason",
            _("Orsak"),
            [("", _("Välj orsak")), *reasons],
            _("Syns här, aldrig i listor."),
        )
        self._resumes = named(Text("", "strong", wrap=True), "pause_resumes")
        well = Well(row(Icon("arrow-right"), 8, (self._resumes, 1)))
        self._sum = named(Text("", "number", "warn"), "pause_sum")
        self._how = Text("", "small", "text3", wrap=True)
        self.band = EffectBand("pause_band", EffectBandData(months=(), today=today))
        self._deadline = Text("", "small", "text2", wrap=True)
        self._effect = column(
            Text(_("Det här händer"), "h3"), 8, self._sum, self._how, 8, self.band, 8,
            self._deadline,
        )  # fmt: skip
        self.box.add(
            row((self.first, 1), 12, (self.last, 1)), 12,
            Text(_("Insatsen återupptas"), "strong"), 4, well, 12, self.reason, 16, self._effect,
        )  # fmt: skip
        self.first.day_changed.connect(self._ask)
        self.last.day_changed.connect(self._ask)
        self.reason.chosen.connect(self._judge)
        self._effect.hide()
        self._ask()

    def submit(self) -> None:
        if self.first.day is not None:
            self.given.emit(
                PauseValues(self.first.day, self.last.day, PauseReason(self.reason.value))
            )

    def show_effect(self, effect: Effect) -> None:
        """What was worked out: the sum, how it was counted, and month by month."""
        self._effect.show()
        cut = f"{MINUS}{hours(effect.minutes)}"
        self._sum.setText(cut)
        days = ngettext("{count} dag", "{count} dagar", effect.days).format(count=effect.days)
        open_end = "" if self.last.day else _(", räknat till månadens slut")
        self._how.setText(f"{days}{open_end}")
        self.band.set_data(self._band(effect))
        self._deadline.setText(self._in_time())
        self.bar.set_summary(_("Minskar tiden med {hours}.").format(hours=hours(effect.minutes)))
        self._judge()

    def no_effect(self, error: AppError) -> None:
        """The days cannot be used; the sentence stands where the last day is written."""
        self._effect.hide()
        self.last.set_error(error.sentence)

    def _ask(self, _value: object = None) -> None:
        first, last = self.first.day, self.last.day
        if last is not None:
            resumes = day_words(last + dt.timedelta(days=1), self._view.today)
        else:
            resumes = _("okänt, skriv sista dagen när den är känd")
        self._resumes.setText(resumes)
        if first is not None and (last is None or first <= last):
            self.last.clear_error()
            self.effect_wanted.emit(first, last)
        else:
            self._effect.hide()
        self._judge()

    def _judge(self, _value: object = None) -> None:
        first, last = self.first.day, self.last.day
        is_backwards = first is not None and last is not None and last < first
        waits = (
            (first is None, _("Skriv första dagen först.")),
            (is_backwards, _("Sista dagen är före den första.")),
            (bool(self.last.edit.text().strip()) and last is None, _("Sista dagen är ingen dag.")),
            (not self.reason.value, _("Välj orsak först.")),
        )
        self.bar.allow(next((why for is_lacking, why in waits if is_lacking), ""))

    def _band(self, effect: Effect) -> EffectBandData:
        execution, first = self._view.card.execution, self.first.day
        new = ((first, self.last.day),) if first is not None else ()
        spans = tuple((one.start, one.end) for one in self._view.card.paused) + new
        months = tuple(
            EffectMonth(
                first=month.month,
                granted=hours_of(month.granted),
                cut=hours_of(month.cut),
                pauses=spans,
                runs=(execution.actual_start, execution.actual_end),
            )
            for month in effect.months
        )
        return EffectBandData(months=months, today=self._view.today)

    def _in_time(self) -> str:
        """LED-15: within seven days; a late one is registered all the same."""
        if self.first.day is None:
            return ""
        due = self.first.day + dt.timedelta(days=REGISTRATION_DAYS)
        late = (self._view.today - due).days
        if late <= 0:
            return _("Sista dag att registrera är {day}.").format(
                day=day_words(due, self._view.today)
            )
        words = ngettext(
            "Skulle ha registrerats {day}, {count} dag för sent. Registrera ändå.",
            "Skulle ha registrerats {day}, {count} dagar för sent. Registrera ändå.",
            late,
        )
        return words.format(day=day_words(due, self._view.today), count=late)
