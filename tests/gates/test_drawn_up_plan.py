"""What counts as a plan: for the guide and the gate something written, for Idag a signature."""

from collections.abc import Iterator
from uuid import uuid4

import pytest

from app.access.roles import Role
from app.archive.evidence import ArchivedDocumentation
from app.corrections.gathering import case_facts, situation
from app.executions.model import Execution
from app.orders.model import Order
from app.plans.commands import SavePlan, SignPlan
from app.plans.model import Activity
from app.plans.service import PlanService
from tests.db.worklist.test_today import kinds
from tests.gates.walk import ANSWERS
from tests.support.builders import SPRING, TODAY
from tests.support.world import World, in_memory

EMPTY = Activity(goal="", what="", responsible="", when="", how="")
SHOWER = Activity(goal="", what="Stöd vid dusch", responsible="Nils Prov", when="", how="")


@pytest.fixture
def world() -> Iterator[World]:
    with in_memory() as world:
        yield world


@pytest.fixture
def order(world: World) -> Order:
    return world.order(world.granted(world.client()))


@pytest.fixture
def execution(world: World, order: Order) -> Execution:
    return world.execution(order, actual_start=SPRING)


def save(
    world: World,
    execution: Execution,
    goals: str = "",
    activities: tuple[Activity, ...] = (),
    seen: int | None = None,
) -> None:
    PlanService(world.desk("utforare")).save(
        SavePlan(
            op_id=uuid4(),
            execution_id=execution.id,
            seen_version=seen,
            goals=goals,
            activities=activities,
            participants="Dottern",
            fixed_on=TODAY,
        )
    )


def is_drawn_up(world: World, order: Order) -> tuple[bool, bool]:
    """As the guide asks of a wrong execution, and the gate G9 of the new one."""
    case = world.case(order, Role.PROVIDER, answers=ANSWERS, leaf="S5", new_order_id=order.id)
    saved = ArchivedDocumentation(world.desk("utforare"))
    with world.begin() as tx:
        known = case_facts(tx, tx.orders.get(order.id)).known["has_plan"]
        return known == "yes", situation(tx, case, saved).new_plan


@pytest.mark.rule("UPP-S5-3", "UPP-S5-10", "UPP-S7-9")
@pytest.mark.parametrize("activities", [(), (EMPTY,)])
def test_that_a_draft_with_nothing_in_it_is_no_plan(
    world: World, order: Order, execution: Execution, activities: tuple[Activity, ...]
) -> None:
    save(world, execution, activities=activities)
    assert is_drawn_up(world, order) == (False, False)


@pytest.mark.rule("UPP-S5-3", "UPP-S5-10", "UPP-S7-9")
@pytest.mark.parametrize(("goals", "activities"), [("Bo kvar hemma", ()), ("", (SHOWER,))])
def test_that_a_draft_with_a_goal_or_an_activity_is_a_plan_drawn_up(
    world: World,
    order: Order,
    execution: Execution,
    goals: str,
    activities: tuple[Activity, ...],
) -> None:
    save(world, execution, goals, activities)
    assert is_drawn_up(world, order) == (True, True)


@pytest.mark.rule("GOT-26")
def test_that_a_plan_is_missing_in_the_day_until_it_is_signed(
    world: World, execution: Execution
) -> None:
    save(world, execution)
    assert kinds(world, "utforare") == ["plan"]
    save(world, execution, "Bo kvar hemma", (SHOWER,), seen=1)
    assert kinds(world, "utforare") == ["plan"]
    PlanService(world.desk("utforare")).sign(
        SignPlan(
            op_id=uuid4(),
            execution_id=execution.id,
            seen_version=2,
            signed_on=TODAY,
            signed_by_client=True,
        )
    )
    assert kinds(world, "utforare") == []
