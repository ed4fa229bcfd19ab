"""What papers need of a transaction."""

from __future__ import annotations

from typing import Protocol

from app.access.ports import HasAccess
from app.settings.model import Municipality


class SettingsReader(Protocol):
    def municipality(self) -> Municipality: ...


class HasPapers(HasAccess, Protocol):
    @property
    def settings(self) -> SettingsReader: ...
