"""Lists: exact counts, windows, Swedish order, and nobody's rows but the reader's."""

import datetime as dt
from uuid import uuid4

import pytest

from app.clients.masking import PROTECTED_NAME
from app.clients.reading import ClientReading
from app.clients.views import ClientFilter
from app.corrections.waiting import removal_gate
from app.executions.service import ExecutionService
from app.executions.views import ExecutionFilter
from app.kernel.window import Window
from app.orders.model import OrderStatus
from app.orders.reading import OrderReading
from app.orders.views import OrderFilter
from app.pauses.service import PauseService
from app.pauses.views import PauseFilter
from tests.support.builders import NOON, TODAY
from tests.support.world import World

ALL = Window(0, 100)


def names(world: World, login: str = "handlaggare", text: str = "", window: Window = ALL):
    reading = ClientReading(world.desk(login))
    page = reading.rows(ClientFilter(search=reading.search(text)), window)
    return [row.name for row in page.rows]


def test_that_clients_stand_in_swedish_order_and_protected_ones_last(world: World) -> None:
    for family in ("Öberg", "Zander", "Åberg", "Ärlig", "adolfsson"):
        world.client(family_name=family)
    world.client(family_name="Aaberg", is_protected=True)
    assert names(world) == [
        "adolfsson, Britta",
        "Zander, Britta",
        "Åberg, Britta",
        "Ärlig, Britta",
        "Öberg, Britta",
        PROTECTED_NAME,
    ]


def test_that_a_window_gives_its_rows_and_the_number_of_all(world: World) -> None:
    for number in range(7):
        world.client(family_name=f"Prov {number}")
    reading = ClientReading(world.desk("handlaggare"))
    page = reading.rows(ClientFilter(), Window(5, 5))
    assert (page.total, page.offset) == (7, 5)
    assert [row.name for row in page.rows] == ["Prov 5, Britta", "Prov 6, Britta"]


def test_that_the_place_of_a_client_is_where_the_list_shows_it(world: World) -> None:
    clients = [world.client(family_name=name) for name in ("Berg", "Alm", "Berg", "Ceder")]
    reading = ClientReading(world.desk("handlaggare"))
    shown = [row.id for row in reading.rows(ClientFilter(), ALL).rows]
    assert [reading.place(ClientFilter(), client_id) for client_id in shown] == [0, 1, 2, 3]
    assert {client.id for client in clients} == {*shown}
    assert reading.first(ClientFilter(), "ber") == 1
    assert reading.first(ClientFilter(), "x") is None


@pytest.mark.rule("INV-10")
def test_that_search_finds_name_identity_number_and_numbers_of_ours_only(world: World) -> None:
    client = world.client(given_name="Åsa", family_name="Testlund")
    world.client(family_name="Annan")
    order = world.order(world.granted(client), number="B-2026-0007")
    case = world.case(order, number="RF-2026-0003")
    written = f"{client.identity_value[2:8]}-{client.identity_value[8:]}"
    for text in (
        "åsa",
        "testl",
        "Åsa Testlund",
        client.identity_value,
        written,
        client.customer_number.lower(),
        "B-2026-0007",
        case.number,
        f"A-2025-{client.customer_number[-4:]}",
    ):
        assert names(world, text=text) == ["Testlund, Åsa"], text
    for text in ("estlund", "Provgatan", "08-465 004 21", "Dusch", "%", "_"):
        assert names(world, text=text) in ([], ["Annan, Britta", "Testlund, Åsa"]), text
    assert names(world, text="Provgatan") == []


@pytest.mark.rule("INV-13")
def test_that_a_protected_person_has_no_name_or_address_in_any_list(world: World) -> None:
    client = world.client(family_name="Hemligsson", is_protected=True)
    execution = world.execution(world.order(world.granted(client)))
    world.pause(execution, dt.date(2026, 11, 20))
    desk = world.desk("utforare")
    rows = [
        *ClientReading(desk).rows(ClientFilter(), ALL).rows,
        *OrderReading(desk, removal_gate).rows(OrderFilter(), ALL).rows,
        *ExecutionService(desk).rows(ExecutionFilter(), ALL).rows,
        *PauseService(desk).rows(PauseFilter(), ALL).rows,
    ]
    assert len(rows) == 4
    for row in rows:
        assert "Hemligsson" not in repr(row)
        assert "Provgatan" not in repr(row)
    assert names(world, text="Hemligsson") == []
    assert names(world, text=client.identity_value) == [PROTECTED_NAME]


