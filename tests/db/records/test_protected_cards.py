"""Person cards of people with protected identity: why they are read, and what is left of them."""

import datetime as dt
from dataclasses import replace
from uuid import UUID, uuid4

import pytest

from app.access.actor import Data
from app.access.log import LogEvent
from app.clients.model import Client, ProtectionLevel
from app.kernel.errors import RuleViolation
from app.person_cards.commands import IssueCard, PrintCard
from app.person_cards.reading import IssuedCards
from app.person_cards.service import CardService
from app.person_cards.views import CardGroup
from app.providers.model import ServiceType
from tests.db.records.world import World

WHY = "Hembesök i morgon"
SECRETS = ("Provgatan", "Provstad", "08-465 004 10", "08-465 004 12")


def a_client_with_a_card(world: World) -> Client:
    """Nobody is protected when the card is issued; the address stands on it."""
    client = world.add_client("K-10009", 989)
    world.add_people(client)
    with world.begin() as tx:
        relative = tx.clients.relatives_of(client.id)[0]
        tx.clients.relatives.save(replace(relative, phone="08-465 004 12"))
    world.add_order(world.add_granted(client, ServiceType.HOME_CARE), world.norr, "B-2026-0009")
    issue(world, client.id, None, "")
    return client


def issue(world: World, client_id: UUID, seen: int | None, reason: str) -> None:
    CardService(world.desk("handlaggare")).issue(
        IssueCard(
            op_id=uuid4(),
            client_id=client_id,
            seen_number=seen,
            reason=reason,
            stated_missing=frozenset(CardGroup),
        )
    )


def protect(world: World, client: Client) -> None:
    with world.begin() as tx:
        now = tx.clients.get(client.id)
        tx.clients.save(replace(now, protection_level=ProtectionLevel.SECRECY_MARKED))


def card_events(world: World, client: Client) -> list[LogEvent]:
    with world.begin() as tx:
        events = [entry.event for entry in tx.log.entries()]
    return [one for one in events if one.data is Data.CARD and one.client_id == client.id]


def a_print(client: Client, purpose: str) -> PrintCard:
    return PrintCard(op_id=uuid4(), client_id=client.id, purpose=purpose)


@pytest.mark.rule("INV-13")
@pytest.mark.parametrize("login", ["norr", "handlaggare"])
@pytest.mark.parametrize("purpose", ["", "   "])
def test_that_a_protected_card_is_neither_shown_nor_printed_without_a_purpose(
    world: World, login: str, purpose: str
) -> None:
    client = a_client_with_a_card(world)
    protect(world, client)
    cards = IssuedCards(world.desk(login))
    with pytest.raises(RuleViolation, match=r"client\.no_purpose"):
        cards.open(client.id, purpose)
    with pytest.raises(RuleViolation, match=r"client\.no_purpose"):
        cards.print_data(a_print(client, purpose))
    (row,) = [one for one in IssuedCards(world.desk("norr")).rows().rows if one.is_protected]
    assert (row.is_unread, row.printed_number) == (True, None), "a refusal counted as reading"


@pytest.mark.rule("INV-13")
@pytest.mark.parametrize("login", ["norr", "handlaggare"])
def test_that_the_purpose_of_reading_and_printing_stands_in_the_log(
    world: World, login: str
) -> None:
    client = a_client_with_a_card(world)
    protect(world, client)
    cards = IssuedCards(world.desk(login))
    cards.open(client.id, WHY)
    cards.print_data(a_print(client, "Papper till bilen"))
    read, printed = card_events(world, client)[-2:]
    assert (read.command, read.purpose) == ("read", WHY)
    assert (printed.command, printed.purpose) == ("print", "Papper till bilen")


@pytest.mark.rule("INV-13", "INV-8")
@pytest.mark.parametrize("login", ["norr", "handlaggare"])
def test_that_a_card_from_before_the_protection_no_longer_tells_where_the_person_lives(
    world: World, login: str
) -> None:
    client = a_client_with_a_card(world)
    cards = IssuedCards(world.desk(login))
    assert "Provgatan" in repr(cards.open(client.id))
    protect(world, client)
    shown = cards.open(client.id, WHY)
    printed, _changes = cards.print_data(a_print(client, WHY))
    for paper in (shown, printed):
        assert not [secret for secret in SECRETS if secret in repr(paper)]
        assert paper.content.is_protected
        assert paper.content.name == client.full_name
    with world.begin() as tx:
        (kept,) = tx.cards.issues_of(client.id)
    assert "Provgatan" in kept.content.address, "what was issued is kept as it was"


@pytest.mark.rule("INV-13")
def test_that_old_cards_and_what_is_new_on_the_next_do_not_tell_it_either(world: World) -> None:
    client = a_client_with_a_card(world)
    protect(world, client)
    officer = CardService(world.desk("handlaggare"))
    preview = officer.preview(client.id)
    assert [one.field for one in preview.changes] == []
    told = repr((preview, officer.issues(client.id)))
    assert not [secret for secret in SECRETS if secret in told]
    whose = (client.given_name, client.family_name, client.identity_value[:8])
    assert not [one for one in whose if one in told], "nobody has said why"
    named = repr((officer.preview(client.id, WHY), officer.issues(client.id, WHY)))
    assert not [secret for secret in SECRETS if secret in named]
    assert client.full_name in named
    assert officer.preview(client.id).missing == officer.preview(client.id, WHY).missing
    issue(world, client.id, 1, "Skyddade uppgifter")
    cards = IssuedCards(world.desk("norr"))
    paper = cards.open(client.id, WHY)
    with world.begin() as tx:
        first = tx.cards.issues_of(client.id)[0]
    answer = cards.check(first.code)
    assert (answer.valid, answer.current) == (False, 2)
    assert not [secret for secret in SECRETS if secret in repr((paper, answer))]


def test_that_which_card_is_current_is_told_without_counting_as_read(world: World) -> None:
    client = a_client_with_a_card(world)
    protect(world, client)
    heading = IssuedCards(world.desk("norr")).heading(client.id)
    assert (heading.number, heading.replaces, heading.reason) == (1, None, "")
    assert heading.issued_at == world.clock.now().astimezone(dt.UTC)
    (row,) = [one for one in IssuedCards(world.desk("norr")).rows().rows if one.is_protected]
    assert row.is_unread
