"""Saving what would be lost: the journal export, and paper printed in another system."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.kernel.texts import _
from ui.kernel.naming import named
from ui.kernel.questions import Questions
from ui.widgets.buttons import Button
from ui.widgets.fields import TextField
from ui.widgets.form import Form
from ui.widgets.layout import row


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
