"""An export of everything in an execution, and paper that lies in another system."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class JournalExport:
    """A verified export; `sealed` is the same file, kept in the vault (G3)."""

    id: UUID
    number: str
    client_id: UUID
    execution_id: UUID
    case_id: UUID | None
    file_sha256: str
    content_sha256: str
    entries: int
    pages: int
    storage_place: str
    storage_path: str
    sealed: bytes
    exported_at: dt.datetime
    exported_by: UUID
    verified_at: dt.datetime
    version: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class AttachedDocumentation:
    """A PDF printed in the operational system; satisfies G3 for its notes (product decision 4)."""

    id: UUID
    client_id: UUID
    case_id: UUID
    execution_id: UUID | None
    sha256: str
    pages: int
    stated_notes: int
    storage_place: str
    source_system: str
    content: bytes
    attached_at: dt.datetime
    attached_by: UUID
    version: int = 1
