"""The page as text and as a picture: nothing cut, nothing unreachable, nothing unexplained."""

import datetime as dt

import pytest

from app.access.roles import Role
from app.orders.model import OrderStatus
from tests.support import uidump
from tests.support.builders import NOON, TODAY
from tests.support.screens import grab
from tests.support.sitting import ANSWERS_S3, FACTS_S3
from ui.widgets.painted.stepper import StopState

LONG = {"given_name": "Elsa-Britt", "family_name": "Norlander-Wallgrenska"}
STATES = (
    OrderStatus.DRAFT,
    OrderStatus.SENT,
    OrderStatus.RECEIVED,
    OrderStatus.CHECKED,
    OrderStatus.ENDED,
    OrderStatus.RECALLED,
)


def values(status: OrderStatus) -> dict[str, object]:
    found: dict[str, object] = {"status": status, "planned_start": TODAY}
    if status is OrderStatus.ENDED:
        found["ended_on"] = TODAY
    if status is OrderStatus.RECALLED:
        found["recall_reason"] = "Fel dag"
    if status in {OrderStatus.RECEIVED, OrderStatus.CHECKED}:
        found["received_at"] = NOON
    if status is OrderStatus.CHECKED:
        found["checked_at"] = NOON
    return found


@pytest.mark.parametrize("status", STATES)
@pytest.mark.parametrize("login", ["handlaggare", "utforare"])
def test_that_every_state_can_be_read_and_reached(world, sit, login, status) -> None:
    order = world.order(world.granted(world.client(**LONG)), **values(status))
    seat = sit(login)
    seat.page.show_key(str(order.id))
    grab(seat.page, 1232, 800)
    page = seat.page
    assert uidump.unreachable(page) == []
    assert uidump.unexplained(page) == []
    assert uidump.same_names(page) == []
    assert uidump.elided(page) == []
    assert uidump.pale(page) == []


@pytest.mark.parametrize(("choice", "percent"), [("dark", 100), ("contrast", 100), ("light", 130)])
def test_that_nothing_is_cut_or_pale_in_other_themes(world, sit, theme, choice, percent) -> None:
    order = world.order(world.granted(world.client(**LONG)), **values(OrderStatus.SENT))
    seat = sit("handlaggare")
    seat.page.show_key(str(order.id))
    theme.choose(choice)
    theme.set_percent(percent)
    grab(seat.page, 1158, 720)
    assert uidump.elided(seat.page) == []
    assert uidump.pale(seat.page) == []


def test_that_the_page_says_what_is_late_and_who_is_awaited(world, sit) -> None:
    order = world.order(
        world.granted(world.client()),
        number="B-2026-0001",
        status=OrderStatus.SENT,
        sent_at=NOON - dt.timedelta(days=2),
        planned_start=TODAY,
    )
    seat = sit("handlaggare")
    seat.page.show_key(str(order.id))
    seat.button("order_receive")
    said = uidump.dump(seat.page)
    assert "Britta Ekdal, K-10001  ·  B-2026-0001  ·  till norr" in said
    assert "'Bekräfta mottagen' (off)" in said
    assert "Bekräfta mottagen: Väntar på norr, som har systemet och gör det själv." in said
    assert "Utföraren kan läsa i 14 dagar efter sista dagen" in said
    states = [placed.stop.state for placed in seat.page.detail.way.lay_out(700).stops]
    assert states[:2] == [StopState.DONE, StopState.LATE]


def test_that_a_reader_without_acts_is_offered_none(world, sit) -> None:
    order = world.order(world.granted(world.client()), status=OrderStatus.CHECKED)
    execution = world.execution(order)
    world.case(
        order,
        Role.OBJECT_SPECIALIST,
        execution_id=execution.id,
        answers=ANSWERS_S3,
        facts=FACTS_S3,
    )
    seat = sit("objektspecialist")
    seat.page.show_key(str(order.id))
    assert seat.names() == ["order_case"]
    assert not seat.page._new.isVisible()


def test_that_the_draft_form_says_what_is_missing(world, sit) -> None:
    client = world.client()
    seat = sit("handlaggare")
    seat.page.forms.drafts.open_new(client.id)
    assert seat.button("draft_order_act").reason == "Personen har ingen beviljad insats som gäller."
    form = seat.page.forms.place.form
    grab(form, 480, form.sizeHint().height())
    assert uidump.unreachable(form) == []
    assert uidump.elided(form) == []


def test_that_the_page_is_walked_with_the_keyboard_alone(world, sit) -> None:
    order = world.order(world.granted(world.client()), status=OrderStatus.SENT, planned_start=TODAY)
    seat = sit("utforare")
    seat.page.show_key(str(order.id))
    seat.button("order_receive")
    seat.page.activateWindow()
    seat.page.list.filter.setFocus()
    stops = uidump.tab_order(seat.page)
    wanted = ["orders_segments_open", "orders_list", "order_receive", "order_wrong", "order_client"]
    assert [stop for stop in stops if stop in wanted] == wanted
