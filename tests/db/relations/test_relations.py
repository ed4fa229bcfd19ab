"""How every role stands to a client, an order, an execution and a case."""

import datetime as dt
from dataclasses import replace
from uuid import uuid4

import pytest

from app.access.actor import Relation, Subject
from app.access.roles import Role
from app.corrections.model import CaseStatus
from app.executions.model import ExecutionStatus
from app.orders.model import OrderStatus
from db.kernel.schema import metadata
from tests.support.builders import TODAY
from tests.support.world import World

DAY = dt.timedelta(days=1)
GRACE = 14 * DAY
OWN, ENDED, OTHER, NONE = Relation.OWN, Relation.ENDED, Relation.OTHER, Relation.NONE
SPECIALISTS = (Role.OBJECT_SPECIALIST, Role.LEAD_SPECIALIST, Role.SYSTEM_ADMIN)


def relation(world: World, login: str, **subject: object) -> Relation:
    with world.begin() as tx:
        return tx.relations.relation(world.actor(login), Subject(**subject), world.clock.today())


def close_case(world: World, client_id: object, day: dt.date) -> None:
    with world.begin() as tx:
        case = tx.clients.care_cases_of(client_id)[0]
        tx.clients.care_cases.save(replace(case, closed_on=day))


@pytest.mark.rule("INV-6")
def test_that_a_client_is_the_own_one_of_the_officer_of_the_open_case(world: World) -> None:
    client, nobodys = world.client(), world.client(officer=None)
    assert relation(world, "handlaggare", client_id=client.id) is OWN
    assert relation(world, "handlaggare2", client_id=client.id) is OTHER
    assert relation(world, "handlaggare", client_id=nobodys.id) is NONE
    close_case(world, client.id, TODAY - GRACE)
    assert relation(world, "handlaggare", client_id=client.id) is ENDED
    assert relation(world, "handlaggare2", client_id=client.id) is NONE
    world.at(TODAY + DAY)
    assert relation(world, "handlaggare", client_id=client.id) is NONE


@pytest.mark.rule("INV-6")
@pytest.mark.parametrize(
    ("status", "expected"),
    [
        (OrderStatus.DRAFT, NONE),
        (OrderStatus.SENT, OWN),
        (OrderStatus.RECEIVED, OWN),
        (OrderStatus.CHECKED, OWN),
        (OrderStatus.EXECUTED, OWN),
        (OrderStatus.RECALLED, NONE),
        (OrderStatus.MOVED, NONE),
        (OrderStatus.REMOVED, NONE),
        (OrderStatus.SUPERSEDED, NONE),
    ],
)
def test_that_a_unit_stands_to_a_client_by_the_state_of_its_order(
    world: World, status: OrderStatus, expected: Relation
) -> None:
    client = world.client()
    order = world.order(world.granted(client), status=status)
    for login in ("utforare", "enhetschef"):
        assert relation(world, login, client_id=client.id) is expected
        assert relation(world, login, order_id=order.id) is expected
    strange = OTHER if expected is OWN else NONE
    assert relation(world, "utforare2", client_id=client.id) is strange
    assert relation(world, "utforare2", order_id=order.id) is strange


@pytest.mark.rule("INV-6")
@pytest.mark.parametrize(
    ("last_day", "expected"),
    [
        (TODAY + DAY, OWN),
        (TODAY, OWN),
        (TODAY - DAY, ENDED),
        (TODAY - GRACE, ENDED),
        (TODAY - GRACE - DAY, NONE),
    ],
)
def test_that_an_order_is_the_units_until_its_last_day_and_the_grace_days(
    world: World, last_day: dt.date, expected: Relation
) -> None:
    client = world.client()
    ended = {"status": OrderStatus.ENDED, "ended_on": last_day}
    order = world.order(world.granted(client), **ended)
    ran_out = world.order(
        world.granted(client, service="meals"), status=OrderStatus.EXECUTED, valid_to=last_day
    )
    for one in (order, ran_out):
        assert relation(world, "utforare", order_id=one.id) is expected
    assert relation(world, "utforare", client_id=client.id) is expected


