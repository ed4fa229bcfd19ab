"""Every row of the matrix, tried by the use case itself, with every relation."""

from collections.abc import Iterable

import pytest

from app.access.actor import NOBODY, Command, Data, Relation, Subject
from app.access.log import LogEvent, Outcome
from app.access.rights import Right, shipped_rights
from app.access.roles import Role
from app.kernel.errors import AppError, NotAllowed
from tests.rights.conftest import Town
from tests.rights.probes import PARTS, PROBES
from tests.rights.stories import Story

LOGINS = {
    Role.CASE_OFFICER: "handlaggare",
    Role.PROVIDER: "utforare",
    Role.OBJECT_SPECIALIST: "objektspecialist",
    Role.LEAD_SPECIALIST: "sammanhallande",
    Role.SYSTEM_ADMIN: "systemforvaltare",
    Role.EXPERT_USER: "expertanvandare",
    Role.FEE_OFFICER: "avgift",
    Role.MANAGER: "enhetschef",
    Role.LOG_REVIEWER: "loggranskare",
}
REFUSED = "access.refused"
READS = frozenset({Command.READ, Command.LIST})
# The fee officer has to do with everybody for whom something is executed, and with nobody else.
FEE_RELATIONS = (Relation.OWN, Relation.NONE)


def ways(right: Right) -> dict[Relation, bool]:
    """Which relations can come about for this row, and whether the right is there."""
    about = _about(right)
    if about == "nobody":
        reachable: Iterable[Relation] = (Relation.NONE,)
    elif right.role is Role.FEE_OFFICER:
        reachable = FEE_RELATIONS
    else:
        reachable = Relation
    return {relation: relation in right.relations for relation in reachable}


def _about(right: Right) -> str:
    return "case" if _is_part(right) else PROBES[right.data, right.command].about


def _is_part(right: Right) -> bool:
    return right.data in PARTS and right.command is Command.READ


def _story(town: Town, role: Role, relation: Relation) -> Story:
    if role is Role.FEE_OFFICER and relation is Relation.NONE:
        return town.bare
    return town.stories[relation]


def _subject(right: Right, story: Story) -> Subject:
    about = _about(right)
    return NOBODY if about == "nobody" else story.subject(about)


ROWS = [pytest.param(row, id=f"{row.role}-{row.data}-{row.command}") for row in shipped_rights()]
DRIVEN = [row for row in ROWS if not _is_part(row.values[0])]
SHOWN = [row for row in ROWS if _is_part(row.values[0])]


@pytest.mark.parametrize("right", DRIVEN)
def test_that_a_use_case_is_open_exactly_where_the_matrix_says_so(town: Town, right: Right):
    for relation, is_allowed in ways(right).items():
        town.put_back()
        story = _story(town, right.role, relation)
        _assert_stands(town, right, story, relation)
        before, changes = town.head(), town.raw.total_changes
        refusal = _tried(town, right, story)
        events = town.log_after(before)
        mine = [e for e in events if (e.data, e.command) == (right.data, right.command)]
        assert mine, f"{relation}: the use case did not ask for {right.data} {right.command}"
        assert (refusal is None or refusal.code != REFUSED) == is_allowed, relation
        if not is_allowed:
            _assert_only_the_refusal(refusal, events, town.raw.total_changes - changes)
        elif right.command in READS:
            assert refusal is None
            assert mine[0].outcome is Outcome.DONE


def _tried(town: Town, right: Right, story: Story) -> AppError | None:
    services = town.services(LOGINS[right.role])
    try:
        PROBES[right.data, right.command].act(services, story)
    except AppError as refusal:
        return refusal
    return None


def _assert_stands(town: Town, right: Right, story: Story, relation: Relation) -> None:
    """The client was prepared so that the person stands to it as the column says."""
    world = town.world
    with world.begin() as tx:
        actor = world.actor(LOGINS[right.role])
        found = tx.relations.relation(actor, _subject(right, story), world.clock.today())
    assert found is relation


def _assert_only_the_refusal(
    refusal: AppError | None, events: list[LogEvent], changes: int
) -> None:
    assert isinstance(refusal, NotAllowed)
    assert [(e.outcome, e.detail) for e in events] == [(Outcome.REFUSED, REFUSED)]
    assert changes == 1, "more than the line in the log was written"


@pytest.mark.parametrize("right", SHOWN)
def test_that_a_case_is_shown_without_the_papers_one_may_not_read(town: Town, right: Right):
    cases = {row.role: row for row in shipped_rights() if _is(row, Data.CASE, Command.READ)}
    for relation, is_allowed in ways(right).items():
        if relation not in cases[right.role].relations:
            assert not is_allowed, "a paper of a case that cannot be opened"
            continue
        if right.role is Role.FEE_OFFICER and relation is Relation.NONE:
            continue
        story = town.stories[relation]
        _assert_stands(town, right, story, relation)
        assert PARTS[right.data](town.services(LOGINS[right.role]), story) is is_allowed, relation


def _is(row: Right, data: Data, command: Command) -> bool:
    return (row.data, row.command) == (data, command)


def test_that_no_right_is_given_for_a_relation_that_cannot_come_about():
    for right in shipped_rights():
        assert right.relations <= set(ways(right)), right


def test_that_every_row_has_a_probe_and_every_probe_a_row():
    asked = {(row.data, row.command) for row in shipped_rights()}
    parts = {(data, Command.READ) for data in PARTS}
    assert asked - parts - set(PROBES) == set()
    assert (set(PROBES) | parts) - asked == set()


def test_that_every_role_has_a_row_for_each_kind_of_data_and_command():
    rows = {(row.role, row.data, row.command) for row in shipped_rights()}
    kinds = {(data, command) for _role, data, command in rows}
    assert rows == {(role, *kind) for role in Role for kind in kinds}
    assert {role for role, _data, _command in rows} == set(LOGINS)


def test_that_what_has_no_row_is_refused():
    rights = shipped_rights()
    for role in Role:
        for relation in Relation:
            assert not rights.allows(role, Data.LOG, Command.ERASE, relation)
