"""What lies around the pages of a real vault: lock, change of user, the copy, the end."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from app.access.roles import Role
from app.kernel.errors import StoreProblem
from app.settings.model import Municipality
from app.users.commands import AddUser
from app.users.people import PeopleService
from app.vault.model import Credentials
from db.vault.vault import LocalVault
from tests.e2e.screen import Screen
from tests.e2e.start import SECRET, Sitter, cheap_vaults, started
from ui import composition
from ui.composition import OpenStore, found_store
from ui.kernel.history import Place
from ui.kernel.settings import STORES, Settings
from ui.start.known_stores import KnownStores
from ui.theme.theme import Theme
from ui.window.backups import BETWEEN

PER = "åtta bruna kor i hage"
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def kept_vault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Ida looks after it, Per is a case officer; it was opened here before."""
    monkeypatch.setattr(composition, "vaults", cheap_vaults)
    path = tmp_path / "valv" / "angsholm.verkstall"
    path.parent.mkdir()
    ida = Credentials("ida", SECRET)
    store = found_store(path, ida, Municipality(name="Ängsholms kommun"), "Ida Nordgren").store
    services = store.services(store.actor("ida"))
    command = AddUser(
        op_id=uuid4(), login="per", display_name="Per Lind", title="", role=Role.CASE_OFFICER
    )
    PeopleService(services.desk, store.vault).add(command, PER)
    KnownStores(Settings.in_file(tmp_path / "settings.ini")).note(path, "ida", store.clock.now())
    store.close()
    return path


@pytest.fixture
def person(qtbot: Any, theme: Theme, tmp_path: Path, kept_vault: Path) -> Iterator[Sitter]:
    """Ida, at the window of the vault."""
    with started(qtbot, tmp_path / "settings.ini") as someone:
        someone.press("open_last")
        someone.unlock()
        yield someone


def copies(kept_vault: Path) -> list[Path]:
    return sorted((kept_vault.parent / "angsholm-kopior").glob("*.valv"))


def lock(person: Sitter) -> None:
    window = person.session.window
    window.activateWindow()
    person.wait(window.isActiveWindow)
    QTest.keyClick(window, Qt.Key.Key_L, CTRL)
    person.rest()
    person.find("lock_screen")


def living_windows() -> int:
    return sum(isValid(one) and one.isVisible() for one in QApplication.topLevelWidgets())


# Change of user


def test_that_users_change_again_and_again_and_nothing_is_left_behind(
    person: Sitter, kept_vault: Path
) -> None:
    """Five times from the lock: the vault is closed, the next one opens it with a password."""
    threads = len(threading.enumerate())
    seen: list[QWidget] = []
    for login, password in [("per", PER), ("ida", SECRET)] * 2 + [("per", PER)]:
        session = person.session
        seen.append(session.window)
        lock(person)
        person.press("lock_change_user")
        person.wait(lambda: person.program.session is None)
        assert session.store.vault.is_locked
        person.rest()
        assert person.find("unlock").isVisible()
        assert living_windows() == 1
        assert person.find("unlock_user").property("text") == "", "the one before is not proposed"
        person.write("unlock_user", login)
        person.unlock(password)
        assert person.session.actor.login == login
        assert living_windows() == 1
    QApplication.processEvents()
    assert [window for window in seen if isValid(window)] == []
    assert len(threading.enumerate()) <= threads + 1  # the pools make theirs when they are asked


def test_that_another_user_takes_over_in_the_window_with_a_password(person: Sitter) -> None:
    before = [person.session.window]
    for login, password in [("per", PER), ("ida", SECRET)] * 2 + [("per", PER)]:
        person.press("who")
        person.choose_in_menu("change_user")
        person.press(f"user_change_person_{login}")
        person.write("user_change_password", "fel lösenord helt")
        person.press("user_change_act")
        person.tells("Användarnamnet eller lösenordet stämmer inte")
        person.write("user_change_password", password)
        QTest.keyClick(person.find("user_change_password"), Qt.Key.Key_Return)
        person.wait(lambda: person.session.window is not before[-1])
        person.rest()
        assert person.session.actor.login == login
        assert living_windows() == 1
        before.append(person.session.window)
    QApplication.processEvents()
    assert [isValid(window) for window in before] == [False] * 5 + [True]


