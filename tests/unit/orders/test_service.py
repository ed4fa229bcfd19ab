"""An order from draft to the unit that checks it."""

import datetime as dt
from dataclasses import replace

import pytest

from app.access.desk import DoneBefore
from app.access.roles import Role
from app.corrections.model import CaseStatus
from app.corrections.waiting import removal_gate
from app.executions.model import ExecutionStatus
from app.kernel.errors import AppError, Conflict, GateClosed, NotAllowed, RuleViolation
from app.orders.commands import (
    ChangeDraft,
    CheckItem,
    CheckOrder,
    ConfirmReceived,
    DiscardDraft,
    DraftOrder,
    EndOrder,
    MoveOrder,
    RecallOrder,
    SendOrder,
)
from app.orders.model import Order, OrderStatus
from app.orders.reading import OrderReading
from app.orders.rules import removed
from app.orders.service import OrderService
from app.providers.model import Channel
from tests.support.builders import SPRING, TODAY
from tests.support.world import World, op

DAY = dt.timedelta(days=1)
EVERYTHING = frozenset(CheckItem)


def draft(world: World, granted, unit: str = "norr", **values) -> Order:
    cmd = DraftOrder(
        op_id=op(),
        client_id=values.pop("client_id", granted.client_id),
        granted_service_id=granted.id,
        unit_id=world.units[unit].id,
        **{"planned_start": TODAY, "valid_from": TODAY} | values,
    )
    return OrderService(world.desk("handlaggare"), removal_gate).draft(cmd)[0]


def on(order: Order) -> dict[str, object]:
    return {"op_id": op(), "order_id": order.id, "seen_version": order.version}


def refusal(what, cmd) -> AppError:
    with pytest.raises(AppError) as refused:
        what(cmd)
    assert refused.value.sentence.endswith(".")
    assert "{" not in refused.value.sentence
    return refused.value


@pytest.fixture
def officer(world: World) -> OrderService:
    return OrderService(world.desk("handlaggare"), removal_gate)


@pytest.fixture
def unit(world: World) -> OrderService:
    return OrderService(world.desk("utforare"), removal_gate)


@pytest.mark.rule("LED-07", "GOT-13", "LED-09", "A1")
def test_that_an_order_goes_from_draft_to_checked_by_the_right_hands(
    world: World, officer: OrderService, unit: OrderService
) -> None:
    order = draft(world, world.granted(world.client()))
    assert (order.status, order.sent_at) == (OrderStatus.DRAFT, None)
    assert refusal(unit.confirm_received, ConfirmReceived(**on(order))).code == "access.refused"
    order, _ = officer.send(SendOrder(**on(order)))
    assert (order.status, order.sent_at) == (OrderStatus.SENT, world.clock.now())
    order, _ = unit.confirm_received(ConfirmReceived(**on(order)))
    assert (order.status, order.received_at) == (OrderStatus.RECEIVED, world.clock.now())
    order, _ = unit.check(CheckOrder(**on(order), confirmed=EVERYTHING))
    assert (order.status, order.checked_by) == (OrderStatus.CHECKED, world.users["utforare"].id)


@pytest.mark.rule("LED-09")
def test_that_the_check_is_done_only_when_everything_is_ticked(
    world: World, unit: OrderService
) -> None:
    order = world.order(world.granted(world.client()), status=OrderStatus.RECEIVED)
    some = EVERYTHING - {CheckItem.HOURS, CheckItem.INVESTIGATION}
    refused = refusal(unit.check, CheckOrder(**on(order), confirmed=some))
    assert "tid per vecka och månad, text ur utredningen" in refused.sentence


@pytest.mark.rule("LED-03", "LED-08", "GOT-08")
def test_that_an_incomplete_order_is_not_sent_and_says_all_that_is_missing(
    world: World, officer: OrderService
) -> None:
    with world.begin() as tx:
        tx.users.save(replace(world.users["handlaggare"], phone=""))
    granted = world.granted(world.client(), has_level=False, goal="", minutes_per_week=0)
    order = draft(world, granted, "papper")
    refused = refusal(officer.send, SendOrder(**on(order)))
    assert refused.code == "order.incomplete"
    for part in ("telefonnummer", "mål eller syfte", "per vecka och per månad", "nivåbedömning"):
        assert part in refused.sentence
    card = OrderReading(world.desk("handlaggare"), removal_gate).open(order.id)
    assert len(card.missing) == 4
    assert world.order_now(order.id).status is OrderStatus.DRAFT


