"""Personer: the level of care, from a new person to an order that is sent."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import Qt

from app.kernel.window import Window
from app.orders.model import OrderStatus
from app.orders.views import OrderFilter
from tests.support import uidump
from tests.support.builders import an_identity
from tests.support.screens import grab
from tests.support.sitting import Sitting
from tests.ui.clients.conftest import Stage
from tests.ui.orders.seat import Seat
from tests.ui.person_cards.samples import seen, services_of
from ui.clients import seeing
from ui.clients.level_form import read_level

BASIS = {"paragraph": "11 kap. 1 § SoL", "scope": "Dusch", "frequency": "Varje dag"}
WRITTEN = {**BASIS, "goal": "Klara sig hemma", "purpose": "Trygghet", "week": "3", "month": "13"}


def levels(stage: Stage, name: str):
    decisions = services_of(stage.world, "handlaggare").decisions
    return [
        (one.level, one.assessed_on, one.reason)
        for one in decisions.levels_of(stage.people[name].id)
    ]


def open_decision(stage: Stage, name: str = "bare") -> None:
    stage.open()
    stage.choose(name)
    stage.to_tab(seeing.DECISIONS)
    stage.press("client_new_decision")


def write_decision(stage: Stage, **over: str) -> None:
    today = stage.world.clock.today().isoformat()
    for name, text in {**WRITTEN, "from": today, **over}.items():
        stage.write(f"decision_{name}", text)


def reason_off(stage: Stage, name: str) -> str:
    act = stage.find(name)
    return "" if act.isEnabled() else act.accessibleDescription()


def services_offered(stage: Stage) -> list[str]:
    combo = stage.find("decision_service")
    return [combo.itemText(row) for row in range(combo.count())]


def register(stage: Stage) -> None:
    """A new person by the form; the page shows the person then."""
    stage.open()
    stage.press("clients_new")
    stage.write("register_identity", an_identity(77))
    stage.write("register_given_name", "Astrid")
    stage.write("register_family_name", "Provsten")
    stage.write("register_street", "Provgatan 9")
    stage.qtbot.keyClick(stage.find("register_committee"), Qt.Key.Key_Down)
    stage.press("register_act")


def at_orders(stage: Stage) -> Seat:
    """The same person at the page of orders, with the new order's form open."""
    seat = Seat(Sitting(stage.world, "handlaggare"))
    seat.shown(stage.qtbot)
    seat.page.forms.drafts.open_new(stage.page.client.client_id)
    return seat


@pytest.mark.rule("GOT-08")
def test_that_an_order_of_a_new_person_is_sent_once_the_level_is_assessed(stage: Stage) -> None:
    register(stage)
    client_id = stage.page.client.client_id
    stage.to_tab(seeing.DECISIONS)
    stage.press("client_new_decision")
    write_decision(stage)
    stage.press("decision_act")
    assert "Nivåbedömning saknas" in seen(stage.page)

    seat = at_orders(stage)
    seat.choose_in("draft_order_unit", "norr")
    seat.press("draft_order_act")
    why = seat.button("order_send").accessibleDescription()
    assert "nivåbedömning (Personer, fliken Beslut, knappen Nivåbedömning)" in why

    stage.press("client_assess_level")
    stage.write("level_number", "3")
    stage.write("level_reason", "Hemma efter sjukhus")
    stage.press("level_act")
    assert "Nivå 3" in seen(stage.page)

    seat.page.refresh()
    seat.press("order_send")
    seat.at.held[-1].act()
    orders = services_of(stage.world, "handlaggare").order_reading
    rows = orders.rows(OrderFilter(client_id=client_id), Window()).rows
    assert [row.status for row in rows] == [OrderStatus.SENT]


@pytest.mark.rule("GOT-08")
def test_that_a_level_is_assessed_with_the_decision(stage: Stage) -> None:
    open_decision(stage)
    write_decision(stage, level_number="2")
    assert reason_off(stage, "decision_act") == "Skriv skälet till nivån."
    stage.write("decision_level_reason", "Klarar resten ensam")
    stage.press("decision_act")
    assert levels(stage, "bare") == [(2, stage.world.clock.today(), "Klarar resten ensam")]
    assert stage.find("client_level").isVisible()