def test_that_what_was_being_written_is_there_after_the_change(person: Sitter) -> None:
    person.session.go(Place("settings", "municipality"))
    person.rest()
    person.write("municipality_support_phone", "08-465 004 17")
    lock(person)
    person.press("lock_change_user")
    person.wait(lambda: person.program.session is None)
    person.write("unlock_user", "per")
    person.unlock(PER)
    lock(person)
    person.press("lock_change_user")
    person.wait(lambda: person.program.session is None)
    person.write("unlock_user", "ida")
    person.unlock()
    person.session.go(Place("settings", "municipality"))
    person.rest()
    assert person.find("municipality_support_phone").property("text") == "08-465 004 17"


# Lock


def test_that_a_form_is_hidden_by_the_lock_and_comes_back_as_it_was(person: Sitter) -> None:
    person.press("who")
    person.choose_in_menu("change_user")
    person.write("user_change_password", "halvskriv")
    form = person.find("user_change_password").window()
    person.session.locking.lock()
    person.rest()
    assert not form.isVisible()
    unlock(person)
    person.wait(form.isVisible)
    assert person.find("user_change_password").property("text") == "halvskriv"
    person.press("user_change_leave")


def test_that_the_lock_keys_work_over_a_form_and_over_a_menu(person: Sitter) -> None:
    person.session.go(Place("settings", "units"))
    person.rest()
    person.press("units_provider")
    form = QApplication.activeModalWidget()
    assert form is not None
    field = form.focusWidget()
    assert field is not None
    QTest.keyClicks(field, "Omsorgsbruket")
    press_lock_keys(person, field)
    assert not form.isVisible()
    unlock(person)
    person.wait(form.isVisible)
    assert field.property("text") == "Omsorgsbruket"
    QTest.keyClick(form, Qt.Key.Key_Escape)
    person.press("who")
    menu = QApplication.activePopupWidget()
    assert menu is not None
    press_lock_keys(person, menu)
    assert not menu.isVisible()


def press_lock_keys(person: Sitter, over: QWidget) -> None:
    QTest.keyClick(over, Qt.Key.Key_L, CTRL)
    person.rest()
    assert person.session.window.is_covered
    assert person.session.store.vault.is_locked


def unlock(person: Sitter) -> None:
    person.write("lock_password", SECRET)
    person.press("lock_unlock")


def test_that_the_keys_go_also_when_the_anchor_cannot_be_kept(
    person: Sitter, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_link: object) -> None:
        raise StoreProblem("vault.disk_full", "Disken är full.")

    monkeypatch.setattr(LocalVault, "write_anchor", refuse)
    lock(person)
    assert person.session.store.vault.is_locked
    person.tells("Disken är full.")


# Access that ends


def end(person: Sitter, login: str) -> None:
    """A system administrator ends somebody, at another place."""
    store = person.session.store
    with store.begin() as tx:
        user = tx.users.by_login(login)
        assert user is not None
        tx.users.save(replace(user, ended_on=store.clock.today()))
    store.vault.keyring.end_user(login)


def test_that_who_has_ended_comes_to_the_lock_and_only_somebody_else_goes_on(
    person: Sitter,
) -> None:
    lock(person)
    person.press("lock_change_user")
    person.wait(lambda: person.program.session is None)
    person.write("unlock_user", "per")
    person.unlock(PER)
    end(person, "per")
    QTest.keyClick(person.session.window, Qt.Key.Key_F5)
    person.rest()
    person.tells("Din inloggning gäller inte längre", "Låst sedan")
    person.refuses("lock_unlock", "Din inloggning gäller inte längre")
    assert person.session.store.vault.is_locked
    person.press("lock_change_user")
    person.wait(lambda: person.program.session is None)
    person.write("unlock_user", "per")
    person.unlock(PER)
    assert person.program.session is None
    person.write("unlock_user", "ida")
    person.unlock()
    assert person.session.actor.login == "ida"


def test_that_who_ended_while_the_window_was_locked_is_not_let_in(person: Sitter) -> None:
    store = person.session.store
    with store.begin() as tx:
        user = tx.users.by_login("ida")
        assert user is not None
        tx.users.save(replace(user, ended_on=store.clock.today()))
    lock(person)
    person.write("lock_password", SECRET)
    person.press("lock_unlock")
    person.tells("Användaren har ingen inloggning i kraft.")
    assert store.vault.is_locked


# The copy


def test_that_a_session_ends_with_a_copy_that_was_read_back(
    person: Sitter, kept_vault: Path
) -> None:
    at_start = copies(kept_vault)
    assert len(at_start) == 1  # what the one before had left behind
    person.session.go(Place("settings", "municipality"))
    person.rest()
    person.write("municipality_support_phone", "08-465 004 17")
    person.press("municipality_save")
    person.close()
    (new,) = set(copies(kept_vault)) - set(at_start)
    assert cheap_vaults().check(new, Credentials("ida", SECRET)).is_sound
    assert living_windows() == 0


