"""The journal: signed when written, corrected in sight, read with one line in the log."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from uuid import UUID

from app.access.actor import Command, Data, Subject
from app.access.desk import Desk
from app.drafts.model import JOURNAL_FORM
from app.drafts.service import erase_draft
from app.journal import rules
from app.journal.commands import (
    CorrectEntry,
    NoteObjection,
    WriteEntry,
)
from app.journal.model import EntryKind, JournalEntry
from app.journal.ports import HasJournal, JournalSummary
from app.journal.views import EntryRow, Hit, JournalOpening, JournalPage, entry_rows
from app.kernel.changes import Change, Changes, Topic
from app.kernel.errors import NotAllowed
from app.kernel.texts import N_, _
from app.kernel.wording import clean_line, clean_text

PAGE = 250
EXCERPT = 60

_TEXT = N_("Anteckningen")
_REASON = N_("Skälet till rättelsen")
_OBJECTION = N_("Invändningen")
_WORDS = N_("Sökordet")
_NOT_OPENED = N_("Journalen är inte öppnad. Öppna den igen för att läsa vidare.")
_OBJECTS = N_("Den enskilde anser att anteckning {number} är felaktig.")
_OBJECTS_TO_ALL = N_("Den enskilde anser att något i journalen är felaktigt.")


class JournalService:
    """Use cases of the signed notes; the day's working notes are in `working_notes`."""

    def __init__(self, desk: Desk[HasJournal]) -> None:
        self._desk = desk
        self._openings: set[JournalOpening] = set()

    def write(self, cmd: WriteEntry) -> tuple[JournalEntry, Changes]:
        """Sign a new note; the person's draft of it goes in the same moment."""
        rules.check_kind(cmd.kind)
        rules.check_occurred(cmd.occurred_at, self._desk.clock.now())
        text = clean_text(cmd.text, _TEXT)
        entry_id, subject = self._desk.new_id(), Subject(execution_id=cmd.execution_id)
        with self._desk.changing(
            Data.JOURNAL, Command.CREATE, subject, op_id=cmd.op_id, result=str(entry_id)
        ) as tx:
            entry = self._signed(tx, entry_id, cmd.execution_id)
            entry = replace(entry, kind=cmd.kind, occurred_at=cmd.occurred_at, text=text)
            tx.journal.add(entry)
            erase_draft(tx, self._desk.actor.user_id, JOURNAL_FORM, cmd.execution_id)
        return entry, _changed(entry)

    def correct(self, cmd: CorrectEntry) -> tuple[JournalEntry, Changes]:
        """Sign the right wording; what was written first stays readable (invariant 9)."""
        text, reason = clean_text(cmd.text, _TEXT), clean_line(cmd.reason, _REASON)
        if cmd.occurred_at is not None:
            rules.check_occurred(cmd.occurred_at, self._desk.clock.now())
        entry_id, subject = self._desk.new_id(), Subject(execution_id=cmd.execution_id)
        with self._desk.changing(
            Data.JOURNAL, Command.CORRECT, subject, op_id=cmd.op_id, result=str(entry_id)
        ) as tx:
            wrong = tx.journal.get(cmd.entry_id)
            entry = self._signed(tx, entry_id, cmd.execution_id)
            rules.check_belongs(wrong, tx.executions.get(cmd.execution_id))
            rules.check_correctable(wrong, tx.journal.correction_of(wrong.id))
            entry = replace(
                entry,
                kind=EntryKind.CORRECTION,
                occurred_at=cmd.occurred_at or wrong.occurred_at,
                text=text,
                correction_of=wrong.id,
                correction_reason=reason,
            )
            tx.journal.add(entry)
        return entry, _changed(entry)

    def object(self, cmd: NoteObjection) -> tuple[JournalEntry, Changes]:
        """Note that the client considers something wrong; nothing is overwritten."""
        rules.check_occurred(cmd.occurred_at, self._desk.clock.now())
        objection = clean_text(cmd.objection, _OBJECTION)
        entry_id, subject = self._desk.new_id(), Subject(execution_id=cmd.execution_id)
        with self._desk.changing(
            Data.JOURNAL, Command.CREATE, subject, op_id=cmd.op_id, result=str(entry_id)
        ) as tx:
            entry = self._signed(tx, entry_id, cmd.execution_id)
            text = _(_OBJECTS_TO_ALL)
            if cmd.entry_id is not None:
                target = tx.journal.get(cmd.entry_id)
                rules.check_belongs(target, tx.executions.get(cmd.execution_id))
                text = _(_OBJECTS).format(number=target.number)
            entry = replace(
                entry,
                kind=EntryKind.CONTACT,
                occurred_at=cmd.occurred_at,
                text=text,
                correction_of=cmd.entry_id,
                client_objection=objection,
            )
            tx.journal.add(entry)
        return entry, _changed(entry)

    def open(self, execution_id: UUID, purpose: str = "", *, limit: int = PAGE) -> JournalPage:
        """Open one execution's journal: one line in the log, however many notes are read."""
        subject = Subject(execution_id=execution_id)
        with self._desk.reading(Data.JOURNAL, subject, purpose=purpose) as tx:
            opening = JournalOpening(self._desk.new_id(), execution_id)
            page = _page(tx, opening, 0, limit)
        self._openings.add(opening)
        return page

    def more(self, opening: JournalOpening, after: int, *, limit: int = PAGE) -> JournalPage:
        """The next slice of a journal that was opened here; the right is asked for again."""
        subject = Subject(execution_id=opening.execution_id)
        with self._desk.noting() as tx:
            if opening not in self._openings or not self._may_read(tx, subject):
                raise NotAllowed("journal.not_opened", _NOT_OPENED)
            return _page(tx, opening, after, limit)

    def whole(self, execution_id: UUID, purpose: str = "") -> tuple[EntryRow, ...]:
        """Every entry, read in slices that let others in between."""
        page = self.open(execution_id, purpose)
        rows = list(page.rows)
        while page.after is not None:
            page = self.more(page.opening, page.after)
            rows.extend(page.rows)
        return tuple(rows)

    def search(self, client_id: UUID, words: str) -> tuple[Hit, ...]:
        """Find words in this client's journal, in executions the person may read (invariant 10).

        The words are never logged: they can be as delicate as the notes (F49).
        """
        wanted = clean_line(words, _WORDS).casefold().split()
        with self._desk.reading(Data.JOURNAL, Subject(client_id=client_id), detail="search") as tx:
            readable = [
                execution.id
                for execution in tx.executions.of_client(client_id)
                if self._may_read(tx, Subject(execution_id=execution.id))
            ]
        return tuple(hit for id_ in readable for hit in self._hits(id_, wanted))

    def summary(self, execution_id: UUID) -> JournalSummary:
        """How many notes and when the last one was made, for those who may see the execution."""
        subject = Subject(execution_id=execution_id)
        with self._desk.reading(Data.EXECUTION, subject, detail="journal.summary") as tx:
            return tx.journal.summary(execution_id)

    def _hits(self, execution_id: UUID, wanted: list[str]) -> Iterator[Hit]:
        after: int | None = 0
        while after is not None:
            with self._desk.noting() as tx:
                entries = tx.journal.page(execution_id, after, PAGE)
            for entry in entries:
                text = f"{entry.text}\n{entry.client_objection}"
                folded = text.casefold()
                if all(word in folded for word in wanted):
                    excerpt = _excerpt(text, folded.find(wanted[0]))
                    yield Hit(execution_id, entry.id, entry.number, excerpt)
            after = entries[-1].number if len(entries) == PAGE else None

    def _may_read(self, tx: HasJournal, subject: Subject) -> bool:
        return self._desk.may_within(tx, Data.JOURNAL, Command.READ, subject)

    def _signed(self, tx: HasJournal, entry_id: UUID, execution_id: UUID) -> JournalEntry:
        """An empty note with number, time and author, where a note may be written."""
        execution = tx.executions.get(execution_id)
        grace = tx.settings.municipality().access_grace_days
        rules.check_writable(execution, self._desk.clock.today(), grace)
        now, me = self._desk.clock.now(), self._desk.actor
        return JournalEntry(
            id=entry_id,
            execution_id=execution_id,
            client_id=execution.client_id,
            number=tx.journal.last_number(execution_id) + 1,
            kind=EntryKind.OBSERVATION,
            occurred_at=now,
            written_at=now,
            author_id=me.user_id,
            author_name=me.name,
            author_title=me.title,
            text="",
        )


def _page(tx: HasJournal, opening: JournalOpening, after: int, limit: int) -> JournalPage:
    entries = tx.journal.page(opening.execution_id, after, limit)
    total = tx.journal.last_number(opening.execution_id)  # numbered without gaps
    last = entries[-1].number if entries else total
    return JournalPage(
        opening=opening,
        rows=entry_rows(entries, tx.journal.links(opening.execution_id)),
        total=total,
        after=last if last < total else None,
    )


def _excerpt(text: str, at: int) -> str:
    start = max(0, at - EXCERPT // 2)
    return " ".join(text[start : start + EXCERPT].split())


def _changed(entry: JournalEntry) -> Changes:
    return frozenset({Change(Topic.JOURNAL, entry.client_id)})
