"""INV-15: a correction goes the same way in a local vault and in the shared store."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from app.kernel.errors import AppError, StoreProblem
from app.vault.model import Credentials
from tests.db.postgres.world import Shared
from tests.gates.walk import STAGES, Walk, misdirected
from tests.support.local_vault import cheap_vaults
from tests.support.world import WHO, World, in_vault

pytestmark = pytest.mark.rule("INV-15")
# Who would do it too early, and who has no right to it, tried after each stage.
TRIED = ("removed", "new order sent", "taken over", "handed to IT")
BO = Credentials("bo", "fyra lugna gäddor")


@pytest.fixture
def both(shared: Shared, tmp_path: Path) -> Iterator[tuple[World, World]]:
    with in_vault(tmp_path) as local:
        yield local, shared.world


def walked(world: World, folder: Path) -> list[Any]:
    """Everything that can be told of scenario 3, stage by stage, without ids and file sums."""
    folder.mkdir()
    walk = misdirected(world, folder)
    told: list[Any] = []
    for name, act in STAGES.items():
        act(walk)
        told += [name, _refusals(walk, name), _board(walk)]
    client = walk.view().case.client_id
    with world.begin() as tx:
        told.append([row.status for row in tx.executions.of_client(client)])
        told.append([row.status for row in tx.orders.of_client(client)])
        told.append(len(tx.archive.exports_of(walk.execution)))
    told.append([_line(event) for event in walk.events()])
    told.append(walk.at("loggranskare").log.verify().holds)
    return told


def _refusals(walk: Walk, stage: str) -> list[str]:
    """What every act that is not next is refused with; what would succeed is left for its turn."""
    names = list(STAGES)
    tried = [name for name in TRIED if names.index(name) > names.index(stage) + 1]
    return [f"{name}: {_code(walk, name)}" for name in tried]


def _code(walk: Walk, name: str) -> str:
    try:
        STAGES[name](walk)
    except AppError as refused:
        return f"{refused.code} {refused.sentence}"
    raise AssertionError(name)


def _board(walk: Walk) -> Any:
    view = walk.view()
    steps = [(item.step.id, item.status, item.reason) for item in view.board.steps]
    gates = [(one.gate.id, one.is_open) for one in view.board.gates]
    people = [bool(view.case.requester_id), bool(view.case.investigator_id)]
    return steps, gates, view.board.closing, view.saved, people, view.case.version


def _line(event: Any) -> tuple[Any, ...]:
    return event.login, event.data, event.command, event.outcome, event.detail[:8]


def test_that_scenario_3_is_the_same_in_the_vault_and_in_the_shared_store(
    both: tuple[World, World], tmp_path: Path
) -> None:
    local, shared = (walked(world, tmp_path / str(n)) for n, world in enumerate(both))
    assert local == shared
    assert "gate.G2 " in repr(local)
    assert "gate.G3 " in repr(local)


def test_that_a_vault_has_several_named_users_and_one_machine(tmp_path: Path) -> None:
    with in_vault(tmp_path) as world:
        made: Any = world._begin.__self__
        made.keyring.add_user(BO.login, BO.password)
        assert {slot.login for slot in made.keyring.users()} >= {WHO.login, BO.login}
        with pytest.raises(StoreProblem) as busy:
            cheap_vaults().open(tmp_path / "prov.verkstall", Credentials("bo", "fyra lugna gäddor"))
        assert busy.value.code == "vault.busy"
    cheap_vaults().open(tmp_path / "prov.verkstall", Credentials("bo", "fyra lugna gäddor")).close()


@pytest.mark.parametrize("kind", ["cifs", "nfs4", "smb3"])
def test_that_a_vault_is_never_used_from_a_share_of_several_offices(
    tmp_path: Path, kind: str
) -> None:
    with in_vault(tmp_path):
        pass
    with pytest.raises(StoreProblem) as refused:
        cheap_vaults(disk=kind).open(tmp_path / "prov.verkstall", WHO)
    assert refused.value.code == "vault.network_share"
    with pytest.raises(StoreProblem):
        cheap_vaults(disk=kind).create(tmp_path / "annat.verkstall", WHO)
    assert not (tmp_path / "annat.verkstall").exists()