def test_that_nothing_is_copied_when_nothing_has_changed(person: Sitter, kept_vault: Path) -> None:
    person.close()
    first = copies(kept_vault)
    store = composition.open_store(kept_vault, Credentials("ida", SECRET))
    assert store.vault.keep_backed_up() is None
    store.close()
    assert copies(kept_vault) == first


def test_that_a_copy_is_made_every_half_hour_in_the_background(
    person: Sitter, kept_vault: Path
) -> None:
    before = copies(kept_vault)
    timer = person.session.backups._timer
    assert timer.isActive()
    assert timer.interval() == BETWEEN == 30 * 60 * 1000
    with person.session.store.begin() as tx:
        tx.settings.set_value("prov", "en rad till")
    timer.timeout.emit()
    assert person.says("Säkerhetskopierar valvet")
    person.rest()
    assert not person.says("Säkerhetskopierar valvet")
    assert len(copies(kept_vault)) == len(before) + 1
    timer.timeout.emit()
    person.rest()
    assert len(copies(kept_vault)) == len(before) + 1


def test_that_a_copy_that_fails_is_told_and_the_window_closes_only_if_one_wants(
    person: Sitter, kept_vault: Path
) -> None:
    folder = kept_vault.parent / "angsholm-kopior"
    for path in folder.iterdir():
        path.unlink()
    folder.rmdir()
    folder.write_text("en fil i mappens ställe", encoding="utf-8")
    person.session.backups.keep()
    person.rest()
    person.tells("Ingen säkerhetskopia: ")
    person.session.go(Place("settings", "store"))
    person.rest()
    person.tells("Den senaste kopian som programmet skulle göra blev inte av")
    window = person.session.window
    window.close()
    person.rest()
    assert window.isVisible()
    person.tells("Valvet är inte stängt.", "Säkerhetskopian görs nästa gång det öppnas.")
    person.press("closing_again")
    assert not person.session.is_over
    folder.unlink()
    person.press("closing_again")
    person.wait(lambda: person.session.is_over)
    assert len(copies(kept_vault)) == 1


def test_that_one_may_close_without_the_copy(person: Sitter, kept_vault: Path) -> None:
    folder = kept_vault.parent / "angsholm-kopior"
    for path in folder.iterdir():
        path.unlink()
    folder.rmdir()
    folder.write_text("en fil i mappens ställe", encoding="utf-8")
    person.session.window.close()
    person.rest()
    person.press("closing_anyway")
    person.wait(lambda: person.session.is_over)
    assert person.session.store.vault.is_locked


# The UI thread


def test_that_the_store_is_never_asked_on_the_ui_thread(
    person: Sitter, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin, asked = OpenStore.begin, list[str]()

    def noted(store: OpenStore) -> Any:
        asked.append(threading.current_thread().name)
        return begin(store)

    monkeypatch.setattr(OpenStore, "begin", noted)
    person.press("who")
    person.choose_in_menu("change_user")
    person.press("user_change_person_per")
    person.write("user_change_password", PER)
    person.press("user_change_act")
    person.wait(lambda: person.session.actor.login == "per")
    person.rest()
    lock(person)
    person.write("lock_password", PER)
    person.press("lock_unlock")
    person.close()
    assert asked
    assert threading.main_thread().name not in asked


# The number beside Idag


def test_that_the_number_beside_idag_is_there_before_one_goes_there(
    sit_down: Callable[[str], Screen], tmp_path: Path
) -> None:
    screen = sit_down("handlaggare")
    item = screen.find("nav_today")
    counted = item.accessibleName()
    assert any(sign.isdigit() for sign in counted)
    screen.session.go(Place("orders"))
    screen.rest()
    screen.close()
    again = sit_down("handlaggare")
    assert again.session.window.pages.page_id == "orders"
    assert not again.session.window.pages.is_built("today")
    assert again.find("nav_today").accessibleName() == counted.replace(", visas nu", "")


def test_that_the_list_of_vaults_holds_no_secret(person: Sitter, tmp_path: Path) -> None:
    kept = Settings.in_file(tmp_path / "settings.ini").get(STORES)
    assert "angsholm" in kept
    assert SECRET not in (tmp_path / "settings.ini").read_text(encoding="utf-8")
