"""Våra kunder: the store narrows, counts and places; a window is a part of the whole."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import uuid4

import pytest

from app.clients.model import Client
from app.kernel.window import Window
from app.person_cards.commands import IssueCard
from app.person_cards.reading import IssuedCards
from app.person_cards.service import CardService
from app.person_cards.views import CardGroup, CardRow
from tests.support.world import World

NAMES = ("Berg", "Bergström", "Ekberg", "Ekdal", "Åberg")
PART = 2


@pytest.fixture
def people(world: World) -> dict[str, Client]:
    """All but the last are with the unit of `utforare`; each has a card."""
    made = {name: world.client(family_name=name) for name in NAMES}
    for name, client in made.items():
        unit = "syd" if name == NAMES[-1] else "norr"
        world.order(world.granted(client), unit, number=f"B-2026-{NAMES.index(name):04}")
        CardService(world.desk("handlaggare")).issue(
            IssueCard(
                op_id=uuid4(),
                client_id=client.id,
                seen_number=None,
                reason="",
                stated_missing=frozenset(CardGroup),
            )
        )
    return made


def cards(world: World, login: str = "utforare") -> IssuedCards:
    return IssuedCards(world.desk(login))


def pages(asked: IssuedCards, words: str) -> Iterator[CardRow]:
    """Part after part, each with the count of the whole."""
    total = asked.rows(Window(0, PART), words).total
    for offset in range(0, total, PART):
        page = asked.rows(Window(offset, PART), words)
        assert page.total == total
        yield from page.rows


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("", NAMES[:4]),
        ("berg", ("Berg", "Bergström")),
        ("berg b", ("Berg", "Bergström")),
        ("åberg", ()),
        ("%", ()),
    ],
)
def test_that_words_narrow_the_cards_of_the_unit_and_every_part_counts_the_whole(
    world: World, people: dict[str, Client], words: str, found: tuple[str, ...]
) -> None:
    assert [row.client_id for row in pages(cards(world), words)] == [
        people[name].id for name in found
    ]


def test_that_a_number_finds_the_card_only_for_who_may_know_of_it(
    world: World, people: dict[str, Client]
) -> None:
    ekdal, other = people["Ekdal"], people["Åberg"]
    for words in (ekdal.customer_number, ekdal.identity_value, "b-2026-0003"):
        (row,) = cards(world).rows(words=words).rows
        assert (row.client_id, row.number) == (ekdal.id, 1)
    for words in (other.customer_number, other.identity_value, "B-2026-0004"):
        assert cards(world).rows(words=words).total == 0
        assert cards(world, "utforare2").rows(words=words).total == 1


@pytest.mark.parametrize("words", ["", "berg"])
def test_that_the_place_of_a_person_is_the_number_of_the_row(
    world: World, people: dict[str, Client], words: str
) -> None:
    asked = cards(world)
    shown = [row.client_id for row in asked.rows(words=words).rows]
    assert [asked.place(id_, words) for id_ in shown] == [*range(len(shown))]
    assert asked.place(people["Åberg"].id, words) is None
    assert asked.place(uuid4(), words) is None


def test_that_what_was_searched_for_is_not_in_the_log(
    world: World, people: dict[str, Client]
) -> None:
    cards(world).rows(words="bergström")
    cards(world).place(people["Berg"].id, "bergström")
    with world.begin() as tx:
        logged = [entry.event.detail for entry in tx.log.entries()][-2:]
    assert logged == ["", "place"]


def test_that_a_part_in_the_middle_has_its_own_rows_and_the_count_of_all(world: World) -> None:
    for number in range(12):
        world.order(world.granted(world.client(family_name=f"Berg {number:02}")))
    page = cards(world).rows(Window(10, 5), "berg")
    assert (page.total, page.offset) == (12, 10)
    assert [row.name[-2:] for row in page.rows] == ["10", "11"]
