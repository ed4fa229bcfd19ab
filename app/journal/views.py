"""A journal as it is read: entries with their chains in both directions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from app.journal.model import JournalEntry
from app.journal.ports import EntryLink
from app.journal.rules import is_objection


@dataclass(frozen=True, slots=True)
class JournalOpening:
    """That one journal was opened and logged; further pages are read by showing it."""

    id: UUID
    execution_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryRow:
    """An entry with the numbers of those it belongs to."""

    entry: JournalEntry
    corrects: int | None = None  # the number it corrects, or None
    corrected_by: int | None = None
    objection_to: int | None = None
    objections: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class JournalPage:
    """A slice; `after` asks for the next one, None when this is the last."""

    opening: JournalOpening
    rows: tuple[EntryRow, ...]
    total: int
    after: int | None


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry of an opened client's journal where all the words were found."""

    execution_id: UUID
    entry_id: UUID
    number: int
    excerpt: str


def entry_rows(entries: Sequence[JournalEntry], links: Iterable[EntryLink]) -> tuple[EntryRow, ...]:
    """Entries with their chains; `links` are all those of the execution."""
    corrected_by: dict[UUID, int] = {}
    objections: dict[UUID, list[int]] = {}
    target: dict[UUID, int] = {}
    for link in links:
        target[link.entry_id] = link.target_number
        if link.is_objection:
            objections.setdefault(link.target_id, []).append(link.number)
        else:
            corrected_by[link.target_id] = link.number
    return tuple(
        EntryRow(
            entry=entry,
            corrects=None if is_objection(entry) else target.get(entry.id),
            corrected_by=corrected_by.get(entry.id),
            objection_to=target.get(entry.id) if is_objection(entry) else None,
            objections=tuple(objections.get(entry.id, ())),
        )
        for entry in entries
    )
