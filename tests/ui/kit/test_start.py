"""Before anybody works: the ways to begin, who one is, the first vault, the lock."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.support import uidump
from tests.support.screens import grab
from tests.support.startup import loaded
from tests.ui.kit import window_samples
from ui.kernel.questions import PreparedAnswers
from ui.start.closing_page import ClosingPage
from ui.start.code_page import RecoveryCodePage, of_new_vault
from ui.start.first_run import FirstRunForm
from ui.start.lock_screen import LockScreen
from ui.start.start_screen import KnownStore, StartScreen
from ui.start.unlock_form import UnlockForm
from ui.widgets.buttons import Button, IconButton, Link

Key = Qt.Key
SLOW = (
    "sqlalchemy", "reportlab", "psycopg", "cryptography", "babel", "alembic", "pikepdf", "email",
    "sqlcipher3", "PySide6.QtNetwork", "PySide6.QtSvg",
)  # fmt: skip
FIRST_PAINT = """
from PySide6.QtWidgets import QApplication
from ui.theme.theme import Theme
import ui.shell.window, ui.start.first_run, ui.start.lock_screen
from ui.start.start_screen import StartScreen
from ui.start.unlock_form import UnlockForm
app = QApplication([])
theme = Theme(app)
start, unlock = StartScreen("1.0"), UnlockForm("Valv")
start.show()
unlock.show()
app.processEvents()
"""


@pytest.fixture(autouse=True)
def _light(theme):
    return theme


def show(qtbot, widget):
    qtbot.addWidget(widget)
    grab(widget, 1100, 800)
    widget.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is widget)
    return widget


def click(qtbot, widget, name: str) -> None:
    qtbot.mouseClick(widget.findChild(Button, name), Qt.MouseButton.LeftButton)


# What the window of the start does without until somebody chooses something.
LATER = ("json", "zoneinfo", "importlib.metadata", "ui.widgets.dialog",
         "ui.start.form_page", "ui.window.session")  # fmt: skip
PROGRAM = """
import sys
from pathlib import Path
from ui.kernel.settings import Settings
from ui.window.program import Program, application
app = application()
program = Program(app, Settings.in_file(Path("{settings}")))
program.start()
screen = program.opening.window.currentWidget()
screen.painted.disconnect()
screen.painted.connect(app.quit)
app.exec()
"""


def test_that_nothing_slow_is_loaded_before_the_first_paint():
    assert loaded(FIRST_PAINT, *SLOW) == []


def test_that_the_program_loads_only_what_its_start_shows(tmp_path):
    program = PROGRAM.format(settings=tmp_path / "settings.ini")
    assert loaded(program, *SLOW, *LATER) == []


def test_that_the_version_is_shown_when_it_is_known(qtbot):
    screen = show(qtbot, StartScreen())
    assert "Version" not in screen._about.text()
    screen.show_version("2.1")
    assert screen._about.text().startswith("Version 2.1, svenska och engelska")


def test_that_the_last_used_store_is_first_and_the_only_primary(qtbot):
    screen = show(qtbot, window_samples.start())
    filled = [b.objectName() for b in screen.findChildren(Button) if b.kind == "primary"]
    assert filled == ["open_angsholm"]
    with qtbot.waitSignal(screen.store_opened) as told:
        click(qtbot, screen, "open_angsholm")
    assert told.args == ["angsholm"]


def test_that_a_store_that_is_gone_says_so(qtbot):
    screen = show(qtbot, window_samples.start())
    gone = screen.findChild(Button, "open_reserve")
    assert gone.reason.startswith("Filen finns inte där.")
    with qtbot.waitSignal(screen.store_sought) as told:
        click(qtbot, screen, "seek_reserve")
    assert told.args == ["reserve"]
    assert screen.findChild(Button, "seek_angsholm") is None


def test_that_a_store_is_taken_off_the_list(qtbot):
    screen = show(qtbot, window_samples.start())
    forget = screen.findChild(IconButton, "forget_angsholm")
    assert forget.accessibleName() == "Ta bort Ängsholms kommun ur listan"
    with qtbot.waitSignal(screen.store_forgotten) as told:
        qtbot.mouseClick(forget, Qt.MouseButton.LeftButton)
    assert told.args == ["angsholm"]


def test_that_another_vault_is_asked_for_from_the_start(qtbot):
    screen = show(qtbot, StartScreen("1.0"))
    with qtbot.waitSignal(screen.other_asked):
        click(qtbot, screen, "open_other")


def test_that_the_first_time_practice_is_the_primary(qtbot):
    screen = show(qtbot, StartScreen("1.0"))
    filled = [b.objectName() for b in screen.findChildren(Button) if b.kind == "primary"]
    assert filled == ["begin_try"]
    with qtbot.waitSignal(screen.way_chosen) as told:
        click(qtbot, screen, "begin_local")
    assert told.args == ["local"]


def test_that_what_comes_later_is_off_with_a_reason(qtbot):
    screen = show(qtbot, StartScreen("1.0"))
    assert screen.findChild(Button, "begin_shared").reason == "Kommer i en senare version."


def test_that_names_of_stores_are_spoken_on_their_buttons(qtbot):
    store = KnownStore(id="x", name="Reservvalv", detail="Lokal", used="i går")
    screen = show(qtbot, StartScreen("1.0", [store]))
    assert screen.findChild(Button, "open_x").accessibleName() == "Öppna Reservvalv"


def test_that_user_and_password_are_handed_over_with_enter(qtbot):
    form = show(qtbot, UnlockForm("Ängsholms kommun"))
    qtbot.waitUntil(form.user.edit.hasFocus)
    QTest.keyClicks(form.user.edit, "karin")
    QTest.keyClick(form.user.edit, Key.Key_Return)
    assert form.password.edit.hasFocus()
    QTest.keyClicks(form.password.edit, "tre ord i rad")
    with qtbot.waitSignal(form.submitted) as told:
        QTest.keyClick(form.password.edit, Key.Key_Return)
    assert told.args == ["karin", "tre ord i rad"]
    assert form.is_waiting
    assert form.primary.reason == "Räknar fram nyckeln till valvet"
    QTest.keyClick(form.password.edit, Key.Key_Return)
    qtbot.waitUntil(form._waiting.isVisible)
    form.stop_waiting()
    assert not form.is_waiting


def test_that_missing_words_are_asked_for_at_their_field(qtbot):
    form = show(qtbot, UnlockForm("Valv"))
    click(qtbot, form, "unlock_open")
    assert form.user.error == "Skriv ditt användarnamn."
    assert form.password.error == "Skriv ditt lösenord."
    assert form.user.edit.hasFocus()


def test_that_a_wrong_password_is_said_and_emptied_and_the_user_kept(qtbot):
    form = show(qtbot, UnlockForm("Valv", user="karin"))
    QTest.keyClicks(form.password.edit, "fel ord i rad")
    click(qtbot, form, "unlock_open")
    form.refuse("Fel användare eller lösenord.", "Försök igen om 5 sekunder.")
    assert form.refusal.isVisible()
    assert form.refusal.title.text() == "Fel användare eller lösenord."
    assert form.password.secret == ""
    assert form.password.edit.hasFocus()
    assert form.user.value == "karin"
    assert not form.is_waiting


def test_that_a_known_user_starts_at_the_password(qtbot):
    form = show(qtbot, UnlockForm("Valv", user="karin"))
    qtbot.waitUntil(form.password.edit.hasFocus)


def test_that_the_recovery_code_is_one_way_in(qtbot):
    form = show(qtbot, UnlockForm("Valv"))
    with qtbot.waitSignal(form.recovery_asked):
        qtbot.mouseClick(form.findChild(Link, "unlock_recovery"), Qt.MouseButton.LeftButton)


def first_run(qtbot, tmp_path, paths=()) -> FirstRunForm:
    form = show(qtbot, FirstRunForm(tmp_path, PreparedAnswers(paths=[*paths])))
    form.municipality.set_value("Ängsholms kommun")
    form.name.set_value("Britt Hamrin")
    form.user.set_value("britt")
    form.password.set_value("fyra vanliga ord i rad")
    form.again.set_value("fyra vanliga ord i rad")
    return form


def test_that_enter_goes_through_the_first_run_and_creates_after_the_last(qtbot, tmp_path):
    form = first_run(qtbot, tmp_path)
    words = ("Provköping", "", "Ada Berg", "ada", "åtta bruna kor i hage", "åtta bruna kor i hage")
    with qtbot.waitSignal(form.submitted):
        for said in words:
            field = form.focusWidget()
            if said:
                field.setText(said)
            QTest.keyClick(field, Key.Key_Return)


def test_that_the_primary_keys_say_what_is_missing(qtbot, tmp_path):
    form = first_run(qtbot, tmp_path)
    form.municipality.edit.clear()
    QTest.keyClick(form.focusWidget(), Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert form.municipality.error == "Skriv vems valvet är."


def test_that_the_first_run_gives_what_a_vault_needs(qtbot, tmp_path):
    form = first_run(qtbot, tmp_path)
    with qtbot.waitSignal(form.submitted) as told:
        click(qtbot, form, "first_run_create")
    wanted = told.args[0]
    assert wanted.path == tmp_path / "valv.verkstall"
    assert (wanted.municipality, wanted.name, wanted.user) == (
        "Ängsholms kommun", "Britt Hamrin", "britt",
    )  # fmt: skip
    assert wanted.password == "fyra vanliga ord i rad"
    assert "fyra" not in repr(wanted)
    form.stop_waiting()


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("municipality", "", "Skriv vems valvet är."),
        ("path", "", "Välj var valvet ska ligga."),
        ("name", " ", "Skriv ditt namn."),
        ("user", "", "Välj ett användarnamn."),
        ("password", "kort", "Lösenordet har 4 tecken. Skriv minst 12."),
        ("again", "något annat helt", "Lösenorden är olika. Skriv samma igen."),
    ],
)
def test_that_each_fault_is_said_at_its_field(qtbot, tmp_path, field, value, sentence):
    form = first_run(qtbot, tmp_path)
    getattr(form, field).set_value(value)
    click(qtbot, form, "first_run_create")
    assert getattr(form, field).error == sentence
    assert getattr(form, field).edit.hasFocus()
    assert not form.is_waiting


def test_that_the_file_is_chosen_and_gets_its_ending(qtbot, tmp_path):
    form = first_run(qtbot, tmp_path, [Path("annan/plats"), None])
    click(qtbot, form, "first_run_choose")
    assert form.path.value == str(Path("annan/plats.verkstall"))
    click(qtbot, form, "first_run_choose")
    assert form.path.value == str(Path("annan/plats.verkstall"))


def test_that_one_goes_on_when_the_code_is_kept_and_it_is_forgotten_then(qtbot):
    page = show(qtbot, RecoveryCodePage(window_samples.CODE, of_new_vault()))
    assert page.primary.reason == "Bekräfta först att koden är sparad."
    assert page.why_not_close() == "Bekräfta först att koden är skriven eller utskriven."
    with qtbot.waitSignal(page.print_asked):
        click(qtbot, page, "recovery_print")
    page.has_kept.set_checked(checked=True)
    assert page.why_not_close() == ""
    with qtbot.waitSignal(page.kept):
        click(qtbot, page, "recovery_go_on")
    assert page.well.code.text() == page.well.code.accessibleName() == ""


def test_that_the_code_of_a_new_vault_is_not_copied(qtbot):
    page = show(qtbot, RecoveryCodePage(window_samples.CODE, of_new_vault()))
    QApplication.clipboard().setText("före")
    page.well.code.setFocus()
    QTest.keyClick(page.well.code, Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == "före"
    assert "Koden kopieras inte" in page.well.hint.text()


def test_that_closing_tries_again_or_closes_anyway_only_after_a_refusal(qtbot):
    page = show(qtbot, ClosingPage("Säkerhetskopian görs"))
    assert page.primary.reason == page.leave.reason == "Säkerhetskopian görs"
    qtbot.waitUntil(page._waiting.isVisible)
    page.refuse("Disken är full.")
    with qtbot.waitSignal(page.again):
        click(qtbot, page, "closing_again")
    assert page.is_waiting
    page.refuse("Disken är full.")
    with qtbot.waitSignal(page.anyway):
        click(qtbot, page, "closing_anyway")


def test_that_a_lock_of_ended_access_opens_for_somebody_else_only(qtbot):
    lock = show(qtbot, window_samples.lock_over())
    assert not lock.password.edit.isEnabled()
    assert lock.primary.reason.startswith("Din inloggning gäller inte längre")
    assert lock.refusal.isVisible()
    QTest.keyClick(lock.password.edit, Key.Key_Return)
    assert not lock.is_waiting
    with qtbot.waitSignal(lock.user_change_asked):
        click(qtbot, lock, "lock_change_user")


def test_that_the_lock_of_a_practice_says_that_it_asks_for_nothing(qtbot):
    lock = show(qtbot, LockScreen("Karin Ahlgren", "14:03", needs_password=False))
    assert not lock.password.isVisible()
    assert "inget lösenord behövs" in uidump.dump(lock)
    with qtbot.waitSignal(lock.unlock_asked):
        QTest.keyClick(lock.primary, Key.Key_Space)


def test_that_the_lock_opens_for_the_password_or_for_another_user(qtbot):
    lock = show(qtbot, LockScreen("Karin Ahlgren", "14:03"))
    assert lock.title.text() == "Låst sedan 14:03"
    click(qtbot, lock, "lock_unlock")
    assert lock.password.error == "Skriv ditt lösenord."
    QTest.keyClicks(lock.password.edit, "tre ord i rad")
    with qtbot.waitSignal(lock.unlock_asked) as told:
        QTest.keyClick(lock.password.edit, Key.Key_Return)
    assert told.args == ["tre ord i rad"]
    lock.refuse("Fel lösenord.")
    assert lock.password.secret == ""
    with qtbot.waitSignal(lock.user_change_asked):
        click(qtbot, lock, "lock_change_user")
