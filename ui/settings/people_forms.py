"""Forms for a new user, changed facts, and the end of somebody's access."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.access.roles import Role, role_title
from app.kernel.texts import _
from app.users.commands import AddUser, ChangeUser
from app.users.model import User
from app.vault.passwords import MINIMUM_LENGTH
from ui.bench import Bench
from ui.settings.people_model import Person, Unit
from ui.widgets.date_field import DateField
from ui.widgets.fields import ComboField, TextField
from ui.widgets.form import Form
from ui.widgets.layout import row
from ui.widgets.text import Text

_WITH_UNIT = frozenset({Role.PROVIDER, Role.MANAGER})


class NewUserForm(Form):
    """The first password is told to the person, who then changes it."""

    given = Signal(object, str)

    def __init__(self, bench: Bench, units: Sequence[Unit], parent: QWidget) -> None:
        super().__init__("new_user", _("Ny användare"), _("Lägg till användaren"), parent)
        self._op_id, self._units = bench.new_id(), {str(unit.id): unit for unit in units}
        self.name = TextField("new_user_name", _("Namn"))
        self.login = TextField("new_user_login", _("Användarnamn"), _("a–z, siffror och punkt"))
        self.job = TextField("new_user_title", _("Titel"), optional=True)
        self.phone = TextField("new_user_phone", _("Telefon"), optional=True)
        roles = [("", _("Välj roll")), *((role.value, role_title(role)) for role in Role)]
        self.role = ComboField(
            "new_user_role", _("Roll"), roles, _("Rollen kan inte ändras sedan.")
        )
        self.unit = ComboField("new_user_unit", _("Enhet"), [("", _("Ingen enhet"))])
        self.unit.show_choices(
            [("", _("Ingen enhet")), *((key, unit.name) for key, unit in self._units.items())]
        )
        hint = _("Minst {count} tecken. Personen byter det själv.").format(count=MINIMUM_LENGTH)
        self.password = TextField("new_user_password", _("Första lösenordet"), hint)
        self.again = TextField("new_user_again", _("En gång till"))
        self.password.hide_text()
        self.again.hide_text()
        self.box.add(
            row((self.name, 1), 12, (self.login, 1)), 12,
            row((self.job, 1), 12, (self.phone, 1)), 12,
            row((self.role, 1), 12, (self.unit, 1)), 12,
            row((self.password, 1), 12, (self.again, 1)),
        )  # fmt: skip
        for field in (self.name, self.login, self.password, self.again):
            field.edited.connect(self._judge)
        for combo in (self.role, self.unit):
            combo.chosen.connect(self._judge)
        self._judge("")

    def submit(self) -> None:
        unit = self._units.get(self.unit.value)
        self.bar.allow(_("Lägger till användaren …"))
        command = AddUser(
            op_id=self._op_id,
            login=self.login.value,
            display_name=self.name.value,
            title=self.job.value,
            role=Role(self.role.value),
            unit_id=unit.id if unit else None,
            phone=self.phone.value,
        )
        self.given.emit(command, self.password.secret)

    def _judge(self, _value: str) -> None:
        self._judge_unit()
        self.bar.allow(self._missing())

    def _judge_unit(self) -> None:
        role = self.role.value
        if role and Role(role) in _WITH_UNIT:
            self.unit.enable()
        else:
            self.unit.set_value("")
            self.unit.disable(
                _("Bara utförare och enhetschefer hör till en enhet.")
                if role
                else _("Välj roll först.")
            )

    def _missing(self) -> str:
        checks = (
            (self.name.value, _("Skriv namnet.")),
            (self.login.value, _("Skriv användarnamnet.")),
            (self.role.value, _("Välj roll.")),
            (
                self.unit.value or self.role.value != Role.PROVIDER.value,
                _("Välj utförarens enhet."),
            ),
            (self.password.secret, _("Skriv det första lösenordet.")),
            (
                self.password.secret == self.again.secret,
                _("Skriv lösenordet likadant två gånger."),
            ),
        )
        return next((sentence for is_there, sentence in checks if not is_there), "")


class ChangeUserForm(Form):
    """Login, role and unit stay: a person with another role is another user in the log."""

    given = Signal(object)

    def __init__(self, bench: Bench, user: User, parent: QWidget) -> None:
        super().__init__("change_user", _("Ändra uppgifter"), _("Spara uppgifterna"), parent)
        self._op_id, self._user = bench.new_id(), user
        self.name = TextField("change_user_name", _("Namn"))
        self.job = TextField("change_user_title", _("Titel"), optional=True)
        self.phone = TextField("change_user_phone", _("Telefon"), optional=True)
        self.name.set_value(user.display_name)
        self.job.set_value(user.title)
        self.phone.set_value(user.phone)
        stays = _(
            "Användarnamn, roll och enhet ändras inte. Byter någon arbete: avsluta användaren "
            "och lägg till en ny."
        )
        self.box.add(
            Text(stays, "body", "text2", wrap=True), 12, self.name, 12, self.job, 12, self.phone
        )
        for field in (self.name, self.job, self.phone):
            field.edited.connect(self._judge)
        self._judge("")

    def submit(self) -> None:
        self.given.emit(
            ChangeUser(
                op_id=self._op_id,
                user_id=self._user.id,
                seen_version=self._user.version,
                display_name=self.name.value,
                title=self.job.value,
                phone=self.phone.value,
            )
        )

    def _judge(self, _text: str) -> None:
        user = self._user
        same = (self.name.value, self.job.value, self.phone.value) == (
            user.display_name,
            user.title,
            user.phone,
        )
        if not self.name.value:
            self.bar.allow(_("Skriv namnet."))
        else:
            self.bar.allow(_("Inget är ändrat.") if same else "")


class EndUserForm(Form):
    """The first day without access; what the person has done stays."""

    given = Signal(object, object)

    def __init__(self, person: Person, today: dt.date, parent: QWidget) -> None:
        self._person, user = person, person.user
        title = _("Avsluta {name}").format(name=user.display_name)
        super().__init__("end_user", title, _("Avsluta användaren"), parent, removes=True)
        what = _(
            "Från och med dagen kan {login} inte logga in. Allt som är gjort och loggat finns "
            "kvar. Byt valvets nyckel efteråt om personen kan ha en egen kopia av valvet."
        ).format(login=user.login)
        self.day = DateField("end_user_day", _("Första dagen utan åtkomst"), today)
        self.box.add(Text(what, "body", "text2", wrap=True), 12, self.day)
        self.day.day_changed.connect(self._judge)
        self._judge()

    def submit(self) -> None:
        self.bar.allow(_("Avslutar användaren …"))
        self.given.emit(self._person, self.day.day)

    def _judge(self, _day: object = None) -> None:
        self.bar.allow("" if self.day.day else _("Skriv dagen först."))
