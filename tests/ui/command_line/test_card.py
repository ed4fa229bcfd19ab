"""`verkstall card check`: what is said of a paper whose card was recalled."""

from __future__ import annotations

import pytest

from app.person_cards.commands import IssueCard, RecallCard
from app.person_cards.views import CardGroup
from app.services import Services, services_at
from tests.support.world import World, in_memory, op
from ui.command_line.card import _sentence
from ui.window.finding import Finder


def recalled_code(world: World) -> tuple[Services, str]:
    client = world.client()
    services = services_at(world.desk("handlaggare"), None, practice=True)
    command = IssueCard(
        op_id=op(),
        client_id=client.id,
        seen_number=None,
        reason="",
        stated_missing=frozenset(CardGroup),
    )
    issue, _changes = services.cards.issue(command)
    services.cards.recall(RecallCard(op_id=op(), client_id=client.id, seen_number=1))
    return services, issue.code


@pytest.mark.rule("NKP-06")
def test_that_a_recalled_card_is_said_to_be_recalled_and_by_nothing_replaced() -> None:
    with in_memory() as world:
        services, code = recalled_code(world)
        answer = services.issued_cards.check(code)
        assert (answer.valid, answer.version, answer.current) == (False, 1, None)
        said = "Version 1 är återkallad och inget kort gäller. Kasta papperet."
        assert _sentence(answer) == said
        found = Finder(services, ())(code)
    assert found.answer is not None
    assert "återkallad" in found.answer.sentence
    assert "None" not in found.answer.sentence
