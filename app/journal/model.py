"""Journal entry and working note."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID


class EntryKind(StrEnum):
    """What a note is about."""

    OBSERVATION = "observation"
    MEASURE = "measure"
    CONTACT = "contact"
    FOLLOW_UP = "follow_up"
    CORRECTION = "correction"


@dataclass(frozen=True, slots=True, kw_only=True)
class JournalEntry:
    """A signed note. Never edited or erased; a correction is a new entry (invariant 9)."""

    id: UUID
    execution_id: UUID
    client_id: UUID
    number: int
    kind: EntryKind
    occurred_at: dt.datetime
    written_at: dt.datetime
    author_id: UUID
    author_name: str
    author_title: str
    text: str
    correction_of: UUID | None = None
    correction_reason: str = ""
    client_objection: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkingNote:
    """A note for the day's work; may be erased, is never exported (GOT-32, GOT-47)."""

    id: UUID
    execution_id: UUID
    client_id: UUID
    text: str
    written_at: dt.datetime
    author_id: UUID
    author_name: str
    version: int = 1
