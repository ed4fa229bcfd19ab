"""What the fictive municipality tells of its past."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import closing
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select

from app.access.roles import Role, role_title
from app.clients.model import Law
from app.decisions.rules import services_under
from app.demo.people import words
from app.demo.stories import UNDER_LSS
from app.demo.town import STAFF
from app.kernel.clock import SWEDEN, local_day
from app.person_cards.differences import differences
from db.kernel.schema import metadata
from tests.support.town import DAY, Town, found

OFFICER_TITLES = {"Biståndshandläggare", "LSS-handläggare"}  # of the glossary: one role, two laws


def everybody(tx: Any) -> list[UUID]:
    """Whose ids the log knows."""
    found = {one.event.client_id for one in tx.log.entries()}
    return [client for client in found if client is not None]


def rows(town: Town) -> dict[str, list[str]]:
    """All that is stored, by table."""
    with town.begin() as tx:
        ask = tx.connection.execute
        return {
            table.name: sorted(repr(row) for row in ask(select(table)))
            for table in metadata.sorted_tables
        }


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


def test_that_the_log_of_each_person_follows_time() -> None:
    with closing(found(30)) as larger, larger.begin() as tx:  # with a new alarm in it
        events = [one.event for one in tx.log.entries()]
    seen: dict[UUID, list[dt.datetime]] = {}
    for event in events:
        if event.client_id is not None:
            seen.setdefault(event.client_id, []).append(event.at)
    assert len(seen) == 30
    assert all(times == sorted(times) for times in seen.values())


def test_that_a_card_issued_for_a_new_telephone_says_another_one(town: Town) -> None:
    with town.begin() as tx:
        cards = [tx.cards.issues_of(client) for client in dict.fromkeys(everybody(tx))]
    renewed = [issues for issues in cards if len(issues) > 1]
    assert renewed
    for before, after in renewed:
        assert after.reason == "Ny telefon"
        changed = [one.field for one in differences(before.content, after.content)]
        assert changed == ([] if after.content.is_protected else ["phone"])


def test_that_all_of_it_was_done_by_somebody_who_works_there_in_the_daytime(town: Town) -> None:
    with town.begin() as tx:
        users = {user.id for user in tx.users.everybody()}
        events = [one.event for one in tx.log.entries()]
    assert {event.user_id for event in events} <= users
    assert {event.at.astimezone(SWEDEN).hour for event in events} <= set(range(7, 18))


def test_that_the_same_seed_and_day_give_the_same_content(town: Town) -> None:
    with closing(found(anew=True)) as again:
        assert rows(again) == rows(town)


def test_that_everybody_has_a_title_of_the_glossary() -> None:
    known = OFFICER_TITLES | {role_title(role) for role in Role}
    assert {person.title for person in STAFF} <= known


def test_that_law_paragraph_and_service_of_every_decision_fit(town: Town) -> None:
    with town.begin() as tx:
        for client in everybody(tx):
            laws = {case.id: case.law for case in tx.clients.care_cases_of(client)}
            decisions = {one.id: one for one in tx.decisions.decisions_of(client)}
            for granted in tx.decisions.granted_of(client):
                decision = decisions[granted.decision_id]
                law = laws[decision.care_case_id]
                assert granted.service in services_under(law)
                assert decision.paragraph.endswith("LSS" if law is Law.LSS else "SoL")
                assert (granted.service in UNDER_LSS) == (law is Law.LSS)


def test_that_a_son_has_the_name_of_a_man_and_a_daughter_that_of_a_woman(town: Town) -> None:
    with town.begin() as tx:
        people = [one for client in everybody(tx) for one in tx.clients.relatives_of(client)]
    assert {one.relation for one in people} >= {"son", "dotter"}
    for one in people:
        kind = "men" if one.relation == "son" else "women"
        assert one.name.split()[0] in words(kind), one.relation
