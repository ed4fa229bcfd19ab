"""What the journal needs of a transaction."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

from app.access.ports import HasAccess
from app.drafts.ports import HasDrafts
from app.executions.model import Execution
from app.journal.model import JournalEntry, WorkingNote
from app.kernel.store import Store
from app.settings.model import Municipality


@dataclass(frozen=True, slots=True)
class JournalSummary:
    """How much is written, without a word of it: for lists and as evidence."""

    entries: int
    last_written_at: dt.datetime | None
    last_occurred_at: dt.datetime | None


@dataclass(frozen=True, slots=True)
class EntryLink:
    """That one entry corrects another, or holds an objection to it."""

    entry_id: UUID
    number: int
    target_id: UUID
    target_number: int
    is_objection: bool


class JournalStore(Protocol):
    """Entries can be added and read; there is no way to change or erase one (invariant 9)."""

    @property
    def working_notes(self) -> Store[WorkingNote]: ...

    def add(self, entry: JournalEntry) -> JournalEntry: ...

    def get(self, id_: UUID) -> JournalEntry: ...

    def page(self, execution_id: UUID, after: int, limit: int) -> Sequence[JournalEntry]:
        """Entries with a number above `after`, in order."""
        ...

    def last_number(self, execution_id: UUID) -> int: ...

    def correction_of(self, entry_id: UUID) -> JournalEntry | None:
        """The entry that corrects this one; an objection is no correction."""
        ...

    def links(self, execution_id: UUID) -> Sequence[EntryLink]:
        """Every correction and objection that points at an entry, in order."""
        ...

    def summary(self, execution_id: UUID) -> JournalSummary: ...

    def working_notes_of(self, execution_id: UUID) -> list[WorkingNote]: ...

    def erase_working_note(self, id_: UUID) -> None: ...


class ExecutionReader(Protocol):
    """Looks up executions."""

    def get(self, id_: UUID) -> Execution: ...

    def of_client(self, client_id: UUID) -> list[Execution]: ...


class SettingsReader(Protocol):
    """Looks up the municipality's settings."""

    def municipality(self) -> Municipality: ...


class HasJournal(HasDrafts, HasAccess, Protocol):
    """The part of a transaction that the journal uses."""

    @property
    def journal(self) -> JournalStore: ...

    @property
    def executions(self) -> ExecutionReader: ...

    @property
    def settings(self) -> SettingsReader: ...