def test_that_an_order_goes_only_to_a_unit_that_does_the_service_then(
    world: World, officer: OrderService
) -> None:
    granted = world.granted(world.client(), service="meals")
    refused = refusal(officer.send, SendOrder(**on(draft(world, granted))))
    assert "Matdistribution" in refused.sentence
    assert "norr" in refused.sentence


@pytest.mark.rule("INV-1")
def test_that_two_orders_for_a_service_never_share_a_day(
    world: World, officer: OrderService
) -> None:
    client = world.client()
    granted = world.granted(client)
    first = draft(world, granted, valid_to=TODAY + 9 * DAY)
    with pytest.raises(RuleViolation) as refused:
        draft(world, granted, valid_from=TODAY + 9 * DAY, planned_start=TODAY + 9 * DAY)
    assert refused.value.facts["first"] == TODAY + 10 * DAY
    assert first.number in refused.value.sentence
    second = draft(world, granted, valid_from=TODAY + 10 * DAY, planned_start=TODAY + 10 * DAY)
    cmd = ChangeDraft(
        **on(second),
        unit_id=world.units["norr"].id,
        planned_start=TODAY,
        valid_from=TODAY + DAY,
    )
    assert refusal(officer.change_draft, cmd).code == "order.overlap"
    other_decision = world.granted(client)
    with pytest.raises(RuleViolation):
        draft(world, other_decision)


@pytest.mark.rule("INV-1")
def test_that_an_ended_order_still_takes_its_days(world: World) -> None:
    granted = world.granted(world.client())
    world.order(granted, status=OrderStatus.ENDED, ended_on=TODAY)
    with pytest.raises(RuleViolation):
        draft(world, granted)
    assert draft(world, granted, valid_from=TODAY + DAY, planned_start=TODAY + DAY).number


def test_that_an_order_lies_within_its_decision(world: World) -> None:
    until = {"valid_to": TODAY + 9 * DAY}
    granted = world.granted(world.client(), decision=until)
    with pytest.raises(RuleViolation, match=r"order\.outside_decision"):
        draft(world, granted, valid_to=TODAY + 10 * DAY)
    with pytest.raises(RuleViolation, match=r"order\.outside_decision"):
        draft(world, granted)
    assert draft(world, granted, valid_to=TODAY + 9 * DAY).valid_to == TODAY + 9 * DAY


@pytest.mark.rule("INV-2", "G11", "A8", "UPP-S4-2")
def test_that_the_order_after_an_ended_one_begins_the_day_after_its_last(
    world: World, officer: OrderService
) -> None:
    granted = world.granted(world.client())
    wrong = world.order(granted, status=OrderStatus.EXECUTED)
    ended, _ = officer.end(EndOrder(**on(wrong), last_day=TODAY - DAY))
    assert (ended.status, ended.period.end) == (OrderStatus.ENDED, TODAY - DAY)
    for start in (TODAY + DAY, TODAY - DAY):
        with pytest.raises(RuleViolation) as refused:
            draft(world, granted, "syd", predecessor_id=wrong.id, valid_from=start)
        assert refused.value.facts["first"] == TODAY
    new = draft(world, granted, "syd", predecessor_id=wrong.id)
    assert new.predecessor_id == wrong.id


@pytest.mark.rule("INV-5", "UPP-S2-7", "G1")
@pytest.mark.parametrize(
    ("leaf", "gate", "roles", "waits_for"),
    [
        ("S2", "G1", (Role.SYSTEM_ADMIN,), "system_admin"),
        ("S3", "G2", (Role.SYSTEM_ADMIN,), "system_admin"),
        ("S7", "G5", (Role.SYSTEM_ADMIN,), "system_admin"),
        ("S8", "G8", (Role.EXPERT_USER,), "expert_user"),
    ],
)
def test_that_no_new_order_goes_out_before_the_wrong_one_is_removed(
    world: World,
    officer: OrderService,
    leaf: str,
    gate: str,
    roles: tuple[Role, ...],
    waits_for: str,
) -> None:
    granted = world.granted(world.client())
    wrong = world.order(granted, valid_to=TODAY - DAY)
    execution = world.execution(wrong)
    case = world.case(world.order_now(wrong.id), *roles, leaf=leaf, execution_id=execution.id)
    order = draft(world, granted, "väster")
    refused = refusal(officer.send, SendOrder(**on(order)))
    assert isinstance(refused, GateClosed)
    assert (refused.gate, refused.waits_for) == (gate, waits_for)
    assert case.number in refused.sentence
    card = OrderReading(world.desk("handlaggare"), removal_gate).open(order.id)
    assert card.open_removal is not None
    assert card.open_removal.case_number == case.number
    with world.begin() as tx:
        tx.executions.save(
            replace(
                execution,
                status=ExecutionStatus.REMOVED,
                removed_at=world.clock.now(),
                removed_by=world.users["systemforvaltare"].id,
                correction_case_id=case.id,
            )
        )
        tx.orders.save(removed(tx.orders.get(wrong.id)))
    sent, _ = officer.send(SendOrder(**on(order)))
    assert sent.status is OrderStatus.SENT


