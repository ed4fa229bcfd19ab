"""Mitt lösenord: the old one must be right, and nothing that was written is left."""

from __future__ import annotations

import pytest

from app.kernel.errors import StoreProblem
from app.vault.model import Credentials
from tests.ui.settings.store import ADMIN, PASSWORD

NEW = "fem gula ekorrar"


def write(stage, old: str, new: str, again: str) -> None:
    stage.write("password_old", old)
    stage.write("password_new", new)
    stage.write("password_again", again)


def test_that_the_new_password_opens_the_vault_and_the_old_one_no_longer(stage):
    section = stage.open("password")
    write(stage, PASSWORD, NEW, NEW)
    stage.click("password_change")
    keyring = stage.here.store.vault.keyring
    assert keyring.identify(Credentials(ADMIN, NEW)).login == ADMIN
    with pytest.raises(StoreProblem):
        keyring.identify(Credentials(ADMIN, PASSWORD))
    assert stage.desk.said == ["Lösenordet är bytt"]
    assert [field.secret for field in (section.old, section.new, section.again)] == ["", "", ""]


def test_that_a_wrong_old_password_changes_nothing(stage):
    section = stage.open("password")
    write(stage, "fel", NEW, NEW)
    stage.click("password_change")
    assert section.told.isVisible()
    assert section.old.edit.hasFocus()
    assert stage.here.store.vault.keyring.identify(Credentials(ADMIN, PASSWORD)).login == ADMIN
    assert stage.desk.said == []


def test_that_a_short_password_is_refused(stage):
    section = stage.open("password")
    write(stage, PASSWORD, "kort", "kort")
    stage.click("password_change")
    assert "minst 12 tecken" in section.told.accessibleName()


def test_that_the_button_says_what_is_missing(stage):
    section = stage.open("password")
    assert section.bar.sentence == "Skriv lösenordet du har nu."
    stage.write("password_old", PASSWORD)
    assert section.bar.sentence == "Skriv det nya lösenordet."
    stage.write("password_new", NEW)
    assert section.bar.sentence == "Skriv det nya lösenordet likadant två gånger."
    stage.write("password_again", NEW)
    assert section.bar.primary.isEnabled()


def test_that_everybody_may_change_their_own(stage):
    stage.here.store.vault.keyring.add_user("handlaggare", PASSWORD)
    stage.open("password", "handlaggare")
    write(stage, PASSWORD, NEW, NEW)
    stage.click("password_change")
    keyring = stage.here.store.vault.keyring
    assert keyring.identify(Credentials("handlaggare", NEW)).login == "handlaggare"
    assert keyring.identify(Credentials(ADMIN, PASSWORD)).login == ADMIN
