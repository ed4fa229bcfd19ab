"""The list of current cards is narrowed, counted and placed alike in both stores."""

from __future__ import annotations

from app.kernel.window import Window
from app.person_cards.reading import IssuedCards
from tests.db.postgres.world import Local


def test_that_cards_are_found_counted_and_placed(place: Local) -> None:
    people = {name: place.world.client(family_name=name) for name in ("Ek", "Bergman", "Berg")}
    cards = IssuedCards(place.desk("handlaggare"))
    page = cards.rows(Window(1, 1), "berg")
    assert (page.total, [row.client_id for row in page.rows]) == (2, [people["Bergman"].id])
    assert [cards.place(people[name].id, "berg") for name in people] == [None, 1, 0]
    (row,) = cards.rows(words=people["Ek"].customer_number).rows
    assert row.client_id == people["Ek"].id
