"""Forms over the journal: correct a note, note an objection, export what is written."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.kernel.texts import _
from ui.bench import Bench
from ui.journal.occurred import OccurredFields
from ui.journal.view import Chain
from ui.journal.wording import author, day_and_time
from ui.kernel.naming import ruled
from ui.widgets.fields import Field, TextField
from ui.widgets.form import Form
from ui.widgets.layout import Well
from ui.widgets.note_editor import NoteEditor
from ui.widgets.text import Text


class CorrectForm(Form):
    """The right wording and why; what was written stays readable under it."""

    given = Signal(str, str)

    def __init__(self, chain: Chain, parent: QWidget) -> None:
        super().__init__("correct", _("Rätta anteckningen"), _("Signera rättelsen"), parent)
        self._wrong = chain.newest.text
        self.editor = ruled(NoteEditor("correct_text"), "GOT-30")
        self.editor.set_text(chain.newest.text)
        self.reason = TextField("correct_reason", _("Skäl till rättelsen"))
        said = _("Det som står nu stryks men kan läsas. Rättelsen signeras av dig.")
        self.box.add(
            Text(said, "body", "text2", wrap=True), 12,
            Field(_("Rätt lydelse"), self.editor), 12, self.reason,
        )  # fmt: skip
        self.editor.textChanged.connect(self._judge)
        self.reason.edited.connect(self._judge)
        self._judge()

    def submit(self) -> None:
        self.bar.allow(_("Signerar …"))
        self.given.emit(self.editor.toPlainText(), self.reason.value)

    def _judge(self, _value: str = "") -> None:
        text = self.editor.toPlainText().strip()
        if not text:
            self.bar.allow(_("Skriv den rätta lydelsen först."))
        elif text == self._wrong.strip():
            self.bar.allow(_("Lydelsen är densamma. Ändra det som är fel."))
        else:
            self.bar.allow("" if self.reason.value else _("Skriv skälet till rättelsen."))


class ObjectionForm(Form):
    """What the client considers wrong, in the client's words; nothing is overwritten."""

    given = Signal(str, object)

    def __init__(self, chain: Chain | None, bench: Bench, parent: QWidget) -> None:
        super().__init__(
            "objection", _("Notera den enskildes invändning"), _("Signera invändningen"), parent
        )
        about = _("Invändningen gäller journalen i sin helhet.")
        if chain is not None:
            when = day_and_time(chain.newest.occurred_at, bench.today())
            about = _("Invändningen gäller anteckningen {when} av {who}.").format(
                when=when, who=author(chain.newest)
            )
        self.editor = NoteEditor("objection_text")
        self.occurred = OccurredFields("objection", bench.today())
        self.occurred.fill("", "", bench.now())
        self.box.add(
            Well(Text(about, wrap=True)), 12,
            Field(
                _("Vad den enskilde anser"), self.editor,
                _("Så som den enskilde säger det. Anteckningen ändras inte."),
            ), 12, self.occurred,
        )  # fmt: skip
        self.editor.textChanged.connect(self._judge)
        self.occurred.edited.connect(self._judge)
        self._judge()

    def submit(self) -> None:
        self.bar.allow(_("Signerar …"))
        self.given.emit(self.editor.toPlainText(), self.occurred.moment())

    def _judge(self) -> None:
        if not self.editor.toPlainText().strip():
            self.bar.allow(_("Skriv vad den enskilde anser."))
        else:
            is_known = self.occurred.moment() is not None
            self.bar.allow("" if is_known else _("Skriv dag och klockslag."))
