"""What is written about a unit, the same for a new one and a changed one."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QObject, Signal

from app.kernel.texts import _
from app.providers.commands import UnitValues
from app.providers.model import Channel, ProviderUnit, ServiceType, channel_title, service_title
from ui.kernel.naming import ruled
from ui.widgets.date_field import DateField
from ui.widgets.fields import CheckField, ComboField, TextField
from ui.widgets.layout import Box, Rule, row
from ui.widgets.text import Text

Known = bool | None

_YES, _NO = "yes", "no"
_KNOWN = {_YES: True, _NO: False}


def answer_title(known: Known) -> str:
    """What nobody knows is said, never guessed."""
    if known is None:
        return _("Vet inte")
    return _("Ja") if known else _("Nej")


class UnitFields(QObject):
    """`edited` comes with every change by the person."""

    edited = Signal()

    def __init__(self, today: dt.date, parent: QObject) -> None:
        super().__init__(parent)
        self.name = TextField("unit_name", _("Enhetens namn"))
        channels = [(channel.value, channel_title(channel)) for channel in Channel]
        self.channel = ruled(
            ComboField(
                "unit_channel",
                _("Beställningar kommer genom"),
                [("", _("Välj väg")), *channels],
                _("Utan verksamhetssystemet registrerar handläggaren åt enheten."),
            ),
            "GOT-24",
        )
        self.services = {
            service: CheckField(f"unit_service_{service.value}", service_title(service))
            for service in ServiceType
        }
        self.gatekeeper = ruled(
            CheckField(
                "unit_gatekeeper",
                _("Har gatekeeperfunktion"),
                _("Enheten får själv flytta en felskickad beställning inom organisationen."),
            ),
            "UPP-S1-1",
            "A21",
        )
        self.planning = ruled(
            ComboField("unit_planning", _("Planerar i planering och LMO"), _answers()), "UPP-S7-2"
        )
        self.phoniro = ruled(
            ComboField("unit_phoniro", _("Registrerar i Phoniro"), _answers()), "UPP-S5-5"
        )
        self.mailbox = TextField("unit_mailbox", _("Funktionsbrevlåda"), optional=True)
        self.contact = TextField("unit_contact", _("Kontaktperson"), optional=True)
        self.phone = TextField("unit_phone", _("Telefon"), optional=True)
        self.first = DateField("unit_from", _("Tar emot från och med"), today)
        self.last = DateField("unit_to", _("Till och med"), today, optional=True)
        self._connect()

    def fill(self, box: Box) -> None:
        """Everything under each other, in the order it is asked for."""
        services = list(self.services.values())
        box.add(row((self.name, 1), 16, (self.channel, 1)), 16, Rule(), 12)
        box.add(Text(_("Insatser som enheten utför"), "smallstrong", "text2"), 8)
        for left, right in zip(services[::2], services[1::2], strict=True):
            box.add(row((left, 1), 16, (right, 1)))
        box.add(16, Rule(), 12, Text(_("Hur enheten arbetar"), "smallstrong", "text2"), 8)
        box.add(self.gatekeeper, 12, row((self.planning, 1), 16, (self.phoniro, 1)))
        box.add(16, Rule(), 12, Text(_("Kontakt"), "smallstrong", "text2"), 8)
        box.add(row((self.contact, 1), 16, (self.phone, 1)), 12, self.mailbox)
        box.add(16, Rule(), 12, row((self.first, 1), 16, (self.last, 1)), None)

    def show(self, unit: ProviderUnit) -> None:
        self.name.set_value(unit.name)
        self.channel.set_value(unit.channel.value)
        for service, field in self.services.items():
            field.set_checked(checked=service in unit.services)
        self.gatekeeper.set_checked(checked=unit.has_gatekeeper)
        self.planning.set_value(_value(unit.uses_planning_lmo))
        self.phoniro.set_value(_value(unit.uses_phoniro))
        self.mailbox.set_value(unit.functional_mailbox)
        self.contact.set_value(unit.contact_person)
        self.phone.set_value(unit.phone)
        self.first.set_day(unit.valid_from)
        self.last.set_day(unit.valid_to)

    def mark_differences(self, theirs: UnitValues) -> None:
        """Under each field that differs from what somebody else saved: what they wrote."""
        mine = self.values
        for field, now, other in (
            (self.name, mine.name, theirs.name),
            (self.channel, channel_title(mine.channel), channel_title(theirs.channel)),
            (
                self.planning,
                answer_title(mine.uses_planning_lmo),
                answer_title(theirs.uses_planning_lmo),
            ),
            (self.phoniro, answer_title(mine.uses_phoniro), answer_title(theirs.uses_phoniro)),
            (self.mailbox, mine.functional_mailbox, theirs.functional_mailbox),
            (self.contact, mine.contact_person, theirs.contact_person),
            (self.phone, mine.phone, theirs.phone),
            (self.first, mine.valid_from, theirs.valid_from),
            (self.last, mine.valid_to, theirs.valid_to),
        ):
            if now != other:
                field.tell_theirs(str(other or ""))
        for service, check in self.services.items():
            _beside(check, mine=check.is_checked, theirs=service in theirs.services)
        _beside(self.gatekeeper, mine=mine.has_gatekeeper, theirs=theirs.has_gatekeeper)

    @property
    def missing(self) -> str:
        """The first thing that stands in the way; empty when the values can be asked for."""
        checks = (
            (self.name.value, _("Skriv enhetens namn.")),
            (self.channel.value, _("Välj hur beställningar kommer till enheten.")),
            (self._offered, _("Välj minst en insats.")),
            (self.first.day, _("Skriv första dagen som enheten tar emot.")),
            (
                self.last.day or not self.last.edit.text().strip(),
                _("Skriv den sista dagen som en dag, eller töm fältet."),
            ),
        )
        return next((sentence for is_there, sentence in checks if not is_there), "")

    @property
    def values(self) -> UnitValues:
        """Only asked for when nothing is missing."""
        first = self.first.day
        if first is None:
            raise ValueError(self.missing)
        return UnitValues(
            name=self.name.value,
            channel=Channel(self.channel.value),
            services=self._offered,
            has_gatekeeper=self.gatekeeper.is_checked,
            uses_planning_lmo=_KNOWN.get(self.planning.value),
            uses_phoniro=_KNOWN.get(self.phoniro.value),
            functional_mailbox=self.mailbox.value,
            phone=self.phone.value,
            contact_person=self.contact.value,
            valid_from=first,
            valid_to=self.last.day,
        )

    @property
    def _offered(self) -> tuple[ServiceType, ...]:
        return tuple(service for service, field in self.services.items() if field.is_checked)

    def _connect(self) -> None:
        for text in (self.name, self.mailbox, self.contact, self.phone):
            text.edited.connect(self._tell)
        for combo in (self.channel, self.planning, self.phoniro):
            combo.chosen.connect(self._tell)
        for check in (*self.services.values(), self.gatekeeper):
            check.toggled.connect(self._tell)
        for day in (self.first, self.last):
            day.day_changed.connect(self._tell)

    def _tell(self, _value: object = None) -> None:
        self.edited.emit()


def _answers() -> list[tuple[str, str]]:
    known = [(_value(one), answer_title(one)) for one in (True, False)]
    return [("", answer_title(None)), *known]


def _value(known: Known) -> str:
    if known is None:
        return ""
    return _YES if known else _NO


def values_of(unit: ProviderUnit) -> UnitValues:
    """The unit as the form would give it."""
    return UnitValues(
        name=unit.name,
        channel=unit.channel,
        services=tuple(service for service in ServiceType if service in unit.services),
        has_gatekeeper=unit.has_gatekeeper,
        uses_planning_lmo=unit.uses_planning_lmo,
        uses_phoniro=unit.uses_phoniro,
        functional_mailbox=unit.functional_mailbox,
        phone=unit.phone,
        contact_person=unit.contact_person,
        valid_from=unit.valid_from,
        valid_to=unit.valid_to,
    )


def _beside(check: CheckField, *, mine: bool, theirs: bool) -> None:
    same = mine == theirs
    words = "" if same else _("nu: {answer}").format(answer=answer_title(theirs))
    check.right.setText(words)
