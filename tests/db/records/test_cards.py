"""Person cards on the real store: issued, kept, read, printed, checked."""

import datetime as dt
from dataclasses import replace
from typing import Any
from uuid import uuid4

import pytest

from app.clients.model import ProtectionLevel, Representative, RepresentativeKind
from app.kernel.errors import BadInput, Conflict, NotAllowed, NotFound, RuleViolation, StoreProblem
from app.orders.model import OrderStatus
from app.person_cards.codes import new_code
from app.person_cards.commands import IssueCard, PrintCard, RecallCard, SaveCardNotes
from app.person_cards.model import CardStatus, PersonCardIssue
from app.person_cards.reading import IssuedCards
from app.person_cards.rules import content_hash
from app.person_cards.service import CardService
from app.person_cards.views import CardGroup, CodeAnswer, CodeProblem
from app.providers.model import ServiceType
from tests.db.records.world import NOW, World

EVERYTHING = frozenset(CardGroup)


def officer(world: World) -> CardService:
    return CardService(world.desk("handlaggare"))


def holder(world: World, login: str = "norr") -> IssuedCards:
    return IssuedCards(world.desk(login))


def issue(world: World, **changed: Any) -> PersonCardIssue:
    values: dict[str, Any] = {
        "op_id": uuid4(),
        "client_id": world.client.id,
        "seen_number": None,
        "reason": "",
        "stated_missing": EVERYTHING,
    }
    return officer(world).issue(IssueCard(**(values | changed)))[0]


def issue_two(world: World) -> tuple[PersonCardIssue, PersonCardIssue]:
    first = issue(world)
    with world.begin() as tx:
        contact = tx.clients.contacts.get(world.client.id)
        tx.clients.contacts.save(replace(contact, phone="08-465 004 11"))
    return first, issue(world, seen_number=1, reason="Nytt telefonnummer")


@pytest.mark.rule("GOT-10")
def test_that_an_empty_group_must_be_said_to_be_missing(world: World) -> None:
    preview = officer(world).preview(world.client.id)
    assert [missing.group for missing in preview.missing] == [
        CardGroup.REPRESENTATIVES,
        CardGroup.RELATIVES,
    ]
    with pytest.raises(RuleViolation) as refused:
        issue(world, stated_missing=frozenset({CardGroup.RELATIVES}))
    assert "Uppgifter om företrädare saknas" in refused.value.sentence
    world.add_people(world.client)
    assert issue(world, stated_missing=frozenset()).number == 1


@pytest.mark.rule("GOT-10")
def test_that_an_administrator_without_a_mandate_stops_the_card(world: World) -> None:
    with world.begin() as tx:
        tx.clients.representatives.add(
            Representative(
                id=uuid4(),
                client_id=world.client.id,
                kind=RepresentativeKind.LEGAL_ADMINISTRATOR,
                name="Förvaltare Ett",
                mandate="",
                valid_from=dt.date(2026, 1, 1),
            )
        )
    with pytest.raises(RuleViolation, match=r"card\.no_mandate"):
        issue(world)


@pytest.mark.rule("INV-8")
def test_that_an_issued_card_stays_as_it_was_when_everything_changes(world: World) -> None:
    first, second = issue_two(world)
    kept = officer(world).issues(world.client.id)
    assert kept[0].content == first.content
    assert kept[0].content.phone == "08-465 004 10"
    assert [(one.number, one.status) for one in kept] == [
        (1, CardStatus.SUPERSEDED),
        (2, CardStatus.ISSUED),
    ]
    assert content_hash(kept[0].content) == first.content_sha256
    assert second.content.phone == "08-465 004 11"


@pytest.mark.rule("INV-8")
def test_that_a_card_altered_in_the_store_is_not_shown(world: World) -> None:
    issue(world)
    with world.store.begin() as connection:
        (text,) = connection.exec_driver_sql("select content from person_card_issue").one()
        altered = text.replace("Provgatan 1", "Provgatan 2")
        connection.exec_driver_sql("update person_card_issue set content = ?", (altered,))
    with pytest.raises(StoreProblem, match=r"card\.altered"):
        holder(world).open(world.client.id)


@pytest.mark.rule("GOT-10", "INV-8")
def test_that_a_card_with_the_number_of_who_must_not_be_told_stays_and_the_next_has_none(
    world: World,
) -> None:
    world.add_people(world.client)
    with world.begin() as tx:
        (anna,) = tx.clients.relatives_of(world.client.id)
        tx.clients.relatives.save(replace(anna, phone="070-174 06 41", may_be_informed=False))
    first = issue(world)
    (shown,) = first.content.relatives
    assert (shown.detail, shown.phone) == ("FÅR INTE INFORMERAS", "")
    with_number = replace(first.content, relatives=(replace(shown, phone="070-174 06 41"),))
    before = replace(
        first,
        id=uuid4(),
        number=2,
        code=new_code(uuid4()),
        content=with_number,
        content_sha256=content_hash(with_number),
    )
    with world.begin() as tx:
        tx.cards.issues.save(replace(first, status=CardStatus.SUPERSEDED))
        tx.cards.issues.add(before)
    assert holder(world).open(world.client.id).content.relatives == with_number.relatives
    assert holder(world).check(before.code).valid
    (change,) = officer(world).preview(world.client.id).changes
    assert change.before == "Anna Anhörig, dotter, FÅR INTE INFORMERAS, telefonnummer"
    third = issue(world, seen_number=2, reason="Utan nummer")
    assert third.content.relatives == first.content.relatives
    assert officer(world).issues(world.client.id)[1].content == with_number
    assert "070-174 06 41" not in repr(holder(world).open(world.client.id))


