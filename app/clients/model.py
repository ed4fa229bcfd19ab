"""Client, care case, contact, representatives and relatives."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from enum import StrEnum
from uuid import UUID

from app.access.roles import Role
from app.kernel.errors import NotAllowed, RuleViolation
from app.kernel.period import Period, check_day
from app.kernel.texts import N_, _
from app.users.model import User


class IdentityKind(StrEnum):
    """Which series an identity number belongs to."""

    PERSONAL = "personal"
    COORDINATION = "coordination"
    T_NUMBER = "t"
    TF_NUMBER = "tf"
    RESERVE = "reserve"


class ProtectionLevel(StrEnum):
    """How strongly the identity is protected."""

    NONE = "none"
    SECRECY_MARKED = "secrecy_marked"
    PROTECTED_REGISTRATION = "protected_registration"
    FICTITIOUS_IDENTITY = "fictitious_identity"


class Law(StrEnum):
    """The act a case is handled under."""

    SOL = "sol"
    LSS = "lss"


class RepresentativeKind(StrEnum):
    """In what capacity somebody acts for the client."""

    GOD_MAN = "god_man"
    LEGAL_ADMINISTRATOR = "legal_administrator"
    GUARDIAN = "guardian"
    PROXY = "proxy"
    FUTURE_PROXY = "future_proxy"


_CAPACITIES = {
    RepresentativeKind.GOD_MAN: N_("God man"),
    RepresentativeKind.LEGAL_ADMINISTRATOR: N_("Förvaltare"),
    RepresentativeKind.GUARDIAN: N_("Vårdnadshavare"),
    RepresentativeKind.PROXY: N_("Ombud med fullmakt"),
    RepresentativeKind.FUTURE_PROXY: N_("Framtidsfullmaktshavare"),
}


def capacity_title(kind: RepresentativeKind) -> str:
    """What somebody who acts for the client is called, on screen and on the card."""
    return _(_CAPACITIES[kind])


@dataclass(frozen=True, slots=True, kw_only=True)
class Client:
    """A person known to the municipality; the address is kept apart, in `Contact`."""

    id: UUID
    customer_number: str
    identity_kind: IdentityKind
    identity_value: str
    birth_date: dt.date | None
    given_name: str
    family_name: str
    protection_level: ProtectionLevel = ProtectionLevel.NONE
    language: str = ""
    needs_interpreter: bool = False
    has_healthcare_assignments: bool | None = None  # UPP-G-4: None is unknown
    version: int = 1

    @property
    def is_protected(self) -> bool:
        return self.protection_level is not ProtectionLevel.NONE

    @property
    def full_name(self) -> str:
        return f"{self.given_name} {self.family_name}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """Where the client lives and is reached; `id` is the client's id. Guarded when protected."""

    id: UUID
    street: str = ""
    postal_code: str = ""
    city: str = ""
    phone: str = ""
    mobile: str = ""
    preferred_contact: str = ""
    version: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class CareCase:
    """The municipality's case on a client: law, committee and responsible officer."""

    id: UUID
    number: str
    client_id: UUID
    law: Law
    committee: str
    officer_id: UUID
    opened_on: dt.date
    closed_on: dt.date | None = None
    version: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Representative:
    """Somebody who acts for the client; a god man must have a mandate (GOT-10)."""

    id: UUID
    client_id: UUID
    kind: RepresentativeKind
    name: str
    mandate: str
    phone: str = ""
    valid_from: dt.date
    valid_to: dt.date | None = None
    version: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Relative:
    """Next of kin."""

    id: UUID
    client_id: UUID
    name: str
    relation: str
    phone: str = ""
    may_be_informed: bool = False
    version: int = 1


_NO_MANDATE = N_(
    "En god man ska ha ett uppdrag: bevaka rätt, förvalta egendom eller sörja för person. "
    "Skriv vilket."
)
_UNKNOWN_COMMITTEE = N_("Nämnden {committee} finns inte i inställningarna. Välj en av: {known}.")
_NO_OFFICER = N_("Bara en biståndshandläggare med inloggning i kraft kan vara ansvarig. Välj en.")
_NOT_YET = N_("{day} har inte varit. Skriv dagen då ärendet öppnades.")
_CLOSED_BEFORE = N_("Ärendet öppnades {opened} och kan inte avslutas före det. Välj en senare dag.")


def check_mandate(representative: Representative) -> Representative:
    """GOT-10: the card tells what mandate a god man has."""
    if representative.kind is RepresentativeKind.GOD_MAN and not representative.mandate:
        raise RuleViolation("representative.no_mandate", _NO_MANDATE)
    Period(representative.valid_from, representative.valid_to)  # refuses an end before the start
    return representative


def check_committee(committee: str, known: tuple[str, ...]) -> str:
    """Product decision 16: the committee stands on case and card, one that the municipality has."""
    if committee not in known:
        raise RuleViolation(
            "care_case.unknown_committee",
            _UNKNOWN_COMMITTEE,
            committee=committee,
            known=", ".join(known),
        )
    return committee


def check_officer(user: User, today: dt.date) -> UUID:
    if user.role is not Role.CASE_OFFICER or not user.is_active(today):
        raise RuleViolation("care_case.no_officer", _NO_OFFICER)
    return user.id


def check_opened(day: dt.date, today: dt.date) -> None:
    """A care case is opened on a day that has been."""
    if check_day(day) > today:
        raise RuleViolation("care_case.future", _NOT_YET, day=day)


def closed(case: CareCase, day: dt.date) -> CareCase:
    if day < case.opened_on:
        raise RuleViolation("care_case.closed_before", _CLOSED_BEFORE, opened=case.opened_on)
    return replace(case, closed_on=day)


def responsible(cases: list[CareCase], today: dt.date) -> CareCase | None:
    """The open care case that was opened first: its officer answers for the client."""
    still = [case for case in cases if case.closed_on is None or case.closed_on > today]
    return min(still, key=lambda case: (case.opened_on, case.number)) if still else None


_OTHERS = N_("Uppgiften hör till en annan person. Öppna personen på nytt och försök igen.")


def check_owner(found: UUID, claimed: UUID) -> None:
    """The right was given for one client; the thing must be that client's (NKP-09)."""
    if found != claimed:
        raise NotAllowed("client.other_owner", _OTHERS)
