"""The window is locked: nothing of the page is seen, what was being written is kept."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from app.kernel.texts import _
from ui.kernel.naming import named
from ui.start.form_page import FormPage
from ui.widgets.buttons import Button
from ui.widgets.fields import TextField
from ui.widgets.text import Text


class LockScreen(FormPage):
    """The same person unlocks with the password, or somebody else takes over.

    In a practice store nobody has a password to ask for, and the screen says so. `hurries` when
    something was held to be undone: it is done at once, and nobody is left to think it waits.
    """

    unlock_asked = Signal(str)
    user_change_asked = Signal()

    def __init__(
        self, name: str, since: str, *, needs_password: bool = True, hurries: bool = False
    ) -> None:
        lead = [_("{name} är inloggad. Det som skrevs är sparat som utkast.").format(name=name)]
        if hurries:
            lead.append(_("Det som kunde ångras görs nu."))
        super().__init__(
            "lock_screen",
            _("Låst sedan {time}").format(time=since),
            " ".join(lead),
            named(Button(_("Lås upp"), "primary", "lock-open"), "lock_unlock"),
            named(Button(_("Byt användare")), "lock_change_user"),
        )
        self._over, self._needs_password = "", needs_password
        self.password = TextField("lock_password", _("Lösenord"))
        self.password.hide_text()
        self.fields.add(self.password)
        if not needs_password:
            self.password.hide()
            said = _("Det här är en övning, där allt är påhittat: inget lösenord behövs.")
            self.fields.add(Text(said, "body", "text2", wrap=True))
        self.primary.clicked.connect(self._submit)
        self.leave.clicked.connect(self.user_change_asked)

    def refuse(self, sentence: str, way_out: str = "") -> None:
        super().refuse(sentence, way_out)
        self.password.set_value("")
        self._first_stop().setFocus(Qt.FocusReason.OtherFocusReason)

    def end_access(self, sentence: str) -> None:
        """The person who was here may not come back in; somebody else may."""
        self._over = sentence
        self.lead.setText(_("Det som skrevs är sparat som utkast."))
        super().refuse(sentence)
        self.password.disable(_("Den här inloggningen går inte att låsa upp."))
        self.primary.disable(sentence)
        self.leave.setFocus(Qt.FocusReason.OtherFocusReason)

    def _submit(self) -> None:
        if self.is_waiting or self._over:
            return
        if self._needs_password and not self.password.secret:
            self.password.set_error(_("Skriv ditt lösenord."))
            self.password.edit.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.wait(_("Räknar fram nyckeln till valvet"))
        self.unlock_asked.emit(self.password.secret)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._first_stop().setFocus(Qt.FocusReason.OtherFocusReason)

    def _first_stop(self) -> QWidget:
        if self._over:
            return self.leave
        return self.password.edit if self._needs_password else self.primary
