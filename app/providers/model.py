"""Provider and unit."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID


class Regi(StrEnum):
    """The municipality's own operation, or a private one."""

    OWN = "own"
    PRIVATE = "private"


class Channel(StrEnum):
    """How orders reach a unit."""

    SYSTEM = "system"
    REGISTER = "register"  # företagsregistret: no execution in the provider's system
    PAPER = "paper"


class ServiceType(StrEnum):
    """The services that can be granted."""

    HOME_CARE = "home_care"
    SAFETY_ALARM = "safety_alarm"
    MEALS = "meals"
    ESCORT_SOL = "escort_sol"
    ESCORT_LSS = "escort_lss"
    RESPITE = "respite"
    SHORT_TERM = "short_term"
    DAILY_ACTIVITY = "daily_activity"
    PERSONAL_ASSISTANCE = "personal_assistance"
    CONTACT_PERSON = "contact_person"


@dataclass(frozen=True, slots=True, kw_only=True)
class Provider:
    """An organisation that performs services."""

    id: UUID
    name: str
    org_no: str
    regi: Regi
    version: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class ProviderUnit:
    """A unit that receives orders. None in a setting means: not known, ask."""

    id: UUID
    provider_id: UUID
    name: str
    channel: Channel
    services: tuple[ServiceType, ...]
    has_gatekeeper: bool = False
    uses_planning_lmo: bool | None = None
    uses_phoniro: bool | None = None
    functional_mailbox: str = ""
    phone: str = ""
    contact_person: str = ""
    valid_from: dt.date
    valid_to: dt.date | None = None
    version: int = 1
