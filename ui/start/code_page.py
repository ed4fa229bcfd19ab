"""The recovery code, shown once; one goes on when it is kept somewhere else."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal

from app.kernel.texts import _
from ui.kernel.naming import named
from ui.start.form_page import FormPage
from ui.widgets.buttons import Button
from ui.widgets.code_text import CodeWell
from ui.widgets.fields import CheckField


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeWords:
    """Why there is a code to keep."""

    title: str
    lead: str


def of_new_vault() -> CodeWords:
    return CodeWords(
        title=_("Valvet är skapat. Spara återställningskoden"),
        lead=_("Koden öppnar valvet om alla lösenord är glömda. Den visas bara nu."),
    )


def after_recovery() -> CodeWords:
    return CodeWords(
        title=_("Lösenordet är bytt. Spara den nya återställningskoden"),
        lead=_("Koden du skrev är förbrukad och öppnar inget mer. Den här visas bara nu."),
    )


class RecoveryCodePage(FormPage):
    """Neither Esc nor closing the window loses a code that nobody has kept."""

    kept = Signal()
    print_asked = Signal()

    def __init__(self, code: str, words: CodeWords) -> None:
        super().__init__(
            "code_page",
            words.title,
            words.lead,
            named(Button(_("Gå vidare"), "primary"), "recovery_go_on"),
            named(Button(_("Skriv ut koden…"), icon="printer"), "recovery_print"),
        )
        self.well = CodeWell("recovery", code)
        self.has_kept = CheckField(
            "recovery_kept",
            _("Koden är skriven eller utskriven"),
            _("Förvara den inlåst, inte i samma dator."),
        )
        self.fields.add(self.well, 12, self.has_kept)
        self.has_kept.toggled.connect(self._judge)
        self.primary.clicked.connect(self._go_on)
        self.leave.clicked.connect(self.print_asked)
        self._judge()

    def why_not_close(self) -> str:
        if self.has_kept.is_checked:
            return ""
        return _("Bekräfta först att koden är skriven eller utskriven.")

    def tell_why_not(self, sentence: str) -> None:
        self.well.say(sentence)

    def _go_on(self) -> None:
        """The code is nowhere in the program after this."""
        self.well.forget()
        self.kept.emit()

    def _judge(self) -> None:
        reason = "" if self.has_kept.is_checked else _("Bekräfta först att koden är sparad.")
        self.allow(reason)