@pytest.mark.rule("INV-5")
def test_that_a_cancelled_case_another_leaf_or_another_service_stops_nothing(
    world: World, officer: OrderService
) -> None:
    client = world.client()
    over = {"status": CaseStatus.CANCELLED, "ended_at": world.clock.now()}
    for number, values in enumerate(({"leaf": "S3"} | over, {"leaf": "S4"})):
        granted = world.granted(client, service=("home_care", "safety_alarm")[number])
        wrong = world.order(granted, valid_to=TODAY - DAY)
        world.case(wrong, Role.SYSTEM_ADMIN, **values)
        sent, _ = officer.send(SendOrder(**on(draft(world, granted))))
        assert sent.status is OrderStatus.SENT


@pytest.mark.rule("A27")
def test_that_an_order_is_recalled_with_a_reason_until_it_is_executed(
    world: World, officer: OrderService
) -> None:
    order = world.order(world.granted(world.client()), status=OrderStatus.RECEIVED)
    assert refusal(officer.recall, RecallOrder(**on(order), reason=" ")).code == "text.empty"
    recalled, _ = officer.recall(RecallOrder(**on(order), reason="Fel enhet"))
    assert (recalled.status, recalled.recall_reason) == (OrderStatus.RECALLED, "Fel enhet")
    executed = world.order(world.granted(world.client()), status=OrderStatus.EXECUTED)
    refused = refusal(officer.recall, RecallOrder(**on(executed), reason="Fel enhet"))
    assert "Något är fel" in refused.sentence


@pytest.mark.rule("UPP-S1-1", "GOT-14")
def test_that_a_gatekeeper_moves_an_order_and_the_old_row_stays(
    world: World, unit: OrderService
) -> None:
    order = world.order(world.granted(world.client()), status=OrderStatus.RECEIVED)
    new, _ = unit.move(MoveOrder(**on(order), to_unit_id=world.units["väster"].id))
    assert (new.status, new.predecessor_id) == (OrderStatus.SENT, order.id)
    assert (new.unit_id, new.received_at) == (world.units["väster"].id, None)
    assert new.number != order.number
    assert world.order_now(order.id).status is OrderStatus.MOVED
    with pytest.raises(NotAllowed):
        OrderReading(world.desk("utforare"), removal_gate).open(new.id)


@pytest.mark.rule("A21", "UPP-S1-1")
@pytest.mark.parametrize(
    ("at", "login", "target", "code"),
    [
        ("norr", "utforare", "syd", "order.other_provider"),
        ("norr", "utforare", "norr", "order.same_unit"),
        ("syd", "utforare2", "norr", "order.no_gatekeeper"),
    ],
)
def test_that_an_order_is_moved_by_a_gatekeeper_within_the_own_provider_only(
    world: World, at: str, login: str, target: str, code: str
) -> None:
    order = world.order(world.granted(world.client()), at, status=OrderStatus.SENT)
    service = OrderService(world.desk(login), removal_gate)
    cmd = MoveOrder(**on(order), to_unit_id=world.units[target].id)
    assert refusal(service.move, cmd).code == code


@pytest.mark.rule("A22")
def test_that_an_executed_order_is_not_moved(world: World, unit: OrderService) -> None:
    order = world.order(world.granted(world.client()), status=OrderStatus.EXECUTED)
    cmd = MoveOrder(**on(order), to_unit_id=world.units["väster"].id)
    assert refusal(unit.move, cmd).code == "order.state"