@pytest.mark.rule("INV-7")
def test_that_an_order_at_another_unit_is_not_opened_by_an_own_one(world: World) -> None:
    client = world.client()
    world.order(world.granted(client), "norr")
    theirs = world.order(world.granted(client, service="meals"), "syd")
    execution = world.execution(theirs)
    assert relation(world, "utforare", client_id=client.id) is OWN
    assert relation(world, "utforare", order_id=theirs.id) is OTHER
    assert relation(world, "utforare", execution_id=execution.id) is OTHER
    assert relation(world, "utforare2", execution_id=execution.id) is OWN


@pytest.mark.rule("INV-6")
def test_that_a_specialist_stands_to_the_order_of_the_case_and_to_nothing_beside(
    world: World,
) -> None:
    client = world.client()
    wrong, right = (
        world.order(world.granted(client)),
        world.order(world.granted(client, service="meals")),
    )
    execution, other = world.execution(wrong), world.execution(right)
    case = world.case(wrong, *SPECIALISTS)
    for login in ("objektspecialist", "sammanhallande", "systemforvaltare"):
        assert relation(world, login, client_id=client.id) is OWN
        assert relation(world, login, case_id=case.id) is OWN
        assert relation(world, login, execution_id=execution.id) is OWN
        assert relation(world, login, execution_id=other.id) is NONE
        assert relation(world, login, case_id=case.id, execution_id=other.id) is NONE
        assert relation(world, login, case_id=case.id, execution_id=execution.id) is OWN
    assert relation(world, "expertanvandare", case_id=case.id) is OTHER
    assert relation(world, "loggranskare", client_id=client.id) is OTHER
    assert relation(world, "objektspecialist", client_id=world.client().id) is NONE


@pytest.mark.rule("INV-6")
def test_that_a_case_that_is_over_leaves_grace_days_and_then_nothing(world: World) -> None:
    order = world.order(world.granted(world.client()))
    over = {"status": CaseStatus.CLOSED, "ended_at": world.clock.now()}
    case = world.case(order, *SPECIALISTS, **over)
    assert relation(world, "objektspecialist", case_id=case.id) is ENDED
    world.at(TODAY + GRACE)
    assert relation(world, "objektspecialist", case_id=case.id) is ENDED
    world.at(TODAY + GRACE + DAY)
    assert relation(world, "objektspecialist", case_id=case.id) is NONE


@pytest.mark.rule("INV-7")
def test_that_the_two_units_of_a_case_share_the_case_and_not_the_executions(world: World) -> None:
    client = world.client()
    granted = world.granted(client)
    wrong = world.order(granted, "norr")
    execution = world.execution(wrong)
    new = world.order(granted, "syd", status=OrderStatus.SENT)
    case = world.case(wrong, *SPECIALISTS, new_order_id=new.id)
    assert relation(world, "utforare", case_id=case.id) is OWN
    assert relation(world, "utforare2", case_id=case.id) is OWN
    assert relation(world, "utforare", case_id=case.id, execution_id=execution.id) is OWN
    assert relation(world, "utforare2", case_id=case.id, execution_id=execution.id) is OTHER
    assert relation(world, "utforare", case_id=case.id, order_id=new.id) is OTHER


def test_that_a_unit_without_part_in_a_case_stands_to_it_as_to_anothers(world: World) -> None:
    client = world.client()
    wrong = world.order(world.granted(client), "syd")
    world.order(world.granted(client, service="meals"), "norr")
    case = world.case(wrong, *SPECIALISTS)
    assert relation(world, "utforare", client_id=client.id) is OWN
    assert relation(world, "utforare", case_id=case.id) is OTHER


