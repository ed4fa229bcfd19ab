"""What is asked of the archive."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from uuid import UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportJournal:
    """Everything of one execution as one verified file in `folder`."""

    op_id: UUID
    execution_id: UUID
    case_id: UUID | None = None
    folder: Path
    storage_place: str
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceExport:
    """The file has been put in a file or register outside; `storage_place` says where."""

    op_id: UUID
    export_id: UUID
    storage_place: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AttachDocumentation:
    """A PDF that was printed in the operational system (product decision 4)."""

    op_id: UUID
    case_id: UUID
    content: bytes = field(repr=False)
    pages: int
    stated_notes: int
    storage_place: str
    source_system: str = ""
    attested: bool = False
