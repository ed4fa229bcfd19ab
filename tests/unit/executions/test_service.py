"""Starting, ending and showing executions."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.access.actor import Command
from app.executions import rules
from app.executions.commands import AddVisit, EndExecution, StartExecution
from app.executions.model import Execution, ExecutionStatus
from app.executions.monthly import month_time
from app.executions.service import ExecutionService
from app.kernel.errors import AppError, NotAllowed, RuleViolation
from app.kernel.period import Period
from app.orders.model import Order, OrderStatus
from tests.support.builders import SPRING, TODAY
from tests.support.world import World, op

DAY = dt.timedelta(days=1)

ALWAYS = Period(dt.date(2020, 1, 1))


def start_command(order: Order, day: dt.date = TODAY, seen: int = 1) -> StartExecution:
    return StartExecution(op_id=op(), order_id=order.id, seen_version=seen, actual_start=day)


def start(world: World, order: Order, day: dt.date = TODAY, login: str = "utforare") -> Execution:
    return ExecutionService(world.desk(login)).start(start_command(order, day))[0]


def end(world: World, execution: Execution, day: dt.date, login: str = "utforare") -> Execution:
    cmd = EndExecution(
        op_id=op(), execution_id=execution.id, seen_version=1, actual_end=day, reason="Flyttar"
    )
    return ExecutionService(world.desk(login)).end(cmd)[0]


def code(action, *args, **kwargs) -> str:
    with pytest.raises(AppError) as refused:
        action(*args, **kwargs)
    assert refused.value.sentence.endswith(".")
    assert "{" not in refused.value.sentence
    return refused.value.code


@pytest.mark.rule("LED-11", "LED-12", "A28", "GOT-21")
def test_that_an_execution_keeps_the_actual_first_day_beside_that_of_registration(
    world: World,
) -> None:
    order = world.order(world.granted(world.client()))
    execution = start(world, order, TODAY - 3 * DAY)
    assert execution.actual_start == TODAY - 3 * DAY
    assert execution.registered_at == world.clock.now()
    assert rules.days_to_register(execution.actual_start, execution.registered_at) == 3
    assert not execution.on_behalf_of_unit
    assert world.order_now(order.id).status is OrderStatus.EXECUTED


@pytest.mark.rule("INV-3", "LED-12")
def test_that_a_start_is_after_the_decision_within_the_order_and_not_to_come(world: World) -> None:
    decided = {"decided_on": SPRING + 9 * DAY, "registered_on": SPRING + 9 * DAY}
    granted = world.granted(world.client(), decision=decided)
    order = world.order(granted, "papper", valid_to=TODAY - DAY)
    for day, expected in (
        (SPRING + 8 * DAY, "execution.before_decision"),
        (SPRING - DAY, "execution.before_decision"),
        (TODAY, "execution.outside_order"),
        (TODAY + DAY, "execution.future"),
    ):
        assert code(start, world, order, day, login="handlaggare") == expected
    open_order = world.order(world.granted(world.client()), valid_from=TODAY)
    assert code(start, world, open_order, TODAY - DAY) == "execution.outside_order"
    first = SPRING + 9 * DAY
    assert start(world, order, first, login="handlaggare").actual_start == first


@pytest.mark.rule("LED-09", "UPP-S1-2")
@pytest.mark.parametrize("status", [OrderStatus.SENT, OrderStatus.RECEIVED])
def test_that_an_order_is_executed_only_after_the_check(world: World, status: OrderStatus) -> None:
    order = world.order(world.granted(world.client()), status=status)
    assert code(start, world, order) == "order.state"


def test_that_an_order_is_executed_once_until_the_wrong_execution_is_removed(world: World) -> None:
    order = world.order(world.granted(world.client()))
    first = start(world, order)
    with pytest.raises(RuleViolation) as refused:
        ExecutionService(world.desk("utforare")).start(start_command(order, seen=2))
    assert first.number in refused.value.sentence
    gone = rules.removed(first, first.registered_by, world.clock.now(), op())
    rules.check_first(order, [gone])


@pytest.mark.rule("GOT-24")
def test_that_the_officer_registers_for_units_without_the_system_and_private_ones(
    world: World,
) -> None:
    own = world.order(world.granted(world.client()))
    assert code(start, world, own, login="handlaggare") == "execution.unit_itself"
    for unit in ("papper", "syd"):
        order = world.order(world.granted(world.client()), unit)
        assert start(world, order, login="handlaggare").on_behalf_of_unit


@pytest.mark.rule("INV-3")
def test_that_an_end_is_not_before_the_start_and_no_pause_goes_beyond_it(world: World) -> None:
    order = world.order(world.granted(world.client()), valid_to=TODAY + 9 * DAY)
    execution = world.execution(order, actual_start=TODAY - 20 * DAY)
    world.pause(execution, TODAY - 9 * DAY, TODAY - 5 * DAY)
    assert code(end, world, execution, TODAY - 21 * DAY) == "execution.end_before"
    assert code(end, world, execution, TODAY - 6 * DAY) == "execution.pause_after"
    assert code(end, world, execution, TODAY + 10 * DAY) == "execution.end_after_order"
    open_pause = world.pause(execution, TODAY)
    assert code(end, world, execution, TODAY) == "execution.pause_open"
    with world.begin() as tx:
        tx.pauses.save(_closed(open_pause))
    ended = end(world, execution, TODAY)
    assert (ended.status, ended.actual_end) == (ExecutionStatus.ENDED, TODAY)
    assert (ended.end_reason, ended.version) == ("Flyttar", 2)
    assert code(rules.ended, ended, TODAY, "", order, []) == "execution.not_running"


@pytest.mark.rule("INV-4")
def test_that_removal_is_a_status_with_who_when_and_which_case(world: World) -> None:
    execution = world.execution(world.order(world.granted(world.client())))
    case, at = op(), world.clock.now()
    gone = rules.removed(execution, execution.registered_by, at, case)
    assert gone.is_removed
    assert (gone.removed_at, gone.correction_case_id) == (at, case)
    assert gone.actual_start == execution.actual_start
    for action in (rules.changeable, lambda one: rules.removed(one, case, at, case)):
        assert code(action, gone) == "execution.removed"
    assert {name for name in dir(ExecutionService) if not name.startswith("_")} == {
        "add_visit",
        "by_number",
        "end",
        "open",
        "place",
        "rows",
        "start",
        "visits",
    }


@pytest.mark.rule("G12")
def test_that_an_ended_execution_is_reopened_and_ended_again(world: World) -> None:
    order = world.order(world.granted(world.client()))
    running = world.execution(order)
    assert code(rules.reopened, running, world.clock.now(), op()) == "execution.not_ended"
    ended = rules.ended(running, TODAY, "Fel", order, [])
    again = rules.reopened(ended, world.clock.now(), op())
    assert (again.status, again.actual_end) == (ExecutionStatus.REOPENED, None)
    assert rules.ended(again, TODAY, "", order, []).actual_end == TODAY


@pytest.mark.rule("LED-17")
def test_that_an_execution_shows_the_time_that_pauses_leave_of_the_month(world: World) -> None:
    execution = world.execution(world.order(world.granted(world.client())))
    world.pause(execution, TODAY - 10 * DAY, TODAY - 5 * DAY)
    card = ExecutionService(world.desk("utforare")).open(execution.id)
    time = card.time
    assert (time.granted, time.days, time.paused_days, time.cut, time.left) == (
        780,
        30,
        6,
        156,
        624,
    )
    assert card.may == {Command.START, Command.END}


@pytest.mark.rule("LED-17")
@given(
    granted=st.integers(0, 20_000),
    starts=st.lists(st.integers(0, 27), unique=True, max_size=5),
)
def test_that_a_month_never_loses_more_time_than_it_has(granted: int, starts: list[int]) -> None:
    month = dt.date(2026, 2, 1)
    pauses = [Period(month + start * DAY, month + start * DAY) for start in starts]
    time = month_time(granted, month, ALWAYS, pauses)
    assert time.paused_days == len(starts)
    assert 0 <= time.left <= granted
    assert abs(time.cut - granted * len(starts) / 28) <= 0.5
    assert month_time(granted, month, ALWAYS, [Period(dt.date(2026, 1, 1))]).left == 0


@pytest.mark.rule("LED-17")
@pytest.mark.parametrize(
    ("first", "last", "outside", "left"),
    [
        (dt.date(2026, 4, 17), None, 16, 280),
        (dt.date(2026, 4, 1), dt.date(2026, 4, 30), 0, 600),
        (dt.date(2026, 3, 1), dt.date(2026, 4, 12), 18, 240),
        (dt.date(2026, 4, 11), dt.date(2026, 4, 20), 20, 200),
        (dt.date(2026, 5, 1), None, 30, 0),
    ],
)
def test_that_a_month_holds_the_time_of_the_days_that_the_service_goes_on(
    first: dt.date, last: dt.date | None, outside: int, left: int
) -> None:
    time = month_time(600, dt.date(2026, 4, 21), Period(first, last), [])
    assert (time.outside_days, time.left) == (outside, left)


@pytest.mark.rule("LED-17")
def test_that_a_paused_day_before_the_start_is_not_taken_away_twice() -> None:
    runs, pause = Period(dt.date(2026, 4, 17)), Period(dt.date(2026, 4, 10), dt.date(2026, 4, 18))
    time = month_time(600, dt.date(2026, 4, 1), runs, [pause])
    assert (time.outside_days, time.paused_days, time.left) == (16, 2, 240)


def test_that_visits_are_counted_and_lie_within_the_execution(world: World) -> None:
    execution = world.execution(world.order(world.granted(world.client())))
    service = ExecutionService(world.desk("utforare"))

    def visit(day: dt.date, minutes: int):
        cmd = AddVisit(op_id=op(), execution_id=execution.id, performed_on=day, minutes=minutes)
        return service.add_visit(cmd)

    visit(TODAY, 30)
    visit(TODAY - DAY, 45)
    for day, minutes in ((TODAY + DAY, 30), (SPRING - DAY, 30), (TODAY, 0), (TODAY, 1441)):
        with pytest.raises(RuleViolation):
            visit(day, minutes)
    card = service.open(execution.id)
    assert (card.visits, card.visit_minutes) == (2, 75)
    assert len(service.visits(execution.id)) == 2


@pytest.mark.rule("INV-7")
def test_that_another_units_execution_is_neither_opened_nor_ended(world: World) -> None:
    execution = world.execution(world.order(world.granted(world.client()), "syd"))
    with pytest.raises(NotAllowed):
        ExecutionService(world.desk("utforare")).by_number(execution.number)
    assert code(end, world, execution, TODAY) == "access.refused"


def _closed(pause):
    return type(pause)(**{name: getattr(pause, name) for name in pause.__slots__} | {"end": TODAY})
