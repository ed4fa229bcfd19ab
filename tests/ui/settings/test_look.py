"""Utseende och språk: at once, except the language, and kept on this computer."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ui.kernel import settings as keys
from ui.kernel.settings import Settings
from ui.theme.look import look


def test_that_a_theme_is_in_force_at_once_and_kept(stage):
    stage.open("look")
    stage.click("settings_theme_dark")
    assert look.name == "dark"
    assert stage.here.kept.get(keys.THEME) == "dark"


def test_that_arrows_go_from_theme_to_theme(stage):
    stage.open("look")
    stage.find("settings_theme_light").setFocus()
    QTest.keyClick(stage.find("settings_theme_light"), Qt.Key.Key_Down)
    assert stage.here.theme.choice == "dark"


def test_that_the_text_grows_by_ten_and_the_size_is_kept(stage):
    stage.open("look")
    stage.click("settings_text_larger")
    assert stage.here.theme.percent == 110
    assert stage.find("settings_text_size").text() == "110"
    assert stage.here.kept.get(keys.TEXT_SIZE) == 110


def test_that_the_largest_text_says_why_it_grows_no_more(stage):
    section = stage.open("look")
    stage.write("settings_text_size", "200")
    QTest.keyClick(stage.find("settings_text_size"), Qt.Key.Key_Return)
    assert stage.here.theme.percent == 200
    assert section.larger.accessibleDescription() == "Texten är så stor den kan bli."
    stage.click("settings_text_usual")
    assert stage.here.theme.percent == 100
    assert section.larger.isEnabled()


def test_that_a_size_outside_the_range_is_refused_under_the_field(stage):
    section = stage.open("look")
    stage.write("settings_text_size", "20")
    QTest.keyClick(stage.find("settings_text_size"), Qt.Key.Key_Return)
    assert section.percent.error == "Skriv ett tal mellan 80 och 200."
    assert stage.here.theme.percent == 100


def test_that_the_keys_of_the_window_move_the_number_too(stage):
    stage.open("look")
    stage.here.theme.larger()
    assert stage.find("settings_text_size").text() == "110"


def test_that_another_language_waits_for_the_next_start_and_says_so(stage):
    section = stage.open("look")
    stage.click("settings_language_en")
    assert stage.here.kept.get(keys.LANGUAGE) == "en"
    assert section.later.isVisible()
    assert "nästa gång" in section.later.accessibleName()
    stage.click("settings_language_sv")
    assert not section.later.isVisible()


def test_that_a_choice_that_cannot_be_kept_is_told(stage, monkeypatch):
    section = stage.open("look")
    monkeypatch.setattr(Settings, "flush", lambda _self: False)
    stage.click("settings_theme_contrast")
    assert stage.here.theme.choice == "contrast"
    assert section.told.isVisible()
    assert "kunde inte sparas" in section.told.accessibleName()
