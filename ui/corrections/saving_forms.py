"""Saving what would be lost: the journal export, and paper printed in another system."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.archive.views import Exported
from app.kernel.texts import _
from ui.kernel.naming import named, ruled
from ui.kernel.questions import Questions
from ui.widgets.buttons import Button
from ui.widgets.fields import TextField
from ui.widgets.form import Form
from ui.widgets.layout import DOWN, Box, row
from ui.widgets.proof_list import Proof, ProofList
from ui.widgets.text import Text


class ExportForm(Form):
    """Where the file is written and where it is kept; afterwards, what was found in it."""

    given = Signal(object, str)

    def __init__(self, folder: str, questions: Questions, parent: QWidget) -> None:
        super().__init__(
            "export", _("Exportera och spara journalen"), _("Exportera journalen"), parent
        )
        self._questions = questions
        self.folder = TextField(
            "export_folder", _("Mapp"), _("Filen får ett eget nummer som namn.")
        )
        self.folder.set_value(folder)
        self._choose_folder = named(Button(_("Välj mapp…"), icon="folder-open"), "export_choose")
        self._choose_folder.clicked.connect(self._choose)
        self.place = ruled(
            TextField(
                "export_place",
                _("Förvaringsplats"),
                _("Akt eller diarienummer där utskriften kommer att ligga."),
            ),
            "UPP-S3-2",
            "G3",
        )
        self._proof = Box(DOWN)
        self._lay_out()
        self.box.addLayout(self._proof)
        self.folder.edited.connect(self._judge)
        self.place.edited.connect(self._judge)
        self._judge("")

    def _lay_out(self) -> None:
        lead = _(
            "Journalanteckningar, rättelser, plan, beställning och meddelanden blir en fil. "
            "Den läses på nytt och varje post hittas igen innan spärren öppnas."
        )
        self.box.add(Text(lead, "body", "text2", wrap=True), 12)
        self.box.add(self.folder, 6, row(self._choose_folder, None), 12, self.place)

    def submit(self) -> None:
        self.bar.allow(_("Skriver och kontrollerar filen …"))
        self.given.emit(Path(self.folder.value), self.place.value)

    def show_proof(self, exported: Exported) -> None:
        """What was checked, and what was found; the form is then only closed."""
        found = [
            Proof(_("Poster hittade av två läsare"), _n(exported.entries)),
            Proof(_("Sidor"), str(exported.pages)),
            Proof(_("Innehållets kontrollsumma"), exported.content_sha256[:16]),
            Proof(_("Fil"), exported.file.name),
        ]
        proofs = named(ProofList(found), "export_proof", _("Vad kontrollen visade"))
        said = Text(_("Journalen är sparad och kontrollerad"), "strong", "ok")
        self._proof.add(16, said, 8, proofs)
        self.bar.allow(_("Filen är sparad."))
        if self.bar.leave is not None:
            self.bar.leave.set_label(_("Stäng"))
            self.bar.leave.setFocus()

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


@dataclass(frozen=True, slots=True, kw_only=True)
class AttachValues:
    """What is stated about a paper that was printed in another system."""

    path: Path
    pages: int
    stated_notes: int
    storage_place: str


class AttachForm(Form):
    """A PDF printed in the operational system: its pages and notes are stated and compared."""

    given = Signal(object)

    def __init__(self, system: str, questions: Questions, parent: QWidget) -> None:
        title = _("Bifoga dokumentation från {system}").format(system=system)
        super().__init__("attach", title, _("Bifoga"), parent)
        self._questions = questions
        self.path = TextField("attach_path", _("PDF-fil"))
        choose = named(Button(_("Välj fil…"), icon="folder-open"), "attach_choose")
        choose.clicked.connect(self._choose)
        self.pages = TextField("attach_pages", _("Antal sidor"))
        self.notes = TextField("attach_notes", _("Antal anteckningar i utskriften"))
        self.place = TextField("attach_place", _("Förvaringsplats"))
        self.box.add(
            self.path, 6, row(choose, None), 12, self.pages, 12, self.notes, 12, self.place
        )
        for field in (self.path, self.pages, self.notes, self.place):
            field.edited.connect(self._judge)
        self._judge("")

    def submit(self) -> None:
        self.given.emit(
            AttachValues(
                path=Path(self.path.value),
                pages=int(self.pages.value),
                stated_notes=int(self.notes.value),
                storage_place=self.place.value,
            )
        )

    def _choose(self) -> None:
        chosen = self._questions.open_file(_("Utskrift att bifoga"), "PDF (*.pdf)")
        if chosen is not None:
            self.path.set_value(str(chosen))
            self._judge("")

    def _judge(self, _words: str) -> None:
        if not self.path.value:
            self.bar.allow(_("Välj filen först."))
        elif not (_is_number(self.pages.value) and _is_number(self.notes.value)):
            self.bar.allow(_("Skriv antal sidor och anteckningar med siffror."))
        else:
            self.bar.allow("" if self.place.value else _("Skriv förvaringsplatsen först."))


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit()


def _n(count: int) -> str:
    return _("{count} av {count}").format(count=count)