@pytest.mark.rule("GOT-36")
def test_that_a_new_level_takes_over_and_the_old_one_stays(stage: Stage) -> None:
    open_decision(stage)
    write_decision(stage, level_number="2", level_reason="Klarar resten ensam")
    stage.press("decision_act")
    stage.press("client_assess_level")
    assert "Nivå 2, bedömd" in seen(stage.page.forms.form)
    for number, why in (("0", "tal från 1"), ("x", "tal från 1"), ("4", "skälet")):
        stage.write("level_number", number)
        assert why in reason_off(stage, "level_act")
    stage.write("level_reason", "Faller oftare")
    stage.write("level_day", "2999-01-01")
    stage.press("level_act")
    assert "1 jan 2999 har inte varit" in seen(stage.page.forms.form)
    today = stage.world.clock.today()
    stage.write("level_day", (today - dt.timedelta(days=1)).isoformat())
    stage.press("level_act")
    assert sorted(one[0] for one in levels(stage, "bare")) == [2, 4]


def test_that_only_the_officer_assesses_the_level(stage: Stage) -> None:
    stage.open("utforare")
    stage.choose("whole")
    stage.to_tab(seeing.DECISIONS)
    assert reason_off(stage, "client_assess_level") == ("Bara ansvarig handläggare bedömer nivån.")


@pytest.mark.rule("LED-08")
def test_that_times_that_do_not_agree_are_pointed_out_and_stop_nothing(stage: Stage) -> None:
    open_decision(stage)
    write_decision(stage, week="2,5", month="99")
    hint = stage.find("decision_month").accessibleDescription()
    told = "2,5 h i veckan brukar bli 10,8 h i månaden. Du har skrivit 99 h."
    assert hint.replace("\N{NO-BREAK SPACE}", " ") == told
    assert reason_off(stage, "decision_act") == ""
    stage.write("decision_month", "10,75")
    assert stage.find("decision_month").accessibleDescription() == ""


def test_that_a_decision_offers_only_what_the_act_of_its_case_knows(stage: Stage) -> None:
    open_decision(stage)
    offered = services_offered(stage)
    assert {"Hemtjänst", "Trygghetslarm", "Ledsagning"} <= set(offered)
    assert not {"Personlig assistans", "Ledsagarservice", "Daglig verksamhet"} & set(offered)


def test_that_a_decision_that_was_left_comes_back(stage: Stage) -> None:
    open_decision(stage)
    write_decision(stage, level_number="3", level_reason="Faller ofta")
    form = stage.page.forms.form
    stage.qtbot.keyClick(form, Qt.Key.Key_Escape)
    stage.wait()
    assert stage.page.forms.form is None
    stage.press("client_new_decision")
    back = [stage.find(f"decision_{name}").text() for name in ("scope", "month", "level_reason")]
    assert back == ["Dusch", "13", "Faller ofta"]
    stage.press("decision_act")
    assert levels(stage, "bare")[0][0] == 3
    assert services_of(stage.world, "handlaggare").drafts.mine() == []


@pytest.mark.parametrize(
    ("text", "level"), [("1", 1), (" 12 ", 12), ("0", None), ("", None), ("2,5", None), ("²", None)]
)
def test_that_a_level_is_a_whole_number_from_one(text: str, level: int | None) -> None:
    assert read_level(text) == level


@pytest.mark.parametrize("percent", [100, 130])
def test_that_the_form_of_a_level_fits_and_says_everything(
    stage: Stage, theme, percent: int
) -> None:
    theme.set_percent(percent)
    stage.open()
    stage.choose("bare")
    stage.to_tab(seeing.DECISIONS)
    stage.press("client_assess_level")
    form = stage.page.forms.form
    grab(form, form.width(), form.height())
    assert form.height() <= 600
    assert uidump.elided(form) == []
    assert uidump.unreachable(form) == []
    assert uidump.unexplained(form) == []
