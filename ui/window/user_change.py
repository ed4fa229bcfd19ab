"""Byt användare: who works now. One click in practice, a password in a real vault."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.access.roles import role_title
from app.kernel.texts import _
from app.users.model import User
from ui.kernel.naming import named
from ui.widgets.answers import Answer, RadioAnswers
from ui.widgets.fields import TextField
from ui.widgets.form import Form
from ui.widgets.layout import Scroll

TALLEST = 420


class UserChangeForm(Form):
    """`chosen` brings the login, and the password where one is needed."""

    chosen = Signal(str, str)

    def __init__(
        self, users: Sequence[User], now: str, parent: QWidget, *, needs_password: bool
    ) -> None:
        super().__init__("user_change", _("Byt användare"), _("Byt användare"), parent)
        self._needs_password = needs_password
        people = [
            Answer(user.login, user.display_name, _who(user)) for user in users if user.login != now
        ]
        self.people = RadioAnswers("user_change_person", _("Vem ska arbeta nu?"), people)
        scroll = Scroll(self.people, "overlay")
        scroll.setMinimumHeight(TALLEST)
        self.password = TextField("user_change_password", _("Lösenord"))
        self.password.hide_text()
        if not needs_password:
            self.password.hide()
        self.box.add(named(scroll, "user_change_list", _("Användare")), 12, self.password)
        self.people.chosen.connect(self._judge)
        self.password.edited.connect(self._judge)
        self._judge("")

    def submit(self) -> None:
        self.chosen.emit(self.people.value, self.password.secret)

    def _judge(self, _value: str) -> None:
        if not self.people.value:
            self.bar.allow(_("Välj en person."))
        elif self._needs_password and not self.password.secret:
            self.bar.allow(_("Skriv lösenordet."))
        else:
            self.bar.allow()


def _who(user: User) -> str:
    return user.title or role_title(user.role)