@pytest.mark.rule("INV-7")
def test_that_a_provider_sees_its_own_orders_and_units_only(world: World) -> None:
    client = world.client()
    mine = world.order(world.granted(client), "norr")
    world.execution(mine)
    theirs = world.order(world.granted(client, service="meals"), "syd", number="B-2026-0099")
    world.execution(theirs)
    desk = world.desk("utforare")
    assert [
        row.number for row in OrderReading(desk, removal_gate).rows(OrderFilter(), ALL).rows
    ] == [mine.number]
    executions = ExecutionService(desk).rows(ExecutionFilter(), ALL).rows
    assert [row.order for row in executions] == [mine.number]
    assert ClientReading(desk).rows(ClientFilter(), ALL).rows[0].units == ("norr",)
    assert ClientReading(world.desk("handlaggare")).rows(ClientFilter(), ALL).rows[0].units == (
        "norr",
        "syd",
    )
    assert names(world, "utforare", "B-2026-0099") == []
    card = ClientReading(desk).open(client.id)
    assert [one.number for one in card.facts.orders] == [mine.number]
    assert [one.service for one in card.facts.granted] == ["home_care"]
    assert [lane.unit_now for lane in card.lanes] == ["norr"]


def test_that_drafts_and_what_was_taken_back_show_to_the_officer_only(world: World) -> None:
    granted = world.granted(world.client())
    world.order(granted, status=OrderStatus.DRAFT)
    world.order(granted, status=OrderStatus.RECALLED)
    seen = OrderReading(world.desk("handlaggare"), removal_gate).rows(OrderFilter(), ALL)
    assert [row.status for row in seen.rows] == [OrderStatus.DRAFT, OrderStatus.RECALLED]
    assert OrderReading(world.desk("utforare"), removal_gate).rows(OrderFilter(), ALL).total == 0


def test_that_lists_narrow_by_status_unit_and_client(world: World) -> None:
    first, second = world.client(), world.client()
    order = world.order(world.granted(first), status=OrderStatus.SENT)
    world.execution(world.order(world.granted(second), "syd"))
    reading = OrderReading(world.desk("handlaggare"), removal_gate)

    def numbers(**wanted: object) -> int:
        return reading.rows(OrderFilter(**wanted), ALL).total

    assert numbers() == 2
    assert numbers(statuses=frozenset({OrderStatus.SENT})) == 1
    assert numbers(unit_id=world.units["syd"].id) == 1
    assert numbers(client_id=first.id) == 1
    row = reading.rows(OrderFilter(client_id=first.id), ALL).rows[0]
    assert (row.number, row.client, row.unit) == (order.number, first.customer_number, "norr")


def test_that_a_list_of_executions_tells_dates_and_counts(world: World) -> None:
    execution = world.execution(world.order(world.granted(world.client())))
    world.pause(execution, dt.date(2026, 11, 21))
    row = ExecutionService(world.desk("handlaggare")).rows(ExecutionFilter(), ALL).rows[0]
    assert (row.number, row.notes, row.plan, row.last_note) == (execution.number, 0, "", None)
    assert row.paused_since == dt.date(2026, 11, 21)
    assert (row.time.paused_days, row.time.left) == (10, 520)


def test_that_every_page_of_a_list_leaves_a_line_without_what_was_searched(world: World) -> None:
    world.client(family_name="Testlund")
    names(world, text="Testlund")
    with world.begin() as tx:
        event = [entry.event for entry in tx.log.entries()][-1]
    assert (event.login, event.data, event.command) == ("handlaggare", "client", "list")
    assert "estlund" not in event.detail.lower()


def test_that_executions_that_are_paused_today_are_told_from_the_others(world: World) -> None:
    running = world.execution(world.order(world.granted(world.client())))
    paused = world.execution(world.order(world.granted(world.client())))
    over = world.execution(world.order(world.granted(world.client())))
    day = dt.timedelta(days=1)
    world.pause(paused, start=TODAY - 3 * day, end=TODAY)  # the last paused day is one of them
    world.pause(over, start=TODAY - 3 * day, end=TODAY - day)
    world.pause(running, start=TODAY + day)
    service = ExecutionService(world.desk("handlaggare"))

    def found(*, paused_now: bool | None) -> set[str]:
        page = service.rows(ExecutionFilter(paused=paused_now), ALL)
        assert page.total == len(page.rows)
        return {row.number for row in page.rows}

    assert found(paused_now=True) == {paused.number}
    assert found(paused_now=False) == {running.number, over.number}
    assert found(paused_now=None) == found(paused_now=True) | found(paused_now=False)
    assert all(row.paused_since for row in service.rows(ExecutionFilter(paused=True), ALL).rows)


def test_that_the_place_of_an_order_or_an_execution_is_where_the_list_shows_it(
    world: World,
) -> None:
    for number in range(4):
        sent = NOON - dt.timedelta(hours=number % 2)
        order = world.order(world.granted(world.client()), sent_at=sent)
        world.execution(order)
    desk = world.desk("handlaggare")
    orders, executions = OrderReading(desk, removal_gate), ExecutionService(desk)
    shown = [row.id for row in orders.rows(OrderFilter(), ALL).rows]
    assert [orders.place(OrderFilter(), id_) for id_ in shown] == [0, 1, 2, 3]
    started = [row.id for row in executions.rows(ExecutionFilter(), ALL).rows]
    assert [executions.place(ExecutionFilter(), id_) for id_ in started] == [0, 1, 2, 3]
    assert executions.place(ExecutionFilter(), uuid4()) is None
    assert (
        OrderReading(world.desk("handlaggare2"), removal_gate).place(OrderFilter(), order.id)
        is None
    )
