"""What somebody asked to have changed about providers and units."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from app.providers.model import Channel, Regi, ServiceType


@dataclass(frozen=True, slots=True, kw_only=True)
class AddProvider:
    op_id: UUID
    name: str
    org_no: str
    regi: Regi


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitValues:
    """A unit's settings as typed; None means that nobody knows."""

    name: str
    channel: Channel = Channel.SYSTEM
    services: tuple[ServiceType, ...] = ()
    has_gatekeeper: bool = False
    uses_planning_lmo: bool | None = None
    uses_phoniro: bool | None = None
    functional_mailbox: str = ""
    phone: str = ""
    contact_person: str = ""
    valid_from: dt.date
    valid_to: dt.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AddUnit:
    op_id: UUID
    provider_id: UUID
    values: UnitValues


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeUnit:
    op_id: UUID
    unit_id: UUID
    seen_version: int
    values: UnitValues
