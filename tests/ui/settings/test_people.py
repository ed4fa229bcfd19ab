"""Användare: a user and the way into the vault are one thing."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.access.roles import Role
from app.kernel.errors import StoreProblem
from app.vault.model import Credentials
from tests.support.builders import NOON
from ui.kernel.table_model import SECOND_ROLE

TODAY = NOON.date().isoformat()
SECRET = "fyra blå älgar"


def user(stage, login: str):
    with stage.here.world.begin() as tx:
        return tx.users.by_login(login)


def names(section) -> list[str]:
    return [section.rows.index(row, 0).data() for row in range(section.rows.rowCount())]


def opens(stage, login: str, password: str) -> str:
    return stage.here.store.vault.keyring.identify(Credentials(login, password)).login


def fill_new(stage, login: str = "ny.anvandare", role: str = "case_officer") -> None:
    stage.click("people_add")
    stage.write("new_user_name", "Ny Användare")
    stage.write("new_user_login", login)
    stage.choose("new_user_role", role)
    stage.write("new_user_password", SECRET)
    stage.write("new_user_again", SECRET)


def choose_person(stage, section, login: str) -> None:
    row = section.rows.row_of(user(stage, login).id)
    section.table.setFocus()
    section.table.selectRow(row)


def test_that_the_list_shows_name_role_unit_and_first_day(stage):
    section = stage.open("people")
    row = names(section).index("Person utforare")
    cells = [section.rows.index(row, column).data() for column in range(5)]
    assert cells == ["Person utforare", "Utförare", "norr", "2020-01-01", "–"]
    assert section.rows.index(row, 0).data(SECOND_ROLE) == "utforare"
    assert section.count.sentence == "12 användare"


def test_that_a_new_user_can_open_the_vault(stage):
    section = stage.open("people")
    fill_new(stage)
    stage.click("new_user_act")
    assert section.form is None
    assert stage.desk.said == ["Användaren är tillagd"]
    assert user(stage, "ny.anvandare").role is Role.CASE_OFFICER
    assert opens(stage, "ny.anvandare", SECRET) == "ny.anvandare"
    assert "Ny Användare" in names(section)


def test_that_a_login_that_is_taken_is_refused_inside_the_form(stage):
    section = stage.open("people")
    fill_new(stage, login="handlaggare")
    stage.click("new_user_act")
    assert section.form.isVisible()
    assert "handlaggare finns redan" in section.form._refusal.accessibleName()
    assert section.form.name.value == "Ny Användare"
    stage.write("new_user_login", "handlaggare9")
    stage.click("new_user_act")
    assert user(stage, "handlaggare9") is not None


def test_that_a_short_password_makes_neither_user_nor_slot(stage):
    section = stage.open("people")
    fill_new(stage)
    stage.write("new_user_password", "kort")
    stage.write("new_user_again", "kort")
    stage.click("new_user_act")
    assert "minst 12 tecken" in section.form._refusal.accessibleName()
    assert user(stage, "ny.anvandare") is None
    section.form.reject()


def test_that_the_form_says_what_is_missing_one_thing_at_a_time(stage):
    section = stage.open("people")
    stage.click("people_add")
    form = section.form
    assert form.bar.primary.reason == "Skriv namnet."
    fields = (
        ("new_user_name", "Ny", "Skriv användarnamnet."),
        ("new_user_login", "ny", "Välj roll."),
    )
    for name, words, reason in fields:
        stage.write(name, words)
        assert form.bar.primary.reason == reason
    stage.choose("new_user_role", "provider")
    assert form.bar.primary.reason == "Välj utförarens enhet."
    stage.choose("new_user_unit", str(stage.here.world.units["syd"].id))
    stage.write("new_user_password", SECRET)
    assert form.bar.primary.reason == "Skriv lösenordet likadant två gånger."
    stage.write("new_user_again", SECRET)
    stage.click("new_user_act")
    assert user(stage, "ny").unit_id == stage.here.world.units["syd"].id


def test_that_only_providers_and_managers_are_asked_for_a_unit(stage):
    section = stage.open("people")
    stage.click("people_add")
    form = section.form
    assert not form.unit.combo.isEnabled()
    stage.choose("new_user_role", "manager")
    stage.choose("new_user_unit", str(stage.here.world.units["norr"].id))
    stage.choose("new_user_role", "fee_officer")
    assert form.unit.value == ""
    assert not form.unit.combo.isEnabled()
    form.reject()


def test_that_f2_changes_name_title_and_phone(stage):
    section = stage.open("people")
    choose_person(stage, section, "avgift")
    QTest.keyClick(section.table, Qt.Key.Key_F2)
    stage.write("change_user_name", "Anna Avgift")
    stage.write("change_user_phone", "08-465 004 30")
    stage.click("change_user_act")
    changed = user(stage, "avgift")
    assert (changed.display_name, changed.phone) == ("Anna Avgift", "08-465 004 30")
    assert "Anna Avgift" in names(section)
    assert section.table.key == changed.id


def test_that_an_ended_user_loses_the_way_in_and_stands_among_the_ended(stage):
    section = stage.open("people")
    fill_new(stage)
    stage.click("new_user_act")
    choose_person(stage, section, "ny.anvandare")
    stage.click("people_end")
    assert section.form.bar.primary.reason == "Skriv dagen först."
    stage.write("end_user_day", TODAY)
    QTest.keyClick(stage.find("end_user_day"), Qt.Key.Key_Tab)
    stage.click("end_user_act")
    assert user(stage, "ny.anvandare").ended_on == NOON.date()
    assert "Ny Användare" not in names(section)
    with pytest.raises(StoreProblem):
        opens(stage, "ny.anvandare", SECRET)
    stage.click("people_kind_ended")
    assert names(section) == ["Ny Användare"]
    choose_person(stage, section, "ny.anvandare")
    assert section.end.reason == "ny.anvandare är redan avslutad."


def test_that_nobody_ends_themselves(stage):
    section = stage.open("people")
    choose_person(stage, section, "systemforvaltare")
    assert section.end.reason == "Du kan inte avsluta dig själv. Be en annan systemförvaltare."


def test_that_an_empty_list_says_why(stage):
    section = stage.open("people")
    stage.write("people_filter", "finns inte")
    assert section._nobody.isVisible()
    assert section._nobody.title.text() == 'Ingen användare passar filtret "finns inte"'
    QTest.keyClick(section.filter, Qt.Key.Key_Escape)
    assert len(names(section)) == 12
    stage.click("people_kind_ended")
    assert section._nobody.title.text() == "Ingen användare är avslutad"


def test_that_words_find_name_login_title_and_unit(stage):
    section = stage.open("people")
    stage.write("people_filter", "NORR utforare")
    assert names(section) == ["Person utforare"]


def test_that_everybody_else_is_told_who_sees_the_list_and_nothing_is_asked(stage):
    section = stage.open("people", "handlaggare")
    assert section._closed.isVisible()
    assert section.rows.rowCount() == 0
    assert section.add.reason == "Bara en systemförvaltare får ändra. Be din systemförvaltare."
    assert not [line for line in stage.here.world.log() if " user " in line]
