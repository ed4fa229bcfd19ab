"""Byt användare: who works now. One click in practice, a password in a real vault."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.access.roles import role_title
from app.kernel.errors import AppError
from app.kernel.texts import _
from app.vault.model import Credentials
from ui.composition import OpenStore, Signable
from ui.kernel.naming import named
from ui.kernel.runner import Runner
from ui.shell.window import MainWindow
from ui.widgets.answers import Answer, RadioAnswers
from ui.widgets.fields import TextField
from ui.widgets.form import Form
from ui.widgets.layout import Scroll
from ui.window.seat import Seat, take_seat

TALLEST = 420


class UserChangeForm(Form):
    """`chosen` brings the login, and the password where one is needed."""

    chosen = Signal(str, str)

    def __init__(
        self, users: Sequence[Signable], now: str, parent: QWidget, *, needs_password: bool
    ) -> None:
        super().__init__("user_change", _("Byt användare"), _("Byt användare"), parent)
        self._needs_password = needs_password
        self._is_waiting = False
        people = [
            Answer(one.user.login, one.user.display_name, _who(one))
            for one in users
            if one.user.login != now
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
        self._is_waiting = True
        self._judge("")
        self.chosen.emit(self.people.value, self.password.secret)

    def refuse(self, error: AppError) -> None:
        self._is_waiting = False
        super().refuse(error)
        self.password.set_value("")
        self._judge("")
        if self._needs_password:
            self.password.edit.setFocus()

    def _judge(self, _value: str) -> None:
        if self._is_waiting:
            self.bar.allow(
                _("Räknar fram nyckeln till valvet")
                if self._needs_password
                else _("Hämtar användarens sidor")
            )
        elif not self.people.value:
            self.bar.allow(_("Välj en person."))
        elif self._needs_password and not self.password.secret:
            self.bar.allow(_("Skriv lösenordet."))
        else:
            self.bar.allow()


class UserChange(QObject):
    """Asks who, checks the password, and brings the seat; all that reads runs beside."""

    taken = Signal(object)
    refused = Signal(object)

    def __init__(self, store: OpenStore, runner: Runner, parent: QObject) -> None:
        super().__init__(parent)
        self._store, self._runner = store, runner
        self._form: UserChangeForm | None = None

    @property
    def form(self) -> UserChangeForm | None:
        """The form that is open."""
        return self._form

    def ask(self, now: str, window: MainWindow, wait: Callable[[str], None]) -> None:
        """`wait` says what goes on in the window; an empty sentence when it has ended."""

        def show(users: list[Signable]) -> None:
            wait("")
            self._show(users, now, window)

        def refused(error: AppError) -> None:
            wait("")
            self.refused.emit(error)

        wait(_("Hämtar användarna"))
        self._runner.read(self, self._store.logins, show, refused, key="users")

    def close(self) -> None:
        if self._form is not None:
            self._form.accept()

    def _show(self, users: list[Signable], now: str, window: MainWindow) -> None:
        if window.is_covered:
            return
        self.close()
        self._form = UserChangeForm(users, now, window, needs_password=not self._store.is_practice)
        self._form.chosen.connect(self._take)
        self._form.finished.connect(self._forget)
        self._form.open()

    def _forget(self, _result: int) -> None:
        if self._form is not None:
            self._form.deleteLater()
        self._form = None

    def _take(self, login: str, password: str) -> None:
        store = self._store

        def work() -> Seat:
            if not store.is_practice:
                store.vault.keyring.identify(Credentials(login, password))
            return take_seat(store, login)

        self._runner.write(self, work, self._taken, self._refused)

    def _taken(self, seat: Seat) -> None:
        self.close()
        self.taken.emit(seat)

    def _refused(self, error: AppError) -> None:
        if self._form is not None:
            self._form.refuse(error)


def _who(one: Signable) -> str:
    """The title as a rule says the role in other words; the unit tells two of a role apart."""
    words = (role_title(one.user.role), one.user.title, one.unit)
    return " · ".join(dict.fromkeys(word for word in words if word))
