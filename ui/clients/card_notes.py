"""What only the card holds: health and safety, printed when ticked, and keys and alarm."""

from __future__ import annotations

from uuid import UUID

from app.drafts.service import SaveDraft
from app.kernel.changes import Changes
from app.kernel.errors import AppError, Conflict
from app.kernel.texts import _
from app.person_cards.commands import SaveCardNotes
from app.person_cards.model import CardNotes
from ui.clients.card_facts import NOTES_FORM, CardDraft
from ui.clients.client_model import ClientModel
from ui.kernel.naming import named, ruled
from ui.kernel.shortcuts import bind
from ui.widgets.buttons import Button
from ui.widgets.fields import CheckField, Field
from ui.widgets.layout import row
from ui.widgets.note_editor import NoteEditor
from ui.widgets.panel import Panel
from ui.widgets.text import Text

_HEALTH, _TICKED, _KEYS = "health", "ticked", "keys"


class NotesPanel(Panel):
    """What is written is kept as a draft every two seconds, and comes back after a kill."""

    def __init__(self, model: ClientModel) -> None:
        super().__init__(title=_("Bara på kortet"))
        self._model = model
        self._client_id: UUID | None = None
        self._stored: dict[str, str] = {}
        self._version: int | None = None
        self._is_overtaken = False
        self._saving: dict[str, str] | None = None
        self.health = NoteEditor("client_health")
        self.ticked = CheckField(
            "client_health_ticked",
            _("Skrivs på kortet"),
            _("Bara det som utföraren behöver veta."),
        )
        self.keys = NoteEditor("client_keys")
        self.save = named(Button(_("Spara"), icon="save"), "client_notes_save")
        self._state = Text("", "small", "text3", wrap=True)
        self._state.setObjectName("client_notes_state")
        self._fields = {
            _HEALTH: Field(_("Hälsa och säkerhet"), self.health),
            _KEYS: Field(_("Nycklar och larm"), self.keys),
        }
        self.box.add(
            ruled(self._fields[_HEALTH], "GOT-10"), 4, self.ticked, 12,
            self._fields[_KEYS], 12,
            row(self.save, 12, (self._state, 1)),
        )  # fmt: skip
        self.save.clicked.connect(self.save_now)
        for editor in (self.health, self.keys):
            editor.textChanged.connect(self._judge)
            editor.draft_due.connect(self._keep)
        self.ticked.toggled.connect(self._judge)
        bind(self, "save", self.save_now)
        model.saved.connect(self._saved)
        model.failed.connect(self._refused)

    @property
    def values(self) -> dict[str, str]:
        return {
            _HEALTH: self.health.toPlainText(),
            _TICKED: "yes" if self.ticked.is_checked else "",
            _KEYS: self.keys.toPlainText(),
        }

    @property
    def is_changed(self) -> bool:
        return self._client_id is not None and self.values != self._stored

    def show_draft(self, draft: CardDraft) -> None:
        """What is being written for the same person is not touched by a reload.

        What was begun before somebody else saved keeps the version it began from: to save it is
        refused with what the other wrote.
        """
        stored, newest = values_of(draft.notes), draft.notes.version if draft.notes else None
        is_writing = self._client_id == self._model.client_id and self.is_changed
        if is_writing and self.values != stored:
            self._is_overtaken = self._is_overtaken or stored != self._stored
        else:
            self._client_id = self._model.client_id
            self._is_overtaken = draft.unsaved is not None and draft.unsaved_from != newest
            self._version = draft.unsaved_from
            self._fill({**stored, **(draft.unsaved or {})})
        if not self._is_overtaken:
            self._version = newest
        self._stored = stored
        self._judge()

    def save_now(self) -> None:
        client_id, model = self._client_id, self._model
        if client_id is None or not self.save.isEnabled():
            return
        values = self.values
        command = SaveCardNotes(
            op_id=model.bench.new_id(),
            client_id=client_id,
            seen_version=self._version,
            health_and_safety=values[_HEALTH],
            health_and_safety_ticked=bool(values[_TICKED]),
            keys_and_alarm=values[_KEYS],
        )
        services = model.services

        def work() -> Changes:
            changes = services.cards.save_notes(command)[1]
            services.drafts.erase(NOTES_FORM, client_id)
            return changes

        self._saving = values  # no draft may come after the one that the save takes away
        model.do(work, _("Uppgifterna till kortet är sparade"))

    def keep_now(self) -> None:
        """Before locking, changing user or going to another person."""
        if self.is_changed:
            self._keep("")

    def _fill(self, values: dict[str, str]) -> None:
        self.health.set_text(values[_HEALTH])
        self.keys.set_text(values[_KEYS])
        self.ticked.set_checked(checked=bool(values[_TICKED]))

    def _keep(self, _text: str) -> None:
        client_id, model = self._client_id, self._model
        if client_id is None or self._saving is not None or not self.is_changed:
            return
        draft = SaveDraft(
            form=NOTES_FORM,
            subject_id=client_id,
            client_id=client_id,
            values=self.values,
            base_version=self._version,
        )
        model.bench.runner.write(
            self, lambda: model.services.drafts.save(draft), self._kept, self._not_kept
        )

    def _kept(self, _draft: object) -> None:
        self._state.setText(_("Utkastet är sparat. Bara du ser det."))

    def _not_kept(self, error: AppError) -> None:
        self._state.setText(error.sentence)

    def _saved(self, _said: str) -> None:
        if self._saving is not None:
            self._stored = self._saving
        self._saving = None

    def _refused(self, error: AppError) -> None:
        self._saving = None
        if isinstance(error, Conflict) and isinstance(error.theirs, CardNotes):
            self._compare(error.theirs)

    def _compare(self, theirs: CardNotes) -> None:
        """What the other wrote stands under each field that differs; saving again is a choice."""
        self._version, self._stored, self._is_overtaken = theirs.version, values_of(theirs), False
        now = self.values
        for key, field in self._fields.items():
            if now[key] != self._stored[key]:
                field.tell_theirs(self._stored[key])
        if now[_TICKED] != self._stored[_TICKED]:
            self.ticked.tell_theirs(checked=theirs.health_and_safety_ticked)
        self._judge()

    def _judge(self, _value: object = None) -> None:
        self.save.allow("" if self.is_changed else _("Inget är ändrat."))
        if not self.is_changed:
            self._state.setText("")
            self.ticked.set_error("")
            for field in self._fields.values():
                field.set_error("")


def values_of(notes: CardNotes | None) -> dict[str, str]:
    """What stands in the fields when nothing is changed."""
    return {
        _HEALTH: "" if notes is None else notes.health_and_safety,
        _TICKED: "yes" if notes is not None and notes.health_and_safety_ticked else "",
        _KEYS: "" if notes is None else notes.keys_and_alarm,
    }
