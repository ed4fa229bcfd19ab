"""A window with pages of the kit in it, the palette open, and the screens of the start."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from tempfile import mkdtemp

from PySide6.QtWidgets import QApplication, QWidget

from app.access.desk import AccessOver
from tests.ui.kit.gallery import list_and_detail
from ui.kernel.questions import PreparedAnswers
from ui.kernel.settings import Settings
from ui.kernel.tasks import SynchronousRunner
from ui.shell.page import Page, PageSpec, Who
from ui.shell.window import MainWindow, Parts
from ui.start.closing_page import ClosingPage
from ui.start.code_page import RecoveryCodePage, after_recovery, of_new_vault
from ui.start.first_run import FirstRunForm
from ui.start.lock_screen import LockScreen
from ui.start.open_file import OpenFileForm
from ui.start.recovery_form import RecoveryForm
from ui.start.start_screen import KnownStore, StartScreen
from ui.start.unlock_form import UnlockForm
from ui.theme.theme import Theme
from ui.widgets.help_panel import RuleText
from ui.widgets.hits import CodeAnswer, Findings, Hit, HitGroup
from ui.widgets.layout import DOWN, Box
from ui.widgets.list_view import ListView

KARIN = Who("Karin Ahlgren", "Biståndshandläggare", "Ängsholms kommun", "Lokal")


class SamplePage(Page):
    """A list and a detail, as every page has."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str] = []
        self.tabs: list[str] = []
        self.refreshed = 0
        self.kept = 0
        self._inside = list_and_detail()
        Box(DOWN, (self._inside, 1), parent=self)

    def columns(self) -> Sequence[QWidget]:
        view = self._inside.findChild(ListView)
        detail = self._inside.findChild(QWidget, "remind")
        return [widget for widget in (view, detail) if widget is not None]

    def show_key(self, key: str) -> None:
        self.shown.append(key)

    def show_tab(self, tab: str) -> None:
        self.tabs.append(tab)

    def refresh(self) -> None:
        self.refreshed += 1

    def keep_drafts(self) -> None:
        self.kept += 1


def specs() -> tuple[PageSpec, ...]:
    rows = (
        ("today", "Idag", "calendar-check", False),
        ("clients", "Personer", "users", True),
        ("orders", "Beställningar", "send", False),
        ("executions", "Verkställigheter", "circle-play", False),
        ("pauses", "Uppehåll", "circle-pause", False),
        ("corrections", "Rätta fel", "route", True),
        ("journal", "Journal", "book-open", False),
        ("messages", "Meddelanden", "mail", False),
        ("providers", "Utförare", "building-2", True),
        ("month", "Månad", "calendar-days", False),
        ("statistics", "Statistik", "list", False),
    )
    pages = [
        PageSpec(
            id=name, title=title, icon=icon, shortcut=f"Ctrl+{n}" if n < 10 else "",
            build=SamplePage, starts_group=starts,
        )
        for n, (name, title, icon, starts) in enumerate(rows, start=1)
    ]  # fmt: skip
    settings = PageSpec(
        id="settings", title="Inställningar", icon="settings", shortcut="", build=SamplePage,
        stands_at_bottom=True,
    )  # fmt: skip
    helped = PageSpec(
        id="help", title="Hjälp", icon="circle-help", shortcut="", build=SamplePage,
        stands_at_bottom=True, shown_keys="F1",
    )  # fmt: skip
    return (*pages, settings, helped)


def search(words: str) -> Findings:
    """As in picture 30."""
    if words == "inget":
        return Findings(nothing="Inget heter så. Sök på kundnummer eller namn.")
    orders = (
        Hit("order/1", "B-2026-0412", "Hemtjänst, Hemtjänst Norr, rättas", "send"),
        Hit("order/2", "B-2026-0266", "Ledsagning, Omsorgsbruket AB", "send"),
        Hit("order/3", "B-2026-0117", "Trygghetslarm, Larmgruppen", "send"),
    )
    commands = (
        Hit("command/print", "Skriv ut version 8", "sida 1 till 2", "printer", "Ctrl+P"),
        Hit("command/diff", "Visa ändringar v7 till v8", "telefon, nyckel", "history"),
        Hit("command/read", "Visa vem som har läst", "2 av 3 utförare", "check-check"),
        Hit("command/wrong", "Kortet stämmer inte…", "meddela", "message-square-warning"),
    )
    person = Hit("client/1", "Gunvor Sandelin", "K-10412, hemtjänst, god man", "user-round")
    answer = CodeAnswer(
        "ok", "v8", "gäller", "Gäller papperet?", "K7F-4Q2 är version 8. Den gäller.",
        "Gunvor Sandelin, utfärdat fre 15 maj 10:20. Ingen senare version finns.",
    )  # fmt: skip
    groups = (
        HitGroup("Person", (person,), 1),
        HitGroup("Beställningar", orders, 3),
        HitGroup("Kommandon för kortet", commands, 4),
    )
    shown = answer if words.startswith("K7F") else None
    return Findings(shown, groups, note="Sökningen är loggad")


