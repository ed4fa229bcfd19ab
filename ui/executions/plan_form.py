"""The draft of an implementation plan: goals, and activities with who, when and how."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.kernel.texts import _
from app.plans.model import Activity, ImplementationPlan
from ui.kernel.naming import named, ruled
from ui.kernel.restyle import follow
from ui.theme.look import look
from ui.widgets.buttons import Button
from ui.widgets.date_field import DateField
from ui.widgets.fields import Field, TextField
from ui.widgets.form import Form
from ui.widgets.layout import DOWN, Box, Scroll, Surface, row
from ui.widgets.note_editor import NoteEditor
from ui.widgets.text import Text

LEAST_HEIGHT = 380


@dataclass(frozen=True, slots=True)
class PlanValues:
    """The draft as it was written; it may be unfinished."""

    goals: str
    activities: tuple[Activity, ...]
    participants: str
    fixed_on: dt.date
    followup_on: dt.date | None


class ActivityFields(QWidget):
    """One activity; empty ones are left out."""

    edited = Signal()

    def __init__(self, number: int, activity: Activity | None = None) -> None:
        super().__init__()
        name = f"plan_activity_{number}"
        self._fields = {
            "goal": TextField(f"{name}_goal", _("Delmål")),
            "what": TextField(f"{name}_what", _("Vad som ska göras")),
            "responsible": TextField(f"{name}_responsible", _("Ansvarig hos utföraren")),
            "when": TextField(f"{name}_when", _("När")),
            "how": TextField(f"{name}_how", _("Hur")),
        }
        for part, field in self._fields.items():
            field.set_value(getattr(activity, part) if activity is not None else "")
            field.edited.connect(self.edited)
        title = Text(_("Aktivitet {number}").format(number=number), "smallstrong", "text3")
        one = self._fields
        Box(
            DOWN, title, 8, one["goal"], 12, one["what"], 12, one["responsible"], 12,
            row((one["when"], 1), 12, (one["how"], 1)), parent=self,
        )  # fmt: skip

    @property
    def value(self) -> Activity | None:
        parts = {part: field.value for part, field in self._fields.items()}
        return Activity(**parts) if any(parts.values()) else None


class PlanForm(Form):
    """Saved as a draft; the signature is a step of its own."""

    given = Signal(object)

    def __init__(self, plan: ImplementationPlan | None, today: dt.date, parent: QWidget) -> None:
        super().__init__("plan", _("Genomförandeplan"), _("Spara utkastet"), parent)
        self.goals = NoteEditor("plan_goals")
        self.participants = TextField(
            "plan_participants", _("Deltagare"), _("Vem som var med när planen gjordes.")
        )
        self.fixed = ruled(DateField("plan_fixed", _("Bestämd"), today), "GOT-26")
        self.followup = DateField("plan_followup", _("Följs upp"), today, optional=True)
        self._activities = Box(DOWN)
        self._parts: list[ActivityFields] = []
        more = named(Button(_("Lägg till aktivitet"), icon="plus"), "plan_add_activity")
        inside = Surface(
            Field(_("Mål"), self.goals), 12, self._activities, row(more, None), 16,
            self.participants, 12, row((self.fixed, 1), 12, (self.followup, 1)), None,
            ground="overlay", margins=(2, 2, 12, 2),
        )  # fmt: skip
        self._scroll = Scroll(inside, "overlay")
        self.box.add((self._scroll, 1))
        self._fill(plan, today)
        more.clicked.connect(self._add)
        self.fixed.day_changed.connect(self._judge)
        self.followup.day_changed.connect(self._judge)
        follow(self._measure)
        self._judge()

    def submit(self) -> None:
        if self.fixed.day is None:
            return
        found = [part.value for part in self._parts]
        self.given.emit(
            PlanValues(
                goals=self.goals.toPlainText(),
                activities=tuple(one for one in found if one is not None),
                participants=self.participants.value,
                fixed_on=self.fixed.day,
                followup_on=self.followup.day,
            )
        )

    def make_room(self, values: Mapping[str, str]) -> None:
        """As many activities as were written."""
        while any(name.startswith(f"plan_activity_{len(self._parts) + 1}_") for name in values):
            self._append(None)

    def _fill(self, plan: ImplementationPlan | None, today: dt.date) -> None:
        """What stands in the draft, or in the plan in force that it follows."""
        activities: Sequence[Activity | None] = (None,)
        self.fixed.set_day(today)
        if plan is not None:
            self.goals.set_text(plan.goals)
            self.participants.set_value(plan.participants)
            self.fixed.set_day(plan.fixed_on)
            self.followup.set_day(plan.followup_on)
            activities = plan.activities or (None,)
        for activity in activities:
            self._append(activity)

    def _add(self) -> None:
        self._append(None).setFocus()

    def _append(self, activity: Activity | None) -> ActivityFields:
        part = ActivityFields(len(self._parts) + 1, activity)
        self._parts.append(part)
        self._activities.add(part, 16)
        return part

    def _judge(self, _value: object = None) -> None:
        is_odd = bool(self.followup.edit.text().strip()) and self.followup.day is None
        if self.fixed.day is None:
            self.bar.allow(_("Skriv dagen då planen bestämdes."))
        else:
            self.bar.allow(_("Uppföljningen är ingen dag.") if is_odd else "")

    def _measure(self) -> None:
        self._scroll.setMinimumHeight(look.px(LEAST_HEIGHT))
