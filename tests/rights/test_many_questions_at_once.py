"""Many questions in one transaction: each is judged and logged, the disk is written once."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event

from app.access.actor import Data, Subject
from app.access.desk import Desk
from app.access.rights import shipped_rights
from app.access.roles import Role
from app.executions.views import ExecutionFilter
from app.kernel.errors import AppError, NotAllowed, NotFound, StoreProblem
from app.kernel.window import Window
from app.person_cards.commands import SaveCardNotes
from app.services import Services, services_at
from tests.rights.stories import ANSWERS, FACTS
from tests.support.world import World, op, open_world
from ui.executions.view import ExecutionServices, gather
from ui.window.finding import Finder

MOST_FOR_A_SEARCH, MOST_TO_OPEN = 40, 140  # statements; 146 and 254 before


class Counted:
    """A desk in a small municipality, with its transactions and statements counted."""

    def __init__(self, world: World) -> None:
        self.world, self.transactions, self.statements = world, 0, 0
        with world.begin() as tx:
            engine = tx.connection.engine
        event.listen(engine, "before_cursor_execute", self._count)
        actor = world.actor("handlaggare")
        self.desk: Desk[Any] = Desk(actor, self._begin, shipped_rights(), world.clock)

    @property
    def services(self) -> Services:
        return services_at(self.desk, None, practice=True)

    def _count(self, *_about: Any) -> None:
        self.statements += 1

    @contextmanager
    def _begin(self) -> Iterator[Any]:
        self.transactions += 1
        with self.world.begin() as tx:
            yield tx


@pytest.fixture(params=["memory", "vault"])
def counted(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Counted]:
    with open_world(request.param, tmp_path) as world:
        order = world.order(world.granted(world.client()))
        world.execution(order)
        world.case(order, *Role, answers=ANSWERS, facts=FACTS)
        yield Counted(world)


def nobodys(world: World) -> Subject:
    return Subject(client_id=world.client(officer="handlaggare2").id)


def test_that_a_search_over_everything_is_one_transaction_and_a_line_for_each_kind(
    counted: Counted,
):
    found = Finder(counted.services, ())("ekdal")
    assert counted.transactions == 1
    assert counted.statements <= MOST_FOR_A_SEARCH
    assert counted.world.log() == [
        f"handlaggare {kind} list done" for kind in ("client", "order", "execution", "case")
    ]
    assert found.note


def test_that_an_execution_is_opened_in_one_transaction(counted: Counted):
    made = counted.services
    rows = made.executions.rows(ExecutionFilter(), Window(0, 1)).rows
    counted.transactions = counted.statements = 0
    view = gather(
        ExecutionServices(
            desk=made.desk,
            executions=made.executions,
            pauses=made.pauses,
            plans=made.plans,
            drafts=made.drafts,
            cases=made.cases,
            clients=made.client_reading,
            settings=made.settings,
        ),
        rows[0].id,
    )
    assert view.row == rows[0]
    assert view.case
    assert counted.transactions == 1
    assert counted.statements <= MOST_TO_OPEN


def test_that_one_that_is_refused_is_logged_and_the_others_stay(counted: Counted):
    desk, subject = counted.desk, nobodys(counted.world)

    def ask() -> None:
        with desk.together():
            counted.services.cases.rows()
            with desk.reading(Data.CLIENT, subject):
                pytest.fail("somebody else's client was given out")

    with pytest.raises(NotAllowed):
        ask()
    assert counted.world.log() == [
        "handlaggare case list done",
        "handlaggare client read refused",
    ]


def test_that_one_that_finds_nothing_takes_only_its_own_line_back(counted: Counted):
    desk = counted.desk
    with desk.together():
        counted.services.cases.rows()
        with pytest.raises(AppError), desk.reading(Data.CASE):
            raise NotFound("case.none", "Ärendet finns inte.")
        counted.services.cases.rows()
    outcomes = [line.rsplit(" ", 1)[1] for line in counted.world.log()]
    assert outcomes == ["done", "refused", "done"]


def test_that_nothing_stays_when_the_store_fails(counted: Counted):
    def ask() -> None:
        with counted.desk.together():
            counted.services.cases.rows()
            raise StoreProblem("vault.full", "Disken är full.")

    with pytest.raises(StoreProblem):
        ask()
    assert counted.world.log() == []


def test_that_the_answer_is_held_back_when_the_log_cannot_be_written(counted: Counted):
    class DiskFullError(Exception):
        pass

    given = []

    @contextmanager
    def begin() -> Iterator[Any]:
        with counted.world.begin() as tx:
            yield tx
            raise DiskFullError

    desk: Desk[Any] = Desk(counted.desk.actor, begin, shipped_rights(), counted.world.clock)

    def ask() -> object:
        with desk.together():
            return services_at(desk, None, practice=True).cases.rows()

    with pytest.raises(DiskFullError):
        given.append(ask())
    assert given == []
    assert counted.world.log() == []


def test_that_a_block_inside_a_block_is_the_same_transaction(counted: Counted):
    with counted.desk.together(), counted.desk.together():
        counted.services.cases.rows()
        counted.services.cases.rows()
    counted.services.cases.rows()
    assert counted.transactions == 2
    assert len(counted.world.log()) == 3


def test_that_a_change_among_many_questions_is_refused_and_nothing_stays(counted: Counted):
    client = counted.world.client()
    command = SaveCardNotes(
        op_id=op(),
        client_id=client.id,
        seen_version=None,
        health_and_safety="",
        health_and_safety_ticked=False,
        keys_and_alarm="En nyckel",
    )

    def change() -> None:
        with counted.desk.together():
            counted.services.cases.rows()
            counted.services.cards.save_notes(command)

    with pytest.raises(RuntimeError, match="together"):
        change()
    assert counted.world.log() == []
    assert counted.services.cards.notes(client.id) is None
    counted.services.cards.save_notes(command)
    assert counted.services.cards.notes(client.id).keys_and_alarm == "En nyckel"


def test_that_only_the_cases_that_are_shown_are_gathered_and_all_are_counted(counted: Counted):
    world = counted.world
    for _number in range(3):
        order = world.order(world.granted(world.client()))
        world.case(order, *Role, answers=ANSWERS, facts=FACTS)
    cases = counted.services.cases
    counted.statements = 0
    every = cases.found("RF-")
    for_all, counted.statements = counted.statements, 0
    some = cases.found("rf-", 1)
    assert (every.total, len(every.rows)) == (4, 4)
    assert (some.total, some.rows) == (4, every.rows[:1])
    assert counted.statements < for_all / 2
