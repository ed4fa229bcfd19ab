"""Who one is: user and password. The key takes a moment; a wrong one keeps the user name."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent

from app.kernel.texts import _
from ui.kernel.naming import named
from ui.start.form_page import FormPage
from ui.widgets.buttons import Button, Link
from ui.widgets.fields import TextField
from ui.widgets.layout import row


class UnlockForm(FormPage):
    """`submitted` brings user and password; answer with `wait`, then `refuse` or go on."""

    submitted = Signal(str, str)
    left = Signal()
    recovery_asked = Signal()

    def __init__(self, store: str, detail: str = "", user: str = "") -> None:
        super().__init__(
            "unlock",
            _("Öppna {store}").format(store=store),
            detail,
            named(Button(_("Öppna"), "primary", "lock-open"), "unlock_open"),
            named(Button(_("Tillbaka")), "unlock_leave"),
        )
        self.lead.setVisible(bool(detail))
        self.user = TextField("unlock_user", _("Användare"))
        self.user.set_value(user)
        self.password = TextField("unlock_password", _("Lösenord"))
        self.password.hide_text()
        recovery = named(Link(_("Använd återställningskoden")), "unlock_recovery")
        recovery.clicked.connect(self.recovery_asked)
        self.fields.add(self.user, 12, self.password, 8, row(recovery, None))
        self.primary.clicked.connect(self._submit)
        self.leave.clicked.connect(self.left)

    def refuse(self, sentence: str, way_out: str = "") -> None:
        """The password is emptied: it is written anew, never mended blind."""
        super().refuse(sentence, way_out)
        self.password.set_value("")
        self.password.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _submit(self) -> None:
        if self.is_waiting:
            return
        self.user.set_error("" if self.user.value else _("Skriv ditt användarnamn."))
        self.password.set_error("" if self.password.secret else _("Skriv ditt lösenord."))
        wrong = next((f for f in (self.user, self.password) if f.error), None)
        if wrong is not None:
            wrong.edit.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.wait(_("Räknar fram nyckeln till valvet"))
        self.submitted.emit(self.user.value, self.password.secret)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        first = self.password if self.user.value else self.user
        first.edit.setFocus(Qt.FocusReason.OtherFocusReason)
