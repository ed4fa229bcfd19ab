"""Providers and their units: read by everybody, kept by the system administrator."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from app.access.actor import Command, Data
from app.access.desk import Desk
from app.kernel.changes import Changes, Topic
from app.kernel.errors import RuleViolation
from app.kernel.period import Period
from app.kernel.saving import as_seen, changed
from app.kernel.texts import N_
from app.kernel.wording import clean_line
from app.providers.commands import AddProvider, AddUnit, ChangeUnit, UnitValues
from app.providers.model import Provider, ProviderUnit, ServiceType
from app.providers.ports import HasProviders
from app.providers.views import UnitView

_NAME, _ORG = N_("Namn"), N_("Organisationsnummer")
_MAILBOX, _PHONE, _CONTACT = N_("Funktionsbrevlåda"), N_("Telefon"), N_("Kontaktperson")
_LONG, _SHORT = 120, 40
_TAKEN = N_("Det finns redan en enhet som heter {name}. Välj ett annat namn.")
_PROVIDER_TAKEN = N_("Det finns redan en utförare som heter {name}. Lägg enheten till den.")
_NO_SERVICES = N_("Enheten {name} utför ingen insats. Välj minst en.")


class ProviderService:
    """Use cases of providers."""

    def __init__(self, desk: Desk[HasProviders]) -> None:
        self._desk = desk

    def units(self) -> tuple[UnitView, ...]:
        """Every unit, also those that are no longer in use."""
        with self._desk.reading(Data.PROVIDER) as tx:
            return _views(tx, tx.providers.all_units())

    def units_for(self, service: ServiceType, day: dt.date) -> tuple[UnitView, ...]:
        """Who can be chosen as recipient of an order for the service from that day.

        In order of name: the program ranks nobody (C-09).
        """
        with self._desk.reading(Data.PROVIDER) as tx:
            fitting = [unit for unit in tx.providers.all_units() if unit.offers(service, day)]
            return _views(tx, fitting)

    def unit(self, unit_id: UUID) -> UnitView:
        with self._desk.reading(Data.PROVIDER) as tx:
            unit = tx.providers.unit(unit_id)
            return UnitView(unit, tx.providers.provider(unit.provider_id))

    def providers(self) -> tuple[Provider, ...]:
        with self._desk.reading(Data.PROVIDER) as tx:
            return tuple(tx.providers.all_providers())

    def add_provider(self, cmd: AddProvider) -> tuple[Provider, Changes]:
        provider = Provider(
            id=self._desk.new_id(),
            name=clean_line(cmd.name, _NAME, limit=_LONG),
            org_no=clean_line(cmd.org_no, _ORG, limit=20, required=False),
            regi=cmd.regi,
        )
        with self._desk.changing(
            Data.PROVIDER, Command.CHANGE, op_id=cmd.op_id, result=str(provider.id)
        ) as tx:
            _check_provider_name(tx, provider)
            tx.providers.providers.add(provider)
        return provider, changed(None, Topic.PROVIDER)

    def add_unit(self, cmd: AddUnit) -> tuple[ProviderUnit, Changes]:
        unit = _unit(self._desk.new_id(), cmd.provider_id, cmd.values, version=1)
        with self._desk.changing(
            Data.PROVIDER, Command.CHANGE, op_id=cmd.op_id, result=str(unit.id)
        ) as tx:
            tx.providers.provider(cmd.provider_id)
            _check_name(tx, unit)
            tx.providers.units.add(unit)
        return unit, changed(None, Topic.PROVIDER)

    def change_unit(self, cmd: ChangeUnit) -> tuple[ProviderUnit, Changes]:
        """The organisation a unit belongs to never changes: orders may not follow it there."""
        with self._desk.changing(Data.PROVIDER, Command.CHANGE, op_id=cmd.op_id) as tx:
            before = as_seen(tx.providers.unit(cmd.unit_id), cmd.seen_version)
            unit = _unit(before.id, before.provider_id, cmd.values, version=before.version)
            _check_name(tx, unit)
            saved = tx.providers.units.save(unit)
        return saved, changed(None, Topic.PROVIDER)


def _views(tx: HasProviders, units: list[ProviderUnit]) -> tuple[UnitView, ...]:
    by_id = {provider.id: provider for provider in tx.providers.all_providers()}
    return tuple(UnitView(unit, by_id[unit.provider_id]) for unit in units)


def _unit(id_: UUID, provider_id: UUID, values: UnitValues, *, version: int) -> ProviderUnit:
    name = clean_line(values.name, _NAME, limit=_LONG)
    if not values.services:
        raise RuleViolation("unit.no_services", _NO_SERVICES, name=name)
    Period(values.valid_from, values.valid_to)  # refuses an end before the start
    return ProviderUnit(
        id=id_,
        provider_id=provider_id,
        name=name,
        channel=values.channel,
        services=values.services,
        has_gatekeeper=values.has_gatekeeper,
        uses_planning_lmo=values.uses_planning_lmo,
        uses_phoniro=values.uses_phoniro,
        functional_mailbox=_optional(values.functional_mailbox, _MAILBOX, _LONG),
        phone=_optional(values.phone, _PHONE, _SHORT),
        contact_person=_optional(values.contact_person, _CONTACT, _LONG),
        valid_from=values.valid_from,
        valid_to=values.valid_to,
        version=version,
    )


def _optional(text: str, name: str, limit: int) -> str:
    return clean_line(text, name, limit=limit, required=False)


def _check_name(tx: HasProviders, unit: ProviderUnit) -> None:
    other = tx.providers.unit_by_name(unit.name)
    if other is not None and other.id != unit.id:
        raise RuleViolation("unit.name_taken", _TAKEN, name=unit.name)


def _check_provider_name(tx: HasProviders, provider: Provider) -> None:
    """Two of one name could not be told apart where a unit is put under its provider."""
    wanted = provider.name.casefold()
    if any(other.name.casefold() == wanted for other in tx.providers.all_providers()):
        raise RuleViolation("provider.name_taken", _PROVIDER_TAKEN, name=provider.name)
