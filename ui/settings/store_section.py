"""Valvet: where it is, a copy of it, its key, its recovery code, and its log."""

from __future__ import annotations

from app.access.review import LogVerdict
from app.kernel.errors import AppError
from app.kernel.texts import _, ngettext
from app.vault.model import BackupInfo
from ui.bench import Bench
from ui.kernel.naming import named
from ui.kernel.questions import Question
from ui.settings.contents import STORE
from ui.settings.copy_panel import CopyPanel
from ui.settings.ports import SettingsServices
from ui.settings.recovery_code import RecoveryCodeForm
from ui.settings.recovery_paper import CodePaper, printed_only
from ui.settings.section import Section
from ui.settings.store_model import StoreModel, StoreState
from ui.widgets.banner import Banner
from ui.widgets.busy import Busy, Step
from ui.widgets.buttons import Button
from ui.widgets.layout import row
from ui.widgets.panel import Panel
from ui.widgets.text import Text

SUFFIX = ".valv"


class StoreSection(Section):
    """Long work runs beside; meanwhile the buttons say what they wait for."""

    def __init__(self, bench: Bench, services: SettingsServices) -> None:
        super().__init__(
            STORE,
            _("Valvet"),
            _("Filen där allt ligger krypterat. Säkerhetskopiera, och verifiera loggen ibland."),
        )
        self._bench = bench
        self.model = StoreModel(bench, services)
        self._state: StoreState | None = None
        self._work = ""
        self.form: RecoveryCodeForm | None = None
        self.back_up = named(Button(_("Säkerhetskopiera…"), "primary", "save"), "store_back_up")
        self.copies = CopyPanel(self.back_up)
        self.rotate = named(Button(_("Byt nyckel…"), icon="refresh-cw"), "store_rotate")
        self.renew = named(Button(_("Ny återställningskod…"), icon="key-round"), "store_renew")
        self.verify = named(Button(_("Verifiera loggen"), icon="list-checks"), "store_verify")
        self.busy = Busy("store_busy", _("Arbetar med valvet"))
        self.busy.show_progress(0, 0)  # nobody knows how long it takes
        self.log_told = named(Banner("ok", ""), "store_log_told")
        self.log_told.hide()
        self._lay_out()
        self._connect()
        self._allow()

    def load(self) -> None:
        self.model.load()

    def refuse(self, error: AppError) -> None:
        super().refuse(error)
        self._allow()

    # Building

    def _lay_out(self) -> None:
        self.lay_out(
            self.busy,
            self.copies,
            12,
            self._panel(
                _("Loggen"),
                _(
                    "Varje läsning och ändring är en länk i en kedja. Verifieringen räknar om "
                    "kedjan och jämför den med ankaret utanför valvet."
                ),
                self.verify,
                self.log_told,
            ),
            12,
            self._panel(
                _("Nyckel"),
                _(
                    "Byt när någon som kan ha en egen kopia har slutat, eller en kopia är borta. "
                    "Lösenorden är desamma efteråt. Äldre kopior öppnas med den gamla nyckeln."
                ),
                self.rotate,
            ),
            12,
            self._panel(
                _("Återställningskod"),
                _(
                    "Öppnar valvet när alla lösenord är glömda. Den visas en gång och förvaras "
                    "inlåst. Gör en ny om koden är borta eller kan ha lästs."
                ),
                self.renew,
            ),
        )

    def _panel(self, title: str, words: str, button: Button, told: Banner | None = None) -> Panel:
        panel = Panel(Text(words, "body", "text2", wrap=True), 12, row(button, None), title=title)
        if told is not None:
            panel.box.add(12, told)
        return panel

    def _connect(self) -> None:
        self.back_up.clicked.connect(self._ask_where)
        self.rotate.clicked.connect(self._ask_rotate)
        self.renew.clicked.connect(self._ask_renew)
        self.verify.clicked.connect(self._verify)
        model = self.model
        model.loaded.connect(self._show)
        model.busy.connect(self._working)
        model.backed_up.connect(self._backed_up)
        model.rotated.connect(self._rotated)
        model.renewed.connect(self._show_code)
        model.verified.connect(self._verified)
        model.refused.connect(self.refuse)

    # What is shown

    def _show(self, state: StoreState) -> None:
        self._state = state
        self.copies.show_info(state.info)
        self._allow()

    def _allow(self) -> None:
        state = self._state
        if state is None:
            closed = _("Uppgifterna om valvet hämtas.")
        elif not state.may_care:
            closed = _("Bara en systemförvaltare får göra det. Be din systemförvaltare.")
        else:
            closed = ""
        for button in (self.back_up, self.rotate, self.renew):
            button.allow(self._work or closed)
        may_verify = state is None or state.may_verify
        self.verify.allow(self._work or ("" if may_verify else closed))

    def _working(self, what: str) -> None:
        self._work = f"{what} …" if what else ""
        if what:
            self.forget_told()
            self.busy.show_steps((Step(what),), 0)
            self.busy.begin()
        else:
            self.busy.end()
        self._allow()

    # A copy

    def _ask_where(self) -> None:
        day = self._bench.today().isoformat()
        target = self._bench.questions.save_file(
            _("Var ska säkerhetskopian ligga?"),
            _("säkerhetskopia {day}").format(day=day) + SUFFIX,
            _("Valv") + f" (*{SUFFIX})",
        )
        if target is not None:
            named_so = target if target.suffix == SUFFIX else target.with_name(target.name + SUFFIX)
            self.model.back_up(named_so)

    def _backed_up(self, info: BackupInfo) -> None:
        rows = sum(info.rows.values())
        self.tell_done(
            _("{file} är sparad, öppnad på nytt och jämförd.").format(file=info.file_name),
            _(
                "{rows} rader hittades, lika många som i valvet. Förvara kopian på ett annat "
                "ställe än datorn, med sina två nyckelfiler."
            ).format(rows=_spaced(rows)),
        )

    # The key

    def _ask_rotate(self) -> None:
        reply = self._bench.questions.ask(
            Question(
                title=_("Byt valvets nyckel"),
                body=_(
                    "Valvet skrivs om med en ny nyckel. En säkerhetskopia görs först. Andra får "
                    "vänta så länge. Ingen behöver byta lösenord."
                ),
                act=_("Byt nyckeln"),
                leave=_("Behåll nyckeln"),
            )
        )
        if reply.acted:
            self.model.rotate_key()

    def _rotated(self) -> None:
        self.tell_done(
            _("Valvet har en ny nyckel."),
            _("Den som har en gammal kopia kan inte läsa det som skrivs från och med nu."),
        )

    # The recovery code

    def _ask_renew(self) -> None:
        reply = self._bench.questions.ask(
            Question(
                title=_("Gör en ny återställningskod"),
                body=_(
                    "Koden som finns slutar gälla direkt. Den nya visas en gång: ha papper eller "
                    "skrivare till hands."
                ),
                act=_("Gör en ny kod"),
                leave=_("Behåll koden"),
            )
        )
        if reply.acted:
            self.model.renew_code()

    def _show_code(self, code: str) -> None:
        form = RecoveryCodeForm(code, self)
        form.print_asked.connect(self._print_code)
        form.finished.connect(self._code_seen)
        self.form = form
        form.open()

    def _print_code(self) -> None:
        form, state = self.form, self._state
        if form is None or state is None:
            return
        paper = CodePaper(
            code=form.code,
            municipality=state.municipality,
            store_id=state.info.store_id,
            is_practice=state.info.is_practice,
            at=self._bench.now(),
            by=self._bench.actor.name,
        )
        self._bench.preview(printed_only(lambda: paper))

    def _code_seen(self, _result: int) -> None:
        """The code is nowhere in the program after this."""
        if self.form is not None:
            self.form.forget()
            self.form.deleteLater()
        self.form = None

    # The log

    def _verify(self) -> None:
        self.log_told.hide()
        self.model.verify_log()

    def _verified(self, verdict: LogVerdict) -> None:
        if not verdict.holds:
            self.log_told.tell("danger", _("Loggen stämmer inte."), verdict.sentence)
            return
        count = ngettext(
            "Kedjan är hel: {count} post är kontrollerad.",
            "Kedjan är hel: {count} poster är kontrollerade.",
            verdict.entries,
        ).format(count=_spaced(verdict.entries))
        anchor = (
            _("Den stämmer med ankaret vid post {seq}.").format(seq=_spaced(verdict.anchored))
            if verdict.anchored
            else _("Det fanns inget ankare att jämföra med. Nu finns ett.")
        )
        self.log_told.tell("ok", count, anchor)


def _spaced(number: int) -> str:
    """Thousands apart, never broken over a line."""
    return f"{number:,}".replace(",", "\u00a0")
