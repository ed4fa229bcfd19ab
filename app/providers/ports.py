"""What the use cases of providers need of a transaction."""

from __future__ import annotations

from typing import Protocol
from uuid import UUID

from app.access.ports import HasAccess
from app.kernel.store import Store
from app.providers.model import Provider, ProviderUnit


class ProviderReader(Protocol):
    """Looks up providers and units."""

    def provider(self, id_: UUID) -> Provider: ...

    def unit(self, id_: UUID) -> ProviderUnit: ...


class ProviderStore(ProviderReader, Protocol):
    """Providers and their units."""

    @property
    def providers(self) -> Store[Provider]: ...

    @property
    def units(self) -> Store[ProviderUnit]: ...

    def unit_by_name(self, name: str) -> ProviderUnit | None: ...

    def all_units(self) -> list[ProviderUnit]: ...

    def all_providers(self) -> list[Provider]: ...


class HasProviders(HasAccess, Protocol):
    @property
    def providers(self) -> ProviderStore: ...
