"""The fields that registering a person and changing one have in common."""

from __future__ import annotations

from app.clients.commands import ContactValues
from app.clients.model import Client, Contact, ProtectionLevel
from app.kernel.texts import _
from ui.clients.names import levels
from ui.kernel.naming import ruled
from ui.widgets.fields import CheckField, ComboField, TextField
from ui.widgets.layout import DOWN, Box, row

_HEALTHCARE = {"": None, "yes": True, "no": False}


class PersonFields(Box):
    """Name, language, protection and whether health care has assignments."""

    def __init__(self, name: str) -> None:
        super().__init__(DOWN)
        self.given = TextField(f"{name}_given_name", _("Förnamn"))
        self.family = TextField(f"{name}_family_name", _("Efternamn"))
        self.language = TextField(f"{name}_language", _("Språk"), optional=True)
        self.interpreter = CheckField(f"{name}_interpreter", _("Behöver tolk"))
        self.level = ComboField(
            f"{name}_protection",
            _("Skyddade personuppgifter"),
            levels(),
        )
        self.healthcare = ruled(
            ComboField(
                f"{name}_healthcare",
                _("Hälso- och sjukvårdsinsatser"),
                [("", _("Inte angivet")), ("yes", _("Ja")), ("no", _("Nej"))],
            ),
            "UPP-G-4",
        )
        self.level.combo.currentIndexChanged.connect(self._tell_what_protection_does)
        self.add(
            row((self.given, 1), 16, (self.family, 1)), 12,
            row((self.language, 1), 16, (self.healthcare, 1)), 8,
            self.interpreter, 8, self.level,
        )  # fmt: skip

    def show_client(self, client: Client) -> None:
        self.given.set_value(client.given_name)
        self.family.set_value(client.family_name)
        self.language.set_value(client.language)
        self.interpreter.set_checked(checked=client.needs_interpreter)
        self.level.set_value(client.protection_level.value)
        known = {None: "", True: "yes", False: "no"}
        self.healthcare.set_value(known[client.has_healthcare_assignments])

    def _tell_what_protection_does(self, _index: int) -> None:
        """Only where something is hidden."""
        is_protected = self.protection is not ProtectionLevel.NONE
        words = _("Adress och telefon döljs överallt, även på personkortet.")
        self.level.set_hint(words if is_protected else "")

    @property
    def protection(self) -> ProtectionLevel:
        return ProtectionLevel(self.level.value)

    @property
    def has_healthcare(self) -> bool | None:
        return _HEALTHCARE[self.healthcare.value]

    @property
    def missing(self) -> str:
        """What must be written before the form can be saved."""
        return "" if self.given.value and self.family.value else _("Skriv för- och efternamn.")


class ContactFields(Box):
    """Where the person lives and is reached. All may be empty: the card then says so."""

    def __init__(self, name: str) -> None:
        super().__init__(DOWN)
        self.street = TextField(f"{name}_street", _("Gatuadress"), optional=True)
        self.postal_code = TextField(f"{name}_postal_code", _("Postnummer"), optional=True)
        self.city = TextField(f"{name}_city", _("Ort"), optional=True)
        self.phone = TextField(f"{name}_phone", _("Telefon"), optional=True)
        self.mobile = TextField(f"{name}_mobile", _("Mobil"), optional=True)
        self.preferred = TextField(f"{name}_preferred", _("Kontakt helst"), optional=True)
        self.add(
            self.street, 12, row((self.postal_code, 1), 16, (self.city, 2)), 12,
            row((self.phone, 1), 16, (self.mobile, 1)), 12, self.preferred,
        )  # fmt: skip

    def show_contact(self, contact: Contact) -> None:
        self.street.set_value(contact.street)
        self.postal_code.set_value(contact.postal_code)
        self.city.set_value(contact.city)
        self.phone.set_value(contact.phone)
        self.mobile.set_value(contact.mobile)
        self.preferred.set_value(contact.preferred_contact)

    @property
    def values(self) -> ContactValues:
        return ContactValues(
            street=self.street.value,
            postal_code=self.postal_code.value,
            city=self.city.value,
            phone=self.phone.value,
            mobile=self.mobile.value,
            preferred_contact=self.preferred.value,
        )
