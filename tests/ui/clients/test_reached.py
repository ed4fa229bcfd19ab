"""Where the person is reached and who answers, in the overview."""

from __future__ import annotations

import pytest

from tests.ui.clients.conftest import Stage
from tests.ui.person_cards.samples import seen
from ui.kernel.questions import Reply


def test_that_the_overview_says_address_telephone_and_officer(stage: Stage) -> None:
    stage.open()
    stage.choose("whole")
    with stage.world.begin() as tx:
        contact = tx.clients.contacts.get(stage.people["whole"].id)
    words = seen(stage.page.detail.overview)
    assert contact.street in words
    assert contact.phone in words
    assert "Person handlaggare" in words


@pytest.mark.rule("INV-13")
def test_that_of_a_protected_person_they_come_with_the_purpose_only(stage: Stage) -> None:
    stage.open()
    stage.choose("guarded")
    with stage.world.begin() as tx:
        contact = tx.clients.contacts.get(stage.people["guarded"].id)
    words = seen(stage.page.detail.overview)
    assert "visas inte, skyddade personuppgifter" in words
    assert contact.street not in words
    assert contact.phone not in words
    assert "Person handlaggare" in words
    stage.heard.questions.replies = [Reply(acted=True, reason="Hembesök")]
    stage.press("client_reveal")
    assert contact.street in seen(stage.page.detail.overview)
