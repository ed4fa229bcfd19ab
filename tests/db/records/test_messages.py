"""Messages on the real store: to whom they may go, who sees them, until they are closed."""

import datetime as dt
from dataclasses import replace
from gettext import NullTranslations
from typing import Any
from uuid import uuid4

import pytest

from app.access.roles import Role
from app.clients.model import ProtectionLevel
from app.kernel import catalogue, texts
from app.kernel.errors import BadInput, Conflict, NotAllowed, NotFound, RuleViolation
from app.kernel.texts import _
from app.kernel.wording import LINE_LIMIT
from app.messages.commands import AnswerMessage, CloseMessage, SendMessage
from app.messages.model import Message
from app.messages.service import SUBJECT_LIMIT, MessageService
from app.messages.templates import Binding, shipped_templates
from app.orders.model import OrderStatus
from app.providers.model import ServiceType
from tests.db.records.world import NOW, World

SECRET = "Hemlig text"


def service(world: World, login: str) -> MessageService:
    return MessageService(world.desk(login))


def to_officer(world: World, **changed: Any) -> SendMessage:
    values: dict[str, Any] = {
        "op_id": uuid4(),
        "client_id": world.client.id,
        "order_id": world.order.id,
        "template": "misdirected_order",
        "subject": "Felskickad beställning B-2026-0001",
        "body": SECRET,
        "to_role": Role.CASE_OFFICER,
    }
    return SendMessage(**(values | changed))


def send(world: World, login: str = "norr", **changed: Any) -> Message:
    return service(world, login).send(to_officer(world, **changed))[0]


def inbox(world: World, login: str) -> list[Any]:
    return list(service(world, login).inbox().rows)


@pytest.mark.rule("UPP-S2-1", "UPP-S3-6")
def test_that_a_message_waits_for_the_responsible_officer_only(world: World) -> None:
    message = send(world)
    (row,) = inbox(world, "handlaggare")
    assert (row.id, row.title, row.from_name) == (message.id, "Felskickad beställning", "Prov Norr")
    assert inbox(world, "handlaggare2") == []
    assert inbox(world, "norr") == []


def test_that_the_list_holds_no_word_of_the_text(world: World) -> None:
    send(world)
    assert SECRET not in repr(inbox(world, "handlaggare"))


@pytest.mark.rule("INV-13")
def test_that_a_protected_person_is_masked_in_the_list(world: World) -> None:
    client = world.add_client("K-10009", 989, ProtectionLevel.SECRECY_MARKED)
    granted = world.add_granted(client, ServiceType.HOME_CARE)
    order = world.add_order(granted, world.norr, "B-2026-0009")
    send(world, client_id=client.id, order_id=order.id)
    (row,) = inbox(world, "handlaggare")
    assert row.customer_number == "K-10009"
    assert client.family_name not in row.name


@pytest.mark.rule("NKP-15")
def test_that_opening_marks_read_for_those_it_was_sent_to_only(world: World) -> None:
    message = send(world)
    assert service(world, "norr").open(message.id).read_at is None
    assert service(world, "handlaggare").unread_count() == 1
    opened = service(world, "handlaggare").open(message.id)
    assert (opened.read_at, opened.read_by) == (NOW, world.users["handlaggare"].id)
    assert service(world, "handlaggare").unread_count() == 0


@pytest.mark.rule("NKP-15")
def test_that_an_answer_goes_back_and_the_question_is_answered(world: World) -> None:
    question = send(world, answer_by=dt.date(2026, 3, 10))
    cmd = AnswerMessage(op_id=uuid4(), message_id=question.id, body="Vi tar bort den.")
    answer, _changes = service(world, "handlaggare").answer(cmd)
    assert (answer.to_role, answer.to_unit_id) == (Role.PROVIDER, world.norr.id)
    assert (answer.answer_to, answer.subject[:6]) == (question.id, "Svar: ")
    assert [row.id for row in inbox(world, "norr")] == [answer.id]
    (row,) = inbox(world, "handlaggare")
    assert (row.is_answered, row.is_read, row.is_overdue) == (True, True, False)


@pytest.mark.rule("NKP-15")
def test_that_the_longest_subject_is_marked_once_in_answer_after_answer(world: World) -> None:
    message = send(world, subject="x" * SUBJECT_LIMIT)
    for login in ("handlaggare", "norr", "handlaggare", "norr"):
        cmd = AnswerMessage(op_id=uuid4(), message_id=message.id, body="Ja.")
        message, _changes = service(world, login).answer(cmd)
        assert message.subject == "Svar: " + "x" * SUBJECT_LIMIT
    assert len(message.subject) <= LINE_LIMIT


@pytest.mark.rule("NKP-15")
def test_that_a_message_is_overdue_the_day_after_the_answer_was_due(world: World) -> None:
    send(world, answer_by=dt.date(2026, 3, 9))
    assert not inbox(world, "handlaggare")[0].is_overdue
    world.clock.at = NOW + dt.timedelta(days=1)
    assert inbox(world, "handlaggare")[0].is_overdue


