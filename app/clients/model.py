"""Client, care case, contact, representatives and relatives."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID


class IdentityKind(StrEnum):
    """Which series an identity number belongs to (domain.md 3.7)."""

    PERSONAL = "personal"
    COORDINATION = "coordination"
    T_NUMBER = "t"
    TF_NUMBER = "tf"
    RESERVE = "reserve"


class ProtectionLevel(StrEnum):
    """How strongly the identity is protected (domain.md 3.5)."""

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
