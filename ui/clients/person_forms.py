"""A new person, and a change of one: name, language, protection, address."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.clients import identity
from app.clients.commands import ChangeClient, ChangeContact, RegisterClient
from app.clients.model import Client, Contact, IdentityKind, Law
from app.kernel.errors import AppError, BadInput
from app.kernel.texts import _
from ui.clients.names import committee_words, laws
from ui.clients.person_fields import ContactFields, PersonFields
from ui.kernel.days import day_words
from ui.widgets.date_field import DateField
from ui.widgets.fields import ComboField, TextField
from ui.widgets.layout import Rule, row
from ui.widgets.tall_form import TallForm
from ui.widgets.text import Text


class RegisterForm(TallForm):
    """The number is checked while one goes on; the officer who registers is responsible."""

    given = Signal(object)

    def __init__(
        self, op_id: UUID, committees: Sequence[str], today: dt.date, parent: QWidget
    ) -> None:
        super().__init__("register", _("Ny person"), _("Registrera person"), parent)
        self._op_id, self._today = op_id, today
        self.number = TextField("register_identity", _("Personnummer"), _("ÅÅÅÅMMDD-NNNN"))
        self.kind = ComboField(
            "register_kind",
            _("Slags nummer"),
            [("", _("Person- eller samordningsnummer")), ("reserve", _("Reservnummer"))],
        )
        self.born = DateField(
            "register_birth_date",
            _("Födelsedag"),
            today,
            _("Bara om den inte är dagen i numret."),
            optional=True,
        )
        self.person, self.contact = PersonFields("register"), ContactFields("register")
        self.law = ComboField("register_law", _("Lag"), laws())
        self.committee = ComboField("register_committee", _("Nämnd"), [])
        self.show_committees(committees)
        self._build()
        self.number.edit.editingFinished.connect(self._check_again)
        self.born.edit.editingFinished.connect(self._check_again)
        self.born.day_changed.connect(self._judge)
        self.kind.chosen.connect(self._check_again)
        for field in (self.number, self.person.given, self.person.family):
            field.edited.connect(self._judge)
        self.committee.chosen.connect(self._judge)
        self._judge("")

    def _build(self) -> None:
        box = self.inside.box
        box.add(row((self.number, 1), 16, (self.kind, 1), 16, (self.born, 1)), 12)
        box.addLayout(self.person)
        box.add(16, Rule(), 12, Text(_("Adress och telefon"), "smallstrong", "text2"), 8)
        box.addLayout(self.contact)
        box.add(16, Rule(), 12, row((self.law, 1), 16, (self.committee, 1)), None)

    def show_committees(self, committees: Sequence[str]) -> None:
        choices = [(name, committee_words(name)) for name in committees]
        first = [] if len(choices) == 1 else [("", _("Välj nämnd"))]
        self.committee.show_choices([*first, *choices])
        self._judge("")

    def submit(self) -> None:
        if self._check():
            self.given.emit(
                RegisterClient(
                    op_id=self._op_id,
                    identity=self.number.value,
                    identity_kind=self._kind,
                    given_name=self.person.given.value,
                    family_name=self.person.family.value,
                    birth_date=self.born.day,
                    protection_level=self.person.protection,
                    language=self.person.language.value,
                    needs_interpreter=self.person.interpreter.is_checked,
                    has_healthcare_assignments=self.person.has_healthcare,
                    contact=self.contact.values,
                    law=Law(self.law.value),
                    committee=self.committee.value,
                )
            )

    def refuse(self, error: AppError) -> None:
        """A number that is refused is marked where it stands, too."""
        super().refuse(error)
        if error.code.startswith(("identity.", "client.duplicate")):
            self.number.set_error(error.sentence)

    @property
    def _kind(self) -> IdentityKind | None:
        return IdentityKind(self.kind.value) if self.kind.value else None

    def _check(self) -> bool:
        """Whether the number can be one; says which day it tells of, or what is wrong."""
        if not self.number.value:
            return False
        try:
            found = identity.parse(self.number.value, self._today, self._kind)
        except BadInput as error:
            self.number.set_error(error.sentence)
            return False
        self.number.clear_error()
        day = found.day_in_number
        self.number.set_hint(
            _("Kontrollsiffran stämmer. Född {day}.").format(day=day_words(day, self._today))
            if day is not None and found.kind is IdentityKind.PERSONAL
            else _("Numret går att använda.")
        )
        return True

    def _check_again(self, _value: str = "") -> None:
        self._check()
        self._judge("")

    def _judge(self, _value: object) -> None:
        """The first thing that is wrong, in the order of the fields."""
        reason = "" if self.number.value else _("Skriv personnumret.")
        if not reason and self.number.error:
            reason = _("Rätta personnumret.")
        if not reason and self.born.error:
            reason = _("Rätta födelsedagen.")
        reason = reason or self.person.missing
        if not reason and not self.committee.value:
            reason = _("Välj nämnd.")
        self.bar.allow(reason)


class ChangeForm(TallForm):
    """Everything but the number, which never changes."""

    given = Signal(object)

    def __init__(self, op_id: UUID, client: Client, today: dt.date, parent: QWidget) -> None:
        super().__init__("change", _("Ändra personuppgifter"), _("Spara ändringen"), parent)
        self._op_id, self._client = op_id, client
        self.born = DateField("change_birth_date", _("Födelsedag"), today, optional=True)
        self.born.set_day(client.birth_date)
        self.person = PersonFields("change")
        self.person.show_client(client)
        self.inside.box.addLayout(self.person)
        self.inside.box.add(12, self.born, None)
        for field in (self.person.given, self.person.family):
            field.edited.connect(self._judge)

    def submit(self) -> None:
        person = self.person
        self.given.emit(
            ChangeClient(
                op_id=self._op_id,
                client_id=self._client.id,
                seen_version=self._client.version,
                given_name=person.given.value,
                family_name=person.family.value,
                birth_date=self.born.day,
                protection_level=person.protection,
                language=person.language.value,
                needs_interpreter=person.interpreter.is_checked,
                has_healthcare_assignments=person.has_healthcare,
            )
        )

    def _judge(self, _words: str) -> None:
        self.bar.allow(self.person.missing)


class ContactForm(TallForm):
    """Address and telephones; of a protected person the purpose goes with them."""

    given = Signal(object)

    def __init__(self, op_id: UUID, contact: Contact, purpose: str, parent: QWidget) -> None:
        super().__init__("contact", _("Ändra adress och telefon"), _("Spara ändringen"), parent)
        self._op_id, self._contact, self._purpose = op_id, contact, purpose
        self.contact = ContactFields("contact")
        self.contact.show_contact(contact)
        self.inside.box.addLayout(self.contact)
        self.inside.box.add(None)

    def submit(self) -> None:
        self.given.emit(
            ChangeContact(
                op_id=self._op_id,
                client_id=self._contact.id,
                seen_version=self._contact.version,
                values=self.contact.values,
                purpose=self._purpose,
            )
        )
