"""Pauses: registering, ending, and what they take away."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.executions.model import Execution
from app.executions.monthly import month_time
from app.executions.service import ExecutionService
from app.kernel.errors import AppError, Conflict, NotAllowed
from app.kernel.period import Period
from app.kernel.window import Window
from app.pauses.commands import ClosePause, RegisterPause
from app.pauses.model import Pause, PauseReason
from app.pauses.rules import days_late, effect
from app.pauses.service import PauseService
from app.pauses.views import PauseFilter
from tests.support.builders import SPRING, TODAY
from tests.support.world import World, op

DAY = dt.timedelta(days=1)


@pytest.fixture
def execution(world: World) -> Execution:
    return world.execution(world.order(world.granted(world.client())))


def register(
    world: World,
    execution: Execution,
    start: dt.date,
    last_day: dt.date | None = None,
    login: str = "utforare",
) -> Pause:
    cmd = RegisterPause(
        op_id=op(),
        execution_id=execution.id,
        start=start,
        last_day=last_day,
        reason=PauseReason.HOSPITAL,
    )
    return PauseService(world.desk(login)).register(cmd)[0]


def close(world: World, pause: Pause, last_day: dt.date) -> Pause:
    cmd = ClosePause(
        op_id=op(),
        pause_id=pause.id,
        execution_id=pause.execution_id,
        seen_version=pause.version,
        last_day=last_day,
    )
    return PauseService(world.desk("utforare")).close(cmd)[0]


def code(action, *args, **kwargs) -> str:
    with pytest.raises(AppError) as refused:
        action(*args, **kwargs)
    assert refused.value.sentence.endswith(".")
    assert "{" not in refused.value.sentence
    return refused.value.code


@pytest.mark.rule("LED-16", "LED-18")
def test_that_a_pause_is_registered_open_and_ended_by_its_last_paused_day(
    world: World, execution: Execution
) -> None:
    pause = register(world, execution, TODAY - 3 * DAY)
    assert (pause.end, pause.reason) == (None, PauseReason.HOSPITAL)
    closed = close(world, pause, TODAY)
    assert (closed.end, closed.period.day_after()) == (TODAY, TODAY + DAY)
    assert code(close, world, closed, TODAY) == "pause.closed"


@pytest.mark.rule("INV-3")
def test_that_pauses_lie_within_the_execution_and_apart_from_each_other(
    world: World, execution: Execution
) -> None:
    assert code(register, world, execution, SPRING - DAY) == "pause.before_start"
    assert code(register, world, execution, TODAY, TODAY - DAY) == "pause.end_before"
    register(world, execution, TODAY - 9 * DAY, TODAY - 5 * DAY)
    assert code(register, world, execution, TODAY - 5 * DAY, TODAY) == "pause.overlap"
    assert code(register, world, execution, TODAY - 12 * DAY) == "pause.overlap"
    register(world, execution, TODAY - 4 * DAY)
    assert code(register, world, execution, TODAY) == "pause.open"
    assert code(register, world, execution, TODAY, TODAY) == "pause.open"
    assert register(world, execution, TODAY - 20 * DAY, TODAY - 19 * DAY).end is not None


@pytest.mark.rule("INV-3")
def test_that_a_pause_ends_before_the_execution_does(world: World) -> None:
    order = world.order(world.granted(world.client()))
    ended = world.execution(order, status="ended", actual_end=TODAY - 5 * DAY)
    assert code(register, world, ended, TODAY - 9 * DAY) == "pause.after_end"
    assert code(register, world, ended, TODAY - 9 * DAY, TODAY) == "pause.after_end"
    assert register(world, ended, TODAY - 9 * DAY, TODAY - 5 * DAY).end == TODAY - 5 * DAY


@pytest.mark.rule("LED-15")
@pytest.mark.parametrize(("days", "late"), [(0, 0), (7, 0), (8, 1), (30, 23)])
def test_that_a_pause_is_late_from_the_eighth_day(
    world: World, execution: Execution, days: int, late: int
) -> None:
    pause = register(world, execution, TODAY - days * DAY)
    assert days_late(pause.start, pause.registered_at) == late
    rows = PauseService(world.desk("utforare")).rows(PauseFilter(), Window()).rows
    assert [row.late for row in rows] == [late]


def test_that_a_coming_pause_is_not_late(world: World, execution: Execution) -> None:
    pause = register(world, execution, TODAY + 9 * DAY, TODAY + 12 * DAY)
    assert days_late(pause.start, pause.registered_at) == 0


@pytest.mark.rule("LED-17")
def test_that_the_effect_shown_before_saving_is_what_the_execution_shows_after(
    world: World, execution: Execution
) -> None:
    register(world, execution, TODAY - 20 * DAY, TODAY - 18 * DAY)
    executions = ExecutionService(world.desk("utforare"))
    before = executions.open(execution.id).time
    told = PauseService(world.desk("utforare")).effect(
        execution.id, TODAY - 3 * DAY, TODAY + 2 * DAY
    )
    register(world, execution, TODAY - 3 * DAY, TODAY + 2 * DAY)
    after = executions.open(execution.id).time
    assert told.months == (after,)
    assert (told.days, told.minutes) == (6, after.cut - before.cut)
    assert told.resumes_on == TODAY + 3 * DAY


@pytest.mark.rule("LED-17")
@given(
    minutes=st.integers(0, 20_000),
    offset=st.integers(-60, 60),
    length=st.none() | st.integers(0, 90),
    other=st.integers(-200, -100),
)
def test_that_an_effect_is_the_sum_of_what_each_month_loses(
    minutes: int, offset: int, length: int | None, other: int
) -> None:
    start = TODAY + offset * DAY
    new = Period(start, None if length is None else start + length * DAY)
    before = [Period(TODAY + other * DAY, TODAY + other * DAY)]
    runs = Period(TODAY - 400 * DAY)
    told = effect(new, before, minutes, runs, TODAY)
    for month in told.months:
        assert month == month_time(minutes, month.month, runs, [*before, new])
    if length is not None:
        assert told.days == length + 1
        assert told.resumes_on == start + (length + 1) * DAY
    else:
        assert told.resumes_on is None
    lost = sum(
        month.cut - month_time(minutes, month.month, runs, before).cut for month in told.months
    )
    assert told.minutes == lost


@pytest.mark.rule("GOT-24")
def test_that_the_officer_registers_pauses_only_for_units_that_cannot(
    world: World, execution: Execution
) -> None:
    assert code(register, world, execution, TODAY, login="handlaggare") == "pause.unit_itself"
    private = world.execution(world.order(world.granted(world.client()), "syd"))
    assert register(world, private, TODAY, login="handlaggare").start == TODAY


def test_that_the_list_has_what_goes_on_and_comes_and_no_reason(
    world: World, execution: Execution
) -> None:
    register(world, execution, TODAY - 20 * DAY, TODAY - 18 * DAY)
    register(world, execution, TODAY - DAY)
    service = PauseService(world.desk("utforare"))
    current = service.rows(PauseFilter(), Window()).rows
    assert [row.start for row in current] == [TODAY - DAY]
    assert service.rows(PauseFilter(only_current=False), Window()).total == 2
    assert not any("hospital" in repr(row) for row in current)
    assert PauseService(world.desk("utforare2")).rows(PauseFilter(), Window()).total == 0


@pytest.mark.rule("INV-14")
def test_that_a_pause_that_somebody_else_ended_is_shown_not_overwritten(
    world: World, execution: Execution
) -> None:
    pause = register(world, execution, TODAY - 3 * DAY)
    theirs = close(world, pause, TODAY - DAY)
    with pytest.raises(Conflict) as refused:
        close(world, pause, TODAY)
    assert refused.value.theirs == theirs


@pytest.mark.rule("INV-7")
def test_that_a_pause_is_ended_through_its_own_execution_only(
    world: World, execution: Execution
) -> None:
    theirs = world.execution(world.order(world.granted(world.client()), "syd"))
    pause = world.pause(theirs, TODAY - DAY)
    cmd = ClosePause(
        op_id=op(),
        pause_id=pause.id,
        execution_id=execution.id,
        seen_version=1,
        last_day=TODAY,
    )
    service = PauseService(world.desk("utforare"))
    with pytest.raises(NotAllowed, match=r"pause\.other_execution"):
        service.close(cmd)
    with pytest.raises(NotAllowed):
        service.of_execution(theirs.id)
    assert [one.id for one in service.of_execution(execution.id).pauses] == []
