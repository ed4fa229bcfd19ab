"""From the start screen into a vault: the first time, every time after, and without a password."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.settings.model import Municipality
from app.vault.model import Credentials
from app.vault.recovery import new_code
from tests.e2e.start import SECRET, Sitter, cheap_vaults, started
from ui import composition
from ui.composition import found_store
from ui.theme.theme import Theme

NEW = "sex gula bussar i snö"


@pytest.fixture
def sit(
    qtbot: Any, theme: Theme, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[[], Sitter]]:
    """The program is started anew at each call, with the settings of this computer."""
    monkeypatch.setattr(composition, "vaults", cheap_vaults)
    with ExitStack() as open_programs:
        yield lambda: open_programs.enter_context(started(qtbot, tmp_path / "settings.ini"))


@pytest.fixture
def founded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, str]:
    """A vault that Ida founded, closed again, and its recovery code."""
    monkeypatch.setattr(composition, "vaults", cheap_vaults)
    path = tmp_path / "valv" / "angsholm.verkstall"
    path.parent.mkdir()
    made = found_store(
        path, Credentials("ida", SECRET), Municipality(name="Ängsholms kommun"), "Ida Nordgren"
    )
    made.store.close()
    return path, made.recovery_code


def test_that_a_vault_is_made_by_hand_and_opened_again_with_the_password_alone(
    sit: Callable[[], Sitter], tmp_path: Path
) -> None:
    first = sit()
    first.press("begin_local")
    first.write("first_run_municipality", "Ängsholms kommun")
    first.write("first_run_path", str(tmp_path / "angsholm.verkstall"))
    first.write("first_run_name", "Ida Nordgren")
    first.write("first_run_user", "ida")
    first.write("first_run_password", SECRET)
    first.write("first_run_again", SECRET)
    first.press("first_run_create")
    assert first.find("recovery_code").property("text")
    assert first.program.session is None
    first.press("recovery_print")
    first.tells("Sida 1 av 1", "Det här papperet skrivs bara ut.")
    first.refuses("preview_save", "Det här papperet skrivs bara ut.")
    first.press("preview_close")
    first.tick("recovery_kept")
    first.press("recovery_go_on")
    assert first.session.actor.name == "Ida Nordgren"
    assert first.session.seat.municipality.name == "Ängsholms kommun"
    first.close()

    again = sit()
    again.press("open_last")
    again.unlock("fel lösenord helt")
    assert again.program.session is None
    again.tells("Användarnamnet eller lösenordet stämmer inte för valvet angsholm.verkstall.")
    again.unlock()
    assert again.session.actor.login == "ida"
    assert again.session.window.windowTitle() == "Idag · Verkställ"


# Forgotten password


def recover(person: Sitter, code: str, password: str = NEW, again: str = NEW) -> None:
    person.write("recovery_typed", code)
    person.write("recovery_password", password)
    person.write("recovery_again", again)
    person.press("recovery_open")


def ask_code(person: Sitter, path: Path) -> None:
    person.press("open_other")
    person.write("open_file_path", str(path))
    person.press("open_file_go_on")
    person.write("unlock_user", "ida")
    person.press("unlock_recovery")


def test_that_the_code_gives_a_new_password_and_is_used_up(
    sit: Callable[[], Sitter], founded: tuple[Path, str], tmp_path: Path
) -> None:
    path, code = founded
    person = sit()
    ask_code(person, path)
    assert person.find("recovery_user").property("text") == "ida"
    recover(person, code.lower().replace("-", " "))
    fresh = person.find("recovery_code").accessibleName()
    assert fresh not in {"", code}
    person.tells("Koden du skrev är förbrukad och öppnar inget mer. Den här visas bara nu.")
    person.opening.window.close()
    assert person.opening.window.isVisible()
    person.tells("Bekräfta först att koden är skriven eller utskriven.")
    person.refuses("recovery_go_on", "Bekräfta först att koden är sparad.")
    person.tick("recovery_kept")
    person.press("recovery_go_on")
    assert person.session.actor.login == "ida"
    with person.session.store.begin() as tx:
        noted = [entry.event for entry in tx.log.entries()]
    assert [one.login for one in noted if one.detail == "recovery code used"] == ["ida"]
    person.close()
    assert fresh not in (tmp_path / "settings.ini").read_text(encoding="utf-8")

    again = sit()
    ask_code(again, path)
    recover(again, code)
    again.tells("Återställningskoden hör inte till valvet angsholm.verkstall.")
    again.press("recovery_leave")
    again.unlock()
    again.tells("Användarnamnet eller lösenordet stämmer inte")
    again.unlock(NEW)
    assert again.session.actor.login == "ida"


def test_that_every_slip_is_said_where_it_was_made_and_the_code_stays_good(
    sit: Callable[[], Sitter], founded: tuple[Path, str]
) -> None:
    path, code = founded
    before = [file.read_bytes() for file in sorted(path.parent.iterdir())]
    person = sit()
    ask_code(person, path)
    recover(person, "")
    person.tells("Skriv koden från papperet i kuvertet.")
    recover(person, code[:14])
    person.tells("Återställningskoden har 30 tecken, men 12 skrevs. Skriv hela koden.")
    recover(person, ("2" if code[0] == "1" else "1") + code[1:])
    person.tells("Grupp 1 av återställningskoden är felskriven. Jämför med utskriften.")
    recover(person, code, "kort", "kort")
    person.tells("Lösenordet måste ha minst 12 tecken.")
    recover(person, code, NEW, NEW + "!")
    person.tells("Lösenorden är olika. Skriv samma igen.")
    recover(person, new_code())
    person.tells("Återställningskoden hör inte till valvet angsholm.verkstall.")
    person.write("recovery_user", "okand")
    recover(person, code)
    person.tells("Användaren har ingen inloggning i kraft. Be systemförvaltaren.")
    assert [file.read_bytes() for file in sorted(path.parent.iterdir())] == before
    person.write("recovery_user", "ida")
    recover(person, code)
    assert person.find("recovery_code").accessibleName()
    person.tick("recovery_kept")
    person.press("recovery_go_on")


def test_that_damaged_key_files_are_not_called_a_wrong_code(
    sit: Callable[[], Sitter], founded: tuple[Path, str]
) -> None:
    path, code = founded
    person = sit()
    ask_code(person, path)
    for keys in path.parent.glob("*.nycklar*"):
        keys.write_bytes(keys.read_bytes()[:-40])
    recover(person, code)
    person.tells("Båda nyckelfilerna till valvet angsholm.verkstall är skadade.")
    assert person.program.session is None


# Vaults that are known, and others


def test_that_another_vault_is_found_by_hand_and_known_from_then_on(
    sit: Callable[[], Sitter], founded: tuple[Path, str], tmp_path: Path
) -> None:
    path, _code = founded
    person = sit()
    person.press("open_other")
    for written, said in (
        ("", "Välj filen, eller skriv var den ligger."),
        ("angsholm.verkstall", "Skriv hela sökvägen, från diskens början, eller välj filen."),
        (str(path.parent), "Det där är en mapp. Välj valvets fil i den."),
        (str(path) + ".bort", "Där finns ingen fil."),
        (str(tmp_path / "settings.ini"), "saknas bredvid filen"),
    ):
        (tmp_path / "settings.ini").touch()
        person.write("open_file_path", written)
        person.press("open_file_go_on")
        person.tells(said)
    person.answer(None, path)
    person.press("open_file_leave")
    person.press("open_other")
    person.press("open_file_choose")
    assert person.find("open_file_path").property("text") == ""
    person.press("open_file_choose")
    assert person.find("open_file_path").property("text") == str(path)
    person.press("open_file_go_on")
    person.write("unlock_user", "ida")
    person.unlock()
    assert person.session.actor.login == "ida"
    person.close()

    again = sit()
    again.tells("angsholm", str(path.parent))
    again.press("open_last")
    again.unlock()
    assert again.session.actor.login == "ida"


def test_that_vaults_are_offered_the_last_one_first_and_a_gone_one_says_so(
    sit: Callable[[], Sitter], founded: tuple[Path, str], tmp_path: Path
) -> None:
    path, _code = founded
    other = tmp_path / "reserv.verkstall"
    found_store(other, Credentials("per", SECRET), Municipality(name="Reserv"), "").store.close()
    for place, login in ((path, "ida"), (other, "per")):
        person = sit()
        person.press("open_other")
        person.write("open_file_path", f'"{place}"')
        person.press("open_file_go_on")
        person.write("unlock_user", login)
        person.unlock()
        person.close()
    other.rename(tmp_path / "flyttad.verkstall")
    person = sit()
    assert person.find("open_last").accessibleName() == "Öppna reserv"
    person.refuses("open_last", "Filen finns inte där.")
    person.press("seek_last")
    assert person.find("open_file_path").property("text") == str(other)
    person.press("open_file_leave")
    person.press("forget_last")
    assert person.find("open_last").accessibleName() == "Öppna angsholm"
    assert (tmp_path / "flyttad.verkstall").exists()
    person.press("open_last")
    assert person.find("unlock_user").property("text") == "ida"
    person.press("unlock_leave")
    person.press("forget_last")
    assert not person.says("Fortsätt")


def test_that_the_keyboard_alone_leads_from_the_start_into_a_vault(
    sit: Callable[[], Sitter], founded: tuple[Path, str], qtbot: Any
) -> None:
    path, _code = founded
    person = sit()
    window = person.opening.window
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    person.find("open_other").setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(person.find("open_other"), Qt.Key.Key_Space)
    person.rest()
    QTest.keyClicks(person.find("open_file_path"), str(path))
    QTest.keyClick(person.find("open_file_path"), Qt.Key.Key_Return)
    person.rest()
    qtbot.waitUntil(person.find("unlock_user").hasFocus)
    QTest.keyClicks(person.find("unlock_user"), "ida")
    QTest.keyClick(person.find("unlock_user"), Qt.Key.Key_Tab)
    person.find("unlock_password").setProperty("text", SECRET)
    QTest.keyClick(person.find("unlock_password"), Qt.Key.Key_Return)
    person.rest()
    assert person.session.actor.login == "ida"
