"""What the journal page shows of one execution: read once, frozen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from uuid import UUID

from app.corrections.views import CaseRow
from app.drafts.model import Draft
from app.executions.views import ExecutionCard
from app.journal.model import JournalEntry, WorkingNote
from app.journal.ports import JournalSummary
from app.journal.views import EntryRow, JournalOpening


@dataclass(frozen=True, slots=True)
class Chain:
    """One note: the wording that holds, the earlier ones, and what the client objects."""

    first: JournalEntry
    newest: JournalEntry
    earlier: tuple[JournalEntry, ...] = ()
    objections: tuple[JournalEntry, ...] = ()

    @property
    def number(self) -> int:
        """The first number: it stays when a correction comes."""
        return self.first.number

    @property
    def is_corrected(self) -> bool:
        return bool(self.earlier)

    @property
    def is_objection(self) -> bool:
        """An objection to the journal as a whole stands by itself."""
        return bool(self.first.client_objection)


@dataclass(frozen=True, slots=True)
class MayJournal:
    """What the person may do with this journal, for buttons."""

    read: bool = False
    write: bool = False
    correct: bool = False
    export: bool = False
    read_notes: bool = False
    write_notes: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class JournalView:
    """`rows` are those that were fetched, in order of number; `older` tells that more exist."""

    card: ExecutionCard
    summary: JournalSummary
    may: MayJournal
    opening: JournalOpening | None = None
    rows: tuple[EntryRow, ...] = ()
    total: int = 0
    notes: tuple[WorkingNote, ...] = ()
    draft: Draft | None = None
    note_draft: Draft | None = None
    case: CaseRow | None = None
    words: str = ""
    found: frozenset[int] = field(default_factory=frozenset)

    @property
    def execution_id(self) -> UUID:
        return self.card.execution.id

    @property
    def older(self) -> int:
        """How many notes lie before the first that was fetched without a gap."""
        return first_of_tail(self.rows, self.total) - 1

    def chains(self) -> tuple[Chain, ...]:
        """Newest first; when something is searched for, only what was found."""
        first = first_of_tail(self.rows, self.total)
        chains = chains_of(self.rows)
        if self.words:
            return tuple(one for one in chains if _numbers(one) & self.found)
        return tuple(one for one in chains if max(_numbers(one)) >= first)


def first_of_tail(rows: Sequence[EntryRow], total: int) -> int:
    """Where the unbroken run of numbers up to the last begins."""
    have = {row.entry.number for row in rows}
    first = total + 1
    while first - 1 in have:
        first -= 1
    return first


def missing(rows: Sequence[EntryRow]) -> frozenset[int]:
    """Numbers that a fetched entry points at and that were not fetched."""
    have = {row.entry.number for row in rows}
    wanted = {
        number
        for row in rows
        for number in (row.corrects, row.corrected_by, row.objection_to, *row.objections)
        if number is not None
    }
    return frozenset(wanted - have)


def chains_of(rows: Sequence[EntryRow]) -> tuple[Chain, ...]:
    """Corrections and objections stand with the note they belong to."""
    by_number = {row.entry.number: row for row in rows}
    chains = [
        _chain(row, by_number)
        for row in rows
        if row.corrects not in by_number and row.objection_to not in by_number
    ]
    return tuple(sorted(chains, key=_when, reverse=True))


def _chain(row: EntryRow, by_number: dict[int, EntryRow]) -> Chain:
    line = [row]
    while line[-1].corrected_by in by_number:
        line.append(by_number[line[-1].corrected_by])
    objections = [
        by_number[number].entry
        for link in line
        for number in link.objections
        if number in by_number
    ]
    *earlier, newest = [link.entry for link in line]
    return Chain(row.entry, newest, tuple(reversed(earlier)), tuple(objections))


def _when(chain: Chain) -> tuple[float, int]:
    return chain.newest.occurred_at.timestamp(), chain.number


def _numbers(chain: Chain) -> frozenset[int]:
    entries = (chain.newest, *chain.earlier, *chain.objections)
    return frozenset(entry.number for entry in entries)
