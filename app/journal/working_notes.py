"""The day's working notes: may be erased, are never exported (GOT-32, GOT-47)."""

from __future__ import annotations

from uuid import UUID

from app.access.actor import Command, Data, Subject
from app.access.desk import Desk
from app.drafts.model import WORKING_NOTE_FORM
from app.drafts.service import erase_draft
from app.journal import rules
from app.journal.commands import EraseWorkingNote, WriteWorkingNote
from app.journal.model import WorkingNote
from app.journal.ports import HasJournal
from app.kernel.changes import Change, Changes, Topic
from app.kernel.errors import NotFound
from app.kernel.texts import N_
from app.kernel.wording import clean_text

_TEXT = N_("Arbetsanteckningen")
_MISSING = N_("Arbetsanteckningen finns inte längre. Någon har redan tagit bort den.")


class WorkingNoteService:
    """Written and erased by the unit that does the work; not part of the journal."""

    def __init__(self, desk: Desk[HasJournal]) -> None:
        self._desk = desk

    def write(self, cmd: WriteWorkingNote) -> tuple[WorkingNote, Changes]:
        """Write a note of the day; the person's draft of it goes in the same moment."""
        text, note_id = clean_text(cmd.text, _TEXT), self._desk.new_id()
        with self._desk.changing(
            Data.WORKING_NOTE,
            Command.CREATE,
            Subject(execution_id=cmd.execution_id),
            op_id=cmd.op_id,
            result=str(note_id),
        ) as tx:
            execution = tx.executions.get(cmd.execution_id)
            grace = tx.settings.municipality().access_grace_days
            rules.check_writable(execution, self._desk.clock.today(), grace)
            note = WorkingNote(
                id=note_id,
                execution_id=execution.id,
                client_id=execution.client_id,
                text=text,
                written_at=self._desk.clock.now(),
                author_id=self._desk.actor.user_id,
                author_name=self._desk.actor.name,
            )
            tx.journal.working_notes.add(note)
            erase_draft(tx, self._desk.actor.user_id, WORKING_NOTE_FORM, cmd.execution_id)
        return note, frozenset({Change(Topic.JOURNAL, note.client_id)})

    def read(self, execution_id: UUID) -> list[WorkingNote]:
        subject = Subject(execution_id=execution_id)
        with self._desk.reading(Data.WORKING_NOTE, subject) as tx:
            return tx.journal.working_notes_of(execution_id)

    def erase(self, cmd: EraseWorkingNote) -> Changes:
        subject = Subject(execution_id=cmd.execution_id)
        with self._desk.changing(Data.WORKING_NOTE, Command.ERASE, subject, op_id=cmd.op_id) as tx:
            notes = tx.journal.working_notes_of(cmd.execution_id)
            found = next((note for note in notes if note.id == cmd.note_id), None)
            if found is None:
                raise NotFound("working_note.missing", _MISSING)
            tx.journal.erase_working_note(found.id)
        return frozenset({Change(Topic.JOURNAL, found.client_id)})
