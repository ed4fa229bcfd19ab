"""Copies and keys of a real vault, by right and in the log."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.kernel.errors import NotAllowed
from app.vault.service import VaultService
from db.vault.vault import LocalVault
from tests.support.local_vault import cheap_vaults
from tests.support.world import WHO, World, furnish, op


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[LocalVault]:
    vault = cheap_vaults().create(tmp_path / "prov.verkstall", WHO).vault
    yield vault
    vault.close()


@pytest.fixture
def world(vault: LocalVault) -> World:
    return furnish(World(vault.begin))


def test_that_the_administrator_makes_a_copy_that_knows_who_made_it(
    world: World, vault: LocalVault, tmp_path: Path
):
    target = tmp_path / "kopia.verkstall"
    service = VaultService(world.desk("systemforvaltare"), vault)
    assert service.back_up(op(), target).file_name == target.name
    assert cheap_vaults().check(target, WHO).is_sound
    assert world.log() == ["systemforvaltare backup create done"] * 2
    copy = cheap_vaults().open(target, WHO)
    assert World(copy.begin).log() == ["systemforvaltare backup create done"]
    copy.close()


def test_that_a_new_key_keeps_everything_and_stands_in_the_log(world: World, vault: LocalVault):
    VaultService(world.desk("systemforvaltare"), vault).rotate_key(op())
    assert world.log() == ["systemforvaltare backup create done"] * 2
    vault.lock()
    vault.unlock(WHO)
    assert len(world.log()) == 2


def test_that_a_renewed_recovery_code_replaces_the_one_before(world: World, vault: LocalVault):
    service = VaultService(world.desk("systemforvaltare"), vault)
    first, second = service.renew_recovery_code(op()), service.renew_recovery_code(op())
    assert first != second
    vault.close()
    entered = cheap_vaults().recover(vault.path, second, WHO)
    entered.vault.close()


@pytest.mark.parametrize("login", ["handlaggare", "enhetschef", "loggranskare", "utforare"])
def test_that_nobody_else_copies_the_vault_or_changes_its_key(
    world: World, vault: LocalVault, tmp_path: Path, login: str
):
    target, header = tmp_path / "kopia.verkstall", sorted(tmp_path.rglob("*"))
    service = VaultService(world.desk(login), vault)
    for attempt in (
        lambda: service.back_up(op(), target),
        lambda: service.rotate_key(op()),
        lambda: service.renew_recovery_code(op()),
    ):
        with pytest.raises(NotAllowed):
            attempt()
    assert sorted(tmp_path.rglob("*")) == header
    assert world.log() == [f"{login} backup create refused"] * 3
