"""Opening a client: the same in the vault, as staff of the server and as a provider there."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from itertools import product
from typing import Any
from uuid import UUID, uuid4

import pytest

from app.access.actor import Data, Subject
from app.access.log import first_fault
from app.clients.masking import unnamed
from app.clients.model import Client
from app.clients.reading import ClientReading
from app.clients.views import ClientCard
from app.kernel.errors import NotAllowed
from app.orders.model import Order, OrderStatus
from tests.db.postgres.world import Local, Shared
from tests.support import builders
from tests.support.builders import TODAY

OWN, FOREIGN = "utforare", "utforare2"
PEOPLE = ("handlaggare", OWN)
DAY = dt.timedelta(days=1)


def furnished(local: Local, **values: Any) -> Client:
    """A client with people around, an order at each of two units, executions and a pause."""
    world = local.world
    client = world.client(**values)
    granted, other = world.granted(client), world.granted(client)
    execution = world.execution(world.order(granted))
    world.pause(execution, TODAY - 9 * DAY, TODAY - 2 * DAY)
    world.execution(world.order(other, "väster"))
    with world.begin() as tx:
        tx.clients.representatives.add(builders.a_representative(client))
        for name in ("Örjan Prov", "anna prov", "Åsa Prov"):
            tx.clients.relatives.add(builders.a_relative(client, name=name))
    return client


def order_of(local: Local, client: Client, **values: Any) -> Order:
    return local.world.order(local.world.granted(client), **values)


def ordered(card: ClientCard) -> ClientCard:
    """Facts have no order of their own; the lanes made of them have."""
    names = ("granted", "orders", "executions", "pauses")
    facts = {name: tuple(sorted(getattr(card.facts, name), key=str)) for name in names}
    return replace(card, facts=replace(card.facts, **facts))


def opened(local: Local, login: str, client_id: UUID, purpose: str = "") -> ClientCard:
    return ordered(ClientReading(local.desk(login)).open(client_id, purpose))


def seen(card: ClientCard) -> dict[str, Any]:
    """What a person reads on the card, without ids, so that two stores can be compared."""
    return {
        "name": card.name,
        "identity": card.identity,
        "masked": (card.is_masked, card.may_reveal, card.may_change, card.contact is None),
        "phones": [one.phone for one in (*card.representatives, *card.relatives)],
        "relatives": [one.name for one in card.relatives],
        "officer": card.officer and (card.officer.name, card.officer.phone),
        "committee": card.committee,
        "cases": [case.number for case in card.care_cases],
        "facts": [len(getattr(card.facts, name)) for name in ("granted", "orders", "pauses")],
        "units": sorted(lane.unit_now for lane in card.lanes),
        "executions": sorted((one.unit, one.status, one.start) for one in card.facts.executions),
        "read_at": card.read_at,
    }


def test_that_a_card_is_the_same_wherever_it_is_opened(place: Local) -> None:
    for is_protected, login in product((False, True), PEOPLE):
        check_card(place, login, is_protected=is_protected)


def check_card(place: Local, login: str, *, is_protected: bool) -> None:
    client = furnished(place, is_protected=is_protected)
    card = opened(place, login, client.id)
    is_officer = login == "handlaggare"
    assert card.client == (unnamed(client) if is_protected else client)
    assert seen(card) == {
        "name": "Skyddad identitet" if is_protected else "Britta Ekdal",
        "identity": "" if is_protected else card.identity,
        "masked": (is_protected, is_protected and is_officer, is_officer, is_protected),
        "phones": [""] * 4
        if is_protected
        else ["08-465 004 31", "070-174 06 41", "070-174 06 41", "070-174 06 41"],
        "relatives": [""] * 3 if is_protected else ["anna prov", "Åsa Prov", "Örjan Prov"],
        "officer": ("Person handlaggare", "08-465 004 10"),
        "committee": "ÄLN",
        "cases": [builders.a_care_case(client, place.world.users["handlaggare"]).number],
        "facts": [2, 2, 1] if is_officer else [1, 1, 1],
        "units": ["norr", "väster"] if is_officer else ["norr"],
        "executions": sorted(
            (unit, "active", builders.SPRING)
            for unit in (("norr", "väster") if is_officer else ("norr",))
        ),
        "read_at": builders.NOON,
    }
    if not is_protected:
        assert card.contact == builders.a_contact(client)


def test_that_the_function_gives_what_the_store_gives(shared: Shared) -> None:
    """The same rows by both ways in: every field, ids included."""
    for is_protected in (False, True):
        client = furnished(shared, is_protected=is_protected)
        by_store = ordered(ClientReading(shared.world.desk(OWN)).open(client.id))
        assert opened(shared, OWN, client.id) == by_store


BY_DATES: list[tuple[dict[str, Any], bool]] = [
    ({}, True),
    ({"valid_to": TODAY}, True),
    ({"valid_to": TODAY - DAY}, False),
    ({"status": OrderStatus.ENDED, "ended_on": TODAY}, True),
    ({"status": OrderStatus.ENDED, "ended_on": TODAY - DAY, "valid_to": TODAY}, False),
    ({"status": OrderStatus.DRAFT}, False),
    ({"status": OrderStatus.RECALLED}, False),
    ({"status": OrderStatus.REMOVED}, False),
    ({"unit": "syd"}, False),
]


def is_opened(place: Local, client: Client) -> bool:
    try:
        return opened(place, OWN, client.id).client == client
    except NotAllowed:
        return False


def test_that_the_dates_of_the_order_decide(place: Local) -> None:
    for values, expected in BY_DATES:
        client = place.world.client()
        order_of(place, client, **values)
        assert is_opened(place, client) is expected, values


def test_that_an_order_that_ended_opens_its_own_part_only_for_the_grace_days(
    place: Local,
) -> None:
    client = place.world.client()
    order_of(place, client)
    old = order_of(place, client, valid_to=TODAY - 14 * DAY)
    shown = {order.id for order in opened(place, OWN, client.id).facts.orders}
    assert old.id in shown
    place.live_at(TODAY + DAY)
    shown = {order.id for order in opened(place, OWN, client.id).facts.orders}
    assert len(shown) == 1
    assert old.id not in shown


def test_that_access_ends_by_itself(place: Local) -> None:
    client = place.world.client()
    order_of(place, client, valid_to=TODAY)
    assert is_opened(place, client)
    place.live_at(TODAY + DAY)
    assert not is_opened(place, client)


def test_that_a_refusal_says_the_same_of_a_stranger_and_of_nobody(place: Local) -> None:
    client = furnished(place)
    told = []
    for client_id in (client.id, uuid4()):
        with pytest.raises(NotAllowed) as refused:
            opened(place, FOREIGN, client_id)
        told.append((refused.value.code, refused.value.sentence, refused.value.facts))
    assert told[0] == told[1]
    assert place.log() == ["utforare2 client read refused"] * 2


@pytest.mark.parametrize("login", PEOPLE)
def test_that_every_opening_leaves_a_line_that_the_chain_holds(place: Local, login: str) -> None:
    client = furnished(place)
    purpose = 'Hembesök "imorgon" \\ <b>é</b> 🙂'
    opened(place, login, client.id, purpose)
    with pytest.raises(NotAllowed):
        opened(place, FOREIGN, client.id)
    with place.world.begin() as tx:
        entries = list(tx.log.entries())
    assert first_fault(entries) is None
    done = entries[0].event
    actor = place.world.actor(login)
    assert (done.login, done.user_id, done.role, done.unit_id, done.at) == (
        *(login, actor.user_id, actor.role, actor.unit_id),
        builders.NOON,
    )
    assert (done.client_id, done.subject, done.purpose) == (
        *(client.id, client.customer_number),
        purpose,
    )
    assert entries[1].event.detail == "access.refused"


class PowerCut(Exception):
    pass


def read_and_fall(shared: Shared, client: Client) -> None:
    with shared.desk(OWN).reading(Data.CLIENT, Subject(client_id=client.id)) as tx:
        assert tx.clients.get(client.id) == client
        raise PowerCut


def test_that_what_a_provider_read_is_logged_although_the_rest_is_rolled_back(
    shared: Shared,
) -> None:
    client = furnished(shared)
    with pytest.raises(PowerCut):
        read_and_fall(shared, client)
    assert shared.log() == ["utforare client read done"]


def test_that_a_provider_cannot_open_what_has_no_function(shared: Shared) -> None:
    client = furnished(shared)
    desk, subject = shared.desk(OWN), Subject(client_id=client.id)
    with pytest.raises(NotAllowed), desk.reading(Data.JOURNAL, subject):
        pytest.fail("opened")
    assert shared.log() == ["utforare journal read refused"]
