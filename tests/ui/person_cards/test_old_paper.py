"""What the unit is told of the paper it has: all that is new since, and when it was recalled."""

from __future__ import annotations

import pytest

from app.person_cards.commands import RecallCard
from tests.support.world import op
from tests.ui.person_cards.conftest import Stage
from tests.ui.person_cards.samples import add_relative, issue, move_phone, seen, services_of

pytestmark = pytest.mark.rule("NKP-06")


def news(stage: Stage, name: str) -> str:
    """What the banner over the card says when the person has been read."""
    page = stage.open()
    stage.choose(name)
    if page.card.is_unread:
        stage.press("card_read")
        stage.wait()
    return stage.find("card_news").accessibleName()


def test_that_all_that_is_new_since_the_paper_is_told_not_only_the_last_of_it(
    stage: Stage,
) -> None:
    """Printed as version 1; version 2 had a new telephone, version 3 a relative."""
    add_relative(stage.world, stage.people["printed"])
    issue(stage.world, stage.people["printed"], "Ny anhörig")
    said = news(stage, "printed")
    assert "Nytt sedan version 1: telefon, anhöriga" in said
    assert "Papperet hos er är version 1. Skriv ut version 3" in said


def test_that_who_has_printed_the_card_is_not_told_of_an_old_paper(stage: Stage) -> None:
    assert "Papperet hos er" in news(stage, "printed")
    stage.press("card_print")
    stage.qtbot.waitUntil(lambda: bool(stage.heard.papers))
    stage.wait()
    said = stage.find("card_news").accessibleName()
    assert "Nytt i version 2: telefon" in said
    assert "Papperet hos er" not in said


def test_that_who_never_printed_is_not_told_that_a_paper_is_old(stage: Stage) -> None:
    move_phone(stage.world, stage.people["read"], "070-174 06 77")
    issue(stage.world, stage.people["read"], "Ny telefon")
    said = news(stage, "read")
    assert "Nytt i version 2: telefon" in said
    assert "apper" not in said
    assert "papper" not in stage.shape("read").reason


def recall(stage: Stage, name: str, number: int) -> None:
    services_of(stage.world, "handlaggare").cards.recall(
        RecallCard(op_id=op(), client_id=stage.people[name].id, seen_number=number)
    )


def test_that_a_paper_whose_card_was_recalled_is_to_be_thrown_away(stage: Stage) -> None:
    recall(stage, "printed", 2)
    page = stage.open()
    stage.choose("printed")
    shape = stage.shape("printed")
    assert (shape.chip.text, shape.reason) == ("återkallat", "K-10003 · papperet hos er är v1")
    assert "Papperet hos er, version 1, gäller inte: kasta det." in seen(page)


def test_that_a_recalled_card_that_was_never_printed_leaves_no_paper_to_throw(
    stage: Stage,
) -> None:
    recall(stage, "read", 1)
    page = stage.open()
    stage.choose("read")
    assert stage.shape("read").chip.text == "inget kort"
    assert "kasta" not in seen(page)
