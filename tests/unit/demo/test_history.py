"""What the fictive municipality tells of its past."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from app.access.roles import Role, role_title
from app.demo.town import STAFF
from app.kernel.clock import SWEDEN, local_day
from tests.support.town import DAY, Town, found

OFFICER_TITLES = {"Biståndshandläggare", "LSS-handläggare"}  # of the glossary: one role, two laws


@pytest.fixture(scope="module")
def town() -> Iterator[Town]:
    town = found()
    yield town
    town.close()


def test_that_nobody_has_looked_at_anybody_on_the_day_the_vault_is_opened(town: Town) -> None:
    with town.begin() as tx:
        days = {local_day(one.event.at) for one in tx.log.entries()}
    assert days
    assert max(days) < DAY


def test_that_all_of_it_was_done_by_somebody_who_works_there_in_the_daytime(town: Town) -> None:
    with town.begin() as tx:
        users = {user.id for user in tx.users.everybody()}
        events = [one.event for one in tx.log.entries()]
    assert {event.user_id for event in events} <= users
    assert {event.at.astimezone(SWEDEN).hour for event in events} <= set(range(7, 18))


def test_that_everybody_has_a_title_of_the_glossary() -> None:
    known = OFFICER_TITLES | {role_title(role) for role in Role}
    assert {person.title for person in STAFF} <= known
