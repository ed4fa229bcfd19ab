"""Lanes of the time line, and what they look like after a correction."""

import datetime as dt
from uuid import uuid4

import pytest

from app.clients.reading import ClientReading
from app.clients.timeline import (
    lanes,
    with_new_order,
    without,
)
from app.executions.model import ExecutionStatus
from tests.support.builders import SPRING, TODAY
from tests.support.world import World

DAY = dt.timedelta(days=1)


@pytest.fixture
def facts(world: World):
    client = world.client()
    order = world.order(world.granted(client), number="B-2026-0001")
    execution = world.execution(order)
    world.pause(execution, TODAY - 5 * DAY, TODAY - 2 * DAY)
    world.pause(execution, TODAY - 30 * DAY, TODAY - 20 * DAY)
    world.granted(client, service="meals", decision={"valid_from": SPRING + DAY})
    return ClientReading(world.desk("handlaggare")).open(client.id).facts


def test_that_each_granted_service_has_a_lane_with_its_orders_executions_and_pauses(facts) -> None:
    first, second = lanes(facts)
    assert (first.granted.service, second.granted.service) == ("home_care", "meals")
    assert [bar.order.number for bar in first.orders] == ["B-2026-0001"]
    (execution,) = first.orders[0].executions
    assert [pause.start for pause in execution.pauses] == [TODAY - 30 * DAY, TODAY - 5 * DAY]
    assert (first.unit_now, second.unit_now, second.orders) == ("norr", "", ())


@pytest.mark.rule("INV-4")
def test_that_what_will_be_removed_stays_and_is_marked(facts) -> None:
    after = with_new_order(
        without(facts, facts.executions[0].id), facts.orders[0].granted_id, "syd", TODAY
    )
    lane = lanes(after)[0]
    assert [(bar.order.unit, bar.order.is_wrong) for bar in lane.orders] == [
        ("norr", True),
        ("syd", False),
    ]
    assert lane.orders[0].executions[0].execution.is_removed
    assert lane.orders[1].order.is_planned
    assert lane.unit_now == "syd"
    assert not facts.executions[0].is_removed


def test_that_a_preview_of_an_execution_that_is_not_there_is_a_mistake(facts) -> None:
    with pytest.raises(StopIteration):
        without(facts, uuid4())


def test_that_a_removed_execution_shows_as_removed_to_the_officer(world: World) -> None:
    client = world.client()
    order = world.order(world.granted(client))
    case = world.case(order)
    world.execution(
        order,
        status=ExecutionStatus.REMOVED,
        removed_at=world.clock.now(),
        removed_by=world.users["systemforvaltare"].id,
        correction_case_id=case.id,
    )
    card = ClientReading(world.desk("handlaggare")).open(client.id)
    assert [one.is_removed for one in card.facts.executions] == [True]