@pytest.mark.rule("INV-14")
def test_that_two_officers_cannot_issue_the_same_number(world: World) -> None:
    issue(world)
    with pytest.raises(Conflict) as refused:
        issue(world)
    assert isinstance(refused.value.theirs, PersonCardIssue)
    assert refused.value.theirs.number == 1


def test_that_a_new_card_says_why_it_was_issued(world: World) -> None:
    issue(world)
    with pytest.raises(BadInput, match=r"text\.empty"):
        issue(world, seen_number=1)


@pytest.mark.rule("INV-13")
def test_that_a_protected_card_has_no_address_and_no_telephone_of_anybody(world: World) -> None:
    client = world.add_client("K-10009", 989, ProtectionLevel.SECRECY_MARKED)
    world.add_people(client)
    with world.begin() as tx:
        relative = tx.clients.relatives_of(client.id)[0]
        tx.clients.relatives.save(replace(relative, phone="08-465 004 12"))
    content = issue(world, client_id=client.id).content
    text = repr(content)
    assert content.is_protected
    assert "Provgatan" not in text
    assert "Provstad" not in text
    assert "08-465 004 1" not in text


def test_that_health_and_safety_stands_on_the_card_only_when_ticked(world: World) -> None:
    notes = SaveCardNotes(
        op_id=uuid4(),
        client_id=world.client.id,
        seen_version=None,
        health_and_safety="Fallrisk",
        health_and_safety_ticked=False,
        keys_and_alarm="Nyckel 7",
    )
    officer(world).save_notes(notes)
    assert officer(world).preview(world.client.id).content.health_and_safety == ""
    ticked = replace(notes, op_id=uuid4(), seen_version=1, health_and_safety_ticked=True)
    officer(world).save_notes(ticked)
    content = officer(world).preview(world.client.id).content
    assert (content.health_and_safety, content.keys_and_alarm) == ("Fallrisk", "Nyckel 7")
    with pytest.raises(Conflict):
        officer(world).save_notes(replace(ticked, op_id=uuid4()))


def test_that_to_look_at_the_notes_is_logged_as_a_look(world: World) -> None:
    assert officer(world).notes(world.client.id) is None
    assert world.log_lines()[-1] == "handlaggare card preview done"


def test_that_to_look_at_what_was_issued_is_logged_as_a_look(world: World) -> None:
    first = issue(world)
    so_far = len(world.log_lines())
    officer(world).issues(world.client.id)
    officer(world).receipts(first.id, world.client.id)
    assert world.log_lines()[so_far:] == ["handlaggare card preview done"] * 2
    for look in (
        lambda cards: cards.issues(world.client.id),
        lambda cards: cards.receipts(first.id, world.client.id),
    ):
        with pytest.raises(NotAllowed):
            look(CardService(world.desk("norr")))


@pytest.mark.rule("GOT-11", "INV-7")
def test_that_a_unit_sees_its_own_services_and_that_there_are_several(world: World) -> None:
    granted = world.add_granted(world.client, ServiceType.MEALS)
    world.add_order(granted, world.syd, "B-2026-0002")
    whole = issue(world)
    assert {service.unit for service in whole.content.services} == {"Hemtjänst Norr", "Omsorg Syd"}
    for login, service in (("norr", "Hemtjänst"), ("syd", "Matdistribution")):
        content = holder(world, login).open(world.client.id).content
        assert [one.service for one in content.services] == [service]
        assert content.several_providers
    assert "Omsorg Syd" not in repr(holder(world).open(world.client.id))


@pytest.mark.rule("INV-7")
def test_that_a_change_of_another_units_service_is_not_shown(world: World) -> None:
    granted = world.add_granted(world.client, ServiceType.MEALS)
    world.add_order(granted, world.syd, "B-2026-0002")
    issue(world)
    with world.begin() as tx:
        tx.decisions.granted.save(replace(granted, frequency="varannan dag"))
    issue(world, seen_number=1, reason="Ny frekvens")
    seen = {login: holder(world, login).open(world.client.id).changes for login in ("norr", "syd")}
    assert seen["norr"] == ()
    assert [(one.label, one.before, one.after) for one in seen["syd"]] == [
        ("Matdistribution, frekvens", "varje dag", "varannan dag")
    ]


