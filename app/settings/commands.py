"""What somebody asked to have changed in the settings."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from app.settings.model import Municipality


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeMunicipality:
    """All settings as they should be; the version is the one the form saw."""

    op_id: UUID
    value: Municipality
