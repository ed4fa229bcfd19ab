"""What somebody asked to have changed about a client."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from app.clients.model import IdentityKind, Law, ProtectionLevel, RepresentativeKind


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactValues:
    """Address and telephones as typed."""

    street: str = ""
    postal_code: str = ""
    city: str = ""
    phone: str = ""
    mobile: str = ""
    preferred_contact: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterClient:
    """A new client with the care case that makes the officer responsible (own from then on)."""

    op_id: UUID
    identity: str
    identity_kind: IdentityKind | None = None  # needed for reserve numbers only
    given_name: str
    family_name: str
    birth_date: dt.date | None = None  # None: the day in the number
    protection_level: ProtectionLevel = ProtectionLevel.NONE
    language: str = ""
    needs_interpreter: bool = False
    has_healthcare_assignments: bool | None = None
    contact: ContactValues = ContactValues()
    law: Law
    committee: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeClient:
    op_id: UUID
    client_id: UUID
    seen_version: int
    given_name: str
    family_name: str
    birth_date: dt.date | None
    protection_level: ProtectionLevel
    language: str
    needs_interpreter: bool
    has_healthcare_assignments: bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeContact:
    op_id: UUID
    client_id: UUID
    seen_version: int
    values: ContactValues
    purpose: str = ""  # needed where the client is protected


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenCareCase:
    op_id: UUID
    client_id: UUID
    law: Law
    committee: str
    opened_on: dt.date


@dataclass(frozen=True, slots=True, kw_only=True)
class AssignOfficer:
    """Hand the care case to another officer, who is responsible from now on."""

    op_id: UUID
    client_id: UUID
    care_case_id: UUID
    seen_version: int
    officer_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class CloseCareCase:
    op_id: UUID
    client_id: UUID
    care_case_id: UUID
    seen_version: int
    closed_on: dt.date


@dataclass(frozen=True, slots=True, kw_only=True)
class SaveRepresentative:
    """A new one without id and version, or a change of one that is there."""

    op_id: UUID
    client_id: UUID
    id: UUID | None = None
    seen_version: int | None = None
    kind: RepresentativeKind
    name: str
    mandate: str = ""
    phone: str = ""
    valid_from: dt.date
    valid_to: dt.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SaveRelative:
    """A new one without id and version, or a change of one that is there."""

    op_id: UUID
    client_id: UUID
    id: UUID | None = None
    seen_version: int | None = None
    name: str
    relation: str
    phone: str = ""
    may_be_informed: bool = False
