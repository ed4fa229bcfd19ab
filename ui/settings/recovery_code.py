"""The new recovery code, shown once; one goes on when it is kept somewhere else."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from app.kernel.texts import _
from ui.kernel.announce import announce
from ui.kernel.naming import named
from ui.widgets.buttons import Button
from ui.widgets.fields import CheckField
from ui.widgets.form import Form
from ui.widgets.layout import Well, row
from ui.widgets.text import Text


class CodeText(Text):
    """Can be read and spoken, not copied: other programs read the clipboard."""

    copy_refused = Signal()

    def __init__(self, code: str) -> None:
        super().__init__(_in_two_lines(code), "number", wrap=True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)

    # Qt's side of the label

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_refused.emit()
        else:
            super().keyPressEvent(event)


class RecoveryCodeForm(Form):
    """There is no way back but through: the former code is already void."""

    print_asked = Signal()

    def __init__(self, code: str, parent: QWidget) -> None:
        super().__init__(
            "recovery", _("Spara den nya återställningskoden"), _("Koden är sparad"), parent
        )
        self.code = code
        self.shown = named(CodeText(code), "recovery_code", code)
        self.to_paper = named(Button(_("Skriv ut koden…"), icon="printer"), "recovery_print")
        self.has_kept = CheckField(
            "recovery_kept",
            _("Koden är skriven eller utskriven"),
            _("Förvara den inlåst, inte i samma dator."),
        )
        self._hint = Text("", "small", "text2", wrap=True)
        self._hint.setObjectName("recovery_hint")
        self._hint.hide()
        lead = _("Den förra koden gäller inte längre. Den här visas bara nu.")
        self.box.add(
            Text(lead, "body", "text2", wrap=True),
            12,
            Well(self.shown, margins=(16, 12, 16, 12)),
            4,
            self._hint,
            8,
            row(self.to_paper, None),
            12,
            self.has_kept,
        )
        if self.bar.leave is not None:
            self.bar.leave.hide()
        self.shown.copy_refused.connect(self._refuse_copy)
        self.to_paper.clicked.connect(self.print_asked)
        self.has_kept.toggled.connect(self._judge)
        self._judge()

    def forget(self) -> None:
        self.code = ""
        self.shown.clear()
        self.shown.setAccessibleName("")

    def reject(self) -> None:
        """Esc would lose the code: it works once the code is kept."""
        if self.has_kept.is_checked:
            super().reject()
        else:
            self._say(_("Bekräfta först att koden är skriven eller utskriven."))

    def _refuse_copy(self) -> None:
        self._say(
            _("Koden kopieras inte: andra program kan läsa urklipp. Skriv av den eller skriv ut.")
        )

    def _say(self, sentence: str) -> None:
        self._hint.setText(sentence)
        self._hint.show()
        announce(self._hint, sentence)

    def _judge(self) -> None:
        reason = "" if self.has_kept.is_checked else _("Bekräfta först att koden är sparad.")
        self.bar.allow(reason)


def _in_two_lines(code: str) -> str:
    """Groups are never broken: the code is read aloud and written off."""
    groups = code.split("-")
    half = len(groups) // 2
    return "-".join(groups[:half]) + "-\n" + "-".join(groups[half:])
