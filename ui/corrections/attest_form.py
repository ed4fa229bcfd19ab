"""Who outside did a step, said by the only person in the vault (product decision 2)."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.access.roles import role_title
from app.kernel.texts import _
from app.routines.model import Step
from app.routines.words import Act
from ui.corrections.case_model import Attested
from ui.kernel.naming import ruled
from ui.widgets.fields import CheckField, Field, TextField
from ui.widgets.form import Form
from ui.widgets.note_editor import NoteEditor
from ui.widgets.text import Text

# What is written about these is what they are for.
_WRITTEN = frozenset({Act.RECORDED_DECISION, Act.PLANNING_CHECK, Act.REGISTRATION_CHECK})


class AttestForm(Form):
    """Name and role, and what was done; printed as attested."""

    given = Signal(str, object)

    def __init__(self, step: Step, parent: QWidget) -> None:
        super().__init__("attest", _(step.label), _("Intyga"), parent)
        self._step = step
        self._must_write = bool(_WRITTEN & set(step.acts))
        role = role_title(step.role).lower()
        said = _("Steget görs av {role} utanför programmet. På checklistan står det som intygat.")
        self.name = ruled(
            TextField("attest_name", _("Vem som gjorde det, {role}").format(role=role)), step.id
        )
        self.note = NoteEditor("attest_note")
        label = _("Vad som gjordes") if self._must_write else _("Vad som gjordes (valfritt)")
        self._written = Field(label, self.note)
        self.box.add(
            Text(_(step.text), "body", "text2", wrap=True), 8,
            Text(said.format(role=role), "body", "text2", wrap=True), 12,
            self.name, 12, self._written,
        )  # fmt: skip
        self._label = label
        self.not_needed: CheckField | None = None
        if step.condition:
            self.not_needed = CheckField("attest_not_needed", _("Steget behövdes inte"))
            self.not_needed.toggled.connect(self._judge)
            self.box.add(12, self.not_needed)
        self.name.edited.connect(self._judge)
        self.note.textChanged.connect(self._judge)
        self._judge()

    def submit(self) -> None:
        said = Attested(
            name=self.name.value, note=self.note.toPlainText(), not_needed=self._is_not_needed
        )
        self.given.emit(self._step.id, said)

    @property
    def _is_not_needed(self) -> bool:
        return self.not_needed is not None and self.not_needed.is_checked

    def _judge(self, _value: object = None) -> None:
        self._written.label.setText(_("Skäl") if self._is_not_needed else self._label)
        if not self.name.value:
            self.bar.allow(_("Skriv vem som gjorde steget."))
        elif self._is_not_needed and not self.note.toPlainText().strip():
            self.bar.allow(_("Skriv varför steget inte behövdes."))
        elif self._must_write and not self.note.toPlainText().strip():
            self.bar.allow(_("Skriv vad som gjordes."))
        else:
            self.bar.allow()
