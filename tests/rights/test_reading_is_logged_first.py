"""Whatever a use case reads, the line in the log is written before anything is fetched."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from app.access.actor import Command, Data
from app.access.desk import Desk
from app.access.rights import shipped_rights
from app.services import services_at
from tests.rights.conftest import Town
from tests.rights.probes import PROBES
from tests.rights.test_matrix import LOGINS, READS, ways

OF_THE_DESK = frozenset({"relations", "operations"})
READ_PROBES = [kind for kind in PROBES if kind[1] in READS]


class Watched:
    """A transaction that notes what was touched before its line in the log."""

    def __init__(self, tx: Any) -> None:
        self._tx = tx
        self.too_early: list[str] = []
        self.is_logged = False

    @property
    def log(self) -> Any:
        return _WatchedLog(self, self._tx.log)

    def __getattr__(self, name: str) -> Any:
        if name not in OF_THE_DESK and not self.is_logged:
            self.too_early.append(name)
        return getattr(self._tx, name)


class _WatchedLog:
    def __init__(self, watched: Watched, log: Any) -> None:
        self._watched, self._log = watched, log

    def append(self, event: Any) -> Any:
        self._watched.is_logged = True
        return self._log.append(event)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._log, name)


@pytest.mark.parametrize("kind", READ_PROBES, ids=lambda kind: f"{kind[0]}-{kind[1]}")
def test_that_nothing_is_fetched_before_the_line_in_the_log(town: Town, kind: tuple[Data, Command]):
    role, relation = next(
        (row.role, relation)
        for row in shipped_rights()
        if (row.data, row.command) == kind
        for relation, is_allowed in ways(row).items()
        if is_allowed
    )
    watched: list[Watched] = []

    @contextmanager
    def begin() -> Iterator[Any]:
        with town.world.begin() as tx:
            watched.append(Watched(tx))
            yield watched[-1]

    actor = town.world.actor(LOGINS[role])
    desk: Desk[Any] = Desk(actor, begin, shipped_rights(), town.world.clock)
    PROBES[kind].act(services_at(desk, None, practice=True), town.stories[relation])
    logged = [one for one in watched if one.is_logged]
    assert logged
    assert [name for one in logged for name in one.too_early] == []


def test_that_reading_at_once_is_noticed(town: Town):
    with town.world.begin() as tx:
        watched = Watched(tx)
        watched.clients  # noqa: B018 - touching is what is tested
        assert watched.too_early == ["clients"]
