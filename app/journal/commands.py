"""What is asked of the journal; `op_id` belongs to one press of a button."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from app.journal.model import EntryKind


@dataclass(frozen=True, slots=True, kw_only=True)
class WriteEntry:
    """A new note; signed by the person who is signed in, at once."""

    op_id: UUID
    execution_id: UUID
    kind: EntryKind
    occurred_at: dt.datetime
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectEntry:
    """The right wording of an entry that stays readable."""

    op_id: UUID
    execution_id: UUID
    entry_id: UUID
    text: str
    reason: str
    occurred_at: dt.datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteObjection:
    """The client considers an entry, or the journal as a whole, to be wrong (SoL 14 kap. 6 §)."""

    op_id: UUID
    execution_id: UUID
    entry_id: UUID | None
    objection: str
    occurred_at: dt.datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class WriteWorkingNote:
    """A note for the day's work."""

    op_id: UUID
    execution_id: UUID
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EraseWorkingNote:
    """Working notes may be erased."""

    op_id: UUID
    execution_id: UUID
    note_id: UUID
