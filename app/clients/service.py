"""Register a client and keep what is known about the person right."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar
from uuid import UUID

from app.access.actor import Command, Data, Subject
from app.access.desk import Desk
from app.clients import identity, model
from app.clients.commands import (
    AssignOfficer,
    ChangeClient,
    ChangeContact,
    CloseCareCase,
    ContactValues,
    OpenCareCase,
    RegisterClient,
    SaveRelative,
    SaveRepresentative,
)
from app.clients.masking import require_purpose
from app.clients.model import CareCase, Client, Contact, Relative, Representative, check_owner
from app.clients.ports import HasClients
from app.kernel.changes import Changes, Topic
from app.kernel.errors import NotAllowed, RuleViolation
from app.kernel.numbers import care_case_number, customer_number
from app.kernel.saving import as_seen, changed
from app.kernel.store import Store
from app.kernel.texts import N_
from app.kernel.wording import clean_line, clean_text

Around = TypeVar("Around", Representative, Relative)

_GIVEN, _FAMILY, _LANGUAGE = N_("Förnamn"), N_("Efternamn"), N_("Språk")
_NAME, _RELATION, _PHONE, _MANDATE = N_("Namn"), N_("Relation"), N_("Telefon"), N_("Uppdrag")
_SHORT, _LONG = 40, 120

_KNOWN = N_("Numret finns redan: kundnummer {number}. Öppna den personen i stället.")
_TAKEN = N_(
    "Numret finns redan hos en person som du inte är ansvarig för. Be enhetschefen att visa vem "
    "som är ansvarig handläggare."
)
_NOT_PROTECTED = N_("Du har inte rätt till personens skyddade uppgifter. Be ansvarig handläggare.")


class ClientService:
    """Use cases that change a client."""

    def __init__(self, desk: Desk[HasClients]) -> None:
        self._desk = desk

    def register(self, cmd: RegisterClient) -> tuple[Client, Changes]:
        """A new client with contact and care case; the officer who registers is responsible."""
        today = self._desk.clock.today()
        number = identity.parse(cmd.identity, today, cmd.identity_kind)
        identity.check_birth_day(cmd.birth_date, today)
        client_id = self._desk.new_id()
        contact = _contact(client_id, cmd.contact)
        with self._desk.changing(
            Data.CLIENT, Command.CREATE, op_id=cmd.op_id, result=str(client_id)
        ) as tx:
            self._refuse_duplicate(tx, number)
            committee = model.check_committee(cmd.committee, tx.settings.municipality().committees)
            client = tx.clients.add(self._client(tx, client_id, number, cmd))
            tx.clients.contacts.add(contact)
            opened = OpenCareCase(
                op_id=cmd.op_id,
                client_id=client_id,
                law=cmd.law,
                committee=committee,
                opened_on=today,
            )
            tx.clients.care_cases.add(self._care_case(tx, opened))
        return client, changed(client_id, Topic.CLIENT)

    def change(self, cmd: ChangeClient) -> tuple[Client, Changes]:
        given_name, family_name, language = _names(cmd)
        identity.check_birth_day(cmd.birth_date, self._desk.clock.today())
        with self._desk.changing(
            Data.CLIENT, Command.CHANGE, Subject(client_id=cmd.client_id), op_id=cmd.op_id
        ) as tx:
            client = as_seen(tx.clients.get(cmd.client_id), cmd.seen_version)
            saved = tx.clients.save(
                replace(
                    client,
                    given_name=given_name,
                    family_name=family_name,
                    language=language,
                    birth_date=cmd.birth_date,
                    protection_level=cmd.protection_level,
                    needs_interpreter=cmd.needs_interpreter,
                    has_healthcare_assignments=cmd.has_healthcare_assignments,
                )
            )
        return saved, changed(cmd.client_id, Topic.CLIENT)

    def change_contact(self, cmd: ChangeContact) -> tuple[Contact, Changes]:
        """Where the client is protected, the purpose is stated and logged."""
        values = _contact(cmd.client_id, cmd.values)
        subject = Subject(client_id=cmd.client_id, purpose=cmd.purpose)
        with self._desk.changing(Data.CLIENT, Command.CHANGE, subject, op_id=cmd.op_id) as tx:
            if tx.clients.get(cmd.client_id).is_protected:
                self._check_protected(tx, subject, cmd.purpose)
            contact = as_seen(tx.clients.contacts.get(cmd.client_id), cmd.seen_version)
            saved = tx.clients.contacts.save(replace(values, version=contact.version))
        return saved, changed(cmd.client_id, Topic.CLIENT)

    def open_care_case(self, cmd: OpenCareCase) -> tuple[CareCase, Changes]:
        """A second case by the officer of the first, or a new one for a client that has none."""
        subject = Subject(client_id=cmd.client_id)
        model.check_opened(cmd.opened_on, self._desk.clock.today())
        is_own = self._desk.may(Data.CLIENT, Command.CHANGE, subject)
        command = Command.CHANGE if is_own else Command.CREATE
        with self._desk.changing(Data.CLIENT, command, subject, op_id=cmd.op_id) as tx:
            model.check_committee(cmd.committee, tx.settings.municipality().committees)
            case = tx.clients.care_cases.add(self._care_case(tx, cmd))
        return case, changed(cmd.client_id, Topic.CLIENT)

    def assign_officer(self, cmd: AssignOfficer) -> tuple[CareCase, Changes]:
        with self._desk.changing(
            Data.CLIENT, Command.CHANGE, Subject(client_id=cmd.client_id), op_id=cmd.op_id
        ) as tx:
            case = self._case_of(tx, cmd.client_id, cmd.care_case_id, cmd.seen_version)
            today = self._desk.clock.today()
            officer = model.check_officer(tx.users.get(cmd.officer_id), today)
            saved = tx.clients.care_cases.save(replace(case, officer_id=officer))
        return saved, changed(cmd.client_id, Topic.CLIENT)

    def close_care_case(self, cmd: CloseCareCase) -> tuple[CareCase, Changes]:
        with self._desk.changing(
            Data.CLIENT, Command.CHANGE, Subject(client_id=cmd.client_id), op_id=cmd.op_id
        ) as tx:
            case = self._case_of(tx, cmd.client_id, cmd.care_case_id, cmd.seen_version)
            saved = tx.clients.care_cases.save(model.closed(case, cmd.closed_on))
        return saved, changed(cmd.client_id, Topic.CLIENT)

    def save_representative(self, cmd: SaveRepresentative) -> tuple[Representative, Changes]:
        value = model.check_mandate(
            Representative(
                id=cmd.id or self._desk.new_id(),
                client_id=cmd.client_id,
                kind=cmd.kind,
                name=clean_line(cmd.name, _NAME, limit=_LONG),
                mandate=clean_text(cmd.mandate, _MANDATE, required=False),
                phone=clean_line(cmd.phone, _PHONE, limit=_SHORT, required=False),
                valid_from=cmd.valid_from,
                valid_to=cmd.valid_to,
            )
        )
        with self._desk.changing(
            Data.CLIENT, Command.CHANGE, Subject(client_id=cmd.client_id), op_id=cmd.op_id
        ) as tx:
            saved = _kept(tx.clients.representatives, value, cmd)
        return saved, changed(cmd.client_id, Topic.CLIENT)

    def save_relative(self, cmd: SaveRelative) -> tuple[Relative, Changes]:
        value = Relative(
            id=cmd.id or self._desk.new_id(),
            client_id=cmd.client_id,
            name=clean_line(cmd.name, _NAME, limit=_LONG),
            relation=clean_line(cmd.relation, _RELATION, limit=60),
            phone=clean_line(cmd.phone, _PHONE, limit=_SHORT, required=False),
            may_be_informed=cmd.may_be_informed,
        )
        with self._desk.changing(
            Data.CLIENT, Command.CHANGE, Subject(client_id=cmd.client_id), op_id=cmd.op_id
        ) as tx:
            saved = _kept(tx.clients.relatives, value, cmd)
        return saved, changed(cmd.client_id, Topic.CLIENT)

    def _refuse_duplicate(self, tx: HasClients, number: identity.Identity) -> None:
        """Whatever way the number was written; who may not read the other is told no number."""
        other = tx.clients.by_identity(number.kind, number.value)
        if other is None:
            return
        subject = Subject(client_id=other.id)
        if self._desk.may_within(tx, Data.CLIENT, Command.READ, subject):
            raise RuleViolation("client.duplicate", _KNOWN, number=other.customer_number)
        raise RuleViolation("client.duplicate_elsewhere", _TAKEN)

    def _check_protected(self, tx: HasClients, subject: Subject, purpose: str) -> None:
        if not self._desk.may_within(tx, Data.PROTECTED, Command.READ, subject):
            raise NotAllowed("client.protected", _NOT_PROTECTED)
        require_purpose(purpose)

    def _client(
        self, tx: HasClients, client_id: UUID, number: identity.Identity, cmd: RegisterClient
    ) -> Client:
        given_name, family_name, language = _names(cmd)
        return Client(
            id=client_id,
            customer_number=customer_number(tx.numbers),
            identity_kind=number.kind,
            identity_value=number.value,
            birth_date=cmd.birth_date or number.day_in_number,
            given_name=given_name,
            family_name=family_name,
            protection_level=cmd.protection_level,
            language=language,
            needs_interpreter=cmd.needs_interpreter,
            has_healthcare_assignments=cmd.has_healthcare_assignments,
        )

    def _care_case(self, tx: HasClients, cmd: OpenCareCase) -> CareCase:
        return CareCase(
            id=self._desk.new_id(),
            number=care_case_number(tx.numbers, self._desk.clock.today().year),
            client_id=cmd.client_id,
            law=cmd.law,
            committee=cmd.committee,
            officer_id=self._desk.actor.user_id,
            opened_on=cmd.opened_on,
        )

    def _case_of(
        self, tx: HasClients, client_id: UUID, care_case_id: UUID, seen_version: int
    ) -> CareCase:
        case = as_seen(tx.clients.care_cases.get(care_case_id), seen_version)
        check_owner(case.client_id, client_id)
        return case


def _kept(store: Store[Around], value: Around, cmd: SaveRepresentative | SaveRelative) -> Around:
    """Added, or saved over the version that was seen."""
    if cmd.id is None:
        return store.add(value)
    before = as_seen(store.get(cmd.id), cmd.seen_version or 0)
    check_owner(before.client_id, cmd.client_id)
    return store.save(replace(value, version=before.version))


def _names(cmd: RegisterClient | ChangeClient) -> tuple[str, str, str]:
    return (
        clean_line(cmd.given_name, _GIVEN, limit=_LONG),
        clean_line(cmd.family_name, _FAMILY, limit=_LONG),
        clean_line(cmd.language, _LANGUAGE, limit=_SHORT, required=False),
    )


def _contact(client_id: UUID, values: ContactValues) -> Contact:
    return Contact(
        id=client_id,
        street=_optional(values.street, N_("Gatuadress"), _LONG),
        postal_code=_optional(values.postal_code, N_("Postnummer"), 12),
        city=_optional(values.city, N_("Ort"), 60),
        phone=_optional(values.phone, _PHONE, _SHORT),
        mobile=_optional(values.mobile, N_("Mobil"), _SHORT),
        preferred_contact=_optional(values.preferred_contact, N_("Kontakt helst"), _LONG),
    )


def _optional(text: str, name: str, limit: int) -> str:
    return clean_line(text, name, limit=limit, required=False)
