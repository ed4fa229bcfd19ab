"""Utförare och enheter: a vault can be given somebody to send orders to."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.access.roles import Role
from app.providers.commands import AddProvider, ChangeUnit
from app.providers.model import Channel, Regi, ServiceType
from app.vault.model import Credentials
from tests.support import uidump
from tests.support.builders import NOON
from tests.support.screens import settle
from tests.support.world import op
from tests.ui.settings.conftest import Stage
from tests.ui.settings.store import found, vaulted
from ui.kernel.naming import rules_of
from ui.kernel.table_model import SECOND_ROLE
from ui.settings.unit_fields import values_of
from ui.window.rules import explain

TODAY = NOON.date()
SECRET = "fyra blå älgar"


@pytest.fixture
def fresh(qtbot, runner, theme, tmp_path):
    """The page over a vault that somebody has just made."""
    with vaulted(tmp_path, theme, found) as made:
        yield Stage(qtbot, made, runner)


def unit(stage, name: str):
    with stage.here.world.begin() as tx:
        return tx.providers.unit_by_name(name)


def names(section) -> list[str]:
    return [section.rows.index(row, 0).data() for row in range(section.rows.rowCount())]


def cells(section, name: str) -> list[str]:
    row = names(section).index(name)
    return [section.rows.index(row, column).data() for column in range(5)]


def choose_unit(section, key) -> None:
    section.table.setFocus()
    section.table.selectRow(section.rows.row_of(key))


def card_words(section) -> list[str]:
    """What is read about the chosen unit, line by line."""
    settle(section)
    lines = uidump.dump(section.card).splitlines()
    return [line.split("'")[1] for line in lines if "'" in line]


def write_day(stage, name: str, day: dt.date) -> None:
    stage.write(name, day.isoformat())
    QTest.keyClick(stage.find(name), Qt.Key.Key_Tab)


def add_provider(stage, name: str = "Omsorg Öst AB", regi: str = "private") -> None:
    stage.click("units_provider")
    stage.write("new_provider_name", name)
    stage.choose("new_provider_regi", regi)
    stage.click("new_provider_act")


def fill_unit(stage, name: str, channel: str = "system") -> None:
    stage.write("unit_name", name)
    stage.choose("unit_channel", channel)
    QTest.keyClick(stage.find("unit_service_home_care"), Qt.Key.Key_Space)
    write_day(stage, "unit_from", TODAY)


def faults(page) -> list[str]:
    settle(page)
    return [
        *uidump.unreachable(page),
        *uidump.unexplained(page),
        *uidump.same_names(page),
        *uidump.elided(page),
        *uidump.pale(page),
    ]


def test_that_a_new_vault_gets_a_provider_a_unit_and_somebody_who_works_there(fresh):
    section = fresh.open("units")
    assert section._nobody.title.text() == "Ingen utförare finns än"
    assert section.add.reason == "Lägg till en utförare först."
    add_provider(fresh)
    assert names(section) == ["Ingen enhet än"]
    fresh.click("units_add")
    assert section.form.provider.combo.currentText() == "Omsorg Öst AB, enskild regi"
    fill_unit(fresh, "Öster")
    fresh.click("new_unit_act")
    assert section.form is None
    assert fresh.desk.said == ["Utföraren är tillagd", "Enheten är tillagd"]
    assert names(section) == ["Öster"]
    people = fresh.show("people")
    fresh.click("people_add")
    fresh.write("new_user_name", "Ny Utförare")
    fresh.write("new_user_login", "ny.utforare")
    fresh.choose("new_user_role", "provider")
    fresh.choose("new_user_unit", str(unit(fresh, "Öster").id))
    fresh.write("new_user_password", SECRET)
    fresh.write("new_user_again", SECRET)
    fresh.click("new_user_act")
    assert people.form is None
    with fresh.here.world.begin() as tx:
        made = tx.users.by_login("ny.utforare")
    assert (made.role, made.unit_id) == (Role.PROVIDER, unit(fresh, "Öster").id)
    keys = fresh.here.store.vault.keyring
    assert keys.identify(Credentials("ny.utforare", SECRET)).login == "ny.utforare"


def test_that_the_table_says_provider_regi_way_gatekeeper_and_days(stage):
    section = stage.open("units")
    assert cells(section, "norr") == [
        "norr",
        "Provköpings kommun",
        "Verksamhetssystemet",
        "Ja",
        "från 2020-01-01",
    ]
    row = names(section).index("syd")
    assert section.rows.index(row, 1).data(SECOND_ROLE) == "Enskild regi"
    assert section.count.sentence == "4 enheter"


def own_provider(stage):
    with stage.here.world.begin() as tx:
        return next(one for one in tx.providers.all_providers() if one.regi is Regi.OWN)


def test_that_the_form_says_what_is_missing_one_thing_at_a_time(stage):
    section = stage.open("units")
    stage.click("units_add")
    primary = section.form.bar.primary
    assert primary.reason == "Välj utförare."
    stage.choose("unit_provider", str(own_provider(stage).id))
    assert primary.reason == "Skriv enhetens namn."
    stage.write("unit_name", "Hemtjänst Öster")
    assert primary.reason == "Välj hur beställningar kommer till enheten."
    stage.choose("unit_channel", "register")
    assert primary.reason == "Välj minst en insats."
    QTest.keyClick(stage.find("unit_service_home_care"), Qt.Key.Key_Space)
    assert primary.reason == "Skriv första dagen som enheten tar emot."
    write_day(stage, "unit_from", TODAY)
    assert primary.isEnabled()
    section.form.reject()


def test_that_every_field_of_a_unit_is_kept(stage):
    own = own_provider(stage)
    stage.open("units")
    stage.click("units_add")
    stage.choose("unit_provider", str(own.id))
    fill_unit(stage, "Hemtjänst Öster", "register")
    for name in ("unit_service_meals", "unit_gatekeeper"):
        QTest.keyClick(stage.find(name), Qt.Key.Key_Space)
    stage.choose("unit_planning", "yes")
    stage.choose("unit_phoniro", "no")
    stage.write("unit_contact", "Kim Ek")
    stage.write("unit_phone", "08-465 004 51")
    stage.write("unit_mailbox", "oster@example.se")
    write_day(stage, "unit_to", TODAY + dt.timedelta(days=90))
    stage.click("new_unit_act")
    made = unit(stage, "Hemtjänst Öster")
    assert (made.provider_id, made.channel) == (own.id, Channel.REGISTER)
    assert made.services == (ServiceType.HOME_CARE, ServiceType.MEALS)
    assert (made.has_gatekeeper, made.uses_planning_lmo, made.uses_phoniro) == (True, True, False)
    assert (made.contact_person, made.phone) == ("Kim Ek", "08-465 004 51")
    assert made.functional_mailbox == "oster@example.se"
    assert (made.valid_from, made.valid_to) == (TODAY, TODAY + dt.timedelta(days=90))


def test_that_f2_changes_the_unit_and_only_then_can_it_be_saved(stage):
    section = stage.open("units")
    norr = stage.here.world.units["norr"]
    choose_unit(section, norr.id)
    QTest.keyClick(section.table, Qt.Key.Key_F2)
    assert section.form.bar.primary.reason == "Inget är ändrat."
    QTest.keyClick(stage.find("unit_gatekeeper"), Qt.Key.Key_Space)
    stage.write("unit_phone", "08-465 004 52")
    stage.click("change_unit_act")
    saved = unit(stage, "norr")
    assert saved == replace(norr, has_gatekeeper=False, phone="08-465 004 52", version=2)
    assert cells(section, "norr")[3] == "Nej"
    assert section.table.key == norr.id
    assert "08-465 004 52" in card_words(section)


def test_that_a_unit_that_has_stopped_stands_among_the_stopped(stage):
    section = stage.open("units")
    choose_unit(section, stage.here.world.units["papper"].id)
    stage.click("units_change")
    write_day(stage, "unit_to", TODAY - dt.timedelta(days=1))
    stage.click("change_unit_act")
    assert names(section) == ["norr", "syd", "väster"]
    stage.click("units_kind_over")
    assert names(section) == ["papper"]


def test_that_a_day_that_is_none_is_not_taken_for_no_last_day(stage):
    section = stage.open("units")
    choose_unit(section, stage.here.world.units["norr"].id)
    stage.click("units_change")
    stage.write("unit_to", "snart")
    assert section.form.bar.primary.reason == (
        "Skriv den sista dagen som en dag, eller töm fältet."
    )
    section.form.reject()


def test_that_an_end_before_the_start_is_refused_inside_the_form(stage):
    section = stage.open("units")
    choose_unit(section, stage.here.world.units["norr"].id)
    stage.click("units_change")
    write_day(stage, "unit_to", dt.date(2019, 1, 1))
    stage.click("change_unit_act")
    assert section.form.isVisible()
    assert section.form._refusal.accessibleName()
    assert unit(stage, "norr").valid_to is None
    section.form.reject()


def test_that_names_that_are_taken_are_refused_at_the_field(stage):
    section = stage.open("units")
    choose_unit(section, stage.here.world.units["norr"].id)
    stage.click("units_change")
    stage.write("unit_name", "syd")
    stage.click("change_unit_act")
    assert section.form.fields.name.error.startswith("Det finns redan en enhet som heter syd.")
    section.form.reject()
    add_provider(stage, "Omsorg Syd AB")
    assert section.form.name.error.startswith("Det finns redan en utförare som heter Omsorg Syd")
    assert section.form.name.value == "Omsorg Syd AB"
    section.form.reject()


def test_that_what_another_saved_meanwhile_is_seen_before_it_is_written_over(stage):
    section = stage.open("units")
    norr = stage.here.world.units["norr"]
    choose_unit(section, norr.id)
    stage.click("units_change")
    other = stage.here.sit_down(stage.runner).services.providers
    theirs = values_of(replace(norr, phone="08-465 004 53", has_gatekeeper=False))
    other.change_unit(ChangeUnit(op_id=op(), unit_id=norr.id, seen_version=1, values=theirs))
    stage.write("unit_phone", "08-465 004 54")
    stage.click("change_unit_act")
    fields = section.form.fields
    assert "08-465 004 53" in fields.phone.error
    assert fields.gatekeeper.right.text() == "nu: Nej"
    assert fields.name.error == ""
    stage.click("change_unit_act")
    saved = unit(stage, "norr")
    assert (saved.phone, saved.has_gatekeeper) == ("08-465 004 54", True)


def test_that_the_chosen_unit_reads_as_this_text(stage):
    section = stage.open("units")
    choose_unit(section, stage.here.world.units["norr"].id)
    assert card_words(section) == [
        "Hemtjänst, Trygghetslarm",
        "Planering och LMO",
        "Vet inte",
        "Phoniro",
        "Vet inte",
        "Organisationsnummer",
        "inte angivet",
        "Kontaktperson",
        "inte angivet",
        "Telefon",
        "inte angivet",
        "Funktionsbrevlåda",
        "inte angivet",
    ]


def test_that_words_find_unit_provider_and_service_and_esc_brings_all_back(stage):
    section = stage.open("units")
    stage.write("units_filter", "omsorg LARM")
    assert names(section) == ["syd"]
    stage.write("units_filter", "finns inte")
    assert section._nobody.title.text() == 'Ingen enhet passar filtret "finns inte"'
    QTest.keyClick(section.filter, Qt.Key.Key_Escape)
    assert len(names(section)) == 4


def test_that_everybody_else_reads_the_register_and_is_told_who_changes_it(stage):
    section = stage.open("units", "handlaggare")
    assert len(names(section)) == 4
    choose_unit(section, stage.here.world.units["syd"].id)
    assert "Hemtjänst, Trygghetslarm" in card_words(section)
    assert section.told.isVisible()
    assert "Du kan läsa men inte ändra." in section.told.accessibleName()
    for button in (section.add, section.add_provider, section.edit):
        assert button.reason == "Bara en systemförvaltare får ändra. Be din systemförvaltare."
    for key in (Qt.Key.Key_F2, Qt.Key.Key_Return):
        QTest.keyClick(section.table, key)
    QTest.keyClick(section.table, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert section.form is None


def test_that_a_provider_that_another_adds_comes_into_the_table(stage):
    section = stage.open("units")
    other = stage.here.sit_down(stage.runner).services.providers
    cmd = AddProvider(op_id=op(), name="Omsorg Väst AB", org_no="556000-0000", regi=Regi.PRIVATE)
    provider, changes = other.add_provider(cmd)
    stage.desk.bench.bus.publish(changes)
    stage.rest()
    choose_unit(section, provider.id)
    assert "har ingen enhet än" in section.card.services.text()
    assert section.edit.reason == "Välj en enhet i tabellen."
    stage.click("units_add")
    assert section.form.provider.value == str(provider.id)
    section.form.reject()


def test_that_f1_has_a_rule_for_the_fields_that_a_rule_is_behind(stage):
    section = stage.open("units")
    stage.click("units_add")
    for name, rules in (
        ("unit_channel", ("GOT-24",)),
        ("unit_gatekeeper", ("UPP-S1-1", "A21")),
        ("unit_planning", ("UPP-S7-2",)),
        ("unit_phoniro", ("UPP-S5-5",)),
    ):
        assert rules_of(stage.find(name)) == rules
        assert [text.id for text in explain(rules)] == list(rules)
    section.form.reject()


@pytest.mark.parametrize("size", [(1366, 768), (968, 520)])
@pytest.mark.parametrize("act", ["units_add", "units_change", "units_provider"])
def test_that_a_form_is_whole_in_a_small_window(stage, act, size):
    section = stage.open("units")
    stage.page.resize(*size)
    choose_unit(section, stage.here.world.units["norr"].id)
    stage.click(act)
    settle(section.form)
    assert section.form.height() <= size[1]
    assert faults(section.form) == []
    assert faults(stage.page) == []
    section.form.reject()


def test_that_the_keyboard_walks_a_new_unit_from_top_to_bottom(stage):
    section = stage.open("units")
    section.filter.setFocus()
    QTest.keyClick(section.filter, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    stops = uidump.tab_order(section.form)
    wanted = ["unit_name", "unit_channel", "unit_service_home_care"]
    wanted += ["unit_gatekeeper", "unit_planning", "unit_phoniro", "unit_contact"]
    wanted += ["unit_phone", "unit_mailbox", "unit_from", "unit_to", "new_unit_leave"]
    wanted += ["unit_provider"]  # where one begins
    assert [name for name in stops if name in wanted] == wanted
    section.form.reject()
