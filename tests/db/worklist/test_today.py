"""The worklist on a real store: who sees which rows, masked names, and unsaved text."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from uuid import uuid4

import pytest

from app.access.roles import Role
from app.archive.evidence import ArchivedDocumentation
from app.clients.masking import PROTECTED_NAME
from app.corrections.model import CaseStatus
from app.drafts.model import JOURNAL_FORM
from app.drafts.service import DraftService, SaveDraft
from app.executions.model import Execution
from app.messages.model import Message
from app.messages.service import MessageService
from app.orders.model import OrderStatus
from app.person_cards.commands import IssueCard
from app.person_cards.service import CardService
from app.person_cards.views import CardGroup
from app.worklist.model import Group, Target, WorkRow
from app.worklist.service import WorklistService
from tests.support.builders import NOON, TODAY
from tests.support.world import World
from tests.unit.routines.samples import ANSWERS

AUTHORITY = ("handlaggare", "myndighetschef")


def today(world: World, login: str) -> list[WorkRow]:
    desk = world.desk(login)
    return WorklistService(desk, ArchivedDocumentation(desk)).today()


def kinds(world: World, login: str) -> list[str]:
    return [row.key.split(":")[0] for row in today(world, login)]


def a_message(world: World, client_id, **values) -> Message:
    officer = world.users["handlaggare"]
    defaults = {
        "id": uuid4(),
        "client_id": client_id,
        "order_id": None,
        "case_id": None,
        "template": "",
        "subject": "Rätt datum",
        "body": "Startdatumet är ändrat.",
        "sent_at": NOON - dt.timedelta(hours=2),
        "sent_by": officer.id,
        "sent_by_name": officer.display_name,
        "from_unit_id": None,
        "to_role": Role.FEE_OFFICER,
        "to_unit_id": None,
        "to_user_id": None,
        "answer_by": None,
    }
    with world.begin() as tx:
        return tx.messages.add(Message(**defaults | values))


def running(world: World, start: dt.date = TODAY - dt.timedelta(days=40), **client) -> Execution:
    order = world.order(world.granted(world.client(**client)))
    return world.execution(order, actual_start=start)


@pytest.mark.rule("LEK-03b")
def test_that_a_sent_order_is_seen_by_its_officer_and_its_unit_only(world: World) -> None:
    world.order(
        world.granted(world.client()),
        status=OrderStatus.SENT,
        sent_at=NOON - dt.timedelta(hours=1),
    )
    assert kinds(world, "handlaggare") == ["no-card", "receipt"]
    for login in ("utforare", "enhetschef", "myndighetschef"):
        assert kinds(world, login) == ["receipt"], login
    for login in ("handlaggare2", "utforare2", "objektspecialist", "systemforvaltare"):
        assert kinds(world, login) == [], login


@pytest.mark.rule("GOT-10")
def test_that_an_order_without_a_card_is_told_its_officer_until_one_is_issued(
    world: World,
) -> None:
    client = world.client()
    first = world.order(world.granted(client), status=OrderStatus.EXECUTED, sent_at=NOON)
    world.order(world.granted(client), status=OrderStatus.SENT, sent_at=NOON)
    world.order(world.granted(world.client("handlaggare2")), status=OrderStatus.DRAFT)
    (row,) = [one for one in today(world, "handlaggare") if one.key.startswith("no-card")]
    assert (row.title, row.target, row.target_id) == (
        "Utfärda personkort",
        Target.CARD,
        client.id,
    )
    assert first.number in row.reason
    assert "no-card" not in kinds(world, "handlaggare2") + kinds(world, "utforare")
    CardService(world.desk("handlaggare")).issue(
        IssueCard(
            op_id=uuid4(),
            client_id=client.id,
            seen_number=None,
            reason="",
            stated_missing=frozenset(CardGroup),
        )
    )
    assert "no-card" not in kinds(world, "handlaggare")


@pytest.mark.rule("GOT-10")
def test_that_no_card_is_asked_for_to_an_order_that_is_over_or_being_corrected(
    world: World,
) -> None:
    over = {"valid_to": TODAY - dt.timedelta(days=1), "status": OrderStatus.EXECUTED}
    world.order(world.granted(world.client()), **over)
    wrong = world.order(world.granted(world.client()), status=OrderStatus.SENT)
    case = world.case(wrong, Role.CASE_OFFICER, leaf="S3", answers=ANSWERS["S3"])
    assert "no-card" not in kinds(world, "handlaggare")
    with world.begin() as tx:
        tx.cases.cases.save(replace(case, status=CaseStatus.CANCELLED))
    assert "no-card" in kinds(world, "handlaggare")
    last_day = world.order(world.granted(world.client()), **over | {"valid_to": TODAY})
    told = [row.number for row in today(world, "handlaggare") if row.key.startswith("no-card")]
    assert sorted(told) == sorted([wrong.number, last_day.number])


@pytest.mark.rule("INV-12")
def test_that_lateness_counts_saturdays_where_the_municipality_does(world: World) -> None:
    world.order(
        world.granted(world.client()),
        status=OrderStatus.SENT,
        sent_at=NOON - dt.timedelta(days=5),
    )
    row = today(world, "handlaggare")[0]
    world.count_saturdays()
    again = today(world, "handlaggare")[0]
    assert (row.chip, again.chip) == ("2 vardagar sen", "3 vardagar sen")


@pytest.mark.rule("GOT-26")
def test_that_a_missing_plan_is_late_for_the_unit_until_there_is_one(world: World) -> None:
    execution = running(world)
    (row,) = today(world, "utforare")
    assert (row.group, row.target, row.target_id) == (Group.LATE, Target.EXECUTION, execution.id)
    assert kinds(world, "utforare2") == []


@pytest.mark.rule("INV-13")
def test_that_a_protected_name_is_masked_in_every_row(world: World) -> None:
    execution = running(world, is_protected=True)
    DraftService(world.desk("utforare")).save(
        SaveDraft(
            form=JOURNAL_FORM,
            subject_id=execution.id,
            client_id=execution.client_id,
            values={"text": "Besök"},
        )
    )
    rows = today(world, "utforare")
    assert [row.about.client_name for row in rows if row.about] == [PROTECTED_NAME] * 2


def test_that_a_fee_officer_sees_messages_without_a_list_of_clients(world: World) -> None:
    execution = running(world)
    message = a_message(world, execution.client_id)
    (row,) = today(world, "avgift")
    assert (row.group, row.message_id) == (Group.NEW, message.id)
    assert kinds(world, "utforare") == ["plan"]


def test_that_a_message_to_a_unit_is_that_units_only(world: World) -> None:
    execution = running(world, start=TODAY)
    a_message(world, execution.client_id, to_role=Role.PROVIDER, to_unit_id=world.units["norr"].id)
    assert kinds(world, "utforare") == ["message"]
    assert kinds(world, "utforare2") == []


@pytest.mark.rule("NKP-09", "INV-7")
def test_that_a_message_about_somebody_elses_client_is_not_told(world: World) -> None:
    a_message(world, world.client("handlaggare2").id, to_role=Role.CASE_OFFICER)
    over = world.client()
    world.order(
        world.granted(over), status=OrderStatus.SENT, valid_to=TODAY - dt.timedelta(days=100)
    )
    a_message(world, over.id, to_role=Role.PROVIDER, to_unit_id=world.units["norr"].id)
    assert "message" not in kinds(world, "handlaggare") + kinds(world, "utforare")
    assert kinds(world, "handlaggare2") == ["message"]


def test_that_a_row_says_the_title_of_the_inbox_and_no_word_that_was_written(
    world: World,
) -> None:
    execution = running(world, start=TODAY)
    for template in ("", "fee_right_date"):
        a_message(world, execution.client_id, template=template, subject="Hon är sjuk igen")
    rows = today(world, "avgift")
    inbox = MessageService(world.desk("avgift")).inbox().rows
    assert sorted(row.title for row in rows) == ["Meddelande", "Rätt datum för verkställighet"]
    assert sorted(row.title for row in inbox) == sorted(row.title for row in rows)
    assert "sjuk" not in repr(rows)


def test_that_a_role_without_lists_has_an_empty_day_and_no_refusal(world: World) -> None:
    running(world)
    assert today(world, "loggranskare") == []
    assert not [line for line in world.log() if "loggranskare" in line]


def test_that_making_the_list_is_one_line_in_the_log(world: World) -> None:
    running(world)
    today(world, "handlaggare")
    assert [line for line in world.log() if line.startswith("handlaggare ")] == [
        "handlaggare client list done"
    ]


def test_that_only_ones_own_drafts_are_offered(world: World) -> None:
    execution = running(world, start=TODAY)
    DraftService(world.desk("utforare")).save(
        SaveDraft(
            form=JOURNAL_FORM,
            subject_id=execution.id,
            client_id=execution.client_id,
            values={"text": "Besök"},
        )
    )
    (row,) = today(world, "utforare")
    assert (row.group, row.target, row.target_id) == (
        Group.UNSAVED,
        Target.JOURNAL,
        execution.id,
    )
    assert "Besök" not in row.reason
    assert today(world, "enhetschef") == []


def test_that_a_draft_about_somebody_who_may_not_be_read_says_no_name(world: World) -> None:
    execution = running(world, start=TODAY)
    DraftService(world.desk("utforare2")).save(
        SaveDraft(
            form=JOURNAL_FORM,
            subject_id=execution.id,
            client_id=execution.client_id,
            values={"text": "Besök"},
        )
    )
    (row,) = today(world, "utforare2")
    assert row.about is None
