"""Drafts on the real store: one for each person, form and subject."""

import datetime as dt
from uuid import uuid4

import pytest

from app.drafts.model import JOURNAL_FORM
from app.drafts.service import SIZE_LIMIT, DraftService, SaveDraft
from app.kernel.errors import BadInput
from tests.db.records.world import NOW, World


def note(world: World, text: str) -> SaveDraft:
    return SaveDraft(
        form=JOURNAL_FORM,
        subject_id=world.execution.id,
        client_id=world.client.id,
        values={"text": text},
    )


def test_that_a_draft_is_written_over_and_found_again_by_its_owner_only(world: World) -> None:
    mine = DraftService(world.desk("norr"))
    mine.save(note(world, "Bes"))
    world.clock.at = NOW + dt.timedelta(seconds=2)
    mine.save(note(world, "Besök"))
    assert [(draft.values, draft.saved_at) for draft in mine.mine()] == [
        ({"text": "Besök"}, world.clock.at)
    ]
    assert DraftService(world.desk("norr2")).mine() == []


def test_that_the_newest_draft_comes_first(world: World) -> None:
    mine = DraftService(world.desk("norr"))
    for seconds, form in enumerate(("plan", "message", "order")):
        world.clock.at = NOW + dt.timedelta(seconds=seconds)
        mine.save(SaveDraft(form=form, subject_id=uuid4(), values={"x": "y"}))
    assert [draft.form for draft in mine.mine()] == ["order", "message", "plan"]


def test_that_a_draft_about_nothing_yet_is_kept_and_erased(world: World) -> None:
    mine = DraftService(world.desk("handlaggare"))
    mine.save(SaveDraft(form="client", values={"given_name": "P"}))
    mine.save(SaveDraft(form="client", values={"given_name": "Prov"}))
    kept = mine.open("client")
    assert kept is not None
    assert kept.values == {"given_name": "Prov"}
    mine.erase("client")
    assert mine.open("client") is None


@pytest.mark.rule("A2")
def test_that_drafts_of_everybody_about_an_execution_are_counted(world: World) -> None:
    for login in ("norr", "norr2"):
        DraftService(world.desk(login)).save(note(world, "Besök"))
    with world.begin() as tx:
        assert tx.drafts.count_about(JOURNAL_FORM, world.execution.id) == 2
        assert tx.drafts.count_about(JOURNAL_FORM, uuid4()) == 0


def test_that_a_draft_leaves_no_line_in_the_log(world: World) -> None:
    DraftService(world.desk("norr")).save(note(world, "Besök"))
    assert world.log_lines() == []


def test_that_a_draft_that_is_too_big_is_refused(world: World) -> None:
    with pytest.raises(BadInput) as refused:
        DraftService(world.desk("norr")).save(note(world, "x" * (SIZE_LIMIT + 1)))
    assert str(SIZE_LIMIT) in refused.value.sentence
