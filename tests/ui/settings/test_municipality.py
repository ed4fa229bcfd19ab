"""Kommunens uppgifter: read by all, changed by the system administrator, nothing overwritten."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.kernel.errors import BadInput
from app.settings.commands import ChangeMunicipality
from app.settings.model import Municipality, checked
from tests.support.world import op
from ui.settings.municipality_form import (
    FIELDS,
    SATURDAY,
    changed_keys,
    key_of,
    municipality_from,
    texts_of,
)

UNUSED = frozenset(
    {
        "fee_mailbox",
        "incident_routine_link",
        "quick_guide_link",
        "insert_document_link",
        "ticket_reminder_weekdays",
    }
)
PHONE = "municipality_support_phone"
FULL = Municipality(
    name="Provköping",
    committees=("ÄLN", "OSN"),
    support_phone="08-465 004 10",
    support_address="stod@example.se",
    fee_mailbox="avgift@example.se",
    incident_routine_link="https://example.se/incident",
    quick_guide_link="https://example.se/lathund",
    insert_document_link="https://example.se/infoga",
    access_grace_days=30,
    ticket_reminder_weekdays=3,
    idle_lock_minutes=5,
    saturday_is_weekday=True,
    version=4,
)


def stored(stage) -> Municipality:
    with stage.here.world.begin() as tx:
        return tx.settings.municipality()


def changed_by_another(stage, **values) -> None:
    desk = stage.here.sit_down(stage.runner)
    value = replace(stored(stage), **values)
    desk.services.settings.change(ChangeMunicipality(op_id=op(), value=value))


def test_that_every_setting_that_does_something_is_in_the_form_and_the_rest_is_kept():
    shown = {spec.key for spec in FIELDS} | {SATURDAY}
    assert shown | UNUSED == {field.name for field in fields(Municipality)} - {"id", "version"}
    assert not shown & UNUSED
    assert municipality_from(texts_of(FULL), 4, FULL) == FULL
    other = replace(FULL, name="Annan", saturday_is_weekday=False)
    assert municipality_from(texts_of(other), 4, FULL) == other


def test_that_saving_keeps_what_the_page_does_not_show(stage):
    kept = {key: getattr(FULL, key) for key in UNUSED}
    changed_by_another(stage, **kept)
    stage.open("municipality")
    stage.write(PHONE, "08-465 004 10")
    changed_by_another(stage, fee_mailbox="annan@example.se")
    stage.click("municipality_save")
    stage.click("municipality_save")
    saved = stored(stage)
    assert saved.support_phone == "08-465 004 10"
    assert {key: getattr(saved, key) for key in UNUSED} == kept | {
        "fee_mailbox": "annan@example.se"
    }


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("name", ""),
        ("committees", "ÄLN, ÄLN"),
        ("operational_system", ""),
        ("support_phone", "0" * 41),
        ("support_address", "x" * 121),
        ("access_grace_days", "366"),
        ("idle_lock_minutes", "fem"),
    ],
)
def test_that_each_refusal_finds_its_field(key, text):
    with pytest.raises(BadInput) as refusal:
        checked(municipality_from(texts_of(FULL) | {key: text}, 4, FULL))
    assert key_of(refusal.value.field) == key


def test_that_only_what_was_changed_counts_as_a_change():
    before = texts_of(FULL)
    assert changed_keys(before, before) == []
    assert changed_keys(before, before | {"name": "Annan", SATURDAY: ""}) == ["name", SATURDAY]


def test_that_the_administrator_saves_and_the_status_line_says_so(stage):
    section = stage.open("municipality")
    assert section.bar.sentence == "Inget är ändrat."
    stage.write(PHONE, "08-465 004 10")
    assert section.bar.sentence == "1 ändring, inte sparad"
    stage.click("municipality_save")
    assert stored(stage).support_phone == "08-465 004 10"
    assert stage.desk.said == ["Kommunens uppgifter är sparade"]
    assert section.bar.sentence == "Inget är ändrat."


def test_that_ctrl_s_saves(stage):
    stage.open("municipality")
    stage.write("municipality_name", "Ängsholm")
    edit = stage.find("municipality_name")
    QTest.keyClick(edit, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    stage.rest()
    assert stored(stage).name == "Ängsholm"


def test_that_a_saturday_can_be_a_weekday(stage):
    stage.open("municipality")
    stage.find("municipality_saturday").click()
    stage.click("municipality_save")
    assert stored(stage).saturday_is_weekday


def test_that_a_refusal_stands_under_its_field_and_the_field_is_in_view(stage):
    section = stage.open("municipality")
    stage.page.resize(1024, 600)
    stage.write("municipality_idle_lock_minutes", "900")
    section.fields["name"].edit.setFocus()
    stage.click("municipality_save")
    field = section.fields["idle_lock_minutes"]
    assert field.error == "Minuter till lås ska vara mellan 1 och 120. Skriv ett sådant tal."
    assert field.edit.hasFocus()
    assert not field.edit.visibleRegion().isEmpty()
    assert stored(stage).idle_lock_minutes == 10


def test_that_what_the_other_wrote_is_shown_and_saving_again_is_a_choice(stage):
    section = stage.open("municipality")
    stage.write(PHONE, "08-465 004 10")
    changed_by_another(stage, support_phone="08-465 004 20", support_address="stod@example.se")
    stage.click("municipality_save")
    assert "Någon annan har sparat" in section.told.accessibleName()
    assert "08-465 004 20" in section.fields["support_phone"].error
    assert "stod@example.se" in section.fields["support_address"].error
    assert stored(stage).support_phone == "08-465 004 20"
    stage.write("municipality_support_address", "stod@example.se")
    stage.click("municipality_save")
    assert stored(stage).support_phone == "08-465 004 10"
    assert stored(stage).support_address == "stod@example.se"


def test_that_a_draft_comes_back_after_the_window_was_built_anew(stage):
    section = stage.open("municipality")
    stage.write(PHONE, "08-465 004 11")
    stage.page.keep_drafts()
    stage.rest()
    again = stage.open("municipality")
    assert section is not again
    assert again.fields["support_phone"].value == "08-465 004 11"
    assert again.bar.sentence == "1 ändring, inte sparad"
    stage.click("municipality_discard")
    assert again.fields["support_phone"].value == ""
    assert stage.open("municipality").fields["support_phone"].value == ""


def test_that_a_draft_from_before_another_save_is_overtaken_not_written_over(stage):
    stage.open("municipality")
    stage.write(PHONE, "08-465 004 11")
    stage.page.keep_drafts()
    stage.rest()
    changed_by_another(stage, support_phone="08-465 004 20")
    again = stage.open("municipality")
    stage.click("municipality_save")
    assert "08-465 004 20" in again.fields["support_phone"].error
    assert stored(stage).support_phone == "08-465 004 20"


def test_that_everybody_else_reads_with_the_reason(stage):
    changed_by_another(stage, support_phone="08-465 004 10")
    section = stage.open("municipality", "handlaggare")
    assert section.fields["name"].value == "Provköping"
    assert all(field.edit.isReadOnly() for field in section.fields.values())
    assert "Ring support 08-465 004 10" in section.told.accessibleName()
    assert section.bar.primary.reason == "Bara en systemförvaltare får ändra."
    assert not section.saturday.box.isEnabled()
