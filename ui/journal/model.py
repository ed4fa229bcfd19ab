"""One opened journal without widgets: reading, searching and every act."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from app.access.desk import Desk, DoneBefore
from app.archive.service import ArchiveService
from app.clients.reading import ClientReading
from app.corrections.service import CaseService
from app.drafts.service import DraftService
from app.executions.service import ExecutionService
from app.journal.commands import (
    CorrectEntry,
    EraseWorkingNote,
    NoteObjection,
    WriteEntry,
    WriteWorkingNote,
)
from app.journal.service import JournalService
from app.journal.working_notes import WorkingNoteService
from app.kernel.changes import Changes, Topic
from app.kernel.errors import AppError
from app.kernel.texts import _
from ui.bench import Bench
from ui.journal.reading import JournalReader
from ui.journal.view import JournalView
from ui.kernel.change_bus import touches


@dataclass(frozen=True, slots=True, kw_only=True)
class JournalServices:
    """Everything this page does. `desk` is asked what buttons may do; the services decide."""

    desk: Desk[Any]
    clients: ClientReading
    executions: ExecutionService
    journal: JournalService
    working_notes: WorkingNoteService
    drafts: DraftService
    archive: ArchiveService
    cases: CaseService
    export_folder: str


class JournalModel(QObject):
    """`signed` and `noted` empty what was written, `done` closes a form, `saved` says it."""

    changed = Signal()
    busy_changed = Signal(bool)
    signed = Signal(object)
    sign_refused = Signal(object)
    done = Signal()
    noted = Signal(object)
    note_refused = Signal()
    saved = Signal(str)
    failed = Signal(object)

    def __init__(self, bench: Bench, services: JournalServices) -> None:
        super().__init__()
        self.bench, self.services = bench, services
        self._reader = JournalReader(services.desk, services)
        self._view: JournalView | None = None
        self._wanted: UUID | None = None
        bench.bus.changed.connect(self._reload_if_touched)

    @property
    def view(self) -> JournalView | None:
        return self._view

    @property
    def execution_id(self) -> UUID | None:
        """The one that was asked for last."""
        return self._wanted

    def open(self, execution_id: UUID) -> None:
        if self._view is not None and self._view.execution_id != execution_id:
            self._view = None
        self._wanted = execution_id
        self.busy_changed.emit(True)
        self._read(lambda: self._reader.open(execution_id))

    def reload(self) -> None:
        """The same journal again, as far back as it was fetched, with the same words."""
        view = self._view
        if view is not None:
            self._read(lambda: self._reader.again(view))

    def show_older(self) -> None:
        view = self._view
        if view is not None and view.older:
            self._read(lambda: self._reader.older(view))

    def search(self, words: str) -> None:
        """Only in this journal; the words are never logged."""
        view, wanted = self._view, words.strip()
        if view is None or view.opening is None or wanted == view.words:
            return
        if wanted:
            self._read(lambda: self._reader.search(view, wanted))
        else:
            self._show(replace(view, words="", found=frozenset()))

    # Acts

    def sign(self, command: WriteEntry) -> None:
        def done(changes: Changes) -> None:
            self.signed.emit(command.execution_id)
            self._saved(_("Anteckningen är signerad"), changes)

        def refused(error: AppError) -> None:
            if isinstance(error, DoneBefore):  # the first press was saved
                done(frozenset())
                self.reload()
            else:
                self.sign_refused.emit(error)

        self.bench.runner.write(
            self, lambda: self.services.journal.write(command)[1], done, refused
        )

    def correct(self, command: CorrectEntry) -> None:
        self._do(lambda: self.services.journal.correct(command)[1], _("Rättelsen är signerad"))

    def object(self, command: NoteObjection) -> None:
        self._do(lambda: self.services.journal.object(command)[1], _("Invändningen är noterad"))

    def write_working_note(self, command: WriteWorkingNote) -> None:
        def done(changes: Changes) -> None:
            self.noted.emit(command.execution_id)
            self._saved(_("Arbetsanteckningen är sparad"), changes)

        def refused(error: AppError) -> None:
            self.note_refused.emit()
            self._refused(error)

        self.bench.runner.write(
            self, lambda: self.services.working_notes.write(command)[1], done, refused
        )

    def erase_working_note(self, command: EraseWorkingNote) -> None:
        self._do(
            lambda: self.services.working_notes.erase(command),
            _("Arbetsanteckningen är borttagen"),
        )

    def _do(self, work: Callable[[], Changes], said: str) -> None:
        def done(changes: Changes) -> None:
            self.done.emit()
            self._saved(said, changes)

        self.bench.runner.write(self, work, done, self._refused)

    def _saved(self, said: str, changes: Changes) -> None:
        self.saved.emit(said)
        self.bench.bus.publish(changes)

    def _read(self, work: Callable[[], JournalView]) -> None:
        self.bench.runner.read(self, work, self._show, self._refused, key="view")

    def _show(self, view: JournalView) -> None:
        self._view = view
        self.busy_changed.emit(False)
        self.changed.emit()

    def _refused(self, error: AppError) -> None:
        self.busy_changed.emit(False)
        if isinstance(error, DoneBefore):
            self.reload()  # the first press was saved; show it
            return
        self.failed.emit(error)

    def _reload_if_touched(self, changes: Changes) -> None:
        view = self._view
        topics = (Topic.JOURNAL, Topic.EXECUTION)
        if view is not None and touches(changes, topics, view.card.execution.client_id):
            self.reload()
