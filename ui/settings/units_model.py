"""Providers and units without widgets: who can be sent an order, and what the register says."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from app.access.actor import Command, Data
from app.kernel.changes import Topic
from app.kernel.texts import _
from app.providers.commands import AddProvider, AddUnit, ChangeUnit
from app.providers.model import Provider, ProviderUnit, service_title
from ui.bench import Bench
from ui.settings.ports import SettingsServices
from ui.settings.register_model import RegisterModel

IN_USE, OVER, ALL = "in_use", "over", "all"


@dataclass(frozen=True, slots=True)
class UnitRow:
    """A unit with its provider; a provider that has no unit yet is a row too."""

    provider: Provider
    unit: ProviderUnit | None
    is_in_use: bool

    @property
    def key(self) -> UUID:
        return self.provider.id if self.unit is None else self.unit.id


@dataclass(frozen=True, slots=True)
class Register:
    """Everybody may read it; only some may change it."""

    may_change: bool
    providers: tuple[Provider, ...]
    rows: tuple[UnitRow, ...]

    @property
    def only_provider(self) -> Provider | None:
        """Where there is only one, nobody has to choose."""
        return self.providers[0] if len(self.providers) == 1 else None


class UnitsModel(RegisterModel[Register]):
    """What can be asked and done."""

    def __init__(self, bench: Bench, services: SettingsServices) -> None:
        super().__init__(bench, services, (Topic.PROVIDER,))

    def row(self, key: object) -> UnitRow | None:
        rows = self._state.rows if self._state else ()
        return next((row for row in rows if row.key == key), None)

    def shown(self, kind: str, words: str) -> list[UnitRow]:
        """Those of a filter whose unit, provider, contact or services hold the words."""
        rows = self._state.rows if self._state else ()
        wanted = words.casefold().split()
        return [
            row
            for row in rows
            if kind == ALL or row.is_in_use == (kind == IN_USE)
            if all(word in _searched(row) for word in wanted)
        ]

    def count(self, kind: str) -> int:
        return len(self.shown(kind, ""))

    # Acts

    def add_provider(self, cmd: AddProvider) -> None:
        providers = self._services.providers
        self._do(lambda: providers.add_provider(cmd)[1], _("Utföraren är tillagd"))

    def add_unit(self, cmd: AddUnit) -> None:
        providers = self._services.providers
        self._do(lambda: providers.add_unit(cmd)[1], _("Enheten är tillagd"))

    def change_unit(self, cmd: ChangeUnit) -> None:
        providers = self._services.providers
        self._do(lambda: providers.change_unit(cmd)[1], _("Enheten är ändrad"))

    def _ask(self) -> Register:
        services, today = self._services, self.bench.today()
        providers = sorted(services.providers.providers(), key=lambda one: one.name.casefold())
        units = sorted(services.providers.units(), key=lambda view: view.unit.name.casefold())
        rows = [UnitRow(view.provider, view.unit, _in_use(view.unit, today)) for view in units]
        with_units = {row.provider.id for row in rows}
        rows += [
            UnitRow(one, None, is_in_use=True) for one in providers if one.id not in with_units
        ]
        return Register(
            may_change=services.may(Data.PROVIDER, Command.CHANGE),
            providers=tuple(providers),
            rows=tuple(rows),
        )


def _in_use(unit: ProviderUnit, today: dt.date) -> bool:
    """Also before its first day: it has not stopped."""
    return unit.valid_to is None or unit.valid_to >= today


def _searched(row: UnitRow) -> str:
    unit, words = row.unit, [row.provider.name, row.provider.org_no]
    if unit is not None:
        words += [unit.name, unit.contact_person, unit.phone, unit.functional_mailbox]
        words += [service_title(service) for service in unit.services]
    return " ".join(words).casefold()
