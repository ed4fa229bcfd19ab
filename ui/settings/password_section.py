"""Mitt lösenord: the old one, the new one twice."""

from __future__ import annotations

from app.kernel.errors import AppError
from app.kernel.texts import _
from app.vault.passwords import MINIMUM_LENGTH
from ui.bench import Bench
from ui.kernel.naming import named
from ui.settings.contents import PASSWORD
from ui.settings.ports import SettingsServices
from ui.settings.section import Section
from ui.widgets.bottom_bar import BottomBar
from ui.widgets.buttons import Button
from ui.widgets.fields import TextField
from ui.widgets.panel import Panel


class PasswordSection(Section):
    """What was written is never kept, not even as a draft."""

    def __init__(self, bench: Bench, services: SettingsServices) -> None:
        super().__init__(
            PASSWORD,
            _("Mitt lösenord"),
            _(
                "Du loggar in som {login}. Lösenordet öppnar valvet och låser upp programmet."
            ).format(login=bench.actor.login),
        )
        self._bench, self._people = bench, services.people
        self._is_changing = False
        hint = _("Minst {count} tecken. Flera vanliga ord i rad går bra.")
        self.old = TextField("password_old", _("Lösenordet nu"))
        self.new = TextField("password_new", _("Nytt lösenord"), hint.format(count=MINIMUM_LENGTH))
        self.again = TextField("password_again", _("Nytt lösenord en gång till"))
        for field in (self.old, self.new, self.again):
            field.hide_text()
            field.edited.connect(self._judge)
        change = named(Button(_("Byt lösenord"), "primary", "key-round"), "password_change")
        change.clicked.connect(self._change)
        self.bar = BottomBar(change)
        self.lay_out(Panel(self.old, 12, self.new, 12, self.again), bar=self.bar)
        self._judge()

    def _judge(self, _text: str = "") -> None:
        new, again = self.new.secret, self.again.secret
        if self._is_changing:
            self.bar.allow(_("Byter lösenordet …"))
        elif not self.old.secret:
            self.bar.allow(_("Skriv lösenordet du har nu."))
        elif not new:
            self.bar.allow(_("Skriv det nya lösenordet."))
        elif new != again:
            self.bar.allow(_("Skriv det nya lösenordet likadant två gånger."))
        else:
            self.bar.allow()

    def _change(self) -> None:
        old, new = self.old.secret, self.new.secret
        self._is_changing = True
        self.forget_told()
        self._judge()
        self._bench.runner.write(
            self, lambda: self._people.change_password(old, new), self._changed, self._refused
        )

    def _changed(self, _result: None) -> None:
        self._is_changing = False
        for field in (self.old, self.new, self.again):
            field.set_value("")
        self._judge()
        self.tell_done(_("Lösenordet är bytt."), _("Det nya gäller från nästa gång du låser upp."))
        self._bench.say(_("Lösenordet är bytt"))

    def _refused(self, error: AppError) -> None:
        self._is_changing = False
        self._judge()
        self.refuse(error)
        self.old.edit.setFocus()
        self.old.edit.selectAll()
