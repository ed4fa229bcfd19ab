"""The log on the real store: a chain that tells of every change, and who looked at a client."""

import datetime as dt
from dataclasses import dataclass
from uuid import uuid4

import pytest

from app.access.log import ChainHead
from app.access.review import SLICE, LogService
from app.clients.reviewing import ClientReview
from app.journal.service import JournalService
from app.kernel.errors import BadInput, NotAllowed, NotFound
from app.person_cards.service import CardService
from app.plans.service import PlanService
from tests.db.records.world import NOW, World


@dataclass
class Keeper:
    """Where the anchor lies, outside the store."""

    anchor: ChainHead | None = None
    at: dt.datetime | None = None

    def write_anchor(self, seq: int, hash_: str, at: dt.datetime, /) -> None:
        self.anchor, self.at = ChainHead(seq, hash_), at

    def read_anchor(self) -> ChainHead | None:
        return self.anchor


def read_journal(world: World, times: int = 1, login: str = "norr") -> None:
    for _time in range(times):
        JournalService(world.desk(login)).open(world.execution.id)


def review(world: World, keeper: Keeper | None = None) -> LogService:
    return LogService(world.desk("granskare"), keeper)


def sql(world: World, statement: str) -> None:
    with world.store.begin() as connection:
        connection.exec_driver_sql(statement)


def test_that_an_untouched_chain_holds_and_moves_the_anchor(world: World) -> None:
    read_journal(world, 3)
    keeper = Keeper()
    verdict = review(world, keeper).verify()
    assert (verdict.holds, verdict.entries, verdict.anchored) == (True, 4, 0)
    assert keeper.anchor is not None
    assert (keeper.anchor.seq, keeper.at) == (4, NOW)
    assert review(world, keeper).verify().anchored == 4


@pytest.mark.parametrize(
    ("statement", "kind", "words"),
    [
        ("update log_entry set detail = 'x' where seq = 2", "altered", "post 2 är ändrad"),
        ("delete from log_entry where seq = 2", "gap", "saknar post 2"),
    ],
)
def test_that_an_altered_and_a_missing_entry_are_told_and_the_anchor_stays(
    world: World, statement: str, kind: str, words: str
) -> None:
    read_journal(world, 4)
    keeper = Keeper()
    review(world, keeper).keep_anchor()
    sql(world, statement)
    verdict = LogService(world.desk("norr"), keeper).verify()
    assert verdict.fault is not None
    assert (verdict.fault.seq, verdict.fault.kind) == (2, kind)
    assert words in verdict.sentence
    assert keeper.anchor is not None
    assert keeper.anchor.seq == 4


def test_that_a_log_that_was_cut_and_written_anew_does_not_fit_the_anchor(world: World) -> None:
    read_journal(world, 4)
    keeper = Keeper()
    review(world, keeper).keep_anchor()
    sql(world, "delete from log_entry where seq >= 3")
    read_journal(world, 4, "norr2")
    verdict = review(world, keeper).verify()
    assert verdict.fault is not None
    assert (verdict.fault.seq, verdict.fault.kind) == (4, "recomputed")
    assert "ankaret" in verdict.sentence


@pytest.mark.parametrize("regrown", [0, 1, 2, 6])  # shorter than before, as long, and longer
def test_that_the_anchor_stays_when_the_log_was_cut_and_has_grown_again(
    world: World, regrown: int
) -> None:
    read_journal(world, 4)
    keeper = Keeper()
    review(world, keeper).keep_anchor()
    noted = keeper.anchor
    sql(world, "delete from log_entry where seq >= 3")
    read_journal(world, regrown, "norr2")
    review(world, keeper).keep_anchor()
    assert keeper.anchor == noted
    read_journal(world, 4, "norr2")
    review(world, keeper).keep_anchor()
    verdict = review(world, keeper).verify()
    assert verdict.fault is not None
    assert (verdict.fault.seq, verdict.fault.kind, keeper.anchor) == (4, "recomputed", noted)


def test_that_an_older_anchor_at_hand_does_not_bless_what_the_kept_one_contradicts(
    world: World,
) -> None:
    read_journal(world, 2)
    with world.begin() as tx:
        older = tx.log.head()
    read_journal(world, 2)
    keeper = Keeper()
    review(world, keeper).keep_anchor()
    noted = keeper.anchor
    sql(world, "delete from log_entry where seq >= 3")
    read_journal(world, 4, "norr2")
    assert review(world, keeper).verify(older).holds
    assert keeper.anchor == noted


