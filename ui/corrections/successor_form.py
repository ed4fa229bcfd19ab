"""Who follows an officer that has left, and why."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.corrections.views import Officer
from app.kernel.texts import _
from ui.kernel.naming import ruled
from ui.widgets.fields import ComboField, Field
from ui.widgets.form import Form
from ui.widgets.note_editor import NoteEditor
from ui.widgets.text import Text


class SuccessorForm(Form):
    """The new officer answers for the client from now on; what was done stays as it was."""

    given = Signal(object, str)

    def __init__(self, officer: Officer, parent: QWidget) -> None:
        super().__init__("successor", _("Ny handläggare"), _("Lämna över ärendet"), parent)
        choices = [("", _("Välj handläggare")), *((str(id_), name) for id_, name in officer.others)]
        self.officer = ruled(
            ComboField("successor_officer", _("Ny ansvarig handläggare"), choices), "INV-6"
        )
        self.reason = NoteEditor("successor_reason")
        said = _(
            "{name} har slutat. Den nya handläggaren svarar för personen och gör handläggarens "
            "steg i ärendet. Det som är gjort står kvar, och bytet antecknas i ärendet och loggen."
        )
        self.box.add(
            Text(said.format(name=officer.name), "body", "text2", wrap=True), 12,
            self.officer, 12, Field(_("Skäl"), self.reason),
        )  # fmt: skip
        self.officer.chosen.connect(self._judge)
        self.reason.textChanged.connect(self._judge)
        self._judge()

    def submit(self) -> None:
        self.given.emit(UUID(self.officer.value), self.reason.toPlainText())

    def _judge(self, _value: object = None) -> None:
        if not self.officer.value:
            self.bar.allow(_("Välj handläggare först."))
        elif not self.reason.toPlainText().strip():
            self.bar.allow(_("Skriv skälet först."))
        else:
            self.bar.allow()
