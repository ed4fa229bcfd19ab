"""Writing a note: kept as a draft every two seconds, signed when the button says so."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Signal

from app.drafts.model import JOURNAL_FORM, Draft
from app.journal.commands import WriteEntry
from app.journal.model import EntryKind
from app.kernel.errors import AppError
from app.kernel.texts import _
from ui.bench import Bench
from ui.journal.draft_status import DraftStatus
from ui.journal.occurred import OccurredFields
from ui.journal.view import JournalView
from ui.journal.wording import WRITTEN_KINDS, day_and_time, kind_title
from ui.kernel.draft_keeper import DraftKeeper, Writing
from ui.kernel.naming import named, ruled
from ui.widgets.banner import Banner
from ui.widgets.buttons import Button
from ui.widgets.fields import ComboField, Field
from ui.widgets.layout import row
from ui.widgets.note_editor import NoteEditor
from ui.widgets.panel import Panel
from ui.widgets.text import Text


class WritePanel(Panel):
    """One note about one execution. `sign_asked` brings the command; the keeper keeps the text."""

    sign_asked = Signal(object)
    discard_asked = Signal()

    def __init__(self, bench: Bench, keeper: DraftKeeper) -> None:
        super().__init__(margins=(16, 12, 16, 16))
        self.setAccessibleName(_("Ny anteckning"))
        self._bench, self._keeper = bench, keeper
        self._view: JournalView | None = None
        self._closed = ""
        self._status = DraftStatus(keeper)
        self._offer = Banner("info", "")
        self._offer.setObjectName("journal_draft_offer")
        self._refusal = Banner("danger", "")
        self._refusal.setObjectName("journal_write_refusal")
        kinds = [(kind.value, kind_title(kind)) for kind in WRITTEN_KINDS]
        self.kind = ComboField("journal_kind", _("Sort"), kinds)
        self.occurred = OccurredFields("journal", bench.today())
        self.editor = NoteEditor("journal_text")
        self._field = Field(_("Vad hände?"), self.editor)
        self.discard = named(Button(_("Släng utkastet…")), "journal_discard")
        self.sign = ruled(
            named(Button(_("Signera"), "primary", icon="signature"), "journal_sign"), "GOT-30"
        )
        self._why = Text("", "small", "text3", wrap=True)
        self._lay_out()
        self._connect()

    def show_view(self, view: JournalView, why_not: str) -> None:
        """Another journal empties the fields, or fills them with what was left unsaved."""
        is_same = self._view is not None and self._view.execution_id == view.execution_id
        self._view, self._status.subject_id = view, view.execution_id
        self._allow(why_not)
        if not is_same:
            self._begin(view.draft)

    def keep_now(self) -> None:
        """Lock, change of user, another journal: not two seconds later but now."""
        if self._view is not None and self.editor.isEnabled():
            self.editor.keep_now()

    def leave(self) -> None:
        """No journal is shown any more."""
        self.keep_now()
        self._view = self._status.subject_id = None

    def refuse(self, error: AppError) -> None:
        """Nothing was signed: the text stays, and stays a draft."""
        self._refusal.tell("danger", error.sentence)
        self._keeper.let_go()
        self.editor.setReadOnly(bool(self._closed))
        self._judge()
        self.keep_now()

    def begin_anew(self, execution_id: UUID | None) -> None:
        """It is signed, or thrown away; another journal may be shown by now."""
        if self._view is not None and self._view.execution_id == execution_id:
            self._begin(None)

    def put_text(self, text: str) -> None:
        """From a working note; what is written already stays before it."""
        before = self.editor.toPlainText().rstrip()
        self.editor.setPlainText(f"{before}\n\n{text}" if before else text)
        self.editor.setFocus()

    # What happens inside

    def _lay_out(self) -> None:
        head = row((Text(_("Ny anteckning"), "h3"), 1), 8, self._status.chip)
        buttons = row(self.discard, None, self.sign)
        # The offer goes away by the act: under the buttons, which must not move from the pointer.
        self.box.add(
            head, 8, self._refusal, 4, self.kind, 8, self.occurred, 8, self._field,
            self._status, 8, buttons, 8, self._why, self._offer,
        )  # fmt: skip

    def _connect(self) -> None:
        self.editor.draft_due.connect(self._keep)
        self.editor.textChanged.connect(self._judge)
        self.kind.chosen.connect(self._touch)
        self.occurred.edited.connect(self._touch)
        self.sign.clicked.connect(self._sign)
        self.discard.clicked.connect(self.discard_asked)

    def _begin(self, draft: Draft | None) -> None:
        values = draft.values if draft else {}
        now = self._bench.now()
        self.kind.set_value(values.get("kind", EntryKind.OBSERVATION.value))
        self.occurred.fill(values.get("day", ""), values.get("time", ""), now)
        self.editor.set_text(values.get("text", ""))
        self.editor.setReadOnly(bool(self._closed))
        self._refusal.hide()
        self._offer.setVisible(draft is not None)
        if draft is not None:
            when = day_and_time(draft.saved_at, self._bench.today())
            self._offer.tell(
                "info",
                _("Ditt utkast från {when} är tillbaka").format(when=when),
                _("Det är inte signerat. Fortsätt skriva, eller släng det."),
            )
        self._status.show_kept(draft.saved_at if draft else None)
        writing = self.writing()
        if writing is not None:
            self._keeper.begin(writing)
        self._judge()

    def writing(self) -> Writing | None:
        """What is in the fields now."""
        if self._view is None:
            return None
        execution = self._view.card.execution
        values = {
            "text": self.editor.toPlainText(),
            "kind": self.kind.value,
            "day": self.occurred.day_text,
            "time": self.occurred.time_text,
        }
        is_empty = not values["text"].strip()
        return Writing(JOURNAL_FORM, execution.id, execution.client_id, values, is_empty)

    def _keep(self, _text: str) -> None:
        writing = self.writing()
        if writing is not None:
            self._keeper.keep(writing)

    def _touch(self, _value: object = None) -> None:
        """Kind and time are a part of the draft when there is one."""
        self._judge()
        if self.editor.toPlainText().strip():
            self._keep("")

    def _sign(self) -> None:
        view, at = self._view, self.occurred.moment()
        if view is None or at is None:
            return
        self.keep_now()  # if the signing fails, nothing is lost whatever is opened meanwhile
        self._keeper.hold()
        self.editor.setReadOnly(True)  # what is written now would be neither signed nor kept
        self._refusal.hide()
        self.editor.setFocus()  # a button that goes off would give the keys to the field after it
        self.sign.disable(_("Signerar …"))
        self.sign_asked.emit(
            WriteEntry(
                op_id=self._bench.new_id(),
                execution_id=view.execution_id,
                kind=EntryKind(self.kind.value),
                occurred_at=at,
                text=self.editor.toPlainText(),
            )
        )

    def _allow(self, why_not: str) -> None:
        for field in (self.kind, self._field):
            if why_not:
                field.disable("")
                field.control.setAccessibleDescription(why_not)
            else:
                field.enable()
        self.occurred.allow(why_not)
        self._why.setText(
            why_not or _("En signerad anteckning kan rättas men aldrig ändras eller tas bort.")
        )
        self._closed = why_not
        if not self._keeper.is_held:
            self.editor.setReadOnly(bool(why_not))
            self._judge()

    def _judge(self) -> None:
        is_empty = not self.editor.toPlainText().strip()
        problem = self._closed
        if not problem and is_empty:
            problem = _("Skriv vad som hände först.")
        elif not problem and self.occurred.moment() is None:
            problem = _("Skriv dag och klockslag för händelsen.")
        self.sign.allow(problem)
        self.discard.allow(self._closed or (_("Det finns inget utkast.") if is_empty else ""))
