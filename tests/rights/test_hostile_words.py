"""Every place for words, with words that are meant to harm."""

import pytest
from sqlalchemy import select

from app.access.actor import Relation
from app.access.review import LogService
from app.journal.views import EntryRow
from app.kernel.errors import BadInput
from db.access import log_table
from db.kernel.schema import metadata
from tests.rights.attacks import WORDS, write
from tests.rights.conftest import Town
from tests.rights.stories import Story

HIDDEN = {
    "nul": "Lugn\x00natt",
    "escape": "Lugn\x1b[31mnatt",
    "right to left": "Lugn\u202enatt",
    "isolate": "Lugn\u2066natt",
    "zero width": "Lugn\u200bnatt",
    "half a character": "Lugn\ud83d",
}
MEBIBYTE = "å" * (1 << 20)
MARKUP = "<b onload=x>&amp; ' ; DROP TABLE client; -- {0} %s </b>"


@pytest.fixture
def story(town: Town) -> Story:
    return town.stories[Relation.OWN]


def everything(town: Town) -> dict[str, list[tuple]]:
    with town.world.begin() as tx:
        return {
            table.name: [tuple(row) for row in tx.connection.execute(select(table))]
            for table in metadata.sorted_tables
            if table is not log_table
        }


@pytest.mark.parametrize("place", [place for place in WORDS if place != "contact person"])
def test_that_hidden_characters_are_refused_everywhere_and_leave_nothing(
    town: Town, story: Story, place: str
):
    before = everything(town)
    for name, text in HIDDEN.items():
        with pytest.raises(BadInput) as refused:
            WORDS[place](town, story, text)
        assert refused.value.code == "text.hidden", name
        assert "U+" in refused.value.sentence
    assert everything(town) == before
    assert LogService(town.world.desk("loggranskare")).verify().holds


def test_that_a_case_begins_without_hidden_characters_too(town: Town, story: Story):
    for text in HIDDEN.values():
        town.put_back()
        with pytest.raises(BadInput):
            WORDS["contact person"](town, story, text)


@pytest.mark.parametrize("place", WORDS)
def test_that_a_mebibyte_is_refused_everywhere(town: Town, story: Story, place: str):
    with pytest.raises(BadInput) as refused:
        WORDS[place](town, story, MEBIBYTE)
    assert refused.value.code in {"text.too_long", "ticket.personal_data"}
    assert len(refused.value.sentence) < 500


@pytest.mark.parametrize("place", sorted(set(WORDS) - {"search", "recall"}))
def test_that_markup_is_kept_as_it_was_written(town: Town, story: Story, place: str):
    """A search keeps nothing, and what is executed cannot be recalled."""
    WORDS[place](town, story, MARKUP)
    found = [value for rows in everything(town).values() for row in rows for value in row]
    assert any(MARKUP in str(value) for value in found)


def test_that_the_words_that_are_searched_for_stand_nowhere_in_the_log(town: Town, story: Story):
    before = town.head()
    WORDS["search"](town, story, "hemligt")
    assert "hemligt" not in repr(town.log_after(before))


def test_that_a_note_of_every_visible_kind_comes_back_letter_by_letter(town: Town, story: Story):
    text = "Å ä ö é ñ ß 中 🙂 \t två\nrader — “citat” <i>&nbsp;</i>"
    write(town, story, text)
    rows: tuple[EntryRow, ...] = town.services("utforare").journal.whole(story.execution)
    assert rows[-1].entry.text == text
