"""Ängsholm's settings, providers, units and staff."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from uuid import UUID

from app.access.roles import Role
from app.demo.stage import Stage
from app.providers.model import Channel, Provider, ProviderUnit, Regi, ServiceType
from app.settings.model import Municipality
from app.users.model import User

FOUNDED = 3 * 365
HOME = (ServiceType.HOME_CARE, ServiceType.ESCORT_SOL, ServiceType.RESPITE)

NORTH, SOUTH, RIVER = "Hemtjänst Norr", "Hemtjänst Syd", "Hemtjänst Älven"
ALARM, SHORT_STAY = "Larmgruppen", "Björkbacken"
PRIVATE, REGISTER, PAPER = (
    "Omsorgsbruket i Ängsholm",
    "Lindens Assistans",
    "Ateljén i Västra Ängsholm",
)


@dataclass(frozen=True, slots=True)
class Person:
    """A member of the staff; `unit` is a unit's name."""

    login: str
    name: str
    title: str
    role: Role
    unit: str = ""
    phone: str = ""


STAFF = (
    Person("handlaggare", "Karin Ahlgren", "Biståndshandläggare", Role.CASE_OFFICER, "", "12"),
    Person("handlaggare2", "Mats Björling", "LSS-handläggare", Role.CASE_OFFICER, "", "13"),
    Person("utforare", "Petra Wikander", "Utförare", Role.PROVIDER, NORTH, "40"),
    Person("utforare2", "Malin Ytterberg", "Utförare", Role.PROVIDER, PRIVATE, "41"),
    Person("objektspecialist", "Ola Stenvik", "Objektspecialist", Role.OBJECT_SPECIALIST),
    Person(
        "sammanhallande", "Britt Hamrin", "Sammanhållande objektspecialist", Role.LEAD_SPECIALIST
    ),
    Person("systemforvaltare", "Ida Nordgren", "Systemförvaltare", Role.SYSTEM_ADMIN),
    Person("expertanvandare", "Jonas Falkmo", "Expertanvändare", Role.EXPERT_USER),
    Person("avgift", "Eva Lindroth", "Avgiftshandläggare", Role.FEE_OFFICER),
    Person("enhetschef", "Maria Ekvall", "Enhetschef", Role.MANAGER, NORTH),
    Person("loggranskare", "Per Sjödahl", "Loggranskare", Role.LOG_REVIEWER),
)


def logins() -> tuple[str, ...]:
    """Everybody who can sign in, in the order they are shown."""
    return tuple(person.login for person in STAFF)


def build_town(stage: Stage) -> dict[str, UUID]:
    """Write settings, providers, units and staff; gives the units by name."""
    since = stage.ago(FOUNDED)
    own = Provider(id=stage.new_id(), name="Ängsholms kommun", org_no="212000-0000", regi=Regi.OWN)
    bruket, linden, ateljen = (
        Provider(id=stage.new_id(), name=name, org_no=org_no, regi=Regi.PRIVATE)
        for name, org_no in (
            ("Omsorgsbruket AB", "559000-0001"),
            ("Lindens Assistans AB", "559000-0002"),
            ("Ateljén ekonomisk förening", "769600-0003"),
        )
    )
    units = _units(stage, since, own.id, (bruket.id, linden.id, ateljen.id))
    with stage.begin() as tx:
        tx.settings.add(_settings())
        for provider in (own, bruket, linden, ateljen):
            tx.providers.providers.add(provider)
        for unit in units:
            tx.providers.units.add(unit)
        by_name = {unit.name: unit.id for unit in units}
        for person in STAFF:
            tx.users.add(_user(stage, person, since, by_name))
    return by_name


def _settings() -> Municipality:
    return Municipality(
        name="Ängsholms kommun",
        committees=("ÄLN", "OSN"),
        support_address="vof.support@angsholm.example",
        support_phone="08-465 004 10",
        fee_mailbox="Omsorgsdebiteringen",
    )


def _units(
    stage: Stage, since: dt.date, own: UUID, private: tuple[UUID, UUID, UUID]
) -> tuple[ProviderUnit, ...]:
    def unit(name: str, provider: UUID, services: tuple[ServiceType, ...]) -> ProviderUnit:
        return ProviderUnit(
            id=stage.new_id(),
            provider_id=provider,
            name=name,
            channel=Channel.SYSTEM,
            services=services,
            uses_planning_lmo=True,
            uses_phoniro=True,
            functional_mailbox=f"{name}, funktionsbrevlåda",
            phone=f"08-465 004 {stage.rng.randint(50, 99)}",
            valid_from=since,
        )

    bruket, linden, ateljen = private
    return (
        unit(NORTH, own, HOME),
        unit(SOUTH, own, HOME),
        replace(unit(RIVER, own, HOME), has_gatekeeper=True),
        replace(unit(ALARM, own, (ServiceType.SAFETY_ALARM,)), uses_planning_lmo=False),
        replace(unit(SHORT_STAY, own, (ServiceType.SHORT_TERM,)), uses_planning_lmo=False),
        replace(unit(PRIVATE, bruket, HOME), uses_phoniro=None),
        replace(
            unit(REGISTER, linden, (ServiceType.PERSONAL_ASSISTANCE,)), channel=Channel.REGISTER
        ),
        replace(unit(PAPER, ateljen, (ServiceType.DAILY_ACTIVITY,)), channel=Channel.PAPER),
    )


def _user(stage: Stage, person: Person, since: dt.date, units: dict[str, UUID]) -> User:
    return User(
        id=stage.new_id(),
        login=person.login,
        display_name=person.name,
        title=person.title,
        role=person.role,
        unit_id=units.get(person.unit),
        phone=f"08-465 004 {person.phone}" if person.phone else "",
        since=since,
    )
