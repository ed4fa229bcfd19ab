"""Every form about a person says under its title whose it is."""

import pytest
from PySide6.QtWidgets import QLabel

from app.orders.model import OrderStatus
from tests.gates.conftest import walked
from tests.gates.screen import case_on_screen, click
from tests.gates.walk import Walked
from tests.support.sitting import Sitting
from tests.ui.clients.conftest import Stage, stage
from tests.ui.executions.seat import Seat as ExecutionSeat
from tests.ui.orders.seat import Seat as OrderSeat
from ui.clients import seeing
from ui.kernel.whose import whose

__all__ = ["stage", "walked"]  # fixtures of the folders that own them
NUMBER = "B-2026-0001"
ORDER_FORMS = [
    ("handlaggare", OrderStatus.DRAFT, "change"),
    ("utforare", OrderStatus.RECEIVED, "check"),
    ("utforare", OrderStatus.CHECKED, "execute"),
    ("utforare", OrderStatus.SENT, "move"),
    ("handlaggare", OrderStatus.SENT, "recall"),
]
CLIENT_FORMS = {
    "client_new_decision": seeing.DECISIONS,
    "client_assess_level": seeing.DECISIONS,
    "client_new_representative": seeing.PEOPLE,
    "client_new_relative": seeing.PEOPLE,
    "client_change_person": seeing.PEOPLE,
    "client_change_contact": seeing.PEOPLE,
    "client_issue": seeing.CARD,
}


def about(form) -> list[str]:
    return [one.text() for one in form.findChildren(QLabel, "form_about") if one.isVisible()]


def line_of(client, name: str, order: str = "") -> list[str]:
    return [whose(name, client.customer_number, order)]


@pytest.fixture
def client(world):
    return world.client(given_name="Signe", family_name="Provsten")


@pytest.mark.parametrize("form", ORDER_FORMS, ids=lambda form: form[2])
def test_that_each_form_of_an_order_says_whose(qtbot, theme, world, client, form):
    login, status, act = form
    order = world.order(world.granted(client), number=NUMBER, status=status)
    seat = OrderSeat(Sitting(world, login))
    seat.shown(qtbot)
    seat.page.show_key(str(order.id))
    seat.press(f"order_{act}")
    assert about(seat.page.forms.place.form) == line_of(client, client.full_name, NUMBER)


@pytest.mark.parametrize("is_protected", [False, True])
def test_that_a_new_order_says_whose_and_masks_who_is_protected(qtbot, theme, world, is_protected):
    client = world.client(is_protected=is_protected, family_name="Provsten")
    world.granted(client)
    seat = OrderSeat(Sitting(world, "handlaggare"))
    seat.shown(qtbot)
    seat.page.forms.drafts.open_new(client.id)
    name = "Skyddad identitet" if is_protected else client.full_name
    assert about(seat.page.forms.place.form) == line_of(client, name)


@pytest.mark.parametrize("act", ["plan", "pause", "visit", "end"])
def test_that_each_form_of_an_execution_says_whose(qtbot, theme, world, client, act):
    execution = world.execution(world.order(world.granted(client), number=NUMBER))
    seat = ExecutionSeat(Sitting(world, "utforare"))
    seat.shown(qtbot)
    seat.page.show_key(str(execution.id))
    seat.press(f"execution_{act}")
    form = seat.page.forms.place.form
    assert about(form) == line_of(client, client.full_name, NUMBER)
    assert form.accessibleDescription() == about(form)[0]


def test_that_a_form_of_a_case_says_whose(theme, walked: Walked):
    with case_on_screen(walked.at("ticket sent"), "objektspecialist") as page:
        click(page, "step_act")
        view = page.case.view
        told = whose(view.client_name, view.customer_number, view.situation.order.number)
        assert about(page.forms.form) == [told]
        page.forms.form.reject()


def test_that_what_goes_to_support_names_nobody(theme, walked: Walked):
    with case_on_screen(walked.at("started"), "utforare") as page:
        click(page, "step_act")
        view = page.case.view
        [said] = about(page.forms.form)
        assert said == f"{view.customer_number}  ·  {view.situation.order.number}"
        page.forms.form.reject()


@pytest.mark.parametrize("name", CLIENT_FORMS)
def test_that_each_form_of_a_person_says_whose(stage: Stage, name: str) -> None:
    stage.open()
    stage.choose("unread")
    stage.to_tab(CLIENT_FORMS[name])
    stage.press(name)
    client = stage.people["unread"]
    assert about(stage.page.forms.form) == line_of(client, client.full_name)


def test_that_a_form_of_a_protected_person_never_says_the_name(stage: Stage) -> None:
    stage.open()
    stage.choose("guarded")
    stage.to_tab(seeing.DECISIONS)
    stage.press("client_new_decision")
    client = stage.people["guarded"]
    assert about(stage.page.forms.form) == line_of(client, "Skyddad identitet")
