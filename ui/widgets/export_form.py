"""Save a journal as a file: where it is written and kept, and what was found in it."""

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


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportWords:
    """How it is asked on one page; `name` begins every object name, `rules` stand behind F1."""

    name: str
    title: str
    lead: str
    rules: tuple[str, ...] = ()


class ExportForm(Form):
    """`given` brings folder and place of keeping."""

    given = Signal(object, str)

    def __init__(
        self, words: ExportWords, folder: str, questions: Questions, parent: QWidget
    ) -> None:
        super().__init__(words.name, words.title, _("Exportera journalen"), parent)
        self._name, self._questions = words.name, questions
        self.folder = TextField(
            f"{words.name}_folder", _("Mapp"), _("Filen får ett eget nummer som namn.")
        )
        self.folder.set_value(folder)
        choose = named(Button(_("Välj mapp…"), icon="folder-open"), f"{words.name}_choose")
        self.place = ruled(
            TextField(
                f"{words.name}_place",
                _("Förvaringsplats"),
                _("Akt eller diarienummer där utskriften kommer att ligga."),
            ),
            *words.rules,
        )
        self._proof = Box(DOWN)
        self.box.add(
            Text(words.lead, "body", "text2", wrap=True), 12,
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
        """What was checked, and what was found; the form is then only closed."""
        found = _("{count} av {count}").format(count=exported.posts)
        proofs = [
            Proof(_("Poster hittade av två läsare"), found),
            Proof(_("Sidor"), str(exported.pages)),
            Proof(_("Innehållets kontrollsumma"), exported.content_sha256[:16]),
            Proof(_("Fil"), exported.file.name),
        ]
        said = Text(_("Journalen är sparad och kontrollerad"), "strong", "ok")
        shown = named(ProofList(proofs), f"{self._name}_proof", _("Vad kontrollen visade"))
        self._proof.add(16, said, 8, shown)
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