@pytest.mark.rule("INV-6")
def test_that_a_removal_leaves_the_wrong_unit_the_open_case_and_no_grace_days(
    world: World,
) -> None:
    client = world.client()
    wrong = world.order(world.granted(client), status=OrderStatus.REMOVED)
    case = world.case(wrong, *SPECIALISTS)
    assert relation(world, "utforare", client_id=client.id) is NONE
    assert relation(world, "utforare", order_id=wrong.id) is NONE
    assert relation(world, "utforare", case_id=case.id) is OWN
    with world.begin() as tx:
        over = replace(case, status=CaseStatus.CLOSED, ended_at=world.clock.now())
        tx.cases.cases.save(over)
    assert relation(world, "utforare", case_id=case.id) is NONE


def test_that_fee_officers_stand_to_who_has_an_execution(world: World) -> None:
    with_service, without = world.client(), world.client()
    world.execution(world.order(world.granted(with_service)))
    assert relation(world, "avgift", client_id=with_service.id) is OWN
    assert relation(world, "avgift", client_id=without.id) is NONE


def test_that_the_manager_of_the_authority_side_stands_to_every_open_case(world: World) -> None:
    client, nobodys = world.client(), world.client(officer=None)
    order = world.order(world.granted(client), "syd")
    assert relation(world, "myndighetschef", client_id=client.id) is OWN
    assert relation(world, "myndighetschef", order_id=order.id) is OWN
    assert relation(world, "myndighetschef", client_id=nobodys.id) is NONE
    assert relation(world, "enhetschef", client_id=client.id) is OTHER


@pytest.mark.rule("INV-7")
def test_that_nobody_stands_to_a_subject_about_two_people(world: World) -> None:
    first, second = world.client(), world.client()
    order = world.order(world.granted(first))
    foreign = world.execution(world.order(world.granted(second)))
    case = world.case(order, *SPECIALISTS)
    for login in ("handlaggare", "utforare", "objektspecialist", "myndighetschef"):
        assert relation(world, login, case_id=case.id, execution_id=foreign.id) is NONE
        assert relation(world, login, order_id=order.id, client_id=second.id) is NONE


def test_that_nobody_stands_to_what_is_not_there(world: World) -> None:
    unknown = uuid4()
    for login in world.users:
        assert relation(world, login) is NONE
        assert relation(world, login, client_id=unknown) is NONE
        assert relation(world, login, order_id=unknown) is NONE
        assert relation(world, login, case_id=unknown) is NONE


@pytest.mark.rule("INV-6")
def test_that_every_list_shows_exactly_what_could_be_opened_one_by_one(world: World) -> None:
    """All kinds of orders and cases, every role: a list and a relation cannot disagree."""
    orders, executions = [], []
    for number, status in enumerate(OrderStatus):
        client = world.client(officer=("handlaggare", "handlaggare2")[number % 2])
        last = {"ended_on": TODAY - number * DAY} if status is OrderStatus.ENDED else {}
        order = world.order(
            world.granted(client), ("norr", "syd")[number % 2], status=status, **last
        )
        orders.append(order)
        if status is not OrderStatus.DRAFT:
            executions.append(world.execution(order, status=ExecutionStatus.ENDED))
        if number % 3 == 0:
            world.case(order, *SPECIALISTS)
    for login in world.users:
        with world.begin() as tx:
            actor, today = world.actor(login), world.clock.today()
            seen = tx.relations.visibility(actor, today)
            for relations in ({OWN}, {OWN, ENDED}, {OTHER}, {NONE}):
                for which, table, things, name in (
                    (seen.orders(), "care_order", orders, "order_id"),
                    (seen.executions(), "execution", executions, "execution_id"),
                ):
                    listed = _listed(tx, table, which.among(relations))
                    one_by_one = {
                        thing.id
                        for thing in things
                        if tx.relations.relation(actor, Subject(**{name: thing.id}), today)
                        in relations
                    }
                    assert listed == one_by_one, (login, relations, table)


def _listed(tx, table: str, condition) -> set[object]:
    rows = tx.connection.execute(metadata.tables[table].select().where(condition))
    return {row.id for row in rows}
