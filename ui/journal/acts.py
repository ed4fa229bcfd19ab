"""The forms of the journal page, one at a time, and what is held or asked before it is done."""

from __future__ import annotations

import datetime as dt
from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.archive.commands import ExportJournal
from app.archive.views import Exported
from app.clients.masking import NO_PURPOSE
from app.journal.commands import CorrectEntry, EraseWorkingNote, NoteObjection, WriteWorkingNote
from app.journal.model import WorkingNote
from app.kernel.changes import Changes
from app.kernel.errors import AppError
from app.kernel.texts import _
from ui.journal.forms import CorrectForm, ObjectionForm
from ui.journal.model import JournalModel
from ui.journal.view import Chain
from ui.journal.wording import day_label
from ui.kernel.history import Place
from ui.kernel.purpose import ask_purpose
from ui.kernel.questions import Question
from ui.kernel.whose import whose
from ui.widgets.export_form import ExportForm, ExportWords
from ui.widgets.form import Form
from ui.widgets.one_form import OneForm
from ui.widgets.undo_bar import Held


class JournalActs(QObject):
    """`refused` is for the page when no form is open; `held_changed` when a note waits to go."""

    refused = Signal(object)
    held_changed = Signal()

    def __init__(self, model: JournalModel, page: QWidget) -> None:
        super().__init__(page)
        self._model, self._page = model, page
        self._place = OneForm(self)
        self._place.refused.connect(self.refused)
        self.erasing: frozenset[UUID] = frozenset()
        model.done.connect(self._place.close)
        model.failed.connect(self._place.refuse)

    @property
    def form(self) -> Form | None:
        """The form that is open."""
        return self._place.form

    def open_correct(self, chain: Chain) -> None:
        form = CorrectForm(chain, self._page)
        form.given.connect(partial(self._correct, chain))
        self._show(form)

    def open_objection(self, chain: Chain | None) -> None:
        form = ObjectionForm(chain, self._model.bench, self._page)
        form.given.connect(partial(self._object, chain))
        self._show(form)

    def open_export(self) -> None:
        services, bench = self._model.services, self._model.bench
        words = ExportWords(
            name="journal_export",
            title=_("Exportera journalen"),
            lead=_(
                "Arbetsanteckningar följer inte med. Filen läses på nytt och varje post hittas."
            ),
        )
        form = ExportForm(words, services.export_folder, bench.questions, self._page)
        form.given.connect(self._export)
        self._show(form)

    def _show(self, form: Form) -> None:
        view = self._model.view
        if view is not None:
            card = view.card
            about = whose(card.client_name, card.client_number, card.order.number)
            self._place.show(form, about)

    def open_case(self) -> None:
        """Who exports in a correction case does it there, where the gate is."""
        view = self._model.view
        if view is not None and view.case is not None:
            self._model.bench.go(Place("corrections", str(view.case.id)))

    def may_discard(self) -> bool:
        """Ask before a text that nobody else has is thrown away."""
        question = Question(
            title=_("Släng utkastet"),
            body=_("Texten är inte signerad och kan inte hämtas tillbaka."),
            act=_("Släng utkastet"),
            leave=_("Fortsätt skriva"),
            removes=True,
        )
        return self._model.bench.questions.ask(question).acted

    def add_working_note(self, text: str) -> None:
        execution_id = self._open_id()
        self._model.write_working_note(
            WriteWorkingNote(op_id=self._model.bench.new_id(), execution_id=execution_id, text=text)
        )

    def erase_working_note(self, note: WorkingNote) -> None:
        """Held eight seconds, so that it can be taken back."""
        bench = self._model.bench
        command = EraseWorkingNote(
            op_id=bench.new_id(), execution_id=note.execution_id, note_id=note.id
        )
        self._mark(self.erasing | {note.id})

        def act() -> None:
            self._model.erase_working_note(command)
            self._mark(self.erasing - {note.id})

        def undo() -> None:
            self._mark(self.erasing - {note.id})

        bench.hold(
            Held(
                sentence=_("Arbetsanteckningen tas bort om {seconds}"),
                about=day_label(note.written_at, bench.today()),
                act_now=_("Ta bort nu"),
                act=act,
                undo=undo,
                icon="trash-2",
            )
        )

    # What the forms give

    def _correct(self, chain: Chain, text: str, reason: str) -> None:
        self._model.correct(
            CorrectEntry(
                op_id=self._model.bench.new_id(),
                execution_id=chain.newest.execution_id,
                entry_id=chain.newest.id,
                text=text,
                reason=reason,
            )
        )

    def _object(self, chain: Chain | None, text: str, at: dt.datetime) -> None:
        self._model.object(
            NoteObjection(
                op_id=self._model.bench.new_id(),
                execution_id=self._open_id(),
                entry_id=chain.newest.id if chain is not None else None,
                objection=text,
                occurred_at=at,
            )
        )

    def _export(self, folder: Path, place: str, purpose: str = "") -> None:
        bench = self._model.bench
        command = ExportJournal(
            op_id=bench.new_id(),
            execution_id=self._open_id(),
            folder=folder,
            storage_place=place,
            reason=purpose,
        )
        archive = self._model.services.archive

        def refused(error: AppError) -> None:
            """Somebody protected: the same again, when the purpose has been written."""
            if error.code != NO_PURPOSE or purpose:
                self._place.refuse(error)
                return
            title, act = _("Exportera en skyddad persons journal"), _("Exportera journalen")
            why = ask_purpose(bench.questions, title, act)
            if why is None:
                self._place.refuse(error)
            else:
                self._export(folder, place, why)

        bench.runner.write(self, lambda: archive.export(command), self._exported, refused)

    def _exported(self, result: tuple[Exported, Changes]) -> None:
        exported, changes = result
        if isinstance(self.form, ExportForm):
            self.form.show_proof(exported)
        self._model.bench.say(_("Journalen är sparad och kontrollerad"))
        self._model.bench.bus.publish(changes)

    def _mark(self, erasing: frozenset[UUID]) -> None:
        self.erasing = erasing
        self.held_changed.emit()

    def _open_id(self) -> UUID:
        if self._model.execution_id is None:
            raise RuntimeError("no journal is open")
        return self._model.execution_id
