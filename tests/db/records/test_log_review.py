"""The log on the real store: a chain that tells of every change, and who looked at a client."""

import datetime as dt
from dataclasses import dataclass
from uuid import uuid4

import pytest

from app.access.log import Anchor
from app.access.review import SLICE, LogService
from app.journal.service import JournalService
from app.kernel.errors import NotAllowed
from app.plans.service import PlanService
from tests.db.records.world import NOW, World


@dataclass
class Keeper:
    """Where the anchor lies, outside the store."""

    anchor: Anchor | None = None
    at: dt.datetime | None = None

    def write_anchor(self, seq: int, hash_: str, at: dt.datetime, /) -> None:
        self.anchor, self.at = Anchor(seq, hash_), at

    def read_anchor(self) -> Anchor | None:
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
    verdict = review(world).verify(Anchor(99, "0" * 64))
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
