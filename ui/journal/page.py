"""Journal: choose an execution at the left, read it in the middle, write at the right."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.access.actor import Command, Data
from app.kernel.changes import Topic
from app.kernel.errors import AppError
from app.kernel.texts import _
from ui.bench import Bench
from ui.journal.acts import JournalActs
from ui.journal.chooser import JournalChooser
from ui.journal.model import JournalModel, JournalServices
from ui.journal.notes_panel import WorkingNotesPanel
from ui.journal.reading_column import ReadingColumn
from ui.journal.view import JournalView
from ui.journal.write_panel import WritePanel
from ui.kernel.draft_keeper import DraftKeeper
from ui.kernel.restyle import follow
from ui.kernel.shortcuts import bind
from ui.shell.detail_page import DetailPage
from ui.theme.look import look
from ui.widgets.detail_stack import DetailStack
from ui.widgets.empty_page import EmptyPage
from ui.widgets.layout import ACROSS, DOWN, Box, Scroll, Surface

WRITE_WIDTH = 332


class JournalPage(DetailPage):
    """Never across clients. What is being written is kept when anything else is opened."""

    def __init__(self, bench: Bench, services: JournalServices) -> None:
        super().__init__(bench.bus, (Topic.JOURNAL, Topic.EXECUTION, Topic.CLIENT))
        self._bench, self._services = bench, services
        self._writes = bool(services.desk.relations(Data.JOURNAL, Command.CREATE))
        self.model = JournalModel(bench, services)
        self.chooser = JournalChooser(bench, services)
        self.reading = ReadingColumn(bench.actor.role, bench.today())
        self.keeper = DraftKeeper(bench.runner, services.drafts, self)
        self.write = WritePanel(bench, self.keeper)
        self.notes = WorkingNotesPanel(DraftKeeper(bench.runner, services.drafts, self))
        self.acts = JournalActs(self.model, self)
        self._empty = EmptyPage("book-open", *_none_chosen())
        self._lay_out()
        self._connect()
        follow(self._measure)

    # What the window asks

    def columns(self) -> Sequence[QWidget]:
        return (self.chooser, self.reading, self._right)

    def refresh(self) -> None:
        self._load()
        self.model.reload()

    def load_list(self) -> None:
        self.chooser.load(self.model.execution_id)

    def keep_drafts(self) -> None:
        self.write.keep_now()
        self.notes.keep_now()

    # What happens inside

    def _lay_out(self) -> None:
        right = Surface(self.write, 12, self.notes, None, ground="window", margins=(0, 16, 20, 16))
        self._right = Scroll(right)
        shown = QWidget()
        Box(ACROSS, (self.reading, 1), 4, self._right, parent=shown)
        stack = DetailStack("journal", self._empty, shown)
        self.stand_beside(self.chooser.list, self.chooser.rows, self.chooser.filter, stack)
        outer = QWidget()
        Box(ACROSS, self.chooser, (stack, 1), parent=outer)
        Box(DOWN, (outer, 1), parent=self)

    def _measure(self) -> None:
        self._right.setFixedWidth(look.px(WRITE_WIDTH))

    def _connect(self) -> None:
        self.chooser.asked.connect(self._load)
        self.chooser.counted.connect(self._tell_nothing)
        self.chooser.refused.connect(self._refuse_list)
        reading, acts, model = self.reading, self.acts, self.model
        reading.correct_asked.connect(acts.open_correct)
        reading.object_asked.connect(acts.open_objection)
        reading.export_asked.connect(acts.open_export)
        reading.case_asked.connect(acts.open_case)
        reading.searched.connect(model.search)
        reading.entries.older_asked.connect(model.show_older)
        acts.refused.connect(reading.refuse)
        acts.held_changed.connect(self._show_notes)
        self.notes.add_asked.connect(acts.add_working_note)
        self.notes.erase_asked.connect(acts.erase_working_note)
        self.notes.use_asked.connect(self.write.put_text)
        self.write.sign_asked.connect(model.sign)
        self.write.discard_asked.connect(self._discard)
        model.busy_changed.connect(self._stack.wait)
        model.changed.connect(self._show)
        model.failed.connect(self._refused)
        model.signed.connect(self.write.begin_anew)
        model.sign_refused.connect(self.write.refuse)
        model.noted.connect(self.notes.clear_text)
        model.note_refused.connect(self.notes.refuse)
        model.saved.connect(self._bench.say)
        bind(self, "filter", self._find)
        bind(self, "new", self._begin_note)
        bind(self, "primary", self._press_primary)
        bind(self, "save", self.keep_drafts)

    @property
    def shown_id(self) -> UUID | None:
        return self.model.execution_id

    def fetch(self, id_: UUID) -> None:
        self.write.leave()
        self.notes.leave()
        self.reading.search.clear()
        self.model.open(id_)

    def _show(self) -> None:
        view = self.model.view
        if view is None:
            return
        why_not = self._why_not(view)
        self.reading.show_view(view, why_not)
        self._right.setVisible(self._writes and view.may.read)
        if self._writes and view.may.read:
            self.write.show_view(view, why_not)
        self._show_notes()

    def _show_notes(self) -> None:
        view = self.model.view
        if view is not None:
            self.notes.setVisible(view.may.read_notes)
            self.notes.show_view(view, self.acts.erasing, self._bench.today())

    def _why_not(self, view: JournalView) -> str:
        """Why nothing can be written here; empty when it can."""
        if view.card.execution.is_removed:
            return _("Journalen är sparad i exporten. Skriv i den verkställighet som gäller nu.")
        if view.may.write:
            return ""
        unit = view.card.unit.name
        if self._writes:
            return _("Insatsen är avslutad hos {unit}. Journalen kan läsas en tid till.").format(
                unit=unit
            )
        return _("Anteckningar skrivs av {unit}.").format(unit=unit)

    def _discard(self) -> None:
        writing = self.write.writing()
        if writing is not None and self.acts.may_discard():
            self.write.begin_anew(writing.subject_id)
            self.keeper.throw_away(writing)
            self._bench.say(_("Utkastet är slängt"))

    def _find(self) -> None:
        """In an opened journal the search is in it, else in the list."""
        is_open = self.reading.search.isVisible()
        (self.reading.search if is_open else self.chooser.filter).setFocus()

    def _begin_note(self) -> None:
        """Ctrl+N: into the field of the new note, from the list too."""
        if self.write.isVisible():
            self.write.editor.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _press_primary(self) -> None:
        if self.write.isVisible():
            self.write.sign.click()

    def _tell_nothing(self, count: int, words: str) -> None:
        if count:
            self._empty.tell(*_none_chosen())
        elif words:
            self._empty.tell(_("Ingen verkställighet passar"), _("Rensa filtret med Esc."))
        else:
            said = _("En journal börjar när en beställning verkställs.")
            self._empty.tell(_("Inga journaler än"), said)

    def _refused(self, error: AppError) -> None:
        if self.model.view is None:
            self._stack.show_refused(_("Journalen kan inte visas"), error)

    def _refuse_list(self, error: AppError) -> None:
        self._stack.show_refused(_("Du ser inga journaler"), error)


def _none_chosen() -> tuple[str, str]:
    return (
        _("Ingen journal är vald"),
        _("Välj en verkställighet i listan. Att en journal öppnas loggas."),
    )
