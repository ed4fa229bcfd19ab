"""A vault that exists already: its file is chosen or its place written."""

from __future__ import annotations

import stat
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent

from app.kernel.texts import _
from ui.kernel.naming import named
from ui.kernel.questions import Questions
from ui.start.form_page import FormPage
from ui.widgets.buttons import Button
from ui.widgets.fields import TextField

SUFFIXES = "*.verkstall *.valv"


class OpenFileForm(FormPage):
    """`submitted` brings the path of a file that is there; whether it is a vault is asked next."""

    submitted = Signal(object)
    left = Signal()

    def __init__(self, questions: Questions, place: str = "") -> None:
        super().__init__(
            "open_file",
            _("Öppna ett valv som finns"),
            _("Välj valvets fil. De två nyckelfilerna ska ligga bredvid den."),
            named(Button(_("Fortsätt"), "primary"), "open_file_go_on"),
            named(Button(_("Tillbaka")), "open_file_leave"),
        )
        self._questions = questions
        self.path = TextField(
            "open_file_path", _("Fil"), _("På den här datorn, inte på en nätverksdisk.")
        )
        self.path.set_value(place)
        choose = named(Button(_("Välj…")), "open_file_choose")
        self.path.put_beside(choose)
        self.fields.add(self.path)
        choose.clicked.connect(self._ask)
        self.primary.clicked.connect(self._submit)
        self.leave.clicked.connect(self.left)

    def refuse(self, sentence: str, way_out: str = "") -> None:
        super().refuse(sentence, way_out)
        self.path.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask(self) -> None:
        pattern = f"{_('Valv')} ({SUFFIXES});;{_('Alla filer')} (*)"
        path = self._questions.open_file(_("Vilket valv?"), pattern)
        if path is not None:
            self.path.set_value(str(path))
            self.path.clear_error()

    def _submit(self) -> None:
        if self.is_waiting:
            return
        path = _written(self.path.value)
        sentence = _fault_of(path)
        self.path.set_error(sentence)
        if sentence:
            self.path.edit.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.wait(_("Läser valvets nyckelfiler"))
        self.submitted.emit(path)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.path.edit.setFocus(Qt.FocusReason.OtherFocusReason)


def _written(words: str) -> Path | None:
    """As a file manager copies it: within quotation marks, or from the home folder."""
    bare = words.strip().strip('"')
    if not bare:
        return None
    try:
        return Path(bare).expanduser()
    except RuntimeError:  # a home that nobody knows of
        return Path(bare)


def _fault_of(path: Path | None) -> str:
    if path is None:
        return _("Välj filen, eller skriv var den ligger.")
    if not path.is_absolute():
        return _("Skriv hela sökvägen, från diskens början, eller välj filen.")
    try:
        is_folder = stat.S_ISDIR(path.stat().st_mode)
    except PermissionError:
        return _("Du får inte läsa i den mappen. Be den som sköter datorn om rättigheten.")
    except (OSError, ValueError):
        return _("Där finns ingen fil. Jämför stavningen, sätt i disken, eller välj filen.")
    return _("Det där är en mapp. Välj valvets fil i den.") if is_folder else ""
