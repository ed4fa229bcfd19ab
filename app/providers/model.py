"""Provider and unit."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from app.kernel.period import Period
from app.kernel.texts import N_, _


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


_SERVICES = {
    ServiceType.HOME_CARE: N_("Hemtjänst"),
    ServiceType.SAFETY_ALARM: N_("Trygghetslarm"),
    ServiceType.MEALS: N_("Matdistribution"),
    ServiceType.ESCORT_SOL: N_("Ledsagning"),
    ServiceType.ESCORT_LSS: N_("Ledsagarservice"),
    ServiceType.RESPITE: N_("Avlösning"),
    ServiceType.SHORT_TERM: N_("Korttidsvistelse"),
    ServiceType.DAILY_ACTIVITY: N_("Daglig verksamhet"),
    ServiceType.PERSONAL_ASSISTANCE: N_("Personlig assistans"),
    ServiceType.CONTACT_PERSON: N_("Kontaktperson"),
}
_REGI = {
    Regi.OWN: N_("Egen regi"),
    Regi.PRIVATE: N_("Enskild regi"),
}
_CHANNELS = {
    Channel.SYSTEM: N_("Verksamhetssystemet"),
    Channel.REGISTER: N_("Företagsregistret"),
    Channel.PAPER: N_("Papper"),
}


def service_title(service: ServiceType) -> str:
    """The service as people say it."""
    return _(_SERVICES[service])


def service_source_name(service: ServiceType) -> str:
    """In Swedish whatever language was chosen: for what is kept and compared."""
    return _SERVICES[service]


def regi_title(regi: Regi) -> str:
    return _(_REGI[regi])


def channel_title(channel: Channel) -> str:
    return _(_CHANNELS[channel])


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

    @property
    def period(self) -> Period:
        return Period(self.valid_from, self.valid_to)

    def offers(self, service: ServiceType, day: dt.date) -> bool:
        """Whether an order for the service can go to the unit on that day."""
        return service in self.services and self.period.contains(day)


def needs_officer(unit: ProviderUnit, provider: Provider) -> bool:
    """GOT-24: the officer registers for who has no access to the system."""
    return unit.channel is not Channel.SYSTEM or provider.regi is Regi.PRIVATE
