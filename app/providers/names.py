"""What services are called on screen and paper."""

from __future__ import annotations

from app.kernel.texts import N_, _
from app.providers.model import ServiceType

_NAMES = {
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


def service_name(service: ServiceType) -> str:
    """The service as people say it."""
    return _(_NAMES[service])


def service_source_name(service: ServiceType) -> str:
    """In Swedish whatever language was chosen: for what is kept and compared."""
    return _NAMES[service]
