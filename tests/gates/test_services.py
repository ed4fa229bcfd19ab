"""Each gate of scenario 3 in the service: refused with its id and who is awaited, then open."""

import pytest
from sqlalchemy import select

from app.access.log import Outcome
from app.kernel.errors import GateClosed
from db.access import log_table
from db.kernel.schema import metadata
from tests.gates.gates import GATES
from tests.gates.walk import Walk, Walked
from tests.support.world import World


def everything(world: World) -> dict[str, list[tuple]]:
    """Every row of every table but the log."""
    with world.begin() as tx:
        return {
            table.name: [tuple(row) for row in tx.connection.execute(select(table))]
            for table in metadata.sorted_tables
            if table is not log_table
        }


@pytest.mark.parametrize("gate", GATES)
def test_that_the_service_refuses_at_a_closed_gate_and_changes_nothing(walked: Walked, gate: str):
    stopped = GATES[gate]
    walk = walked.at(stopped.shut)
    before = everything(walk.world)
    with pytest.raises(GateClosed) as refused:
        stopped.act(walk)
    assert (refused.value.gate, refused.value.waits_for) == (gate, stopped.awaits.value)
    assert everything(walk.world) == before
    assert refused.value.sentence.startswith(f"Spärr {gate}: Väntar på ")
    last = walk.events()[-1]
    assert (last.login, last.outcome) == (stopped.login, Outcome.REFUSED)
    assert last.detail == refused.value.code == f"gate.{gate}"


@pytest.mark.parametrize("gate", GATES)
def test_that_the_service_lets_it_through_once_the_gate_is_open(walked: Walked, gate: str):
    stopped = GATES[gate]
    walk = walked.at(stopped.open)
    before = everything(walk.world)
    stopped.act(walk)
    assert everything(walk.world) != before
    last = walk.events()[-1]
    assert (last.login, last.outcome) == (stopped.login, Outcome.DONE)


@pytest.mark.parametrize("gate", GATES)
def test_that_no_stage_before_the_gate_opens_lets_it_through(walked: Walked, gate: str):
    """Whatever else has been done, the act is refused until its own gate has opened."""
    stopped = GATES[gate]
    stages = list(walked.stages)
    for stage in stages[: stages.index(stopped.open)]:
        walk = walked.at(stage)
        if _gate_is_open(walk, gate):
            continue
        with pytest.raises(GateClosed):
            stopped.act(walk)


def _gate_is_open(walk: Walk, gate: str) -> bool:
    return next(one.is_open for one in walk.view().board.gates if one.gate.id == gate)
