"""Many questions in one transaction, in both stores: each is logged, a change is refused."""

from __future__ import annotations

from uuid import uuid4

import pytest

from app.person_cards.commands import SaveCardNotes
from app.person_cards.reading import IssuedCards
from app.person_cards.service import CardService
from tests.db.postgres.world import Local


def test_that_questions_are_logged_together_and_a_change_undoes_the_whole(place: Local) -> None:
    client, desk = place.world.client(), place.desk("handlaggare")
    issued, cards = IssuedCards(desk), CardService(desk)
    command = SaveCardNotes(
        op_id=uuid4(),
        client_id=client.id,
        seen_version=None,
        health_and_safety="",
        health_and_safety_ticked=False,
        keys_and_alarm="En nyckel",
    )

    def change() -> None:
        with desk.together():
            issued.rows()
            cards.save_notes(command)

    with pytest.raises(RuntimeError, match="together"):
        change()
    assert place.log() == []
    with desk.together():
        issued.rows()
        assert cards.notes(client.id) is None
    assert place.log() == ["handlaggare card list done", "handlaggare card preview done"]