@pytest.mark.rule("NKP-06")
def test_that_the_list_tells_what_is_unread_and_printed_in_an_older_version(world: World) -> None:
    issue(world)
    (row,) = holder(world).rows().rows
    assert (row.name, row.number, row.is_unread) == ("Provina Övning980", 1, True)
    holder(world).print_data(PrintCard(op_id=uuid4(), client_id=world.client.id))
    (row,) = holder(world).rows().rows
    assert (row.is_unread, row.printed_number, row.is_changed_since_print) == (False, 1, False)
    issue(world, seen_number=1, reason="Ändrat")
    (row,) = holder(world).rows().rows
    assert (row.is_unread, row.is_changed_since_print) == (True, True)
    assert [one.unit for one in holder(world, "handlaggare").unread()] == ["Hemtjänst Norr"]


def test_that_a_unit_lists_only_the_people_it_has_an_order_for(world: World) -> None:
    issue(world)
    assert holder(world, "syd").rows().total == 0
    with pytest.raises(NotAllowed):
        holder(world, "syd").open(world.client.id)
    with pytest.raises(NotAllowed):
        holder(world, "objekt").rows()


@pytest.mark.rule("INV-13")
def test_that_a_protected_person_is_masked_in_the_list(world: World) -> None:
    client = world.add_client("K-10009", 989, ProtectionLevel.SECRECY_MARKED)
    granted = world.add_granted(client, ServiceType.HOME_CARE)
    world.add_order(granted, world.norr, "B-2026-0009")
    page = holder(world).rows()
    (row,) = [row for row in page.rows if row.client_id == client.id]
    assert row.is_protected
    assert client.family_name not in row.name


def test_that_the_paper_tells_version_code_and_what_is_new(world: World) -> None:
    _first, second = issue_two(world)
    cmd = PrintCard(op_id=uuid4(), client_id=world.client.id)
    paper, _changes = holder(world).print_data(cmd)
    assert (paper.issue.number, paper.replaces, paper.printed_by) == (2, 1, "Prov Norr")
    assert paper.code.replace("-", "") == second.code
    assert [(one.label, one.before, one.after) for one in paper.changes] == [
        ("Telefon", "08-465 004 10", "08-465 004 11")
    ]


def test_that_there_is_nothing_to_print_before_the_first_card_or_after_a_recall(
    world: World,
) -> None:
    cmd = PrintCard(op_id=uuid4(), client_id=world.client.id)
    with pytest.raises(NotFound, match=r"card\.none"):
        holder(world).print_data(cmd)
    issue(world)
    officer(world).recall(RecallCard(op_id=uuid4(), client_id=world.client.id, seen_number=1))
    with pytest.raises(NotFound, match=r"card\.none"):
        holder(world).print_data(replace(cmd, op_id=uuid4()))
    assert issue(world, reason="På nytt").number == 2


@pytest.mark.rule("NKP-06")
def test_that_the_code_of_the_current_card_is_valid_and_an_old_one_tells_what_is_new(
    world: World,
) -> None:
    first, second = issue_two(world)
    now = holder(world).check(second.code)
    assert (now.valid, now.version, now.current, now.changes) == (True, 2, 2, ())
    old = holder(world).check(first.code.lower())
    assert (old.valid, old.version, old.current) == (False, 1, 2)
    assert [one.after for one in old.changes] == ["08-465 004 11"]


@pytest.mark.rule("INV-6")
def test_that_a_code_one_may_not_read_answers_like_one_that_does_not_exist(world: World) -> None:
    code = issue(world).code
    stranger = holder(world, "syd").check(code)
    with world.begin() as tx:
        tx.orders.save(replace(tx.orders.get(world.order.id), status=OrderStatus.REMOVED))
    assert stranger == holder(world).check(code)
    assert stranger == holder(world, "syd").check("22222-22222")
    assert stranger == CodeAnswer(valid=False, problem=CodeProblem.UNKNOWN)
    assert world.log_lines()[-3:].count("norr card read refused") == 1


def test_that_a_slip_in_a_code_is_told_without_a_look_in_the_store(world: World) -> None:
    before = world.log_lines()
    answer = holder(world).check("ABCDE-FGHJK")
    assert answer.problem is CodeProblem.MALFORMED
    assert world.log_lines() == before


def test_that_a_unit_that_came_after_the_issue_gets_its_receipt_when_it_reads(world: World) -> None:
    first = issue(world)
    granted = world.add_granted(world.client, ServiceType.MEALS)
    world.add_order(granted, world.syd, "B-2026-0002")
    holder(world, "syd").open(world.client.id)
    receipts = officer(world).receipts(first.id, world.client.id)
    assert {receipt.unit_id: receipt.read_at for receipt in receipts} == {
        world.norr.id: None,
        world.syd.id: NOW,
    }