def test_that_a_closed_message_waits_no_longer(world: World) -> None:
    message = send(world)
    cmd = CloseMessage(op_id=uuid4(), message_id=message.id, seen_version=1)
    service(world, "handlaggare").close(cmd)
    assert inbox(world, "handlaggare") == []
    with pytest.raises(Conflict):
        service(world, "handlaggare").close(replace(cmd, op_id=uuid4()))
    with pytest.raises(RuleViolation, match=r"message\.closed"):
        service(world, "handlaggare").close(replace(cmd, op_id=uuid4(), seen_version=2))


@pytest.mark.rule("INV-7", "NKP-09")
def test_that_a_unit_never_sees_what_others_write_about_the_same_person(world: World) -> None:
    granted = world.add_granted(world.client, ServiceType.MEALS)
    other = world.add_order(granted, world.syd, "B-2026-0002")
    mine = send(world, order_id=None)
    theirs = send(world, "syd", order_id=other.id)
    seen = service(world, "norr").about_client(world.client.id)
    assert [message.id for message in seen] == [mine.id]
    with pytest.raises(NotAllowed):
        service(world, "norr").open(theirs.id)
    with pytest.raises(NotAllowed):
        service(world, "syd").open(mine.id)
    everything = service(world, "handlaggare").about_client(world.client.id)
    assert {message.id for message in everything} == {mine.id, theirs.id}


@pytest.mark.rule("NKP-09")
def test_that_nothing_goes_to_a_unit_without_an_order_for_the_person(world: World) -> None:
    wanted = {"to_role": Role.PROVIDER, "to_unit_id": world.syd.id}
    with pytest.raises(RuleViolation, match=r"message\.stranger"):
        send(world, "handlaggare", **wanted)
    with pytest.raises(RuleViolation, match=r"message\.other_unit"):
        send(world, "norr", **wanted)
    with pytest.raises(BadInput, match=r"message\.no_unit"):
        send(world, "handlaggare", **(wanted | {"to_unit_id": None}))
    assert send(world, "handlaggare", **(wanted | {"to_unit_id": world.norr.id})).to_unit_id


def test_that_a_message_names_one_person_a_day_to_come_and_a_template_that_exists(
    world: World,
) -> None:
    stranger = world.add_client("K-10002", 981)
    with pytest.raises(NotAllowed):
        send(world, "handlaggare", client_id=stranger.id)
    with pytest.raises(BadInput, match=r"message\.past"):
        send(world, answer_by=dt.date(2026, 3, 8))
    with pytest.raises(NotFound, match=r"message\.no_template"):
        send(world, template="nope")
    with pytest.raises(BadInput, match=r"message\.not_a_unit"):
        send(world, to_unit_id=world.norr.id)


@pytest.mark.rule("UPP-S3-5")
def test_that_the_wrong_unit_is_told_in_the_case_after_its_order_was_removed(world: World) -> None:
    roles = (Role.PROVIDER, Role.OBJECT_SPECIALIST)
    case = world.open_case(world.order, world.execution, roles)
    with world.begin() as tx:
        tx.orders.save(replace(tx.orders.get(world.order.id), status=OrderStatus.REMOVED))
    told = send(
        world,
        "objekt",
        case_id=case.id,
        template="case_handled",
        to_role=Role.PROVIDER,
        to_unit_id=world.norr.id,
    )
    assert [row.id for row in inbox(world, "norr")] == [told.id]
    assert service(world, "norr").open(told.id).read_at == NOW
    assert inbox(world, "syd") == []
    assert [message.id for message in service(world, "norr").about_case(case.id)] == [told.id]


@pytest.mark.rule("UPP-S2-10")
def test_that_the_fee_office_gets_the_right_date(world: World) -> None:
    facts = {
        "customer_number": "K-10001",
        "service": "Hemtjänst",
        "date": "9 mars 2026",
        "unit": "Hemtjänst Norr",
        "order_number": "B-2026-0001",
    }
    subject, body = service(world, "norr").compose("fee_right_date", facts)
    assert "gäller från och med 9 mars 2026" in body
    send(world, template="fee_right_date", subject=subject, body=body, to_role=Role.FEE_OFFICER)
    (row,) = inbox(world, "avgift")
    assert row.title == "Rätt datum för verkställighet"
    assert service(world, "avgift").open(row.id).body == body


def test_that_the_list_says_the_title_in_the_chosen_language(world: World) -> None:
    """The message itself stays as it was sent."""
    for template in shipped_templates().values():
        send(world, template=template.id)
    swedish = {row.title for row in inbox(world, "handlaggare")}
    texts.install("en", catalogue.translations("en"))
    try:
        english = {row.title for row in inbox(world, "handlaggare")}
        wanted = {_(title) for title in swedish}
        body = service(world, "handlaggare").open(inbox(world, "handlaggare")[0].id).body
    finally:
        texts.install("sv", NullTranslations())
    assert len(swedish) == len(shipped_templates())
    assert english == wanted
    assert english & swedish == set()
    assert body == SECRET


def test_that_every_shipped_template_can_be_filled_and_leaves_no_gap(world: World) -> None:
    for template in shipped_templates().values():
        facts = dict.fromkeys(template.placeholders, "{x} värde")
        subject, body = service(world, "norr").compose(template.id, facts)
        assert subject.count("{x} värde") + body.count("{x} värde") >= len(template.placeholders)
        assert isinstance(template.about, Binding)
        with pytest.raises(BadInput):
            service(world, "norr").compose(template.id, {})
