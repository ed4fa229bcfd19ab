"""Units as they are shown when a recipient is chosen."""

from __future__ import annotations

from dataclasses import dataclass

from app.providers.model import Provider, ProviderUnit


@dataclass(frozen=True, slots=True)
class UnitView:
    """A unit with the organisation it belongs to."""

    unit: ProviderUnit
    provider: Provider
