"""Reads one journal through the services, newest part first. Runs off the UI thread."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, Protocol
from uuid import UUID

from app.access.actor import Command, Data, Subject
from app.access.desk import Desk
from app.corrections.service import CaseService
from app.corrections.views import CaseRow
from app.drafts.model import JOURNAL_FORM, WORKING_NOTE_FORM
from app.drafts.service import DraftService
from app.executions.service import ExecutionService
from app.journal.model import WorkingNote
from app.journal.service import JournalService
from app.journal.views import EntryRow, JournalOpening, JournalPage
from app.journal.working_notes import WorkingNoteService
from ui.journal.view import JournalView, MayJournal, missing

STEP = 40
FOUND_AT_MOST = 60


class Sources(Protocol):
    """The services that are read."""

    @property
    def executions(self) -> ExecutionService: ...

    @property
    def journal(self) -> JournalService: ...

    @property
    def working_notes(self) -> WorkingNoteService: ...

    @property
    def drafts(self) -> DraftService: ...

    @property
    def cases(self) -> CaseService: ...


class JournalReader:
    """Opening writes one line in the log; the slices after it show that opening."""

    def __init__(self, desk: Desk[Any], sources: Sources) -> None:
        self._desk, self._sources = desk, sources

    def open(self, execution_id: UUID) -> JournalView:
        with self._desk.together():
            return self._open(execution_id, STEP)

    def again(self, view: JournalView) -> JournalView:
        """As much as was shown, and what has come since."""
        with self._desk.together():
            fresh = self._open(view.execution_id, max(STEP, view.total - view.older + 1))
            return self.search(fresh, view.words) if view.words and fresh.may.read else fresh

    def older(self, view: JournalView) -> JournalView:
        if view.opening is None:
            return view
        after = max(view.older - STEP, 0)
        page = self._sources.journal.more(view.opening, after, limit=view.older - after)
        return replace(view, rows=self._complete(view.opening, (*page.rows, *view.rows)))

    def search(self, view: JournalView, words: str) -> JournalView:
        """The service looks through what the client has here; other executions are left out."""
        if view.opening is None:
            return view
        hits = self._sources.journal.search(view.card.execution.client_id, words)
        mine = [hit.number for hit in hits if hit.execution_id == view.execution_id]
        have = {row.entry.number for row in view.rows}
        wanted = [number for number in mine[-FOUND_AT_MOST:] if number not in have]
        rows = self._complete(view.opening, (*self._single(view.opening, wanted), *view.rows))
        return replace(view, rows=rows, words=words, found=frozenset(mine))

    def _open(self, execution_id: UUID, count: int) -> JournalView:
        sources = self._sources
        view = JournalView(
            card=sources.executions.open(execution_id),
            summary=sources.journal.summary(execution_id),
            may=self._may(execution_id),
        )
        if not view.may.read:
            return view
        first = sources.journal.open(execution_id, limit=count)
        page = self._newest(first, count)
        return replace(
            view,
            opening=first.opening,
            rows=self._complete(first.opening, page.rows),
            total=first.total,
            notes=self._notes(execution_id) if view.may.read_notes else (),
            draft=sources.drafts.open(JOURNAL_FORM, execution_id) if view.may.write else None,
            note_draft=sources.drafts.open(WORKING_NOTE_FORM, execution_id)
            if view.may.write_notes
            else None,
            case=self._case_of(view.card.order.number),
        )

    def _case_of(self, order_number: str) -> CaseRow | None:
        """The correction case that is under way, for those who see cases."""
        if not self._desk.may(Data.CASE, Command.LIST):
            return None
        return self._sources.cases.open_on(order_number)

    def _newest(self, first: JournalPage, count: int) -> JournalPage:
        """The service gives the oldest first; the page shows the newest."""
        if first.after is None:
            return first
        return self._sources.journal.more(first.opening, first.total - count, limit=count)

    def _complete(self, opening: JournalOpening, rows: Iterable[EntryRow]) -> tuple[EntryRow, ...]:
        """With the notes that a correction or an objection belongs to, and theirs."""
        found = {row.entry.number: row for row in rows}
        while lacking := missing(tuple(found.values())):
            found |= {row.entry.number: row for row in self._single(opening, lacking)}
        return tuple(found[number] for number in sorted(found))

    def _single(self, opening: JournalOpening, numbers: Iterable[int]) -> list[EntryRow]:
        more = self._sources.journal.more
        return [row for one in numbers for row in more(opening, one - 1, limit=1).rows]

    def _notes(self, execution_id: UUID) -> tuple[WorkingNote, ...]:
        return tuple(self._sources.working_notes.read(execution_id))

    def _may(self, execution_id: UUID) -> MayJournal:
        subject = Subject(execution_id=execution_id)

        def may(data: Data, command: Command) -> bool:
            return self._desk.may(data, command, subject)

        return MayJournal(
            read=may(Data.JOURNAL, Command.READ),
            write=may(Data.JOURNAL, Command.CREATE),
            correct=may(Data.JOURNAL, Command.CORRECT),
            export=may(Data.JOURNAL, Command.EXPORT),
            read_notes=may(Data.WORKING_NOTE, Command.READ),
            write_notes=may(Data.WORKING_NOTE, Command.CREATE),
        )
