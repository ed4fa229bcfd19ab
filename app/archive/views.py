"""Exports and attached documentation as they are listed, and what a verification answers."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from app.printing.results import Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportRow:
    """One export without its content; `storage_path` is empty when it lies outside."""

    id: UUID
    number: str
    execution_id: UUID
    case_id: UUID | None
    exported_at: dt.datetime
    exported_by: UUID
    entries: int
    pages: int
    file_sha256: str
    content_sha256: str
    storage_place: str
    storage_path: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AttachmentRow:
    """One attached paper without its content."""

    id: UUID
    case_id: UUID
    attached_at: dt.datetime
    attached_by: UUID
    pages: int
    stated_notes: int
    sha256: str
    storage_place: str
    source_system: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """A finished export: the file, and what was found in it when it was read back.

    `posts` and `notes` are counted as in `FileVerdict`.
    """

    id: UUID
    number: str
    file: Path
    sha256: str
    content_sha256: str
    posts: int
    notes: int
    pages: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FileVerdict:
    """Whether a file is a whole export, of this vault, equal to the content now.

    Found in it, as its first page counts them: `posts` are all that is numbered (notes, plans,
    order, messages), and `notes` are those of them that are journal notes.
    """

    valid: bool
    reason: Reason | None
    posts: int
    notes: int
    number: str = ""