def explain(ids: tuple[str, ...], _by: tuple[str, str] | None = None) -> Sequence[RuleText]:
    return [
        RuleText(
            rule, "Mottagen av utföraren",
            "Utföraren bekräftar att beställningen är mottagen inom 3 vardagar.",
            "Lokal inställning för Ängsholm", "Beställningen ska vara mottagen inom tre vardagar.",
            is_addition=True,
        )
        for rule in ids
    ]  # fmt: skip


def theme_in_force() -> Theme:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    return app.findChild(Theme) or Theme(app, "light")


def make_window(settings: Settings) -> MainWindow:
    window = MainWindow(
        Parts(
            pages=specs(), settings=settings, theme=theme_in_force(),
            runner=SynchronousRunner(), search=search, explain=explain,
        )
    )  # fmt: skip
    window.show_who(KARIN)
    window.navigation.show_count("today", "5", is_loud=True)
    window.navigation.show_count("corrections", "2")
    window.navigation.show_count("messages", "3")
    window.status.saved_at("14:03")
    window.status.show_note("Nästa påminnelse går 15:00")
    return window


def window() -> QWidget:
    made = make_window(Settings.in_file(Path(mkdtemp()) / "settings.ini"))
    made.pages.open_page("today")
    return made


def palette() -> QWidget:
    """Sized before it opens: a palette closes when the window changes."""
    made = window()
    assert isinstance(made, MainWindow)
    made.resize(1440, 900)
    made.show()
    made.open_palette("K7F-4Q2")
    return made


def rule() -> QWidget:
    made = window()
    assert isinstance(made, MainWindow)
    button = made.findChild(QWidget, "remind")
    assert button is not None
    button.setProperty("rule", ["BEST-MOTTAGEN"])
    made.help_panel.explain_for(button)
    return made


def start() -> QWidget:
    stores = [
        KnownStore(
            id="angsholm", name="Ängsholms kommun", used="Senast 21 maj 2026 07:58",
            detail="/home/karin/Verkställ",
        ),
        KnownStore(
            id="reserve", name="Reservvalv hemtjänst", detail="/media/reserv",
            used="Senast 3 april 2026 16:20",
            problem="Filen finns inte där. Sätt i disken, leta upp filen eller ta bort raden.",
        ),
    ]  # fmt: skip
    return StartScreen("1.0", stores)


def first_start() -> QWidget:
    return StartScreen("1.0")


def unlock() -> QWidget:
    form = UnlockForm("Ängsholms kommun", "Lokalt valv på den här datorn", "karin")
    form.refuse("Fel användare eller lösenord.", "Försök igen om 5 sekunder.")
    return form


def first_run() -> QWidget:
    return FirstRunForm(Path("Dokument"), PreparedAnswers())


CODE = "K7F4A-Q2MBC-9RTXD-6WPDE-H4J5F-T8Y9G"


def recovery() -> QWidget:
    return RecoveryCodePage(CODE, of_new_vault())


def recovered() -> QWidget:
    page = RecoveryCodePage(CODE, after_recovery())
    page.tell_why_not(page.why_not_close())
    return page


def forgotten() -> QWidget:
    form = RecoveryForm("Ängsholms kommun", "karin")
    form.code.set_value("K7F4A-Q2MBX")
    form.primary.click()
    return form


def open_file() -> QWidget:
    form = OpenFileForm(PreparedAnswers(), "/media/reserv/reserv.verkstall")
    form.primary.click()
    return form


def lock() -> QWidget:
    return LockScreen("Karin Ahlgren", dt.time(14, 3).strftime("%H:%M"))


def lock_over() -> QWidget:
    screen = LockScreen("Karin Ahlgren", dt.time(14, 3).strftime("%H:%M"))
    screen.end_access(AccessOver().sentence)
    return screen


def closing() -> QWidget:
    page = ClosingPage("Säkerhetskopian görs och läses tillbaka")
    page.refuse(
        "Valvet är inte stängt. Disken är full, så ändringen sparades inte.", "Frigör plats."
    )
    return page
