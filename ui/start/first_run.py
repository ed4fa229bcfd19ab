"""The first vault: where it lies, whose it is, who looks after it, and the code that opens it."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent

from app.kernel.texts import _
from app.vault.passwords import MINIMUM_LENGTH
from ui.kernel.naming import named
from ui.kernel.questions import Questions
from ui.start.form_page import FormPage
from ui.widgets.buttons import Button
from ui.widgets.fields import TextField
from ui.widgets.layout import row

SUFFIX = ".verkstall"


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstRun:
    """What is needed to make a vault."""

    path: Path
    municipality: str
    name: str
    user: str
    password: str = field(repr=False)


class FirstRunForm(FormPage):
    """`submitted` brings a FirstRun; answer with `wait`, then `refuse` or the recovery code."""

    submitted = Signal(object)
    left = Signal()

    def __init__(self, folder: Path, questions: Questions) -> None:
        super().__init__(
            "first_run",
            _("Skapa ett krypterat valv"),
            _("Valvet är en fil som bara öppnas med lösenord. Du blir dess första förvaltare."),
            named(Button(_("Skapa valvet"), "primary", "key-round"), "first_run_create"),
            named(Button(_("Tillbaka")), "first_run_leave"),
        )
        self.holds_window = True
        self._questions = questions
        self.municipality = TextField("first_run_municipality", _("Kommun eller utförare"))
        self.path = TextField(
            "first_run_path", _("Fil"), _("På den här datorn, inte på en nätverksdisk.")
        )
        self.path.set_value(str(folder / f"valv{SUFFIX}"))
        self._choose = named(Button(_("Välj…")), "first_run_choose")
        self.path.put_beside(self._choose)
        self.name = TextField("first_run_name", _("Ditt namn"))
        self.user = TextField("first_run_user", _("Användarnamn"))
        hint = _("Minst {count} tecken. Flera vanliga ord i rad går bra.")
        self.password = TextField(
            "first_run_password", _("Lösenord"), hint.format(count=MINIMUM_LENGTH)
        )
        self.again = TextField("first_run_again", _("Lösenordet en gång till"))
        self.password.hide_text()
        self.again.hide_text()
        self.fields.add(self.municipality, 12, self.path, 12)
        self.fields.add(row((self.name, 1), 12, (self.user, 1)), 12, self.password, 12, self.again)
        self._choose.clicked.connect(self._ask_path)
        self.primary.clicked.connect(self._submit)
        self.leave.clicked.connect(self.left)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.municipality.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask_path(self) -> None:
        pattern = _("Valv") + f" (*{SUFFIX})"
        path = self._questions.save_file(_("Var ska valvet ligga?"), self.path.value, pattern)
        if path is not None:
            self.path.set_value(str(path if path.suffix == SUFFIX else f"{path}{SUFFIX}"))
            self.path.clear_error()

    def _check(self) -> TextField | None:
        """Show what is wrong; give the first field that is."""
        secret, again = self.password.secret, self.again.secret
        checks = (
            (self.municipality, self.municipality.value, _("Skriv vems valvet är.")),
            (self.path, self.path.value, _("Välj var valvet ska ligga.")),
            (self.name, self.name.value, _("Skriv ditt namn.")),
            (self.user, self.user.value, _("Välj ett användarnamn.")),
            (
                self.password,
                len(secret) >= MINIMUM_LENGTH,
                _("Lösenordet har {have} tecken. Skriv minst {count}.").format(
                    have=len(secret), count=MINIMUM_LENGTH
                ),
            ),
            (self.again, again == secret, _("Lösenorden är olika. Skriv samma igen.")),
        )
        for shown, is_right, sentence in checks:
            shown.set_error("" if is_right else sentence)
        return next((shown for shown, is_right, _sentence in checks if not is_right), None)

    def _submit(self) -> None:
        if self.is_waiting:
            return
        wrong = self._check()
        if wrong is not None:
            wrong.edit.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.wait(_("Skapar valvet och räknar fram nyckeln"))
        self.submitted.emit(
            FirstRun(
                path=Path(self.path.value),
                municipality=self.municipality.value,
                name=self.name.value,
                user=self.user.value,
                password=self.password.secret,
            )
        )
