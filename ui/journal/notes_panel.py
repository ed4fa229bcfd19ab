"""The day's working notes: dashed and apart, never in count, search or export (GOT-32, GOT-47)."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from app.drafts.model import WORKING_NOTE_FORM, Draft
from app.journal.model import WorkingNote
from app.kernel.texts import _
from ui.journal.draft_status import DraftStatus
from ui.journal.view import JournalView
from ui.journal.wording import day_label
from ui.kernel.draft_keeper import DraftKeeper, Writing
from ui.kernel.naming import named, ruled
from ui.widgets.buttons import Button, Link
from ui.widgets.fields import Field
from ui.widgets.layout import DOWN, Box, Item, Rule, row
from ui.widgets.note_editor import NoteEditor
from ui.widgets.panel import Ground
from ui.widgets.text import Text


class WorkingNotesPanel(Ground):
    """Erasing is held in the undo bar by the page; `erasing` are those that are on their way.

    What is being written is kept as a draft, each journal's for itself.
    """

    add_asked = Signal(str)
    erase_asked = Signal(object)
    use_asked = Signal(str)

    def __init__(self, keeper: DraftKeeper) -> None:
        super().__init__("sunken", "line_strong", is_dashed=True)
        self.setAccessibleName(_("Arbetsanteckningar"))
        self._keeper, self._status = keeper, DraftStatus(keeper, "working_note_kept")
        self._view: JournalView | None = None
        self._count = Text("", "small", "text3")
        said = _(
            "Ingår inte i journalen och inte i exporten. Förs in eller tas bort inom halvåret."
        )
        self._rows = Box(DOWN)
        self.editor = ruled(NoteEditor("working_note_text"), "GOT-32", "GOT-47")
        self._field = Field(_("Ny arbetsanteckning"), self.editor)
        self.add = named(Button(_("Lägg till"), icon="plus"), "working_note_add")
        box = Box(
            DOWN,
            row((Text(_("Arbetsanteckningar"), "h3"), 1), 8, self._count), 4,
            Text(said, "small", "text2", wrap=True), 8,
            margins=(16, 12, 16, 16), parent=self,
        )  # fmt: skip
        box.addLayout(self._rows)
        box.add(self._field, self._status, 8, row(self.add, None))
        self.editor.textChanged.connect(self._judge)
        self.editor.draft_due.connect(self._keep)
        self.add.clicked.connect(self._add)
        self._may_write = False
        self._judge()

    def show_view(self, view: JournalView, erasing: frozenset[UUID], today: dt.date) -> None:
        is_same = self._view is not None and self._view.execution_id == view.execution_id
        self._view, self._status.subject_id = view, view.execution_id
        if not is_same:
            self._begin(view.note_draft)
        self._may_write = view.may.write_notes and not view.card.execution.is_removed
        self._field.setVisible(self._may_write)
        self._status.setVisible(self._may_write)
        self.add.setVisible(self._may_write)
        self._rows.clear()
        count = len(view.notes)
        self._count.setText(_("{count} st").format(count=count))
        for number, note in enumerate(view.notes, start=1):
            is_going = note.id in erasing
            self._rows.add(*self._note(note, number, today, is_going=is_going), 8, Rule(), 8)

    def clear_text(self, execution_id: UUID) -> None:
        """It was added; another journal may be shown by now."""
        if self._view is not None and self._view.execution_id == execution_id:
            self._begin(None)

    def refuse(self) -> None:
        """It was not added: the text stays, and stays a draft."""
        self._keeper.let_go()
        self.keep_now()

    def keep_now(self) -> None:
        """Lock, change of user, another journal: not two seconds later but now."""
        if self._view is not None and self._may_write:
            self.editor.keep_now()

    def leave(self) -> None:
        """No journal is shown any more: what stands here belongs to nobody else's."""
        self.keep_now()
        self._view = self._status.subject_id = None
        self.editor.set_text("")

    def _begin(self, draft: Draft | None) -> None:
        self.editor.set_text(draft.values.get("text", "") if draft else "")
        self._status.show_kept(draft.saved_at if draft else None)
        writing = self._writing()
        if writing is not None:
            self._keeper.begin(writing)
        self._judge()

    def _writing(self) -> Writing | None:
        if self._view is None:
            return None
        execution, text = self._view.card.execution, self.editor.toPlainText()
        return Writing(
            WORKING_NOTE_FORM, execution.id, execution.client_id, {"text": text}, not text.strip()
        )

    def _keep(self, _text: str) -> None:
        writing = self._writing()
        if writing is not None:
            self._keeper.keep(writing)

    def _note(
        self, note: WorkingNote, number: int, today: dt.date, *, is_going: bool
    ) -> list[Item]:
        who = f"{day_label(note.written_at, today)}, {note.author_name}"
        items: list[Item] = [
            Text(who, "smallstrong", "text2", wrap=True),
            2,
            Text(note.text, "body", "text2" if is_going else "text", wrap=True, strike=is_going),
        ]
        if not self._may_write or is_going:
            return items
        use = named(Link(_("Till journalen")), f"working_note_use_{number}")
        erase = named(Link(_("Ta bort")), f"working_note_erase_{number}")
        act = _Act(self, note)
        use.clicked.connect(act.use)
        erase.clicked.connect(act.erase)
        return [*items, 4, row(use, 16, erase, None)]

    def _add(self) -> None:
        self._keeper.hold()
        self.add_asked.emit(self.editor.toPlainText())

    def _judge(self) -> None:
        is_empty = not self.editor.toPlainText().strip()
        self.add.allow(_("Skriv något först.") if is_empty else "")


class _Act(QObject):
    """The buttons of one note; gone with them at the next showing."""

    def __init__(self, panel: WorkingNotesPanel, note: WorkingNote) -> None:
        super().__init__(panel)
        self._panel, self._note = panel, note

    def use(self) -> None:
        self._panel.use_asked.emit(self._note.text)

    def erase(self) -> None:
        self._panel.erase_asked.emit(self._note)
