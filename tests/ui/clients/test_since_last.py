"""What is said to have changed since a card has changed, in the tab and in the form over it."""

from __future__ import annotations

import pytest

from tests.ui.clients.conftest import Stage
from tests.ui.person_cards.samples import move_phone, seen
from ui.clients import seeing
from ui.clients.issue_form import IssueForm


def said_in_both(stage: Stage) -> list[str]:
    """The line over the changes, in the tab and in the form."""
    page = stage.open()
    stage.choose("whole")
    stage.to_tab(seeing.CARD)
    stage.press("client_issue")
    form = page.findChild(IssueForm)
    shown = seen(page.detail.card_tab.next), seen(form)
    return [line for words in shown for line in words.splitlines() if "sedan version" in line]


@pytest.mark.rule("NKP-06")
def test_that_nothing_is_said_to_have_changed_since_a_card_that_was_just_issued(
    stage: Stage,
) -> None:
    assert said_in_both(stage) == ["Inget är ändrat sedan version 2"] * 2


@pytest.mark.rule("NKP-06")
def test_that_what_has_changed_since_is_shown_under_the_line(stage: Stage) -> None:
    move_phone(stage.world, stage.people["whole"], "070-174 06 59")
    assert said_in_both(stage) == ["Ändrat sedan version 2"] * 2
    assert "070-174 06 59" in stage.find("issue_changes").spoken()
