"""The guide goes by the days of Sweden: when the order was sent, and who is still here."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

import pytest

from app.access.roles import Role
from app.corrections.guide import GuideService
from tests.gates.walk import ANSWERS, FACTS
from tests.support.builders import TODAY
from tests.support.world import World, in_memory


@pytest.fixture
def world() -> Iterator[World]:
    with in_memory() as world:
        yield world


def test_that_an_order_sent_after_midnight_was_sent_on_the_new_day(world: World) -> None:
    late = dt.datetime(2026, 6, 30, 22, 30, tzinfo=dt.UTC)
    order = world.order(world.granted(world.client()), sent_at=late)
    assert GuideService(world.desk("handlaggare")).begin(order.id).sent_on == "2026-07-01"


@pytest.mark.parametrize(("days", "is_named"), [(30, True), (1, True), (0, False), (-30, False)])
def test_that_who_leaves_later_is_named_among_the_people_of_the_case_until_then(
    world: World, days: int, *, is_named: bool
) -> None:
    leaving = world.users["systemforvaltare"]
    with world.begin() as tx:
        tx.users.save(replace(leaving, ended_on=TODAY + dt.timedelta(days=days)))
    order = world.order(world.granted(world.client()))
    world.execution(order)
    preview = GuideService(world.desk("handlaggare")).preview(order.id, ANSWERS, FACTS)
    named = (leaving.display_name,) if is_named else ()
    assert preview.people[Role.SYSTEM_ADMIN] == named
