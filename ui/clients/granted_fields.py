"""One service that a decision grants: what, how much, how often, and what it is for."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.decisions.commands import GrantedValues
from app.kernel.texts import _
from app.providers.model import ServiceType, service_title
from ui.clients.hours_fields import HoursFields
from ui.widgets.buttons import Link
from ui.widgets.fields import ComboField, Field, TextField
from ui.widgets.layout import DOWN, Box, Rule, row
from ui.widgets.note_editor import NoteEditor
from ui.widgets.text import Text

_LINES = 3


class _Sentences(Field):
    """A few lines: what is wanted with a service is said in sentences."""

    edited = Signal()

    def __init__(self, name: str, label: str) -> None:
        self.editor = NoteEditor(name, lines=_LINES)
        super().__init__(label, self.editor)
        self.editor.textChanged.connect(self.edited)

    @property
    def value(self) -> str:
        return self.editor.toPlainText().strip()


class GrantedFields(QWidget):
    """The first has the plain names of its fields; those after it have their number."""

    edited = Signal()
    chosen = Signal()
    removal_asked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._rule, self._title = Rule(), Text("", "smallstrong", "text2")
        self.remove = Link(_("Ta bort"))
        self.service = ComboField("decision_service", _("Insats"), [])
        self.scope = TextField("decision_scope", _("Omfattning"))
        self.frequency = TextField("decision_frequency", _("Frekvens"))
        self.hours = HoursFields(self)
        self.goal = _Sentences("decision_goal", _("Mål"))
        self.purpose = _Sentences("decision_purpose", _("Syfte"))
        self._box = Box(
            DOWN, self._rule, 8, row(self._title, None, self.remove), 8,
            self.service, 12, row((self.scope, 2), 16, (self.frequency, 1)), 12,
            row((self.hours.week, 1), 16, (self.hours.month, 1)), 12,
            row((self.goal, 1), 16, (self.purpose, 1)), 12, parent=self,
        )  # fmt: skip
        self._parts: dict[str, Field] = {
            "service": self.service, "scope": self.scope, "frequency": self.frequency,
            "week": self.hours.week, "month": self.hours.month,
            "goal": self.goal, "purpose": self.purpose,
        }  # fmt: skip
        self._names = {part: field.control.accessibleName() for part, field in self._parts.items()}
        self._listen()
        self.count_as(1, 1)

    def _listen(self) -> None:
        for field in (self.scope, self.frequency):
            field.edited.connect(self._written)
        for note in (self.goal, self.purpose):
            note.edited.connect(self._written)
        self.hours.edited.connect(self._written)
        self.service.chosen.connect(self._chosen)
        self.remove.clicked.connect(self._ask_removal)

    # Which of them it is

    def count_as(self, number: int, of_all: int) -> None:
        """One alone has no number and cannot be taken away."""
        is_alone = of_all == 1
        end = "" if number == 1 else f"_{number}"
        self._rule.setVisible(number > 1)
        self._title.setText(
            _("Beviljad insats") if is_alone else _("Insats {number}").format(number=number)
        )
        for part, field in self._parts.items():
            name, numbered = self._names[part], _("{label}, insats {number}")
            field.control.setObjectName(f"decision_{part}{end}")
            field.control.setAccessibleName(
                name if is_alone else numbered.format(label=name, number=number)
            )
        self.remove.setObjectName(f"decision_remove{end}")
        self.remove.setAccessibleName(_("Ta bort insats {number}").format(number=number))
        self.remove.setVisible(not is_alone)

    def stops(self) -> list[QWidget]:
        """Where Tab stops, in the order of reading."""
        return [self.remove, *(field.control for field in self._parts.values())]

    def begin(self) -> None:
        """Go on in the first field."""
        self.service.setFocus(Qt.FocusReason.OtherFocusReason)

    # What is in it

    def offer(self, services: Sequence[ServiceType], taken: Collection[ServiceType]) -> None:
        """What the act knows; one that no other block grants is chosen to begin with."""
        before = self.service.value
        self.service.show_choices([(one.value, service_title(one)) for one in services])
        if before not in services:
            free = [one for one in services if one not in taken]
            self.service.set_value((free or list(services))[0].value)

    def come_back(self, values: Mapping[str, str]) -> None:
        """What was kept is about to be written, by the names of the fields."""
        self.hours.come_back(values.get(self.hours.month.control.objectName(), ""))

    @property
    def granted(self) -> ServiceType:
        return ServiceType(self.service.value)

    @property
    def is_written(self) -> bool:
        """Whether anything would be lost; a service alone is chosen by itself."""
        texts = (self.scope, self.frequency, self.hours.week, self.hours.month)
        notes = (self.goal, self.purpose)
        return any(one.value for one in texts) or any(one.value for one in notes)

    @property
    def lack(self) -> str:
        """What must be written first, as a sentence; empty when nothing is missing."""
        what = service_title(self.granted).lower()
        texts = (self.scope.value, self.frequency.value, self.goal.value, self.purpose.value)
        if not all(texts):
            return _("Skriv omfattning, frekvens, mål och syfte för {service}.").format(
                service=what
            )
        if self.hours.minutes is None:
            sentence = _(
                "Skriv tid per vecka och per månad för {service} i timmar, till exempel 2,5."
            )
            return sentence.format(service=what)
        return ""

    @property
    def values(self) -> GrantedValues | None:
        """What is granted; None while a time is missing."""
        minutes = self.hours.minutes
        if minutes is None:
            return None
        return GrantedValues(
            service=self.granted,
            scope=self.scope.value,
            frequency=self.frequency.value,
            minutes_per_week=minutes[0],
            minutes_per_month=minutes[1],
            goal=self.goal.value,
            purpose=self.purpose.value,
        )

    def _written(self, _text: str = "") -> None:
        self.edited.emit()

    def _chosen(self, _value: str) -> None:
        self.chosen.emit()

    def _ask_removal(self) -> None:
        self.removal_asked.emit(self)
