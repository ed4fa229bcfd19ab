"""What the use cases of the settings need of a transaction."""

from __future__ import annotations

from typing import Protocol

from app.access.ports import HasAccess
from app.kernel.store import Store
from app.settings.model import Municipality


class SettingsStore(Store[Municipality], Protocol):
    """One value for the whole store."""

    def municipality(self) -> Municipality: ...


class HasSettings(HasAccess, Protocol):
    @property
    def settings(self) -> SettingsStore: ...