def test_that_an_end_lies_within_the_order_and_after_a_start(
    world: World, officer: OrderService
) -> None:
    granted = world.granted(world.client())
    order = world.order(granted, status=OrderStatus.EXECUTED, valid_to=TODAY)
    for day, code in ((SPRING - DAY, "order.end_before"), (TODAY + DAY, "order.end_outside")):
        assert refusal(officer.end, EndOrder(**on(order), last_day=day)).code == code
    waiting = world.order(world.granted(world.client()), status=OrderStatus.SENT)
    refused = refusal(officer.end, EndOrder(**on(waiting), last_day=TODAY))
    assert "Återkalla" in refused.sentence
    register = world.order(
        world.granted(world.client()), "papper", status=OrderStatus.SENT, channel=Channel.PAPER
    )
    assert officer.end(EndOrder(**on(register), last_day=TODAY))[0].ended_on == TODAY


@pytest.mark.rule("GOT-24")
def test_that_the_officer_confirms_only_for_units_that_cannot(
    world: World, officer: OrderService
) -> None:
    granted = world.granted(world.client())
    own = world.order(granted, status=OrderStatus.SENT)
    assert refusal(officer.confirm_received, ConfirmReceived(**on(own))).code == "order.unit_itself"
    for name in ("papper", "syd"):
        order = world.order(world.granted(world.client()), name, status=OrderStatus.SENT)
        received, _ = officer.confirm_received(ConfirmReceived(**on(order)))
        assert received.received_by == world.users["handlaggare"].id


@pytest.mark.rule("INV-14")
def test_that_an_overtaken_save_is_refused_with_what_the_other_wrote(
    world: World, officer: OrderService
) -> None:
    order = draft(world, world.granted(world.client()))
    officer.send(SendOrder(**on(order)))
    refused = refusal(officer.discard_draft, DiscardDraft(**on(order)))
    assert isinstance(refused, Conflict)
    assert refused.theirs == world.order_now(order.id)


def test_that_one_press_of_a_button_makes_one_order(world: World, officer: OrderService) -> None:
    granted = world.granted(world.client())
    cmd = DraftOrder(
        op_id=op(),
        client_id=granted.client_id,
        granted_service_id=granted.id,
        unit_id=world.units["norr"].id,
        planned_start=TODAY,
        valid_from=TODAY,
    )
    order, _ = officer.draft(cmd)
    with pytest.raises(DoneBefore) as again:
        officer.draft(cmd)
    assert again.value.result == str(order.id)
    with world.begin() as tx:
        assert [one.id for one in tx.orders.of_client(granted.client_id)] == [order.id]


def test_that_a_draft_is_discarded_and_a_sent_order_is_not(
    world: World, officer: OrderService
) -> None:
    order = draft(world, world.granted(world.client()))
    officer.discard_draft(DiscardDraft(**on(order)))
    with world.begin() as tx:
        assert tx.orders.by_number(order.number) is None
    sent = world.order(world.granted(world.client()), status=OrderStatus.SENT)
    assert refusal(officer.discard_draft, DiscardDraft(**on(sent))).code == "order.state"


@pytest.mark.rule("INV-7")
def test_that_nobody_orders_by_another_persons_decision(world: World) -> None:
    granted, other = world.granted(world.client()), world.client()
    with pytest.raises(NotAllowed):
        draft(world, granted, client_id=other.id)


@pytest.mark.rule("INV-6")
def test_that_every_refusal_and_every_read_is_in_the_log(
    world: World, officer: OrderService
) -> None:
    order = draft(world, world.granted(world.client()))
    other = OrderService(world.desk("handlaggare2"), removal_gate)
    refusal(other.send, SendOrder(**on(order)))
    OrderReading(world.desk("handlaggare"), removal_gate).by_number(order.number)
    assert world.log() == [
        "handlaggare order create done",
        "handlaggare2 order send refused",
        "handlaggare order read done",
    ]


def test_that_an_unknown_number_is_refused_like_one_of_somebody_else(world: World) -> None:
    order = world.order(world.granted(world.client()), "syd")
    reading = OrderReading(world.desk("utforare"), removal_gate)
    codes = set()
    for number in (order.number, "B-2026-9999"):
        with pytest.raises(NotAllowed) as refused:
            reading.by_number(number)
        codes.add(refused.value.sentence)
    assert len(codes) == 1
