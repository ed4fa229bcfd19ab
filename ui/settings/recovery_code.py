"""The new recovery code, shown once; one goes on when it is kept somewhere else."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.kernel.texts import _
from ui.kernel.naming import named
from ui.widgets.buttons import Button
from ui.widgets.code_text import CodeWell
from ui.widgets.fields import CheckField
from ui.widgets.form import Form
from ui.widgets.layout import row
from ui.widgets.text import Text


class RecoveryCodeForm(Form):
    """There is no way back but through: the former code is already void."""

    print_asked = Signal()

    def __init__(self, code: str, parent: QWidget) -> None:
        super().__init__(
            "recovery", _("Spara den nya återställningskoden"), _("Koden är sparad"), parent
        )
        self.code = code
        self._well = CodeWell("recovery", code)
        self.shown = self._well.code
        self.to_paper = named(Button(_("Skriv ut koden…"), icon="printer"), "recovery_print")
        self.has_kept = CheckField(
            "recovery_kept",
            _("Koden är skriven eller utskriven"),
            _("Förvara den inlåst, inte i samma dator."),
        )
        lead = _("Den förra koden gäller inte längre. Den här visas bara nu.")
        self.box.add(
            Text(lead, "body", "text2", wrap=True),
            12,
            self._well,
            12,
            row(self.to_paper, None),
            12,
            self.has_kept,
        )
        if self.bar.leave is not None:
            self.bar.leave.hide()
        self.to_paper.clicked.connect(self.print_asked)
        self.has_kept.toggled.connect(self._judge)
        self._judge()

    def forget(self) -> None:
        self.code = ""
        self._well.forget()

    def reject(self) -> None:
        """Esc would lose the code: it works once the code is kept."""
        if self.has_kept.is_checked:
            super().reject()
        else:
            self._well.say(_("Bekräfta först att koden är skriven eller utskriven."))

    def _judge(self) -> None:
        reason = "" if self.has_kept.is_checked else _("Bekräfta först att koden är sparad.")
        self.bar.allow(reason)
