"""Where the vault lies, when it was copied last, and what the program does about it by itself."""

from __future__ import annotations

from app.kernel.texts import _
from app.vault.model import BackupFailure
from ui.kernel.naming import named
from ui.settings.moments import moment
from ui.settings.ports import StoreInfo
from ui.widgets.banner import Banner
from ui.widgets.buttons import Button
from ui.widgets.facts import Facts
from ui.widgets.layout import column, row
from ui.widgets.panel import Panel
from ui.widgets.text import Text


class CopyPanel(Panel):
    """A copy counts only when it was opened and compared."""

    def __init__(self, back_up: Button) -> None:
        self.facts = Facts(label_width=176)
        self.failure = named(Banner("danger", ""), "store_failure")
        self._failed = column(self.failure, 12)
        self._failed.hide()
        self._own = Text("", "body", "text2", wrap=True)
        super().__init__(
            self.facts, 12, self._failed, self._own, 12, row(back_up, None),
            title=_("Fil och säkerhetskopia"),
        )  # fmt: skip

    def show_info(self, info: StoreInfo) -> None:
        made = moment(info.backed_up_at) if info.backed_up_at else _("ingen på den här datorn")
        self.facts.show_pairs(
            (
                (_("Fil"), info.path.name),
                (_("Mapp"), str(info.path.parent)),
                (_("Valvets id"), str(info.store_id)),
                (_("Slag"), _("övning, allt är påhittat") if info.is_practice else _("skarpt")),
                (_("Senaste kontrollerade kopia"), made),
            )
        )
        self._own.setText(_own_copies(is_practice=info.is_practice))
        self._failed.setVisible(info.failure is not None)
        if info.failure is not None:
            self._tell(info.failure)

    def _tell(self, failure: BackupFailure) -> None:
        self.failure.tell(
            "danger",
            _("Den senaste kopian som programmet skulle göra blev inte av {when}.").format(
                when=moment(failure.at)
            ),
            _("{why} Programmet försöker igen inom en halvtimme.").format(why=failure.sentence),
        )


def _own_copies(*, is_practice: bool) -> str:
    if is_practice:
        return _("Övningskommunen säkerhetskopieras inte av sig själv.")
    return _(
        "Programmet kopierar själv när valvet stängs och varje halvtimme som något har ändrats, "
        "till en mapp bredvid valvet. Varje kopia öppnas och jämförs innan den räknas. Kvar finns "
        "en för var och en av de senaste 7 dagarna, 5 veckorna och 12 månaderna. Ta också en egen "
        "kopia till en annan disk: mappen försvinner med datorn."
    )
