"""Forgotten password: who one is, the code from the envelope, and a new password twice."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent

from app.kernel.errors import BadInput
from app.kernel.texts import _
from app.vault.passwords import MINIMUM_LENGTH, check_new_password
from app.vault.recovery import read_code
from ui.kernel.naming import named
from ui.start.form_page import FormPage
from ui.widgets.buttons import Button
from ui.widgets.fields import TextField


@dataclass(frozen=True, slots=True, kw_only=True)
class Recovery:
    """What opens the vault when the password is forgotten."""

    login: str
    code: str = field(repr=False)
    password: str = field(repr=False)


class RecoveryForm(FormPage):
    """`submitted` brings a Recovery; answer with `refuse`, or with the page of the new code."""

    submitted = Signal(object)
    left = Signal()

    def __init__(self, store: str, login: str = "") -> None:
        super().__init__(
            "recovery",
            _("Öppna {store} med återställningskoden").format(store=store),
            _(
                "Koden ligger i det förseglade kuvertet. Den förbrukas: du får en ny att spara, "
                "och det antecknas i loggen att den användes."
            ),
            named(Button(_("Byt lösenord och öppna"), "primary", "lock-open"), "recovery_open"),
            named(Button(_("Tillbaka")), "recovery_leave"),
        )
        self.holds_window = True
        self.user = TextField("recovery_user", _("Användare"), _("Den som får det nya lösenordet."))
        self.user.set_value(login)
        self.code = TextField(
            "recovery_typed",
            _("Återställningskod"),
            _("Sex grupper om fem tecken. Bindestreck, mellanslag och små bokstäver gör inget."),
        )
        hint = _("Minst {count} tecken. Flera vanliga ord i rad går bra.")
        self.password = TextField(
            "recovery_password", _("Nytt lösenord"), hint.format(count=MINIMUM_LENGTH)
        )
        self.again = TextField("recovery_again", _("Nytt lösenord en gång till"))
        self.password.hide_text()
        self.again.hide_text()
        self.fields.add(self.user, 12, self.code, 12, self.password, 12, self.again)
        self.primary.clicked.connect(self._submit)
        self.leave.clicked.connect(self.left)

    def _faults(self) -> tuple[tuple[TextField, str], ...]:
        """What is wrong with each field; an empty sentence where nothing is."""
        same = self.again.secret == self.password.secret
        return (
            (self.user, "" if self.user.value else _("Skriv ditt användarnamn.")),
            (self.code, self._fault_of_code()),
            (self.password, self._fault_of_password()),
            (self.again, "" if same else _("Lösenorden är olika. Skriv samma igen.")),
        )

    def _fault_of_code(self) -> str:
        """A slip of the pen is found here, and the group named, before the slow key."""
        if not self.code.value:
            return _("Skriv koden från papperet i kuvertet.")
        try:
            read_code(self.code.value)
        except BadInput as refusal:
            return refusal.sentence
        return ""

    def _fault_of_password(self) -> str:
        try:
            check_new_password(self.password.secret)
        except BadInput as refusal:
            return refusal.sentence
        return ""

    def _submit(self) -> None:
        if self.is_waiting:
            return
        faults = self._faults()
        for shown, sentence in faults:
            shown.set_error(sentence)
        wrong = next((shown for shown, sentence in faults if sentence), None)
        if wrong is not None:
            wrong.edit.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.wait(_("Öppnar valvet, byter lösenordet och gör en ny kod"))
        self.submitted.emit(
            Recovery(login=self.user.value, code=self.code.value, password=self.password.secret)
        )

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        first = self.code if self.user.value else self.user
        first.edit.setFocus(Qt.FocusReason.OtherFocusReason)
