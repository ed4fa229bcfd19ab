"""Nytt beslut: several services in one decision, their times, and what they take over from."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QScrollArea, QWidget

from app.decisions.service import Decided
from app.providers.model import ServiceType
from tests.support import uidump
from tests.support.screens import grab, settle
from tests.ui.clients.conftest import Stage
from tests.ui.person_cards.samples import seen, services_of
from ui.clients import seeing
from ui.clients.decision_form import DecisionForm

HOME, ALARM, MEALS = ServiceType.HOME_CARE, ServiceType.SAFETY_ALARM, ServiceType.MEALS
START = "2026-12-01"
WORDS = {"scope": "Dusch", "frequency": "Varje dag", "goal": "Klara sig", "purpose": "Trygghet"}


def opened(stage: Stage, name: str = "bare") -> DecisionForm:
    stage.open()
    stage.choose(name)
    stage.to_tab(seeing.DECISIONS)
    stage.press("client_new_decision")
    stage.write("decision_paragraph", "11 kap. 1 SoL")
    stage.write("decision_from", START)
    return stage.page.forms.form


def fill(stage: Stage, number: int = 1, **over: str) -> None:
    """A block by its number."""
    for part, text in {**WORDS, "week": "3", "month": "13", **over}.items():
        stage.write(name_of(part, number), text)


def name_of(part: str, number: int) -> str:
    return f"decision_{part}" + (f"_{number}" if number > 1 else "")


def by_key(stage: Stage, name: str, key: Qt.Key = Qt.Key.Key_Space) -> None:
    stage.find(name).setFocus()
    stage.qtbot.keyClick(stage.find(name), key)
    stage.wait()


def add(stage: Stage) -> None:
    by_key(stage, "decision_add_service")


def choose_service(stage: Stage, number: int, wanted: ServiceType) -> None:
    """By the arrows, as a person does."""
    combo = stage.find(name_of("service", number))
    combo.setFocus()
    while combo.currentIndex() > combo.findData(wanted.value):
        stage.qtbot.keyClick(combo, Qt.Key.Key_Up)
    while combo.currentIndex() < combo.findData(wanted.value):
        stage.qtbot.keyClick(combo, Qt.Key.Key_Down)


def chosen(stage: Stage) -> list[str]:
    return [block.granted.value for block in stage.page.forms.form.granted.blocks]


def why_not(stage: Stage) -> str:
    act = stage.find("decision_act")
    return "" if act.isEnabled() else act.accessibleDescription()


def hint(stage: Stage, number: int = 1) -> str:
    said = stage.find(name_of("month", number)).accessibleDescription()
    return said.replace("\N{NO-BREAK SPACE}", " ")


def month(stage: Stage, number: int = 1) -> str:
    return stage.find(name_of("month", number)).text()


def decided(stage: Stage, name: str) -> tuple[Decided, ...]:
    return services_of(stage.world, "handlaggare").decisions.of_client(stage.people[name].id)


def is_seen(widget: QWidget) -> bool:
    """The whole of it, in what scrolls."""
    place: QWidget | None = widget
    while not isinstance(place, QScrollArea):
        assert place is not None
        place = place.parentWidget()
    view = place.viewport()
    return view.rect().contains(QRect(widget.mapTo(view, QPoint(0, 0)), widget.size()))


def test_that_one_decision_grants_several_services(stage: Stage) -> None:
    opened(stage)
    fill(stage)
    add(stage)
    fill(stage, 2, scope="Dygnet runt", week="0,5", month="2")
    add(stage)
    fill(stage, 3, goal="Egen mat varje dag", week="2", month="9")
    stage.press("decision_act")
    found = decided(stage, "bare")
    assert len(found) == 1
    granted = {one.service: one for one in found[0].granted}
    assert set(granted) == {HOME, ALARM, MEALS}
    assert (granted[HOME].minutes_per_week, granted[HOME].minutes_per_month) == (180, 780)
    assert (granted[ALARM].scope, granted[ALARM].minutes_per_month) == ("Dygnet runt", 120)
    assert granted[MEALS].goal == "Egen mat varje dag"
    assert stage.page.forms.form is None


def by_mouse(stage: Stage) -> None:
    stage.find("decision_add_service").setFocus()  # what is far down is scrolled to first
    stage.press("decision_add_service")


@pytest.mark.parametrize("added", [add, by_mouse])
def test_that_an_added_service_is_begun_in_its_first_field_and_seen(
    stage: Stage, added: Callable[[Stage], None]
) -> None:
    opened(stage)
    fill(stage)
    for number in (2, 3):
        added(stage)
        service = stage.find(name_of("service", number))
        assert service.hasFocus()
        assert is_seen(service)
        assert is_seen(stage.page.forms.form.granted.blocks[-1])
    assert chosen(stage) == [HOME, ALARM, MEALS]


def test_that_tab_goes_through_the_services_from_the_top_down(stage: Stage) -> None:
    form = opened(stage)
    add(stage)
    add(stage)
    stage.find("decision_case").setFocus()
    stops = ["decision_case", *(s for s in uidump.tab_order(form) if s != "decision_case")]
    parts = ("remove", "service", "scope", "frequency", "week", "month", "goal", "purpose")
    blocks = [name_of(part, number) for number in (1, 2, 3) for part in parts]
    first = stops.index("decision_remove")
    assert stops[first : first + 24] == blocks
    assert stops[first + 24 : first + 26] == ["decision_add_service", "decision_level_number"]
    assert stops[-2:] == ["decision_leave", "decision_act"] or "decision_act" not in stops


def test_that_the_form_scrolls_to_where_tab_goes(stage: Stage) -> None:
    form = opened(stage)
    add(stage)
    stage.find("decision_case").setFocus()
    for _step in range(30):
        stage.qtbot.keyClick(form.focusWidget(), Qt.Key.Key_Tab)
        settle(form)
        if form.inside.isAncestorOf(form.focusWidget()):
            assert is_seen(form.focusWidget()), form.focusWidget().objectName()
    for _step in range(30):
        stage.qtbot.keyClick(form.focusWidget(), Qt.Key.Key_Backtab)
        settle(form)
        if form.inside.isAncestorOf(form.focusWidget()):
            assert is_seen(form.focusWidget()), form.focusWidget().objectName()


def test_that_goal_and_purpose_are_written_in_sentences_and_left_by_tab(stage: Stage) -> None:
    opened(stage)
    fill(stage, purpose="")
    assert why_not(stage) == "Skriv omfattning, frekvens, mål och syfte för hemtjänst."
    purpose = stage.find("decision_purpose")
    purpose.setFocus()
    stage.qtbot.keyClicks(purpose, "Trygg hemma.")
    stage.qtbot.keyClick(purpose, Qt.Key.Key_Return)
    stage.qtbot.keyClicks(purpose, "Sova lugnt.")
    assert why_not(stage) == ""
    stage.qtbot.keyClick(purpose, Qt.Key.Key_Tab)
    assert stage.page.forms.form.focusWidget().objectName() == "decision_add_service"
    assert stage.find("decision_add_service").hasFocus()
    stage.press("decision_act")
    assert decided(stage, "bare")[0].granted[0].purpose == "Trygg hemma.\nSova lugnt."


def test_that_the_same_service_twice_is_refused_where_it_stands(stage: Stage) -> None:
    form = opened(stage)
    fill(stage)
    add(stage)
    fill(stage, 2)
    choose_service(stage, 2, HOME)
    sentence = "Hemtjänst står två gånger i beslutet. Slå ihop dem, eller ta bort den ena."
    assert why_not(stage) == sentence
    assert [block.service.error for block in form.granted.blocks] == ["", sentence]
    choose_service(stage, 1, MEALS)
    assert why_not(stage) == ""
    assert [block.service.error for block in form.granted.blocks] == ["", ""]


def test_that_each_service_says_itself_what_it_lacks(stage: Stage) -> None:
    opened(stage)
    fill(stage)
    add(stage)
    fill(stage, 2, week="x", month="")
    assert why_not(stage) == (
        "Skriv tid per vecka och per månad för trygghetslarm i timmar, till exempel 2,5."
    )


def test_that_an_empty_service_is_taken_away_at_once(stage: Stage) -> None:
    form = opened(stage)
    fill(stage)
    assert not stage.find("decision_remove").isVisible()
    add(stage)
    by_key(stage, "decision_remove_2")
    assert chosen(stage) == [HOME]
    assert stage.find("decision_service").hasFocus()
    assert not stage.find("decision_taken_away").isVisible()
    assert form.findChild(QWidget, "decision_service_2") is None
    assert why_not(stage) == ""


def test_that_a_written_service_that_was_taken_away_can_be_put_back(stage: Stage) -> None:
    form = opened(stage)
    fill(stage)
    add(stage)
    fill(stage, 2, scope="Dygnet runt", week="1", month="5", goal="Larma")
    by_key(stage, "decision_remove")
    assert chosen(stage) == [ALARM]
    assert stage.find("decision_scope").text() == "Dygnet runt"
    assert stage.find("decision_service").hasFocus()
    assert "Insatsen Hemtjänst är borttagen ur beslutet" in seen(form)
    stage.qtbot.keyClick(stage.find("decision_service"), Qt.Key.Key_Backtab)
    assert stage.find("decision_put_back").hasFocus()
    by_key(stage, "decision_put_back")
    assert chosen(stage) == [HOME, ALARM]
    assert [month(stage, number) for number in (1, 2)] == ["13", "5"]
    assert stage.find("decision_goal_2").toPlainText() == "Larma"
    assert stage.find("decision_service").hasFocus()
    assert not stage.find("decision_taken_away").isVisible()


def test_that_no_more_is_offered_than_the_act_knows(stage: Stage) -> None:
    opened(stage)
    offered = stage.find("decision_service").count()
    for _more in range(offered - 1):
        add(stage)
    assert len(set(chosen(stage))) == offered
    more = stage.find("decision_add_service")
    assert not more.isEnabled()
    assert more.accessibleDescription() == "Alla insatser som lagen ger står redan här."


def test_that_every_service_of_a_decision_that_was_left_comes_back(stage: Stage) -> None:
    form = opened(stage)
    fill(stage)
    add(stage)
    choose_service(stage, 2, MEALS)
    fill(stage, 2, week="2", month="9")
    add(stage)
    fill(stage, 3, goal="Larma", week="1", month="")
    stage.qtbot.keyClick(form, Qt.Key.Key_Escape)
    stage.wait()
    stage.press("client_new_decision")
    assert chosen(stage) == [HOME, MEALS, ALARM]
    assert [month(stage, number) for number in (1, 2, 3)] == ["13", "9", ""]
    assert stage.find("decision_goal_3").toPlainText() == "Larma"
    stage.press("decision_anew")
    assert chosen(stage) == [HOME]
    assert stage.find("decision_scope").text() == ""
    assert services_of(stage.world, "handlaggare").drafts.mine() == []


@pytest.mark.rule("LED-08")
def test_that_the_month_is_proposed_from_the_week_until_it_is_written(stage: Stage) -> None:
    opened(stage)
    stage.write("decision_week", "3")
    assert month(stage) == "13"
    assert hint(stage) == (
        "Förslag: 3 h i veckan brukar bli 13 h i månaden. Ändra om beslutet säger annat."
    )
    stage.write("decision_week", "2,5")
    assert month(stage) == "10,8"
    stage.write("decision_week", "x")
    assert (month(stage), hint(stage)) == ("", "")
    stage.write("decision_week", "3")
    stage.write("decision_month", "12")
    stage.write("decision_week", "6")
    assert month(stage) == "12"
    assert hint(stage) == "6 h i veckan brukar bli 26 h i månaden. Du har skrivit 12 h."


@pytest.mark.rule("LED-08")
def test_that_a_month_is_the_persons_own_also_when_it_is_what_we_proposed(stage: Stage) -> None:
    opened(stage)
    stage.write("decision_week", "3")
    stage.write("decision_month", "13")
    assert hint(stage) == ""
    stage.write("decision_week", "4")
    assert month(stage) == "13"


@pytest.mark.rule("LED-08")
def test_that_a_month_that_comes_back_is_not_replaced(stage: Stage) -> None:
    form = opened(stage)
    stage.write("decision_week", "3")
    stage.write("decision_month", "13")
    stage.qtbot.keyClick(form, Qt.Key.Key_Escape)
    stage.wait()
    stage.press("client_new_decision")
    assert month(stage) == "13"
    stage.write("decision_week", "4")
    assert month(stage) == "13"


@pytest.mark.rule("LED-08")
def test_that_each_service_compares_its_own_times(stage: Stage) -> None:
    opened(stage)
    fill(stage)
    add(stage)
    fill(stage, 2, week="2", month="99")
    assert hint(stage) == ""
    assert hint(stage, 2) == "2 h i veckan brukar bli 8,7 h i månaden. Du har skrivit 99 h."
    assert why_not(stage) == ""


@pytest.mark.rule("LED-14", "INV-2")
def test_that_one_decision_takes_over_from_several(stage: Stage) -> None:
    form = opened(stage, "whole")
    fill(stage)
    boxes = {
        one.granted[0].service: f"decision_replaces_{one.decision.id}"
        for one in decided(stage, "whole")
    }
    assert stage.find(boxes[HOME]).isVisible()
    assert not stage.find(boxes[ALARM]).isVisible()
    add(stage)
    fill(stage, 2, week="1", month="4,3")
    assert stage.find(boxes[ALARM]).isVisible()
    by_key(stage, boxes[HOME])
    by_key(stage, boxes[ALARM])
    assert len(form.replaces.values) == 2
    stage.press("decision_act")
    ends = {one.decision.number: one.decision.valid_to for one in decided(stage, "whole")}
    last = dt.date(2026, 11, 30)
    assert (ends["BES-2026-0012"], ends["BES-2026-0031"]) == (last, last)
    assert list(ends.values()).count(None) == 1


@pytest.mark.rule("INV-2")
def test_that_a_decision_is_taken_over_with_all_it_grants(stage: Stage) -> None:
    form = opened(stage)
    fill(stage)
    add(stage)
    fill(stage, 2, week="1", month="4,3")
    stage.press("decision_act")
    old = decided(stage, "bare")[0].decision
    stage.press("client_new_decision")
    stage.write("decision_paragraph", "11 kap. 1 SoL")
    stage.write("decision_from", "2027-01-01")
    fill(stage)
    form = stage.page.forms.form
    by_key(stage, f"decision_replaces_{old.id}")
    assert why_not(stage) == (
        f"{old.number} omfattar även Trygghetslarm. "
        "Ta med den insatsen, eller avsluta beslutet för sig."
    )
    add(stage)
    fill(stage, 2, week="1", month="4,3")
    assert why_not(stage) == ""
    stage.press("decision_act")
    assert stage.page.forms.form is not form
    ends = {one.decision.number: one.decision.valid_to for one in decided(stage, "bare")}
    assert ends[old.number] == dt.date(2026, 12, 31)


@pytest.mark.parametrize("percent", [100, 130])
def test_that_the_form_of_a_decision_fits_and_says_everything(
    stage: Stage, theme, percent: int
) -> None:
    theme.set_percent(percent)
    form = opened(stage)
    fill(stage)
    add(stage)
    fill(stage, 2, week="2", month="99")
    by_key(stage, "decision_remove")
    grab(form, form.width(), form.height())
    assert uidump.elided(form) == []
    assert uidump.unreachable(form) == []
    assert uidump.unexplained(form) == []
    assert uidump.same_names(form) == []
    assert uidump.pale(form) == []


def test_that_two_services_are_granted_by_keys_alone(stage: Stage) -> None:
    stage.open()
    stage.choose("bare")
    stage.to_tab(seeing.DECISIONS)
    by_key(stage, "client_new_decision")
    form = stage.page.forms.form
    assert stage.find("decision_case").hasFocus()

    def to(name: str) -> None:
        for _stop in range(40):
            if form.focusWidget().objectName() == name:
                return
            stage.qtbot.keyClick(form.focusWidget(), Qt.Key.Key_Tab)
        pytest.fail(f"Tab never came to {name}")

    def write(*parts: tuple[str, str]) -> None:
        for name, text in parts:
            to(name)
            stage.qtbot.keyClicks(form.focusWidget(), text)

    write(("decision_paragraph", "11 kap. 1 SoL"), ("decision_from", START))
    write(("decision_scope", "Dusch"), ("decision_frequency", "Varje dag"), ("decision_week", "3"))
    write(("decision_goal", "Klara sig"), ("decision_purpose", "Trygghet"))
    to("decision_add_service")
    stage.qtbot.keyClick(form.focusWidget(), Qt.Key.Key_Space)
    write(("decision_scope_2", "Larm"), ("decision_frequency_2", "Dygnet runt"))
    write(("decision_week_2", "1"), ("decision_month_2", "5"))
    write(("decision_goal_2", "Larma"), ("decision_purpose_2", "Trygghet"))
    stage.qtbot.keyClick(form.focusWidget(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    stage.wait()
    granted = {one.service: one.minutes_per_month for one in decided(stage, "bare")[0].granted}
    assert granted == {HOME: 780, ALARM: 300}
