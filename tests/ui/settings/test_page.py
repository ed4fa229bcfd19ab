"""The page as a whole: the list, what is asked when, and that nothing is cut or unreachable."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.support import uidump
from tests.support.screens import settle
from ui.settings import contents
from ui.widgets.buttons import Button

SECTIONS = (
    contents.LOOK,
    contents.PASSWORD,
    contents.MUNICIPALITY,
    contents.UNITS,
    contents.PEOPLE,
    contents.STORE,
    contents.ABOUT,
)


def faults(page) -> list[str]:
    settle(page)
    return [
        *uidump.unreachable(page),
        *uidump.unexplained(page),
        *uidump.same_names(page),
        *uidump.elided(page),
        *uidump.pale(page),
    ]


@pytest.mark.parametrize("login", ["systemforvaltare", "handlaggare"])
def test_that_nothing_is_cut_pale_unexplained_or_out_of_reach(stage, login):
    stage.open("look", login)
    found = {}
    for key in SECTIONS:
        for width, height in ((1366, 768), (968, 520)):
            stage.page.resize(width, height)
            stage.show(key)
            found[f"{key} {width}"] = faults(stage.page)
    assert {where: what for where, what in found.items() if what} == {}


@pytest.mark.parametrize(("choice", "percent"), [("dark", 130), ("contrast", 100)])
def test_that_other_themes_and_larger_text_keep_everything_readable(stage, choice, percent):
    stage.open("look")
    stage.here.theme.choose(choice)
    stage.here.theme.set_percent(percent)
    found = {key: faults(stage.page) for key in SECTIONS if stage.show(key)}
    assert {where: what for where, what in found.items() if what} == {}


@pytest.mark.parametrize("key", SECTIONS)
def test_that_a_section_has_at_most_one_filled_button(stage, key):
    section = stage.open(key)
    filled = [b for b in section.findChildren(Button) if b.kind == "primary" and b.isVisible()]
    assert len(filled) <= 1


def test_that_arrows_walk_the_sections_and_tell_where_one_is(stage):
    stage.open("look")
    told = []
    stage.page.key_chosen.connect(told.append)
    stage.page.list.setFocus()
    for _section in SECTIONS[1:]:
        QTest.keyClick(stage.page.list, Qt.Key.Key_Down)
        while stage.page.list.key is None or stage.page.list.key in told[:-1]:
            QTest.keyClick(stage.page.list, Qt.Key.Key_Down)
    stage.rest()
    assert told == list(SECTIONS[1:])


def test_that_tab_reaches_every_control_of_a_form_in_reading_order(stage):
    stage.open("password")
    stage.find("password_old").setFocus()
    stops = uidump.tab_order(stage.page)
    assert stops.index("password_new") < stops.index("password_again")
    assert {"password_old", "password_new", "password_again", "settings_sections"} <= set(stops)


def test_that_a_section_asks_nothing_before_it_is_looked_at(stage):
    stage.open("look")
    assert stage.here.world.log() == []
    stage.show("municipality")
    stage.show("look")
    stage.show("municipality")
    assert stage.here.world.log() == ["systemforvaltare settings read done"]
    stage.page.refresh()
    stage.rest()
    assert len(stage.here.world.log()) == 2


def test_that_an_unknown_key_leaves_the_page_as_it_is(stage):
    stage.open("about")
    stage.page.show_key("finns inte")
    stage.rest()
    assert stage.page.list.key == "about"


def test_that_the_page_opens_on_the_first_section(stage):
    stage.open("look")
    again = stage.desk.page()
    stage.qtbot.addWidget(again)
    again.came_into_view()
    stage.rest()
    assert again.list.key == "look"
    assert [column.isHidden() for column in again.columns()] == [False, False]
