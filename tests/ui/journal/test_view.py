"""Chains of notes: the wording that holds first, what it replaced, what the client objects."""

from __future__ import annotations

import datetime as dt
from uuid import UUID, uuid4

import pytest

from app.journal.model import EntryKind, JournalEntry
from app.journal.views import EntryRow
from ui.journal.occurred import read_time
from ui.journal.view import chains_of, first_of_tail, missing

NOON = dt.datetime(2026, 5, 11, 10, tzinfo=dt.UTC)
EXECUTION, CLIENT = uuid4(), uuid4()


def an_entry(number: int, **values) -> JournalEntry:
    defaults = {
        "id": UUID(int=number),
        "execution_id": EXECUTION,
        "client_id": CLIENT,
        "number": number,
        "kind": EntryKind.OBSERVATION,
        "occurred_at": NOON + dt.timedelta(hours=number),
        "written_at": NOON + dt.timedelta(hours=number, minutes=5),
        "author_id": uuid4(),
        "author_name": "Petra Provsson",
        "author_title": "Samordnare",
        "text": f"Text {number}",
    }
    return JournalEntry(**defaults | values)


def corrected_twice() -> list[EntryRow]:
    return [
        EntryRow(entry=an_entry(1), corrected_by=3),
        EntryRow(entry=an_entry(2)),
        EntryRow(entry=an_entry(3), corrects=1, corrected_by=5),
        EntryRow(entry=an_entry(4, client_objection="Nej"), objection_to=3),
        EntryRow(entry=an_entry(5), corrects=3),
    ]


@pytest.mark.rule("INV-9")
def test_that_a_chain_shows_the_newest_wording_and_every_earlier_one() -> None:
    rows = corrected_twice()
    rows[2] = EntryRow(entry=rows[2].entry, corrects=1, corrected_by=5, objections=(4,))
    newest, other = chains_of(rows)
    assert (newest.number, newest.newest.text) == (1, "Text 5")
    assert [entry.text for entry in newest.earlier] == ["Text 3", "Text 1"]
    assert [entry.client_objection for entry in newest.objections] == ["Nej"]
    assert (other.number, other.is_corrected) == (2, False)


def test_that_an_objection_to_the_whole_journal_stands_by_itself() -> None:
    (chain,) = chains_of([EntryRow(entry=an_entry(1, client_objection="Allt är fel"))])
    assert chain.is_objection
    assert chain.objections == ()


def test_that_what_a_slice_points_at_is_asked_for() -> None:
    rows = corrected_twice()
    assert missing(rows[4:]) == {3}
    assert missing(rows[2:]) == {1}
    assert missing(rows) == frozenset()


@pytest.mark.parametrize(
    ("numbers", "total", "first"), [((3, 4, 5), 5, 3), ((1, 4, 5), 5, 4), ((), 5, 6), ((1,), 1, 1)]
)
def test_that_the_unbroken_end_of_the_journal_is_known(
    numbers: tuple[int, ...], total: int, first: int
) -> None:
    rows = [EntryRow(entry=an_entry(number)) for number in numbers]
    assert first_of_tail(rows, total) == first


@pytest.mark.parametrize("text", ["14:20", "14.20", "1420", " 14:20 "])
def test_that_a_time_is_read_as_people_write_it(text: str) -> None:
    assert read_time(text) == dt.time(14, 20)


@pytest.mark.parametrize("text", ["", "25:00", "14:60", "kl två", "14", "14:20:10"])
def test_that_what_is_no_time_is_no_time(text: str) -> None:
    assert read_time(text) is None