def test_that_the_anchor_follows_a_log_that_only_grows(world: World) -> None:
    keeper = Keeper()
    for times in (0, 1, 3):  # from the empty log on
        read_journal(world, times)
        review(world, keeper).keep_anchor()
        with world.begin() as tx:
            assert keeper.anchor == tx.log.head()


def test_that_a_log_shorter_than_its_anchor_is_told_to_be_cut(world: World) -> None:
    read_journal(world, 2)
    verdict = review(world).verify(ChainHead(99, "0" * 64))
    assert verdict.fault is not None
    assert verdict.fault.kind == "cut"
    assert "avklippt" in verdict.sentence


def test_that_a_long_log_is_walked_in_slices(world: World, monkeypatch) -> None:
    monkeypatch.setattr("app.access.review.SLICE", 10)
    read_journal(world, 24)
    assert review(world).verify().entries == 25
    assert SLICE == 500


def test_that_the_reviewer_sees_who_looked_at_a_client_but_not_the_own_accesses(
    world: World,
) -> None:
    read_journal(world, 2)
    PlanService(world.desk("norr2")).revisions(world.execution.id)
    with pytest.raises(NotAllowed):
        JournalService(world.desk("granskare")).open(world.execution.id)
    rows = {
        row.login: (row.reads, row.changes, row.refused)
        for row in review(world).readers(world.client.id)
    }
    assert rows == {"norr": (2, 0, 0), "norr2": (1, 0, 0)}
    assert review(world).readers(uuid4()) == []


@pytest.mark.rule("INV-6")
def test_that_only_the_reviewer_reads_the_log_and_that_too_is_logged(world: World) -> None:
    read_journal(world)
    for login in ("norr", "handlaggare", "system"):
        with pytest.raises(NotAllowed):
            LogService(world.desk(login)).readers(world.client.id)
    review(world).about(world.client.id)
    with world.begin() as tx:
        last = list(tx.log.entries())[-1].event
    assert (last.login, last.detail) == ("granskare", f"client {world.client.id}")
    assert [entry.seq for entry in review(world).page(after=2, limit=2)] == [3, 4]


def client_review(world: World, login: str = "granskare") -> ClientReview:
    return ClientReview(world.desk(login), LogService(world.desk(login)))


@pytest.mark.rule("INV-6")
@pytest.mark.parametrize("typed", ["K-10001", " k-10001 "])
def test_that_a_review_names_a_person_by_a_whole_number_and_is_logged(
    world: World, typed: str
) -> None:
    read_journal(world, 2)
    found = client_review(world).of(typed, "Begäran om loggutdrag")
    assert (found.client_id, found.customer_number) == (world.client.id, "K-10001")
    assert [(one.login, one.reads) for one in found.people] == [("norr", 2)]
    assert [one.event.data for one in found.entries] == ["journal", "journal"]
    with world.begin() as tx:
        searched, read = [one.event for one in tx.log.entries()][-2:]
    assert (searched.login, searched.detail) == ("granskare", "search")
    assert read.detail == f"client {world.client.id}"
    assert {searched.purpose, read.purpose} == {"Begäran om loggutdrag"}


@pytest.mark.rule("INV-10")
@pytest.mark.parametrize("typed", ["Övning980", "Provina", "K-1000", "320514", "B-2026-0001", ""])
def test_that_a_review_finds_nobody_by_name_or_by_part_of_a_number(
    world: World, typed: str
) -> None:
    read_journal(world)
    with pytest.raises(NotFound, match=r"review\.unknown"):
        client_review(world).of(typed, "Stickprov")
    with world.begin() as tx:
        last = [one.event for one in tx.log.entries()][-1]
    assert (last.login, last.detail, last.purpose) == ("granskare", "search", "Stickprov")
    if typed:
        assert typed not in repr(last), "what was searched for is not logged (F49)"


def test_that_a_review_without_a_purpose_is_refused(world: World) -> None:
    with pytest.raises(BadInput, match=r"text\.empty"):
        client_review(world).of("K-10001", "  ")


@pytest.mark.rule("INV-6")
def test_that_nobody_but_the_reviewer_can_review(world: World) -> None:
    for login in ("norr", "handlaggare", "system"):
        with pytest.raises(NotAllowed):
            client_review(world, login).of("K-10001", "Nyfiken")


def test_that_looking_is_not_counted_as_changing(world: World) -> None:
    CardService(world.desk("handlaggare")).preview(world.client.id)
    CardService(world.desk("handlaggare")).issues(world.client.id)
    (person,) = review(world).readers(world.client.id)
    assert (person.reads, person.changes) == (2, 0)
