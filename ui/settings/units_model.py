"""Providers and units without widgets: who can be sent an order, and what the register says."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
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

IN_USE, OVER = "in_use", "over"


@dataclass(frozen=True, slots=True)
class UnitRow:
    """A unit with its provider; a provider that has no unit yet is a row too."""

    provider: Provider
    unit: ProviderUnit | None
    kind: str

    @property
    def key(self) -> UUID:
        return self.provider.id if self.unit is None else self.unit.id

    @property
    def searched(self) -> str:
        unit, words = self.unit, [self.provider.name, self.provider.org_no]
        if unit is not None:
            words += [unit.name, unit.contact_person, unit.phone, unit.functional_mailbox]
            words += [service_title(service) for service in unit.services]
        return " ".join(words).casefold()


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


class UnitsModel(RegisterModel[Register, UnitRow]):
    """What can be asked and done."""

    def __init__(self, bench: Bench, services: SettingsServices) -> None:
        super().__init__(bench, services, (Topic.PROVIDER,))

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
        rows = [UnitRow(view.provider, view.unit, _kind(view.unit, today)) for view in units]
        with_units = {row.provider.id for row in rows}
        rows += [UnitRow(one, None, IN_USE) for one in providers if one.id not in with_units]
        return Register(
            may_change=services.may(Data.PROVIDER, Command.CHANGE),
            providers=tuple(providers),
            rows=tuple(rows),
        )

    def _rows_of(self, state: Register) -> Sequence[UnitRow]:
        return state.rows


def _kind(unit: ProviderUnit, today: dt.date) -> str:
    """In use also before its first day: it has not stopped."""
    return IN_USE if unit.valid_to is None or unit.valid_to >= today else OVER
