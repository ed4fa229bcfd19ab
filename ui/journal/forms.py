"""Forms over the journal: correct a note, note an objection, export what is written."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.archive.views import Exported
from app.kernel.texts import _
from ui.bench import Bench
from ui.journal.occurred import OccurredFields
from ui.journal.view import Chain
from ui.journal.wording import author, day_and_time
from ui.kernel.naming import named, ruled
from ui.kernel.questions import Questions
from ui.widgets.buttons import Button
from ui.widgets.fields import Field, TextField
from ui.widgets.form import Form
from ui.widgets.layout import DOWN, Box, Well, row
from ui.widgets.note_editor import NoteEditor
from ui.widgets.proof_list import Proof, ProofList
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


class ExportForm(Form):
    """Where the file is written and where it will be kept; afterwards, what was found in it."""

    given = Signal(object, str)

    def __init__(self, folder: str, questions: Questions, parent: QWidget) -> None:
        super().__init__(
            "journal_export", _("Exportera journalen"), _("Exportera journalen"), parent
        )
        self._questions = questions
        self.folder = TextField(
            "journal_export_folder", _("Mapp"), _("Filen får ett eget nummer som namn.")
        )
        self.folder.set_value(folder)
        choose = named(Button(_("Välj mapp…"), icon="folder-open"), "journal_export_choose")
        self.place = TextField(
            "journal_export_place",
            _("Förvaringsplats"),
            _("Akt eller diarienummer där utskriften kommer att ligga."),
        )
        self._proof = Box(DOWN)
        said = _("Arbetsanteckningar följer inte med. Filen läses på nytt och varje post hittas.")
        self.box.add(
            Text(said, "body", "text2", wrap=True), 12,
            self.folder, 6, row(choose, None), 12, self.place,
        )  # fmt: skip
        self.box.addLayout(self._proof)
        choose.clicked.connect(self._choose)
        self.folder.edited.connect(self._judge)
        self.place.edited.connect(self._judge)
        self._judge("")

    def submit(self) -> None:
        self.bar.allow(_("Skriver och kontrollerar filen …"))
        self.given.emit(Path(self.folder.value), self.place.value)

    def show_proof(self, exported: Exported) -> None:
        """What was checked and found; the form is then only closed."""
        found = _("{count} av {count}").format(count=exported.entries)
        proofs = [
            Proof(_("Poster hittade av två läsare"), found),
            Proof(_("Sidor"), str(exported.pages)),
            Proof(_("Innehållets kontrollsumma"), exported.content_sha256[:16]),
            Proof(_("Fil"), exported.file.name),
        ]
        said = Text(_("Journalen är sparad och kontrollerad"), "strong", "ok")
        shown = named(ProofList(proofs), "journal_export_proof", _("Vad kontrollen visade"))
        self._proof.add(16, said, 8, shown)
        self.bar.allow(_("Filen är sparad."))

    def _choose(self) -> None:
        chosen = self._questions.open_folder(_("Mapp för exporten"))
        if chosen is not None:
            self.folder.set_value(str(chosen))
            self._judge("")

    def _judge(self, _words: str) -> None:
        if not self.folder.value:
            self.bar.allow(_("Välj mapp först."))
        else:
            self.bar.allow("" if self.place.value else _("Skriv förvaringsplatsen först."))
