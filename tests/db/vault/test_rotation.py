"""A new data key: killed at any moment the vault opens, with everything in it (F06)."""

import secrets

import pytest

from app.kernel.errors import StoreProblem
from db.vault import header, rotation
from db.vault.files import VaultFiles
from tests.db.vault import children
from tests.db.vault.world import ANNA, BO, World, read, write


def leftovers(world: World) -> list[str]:
    return [
        path.name
        for path in world.folder.iterdir()
        if path.name.startswith("kommun.valv.ny-") or path.suffix == ".ny"
    ]


def test_that_a_new_key_opens_for_everybody_and_by_the_recovery_code(world: World):
    code = world.create("kept")
    with world.opened() as vault:
        vault.keyring.add_user(BO.login, BO.password)
        before = vault.keyring.data_key.raw()
        vault.rotate_key()
        assert vault.keyring.data_key.raw() != before
        write(vault, "on the same open vault")
    for who in (ANNA, BO):
        with world.opened(who) as vault:
            assert read(vault) == ["kept", "on the same open vault"]
    world.vaults().recover(world.path, code, ANNA).vault.close()
    assert world.vaults().check(world.path, ANNA).is_sound
    assert leftovers(world) == []


def test_that_a_kill_at_any_step_leaves_a_vault_that_opens(world: World):
    world.create("kept")
    steps = 0
    for _step in children.every_kill(children.rotate, world.folder.parent):
        steps += 1
        with world.opened() as vault:
            assert read(vault) == ["kept"]
            assert len(header.load(VaultFiles(world.path)).header.checks) == 1
        assert leftovers(world) == []
        assert world.vaults().check(world.path, ANNA).is_sound
    assert steps > 10  # six of the backup before, six of the change itself, and the end


def test_that_a_kill_at_any_moment_leaves_a_vault_that_opens(world: World):
    world.create(*["a note of some length " * 60] * 200)
    for _kill in range(12):
        child = children.start(children.rotate_again_and_again, world.folder.parent)
        child.join(0.15 + secrets.randbelow(300) / 1000)
        children.kill(child)
        with world.opened() as vault:
            assert len(read(vault)) == 200
        assert world.vaults().check(world.path, ANNA).is_sound
    for copy in world.backups():
        assert world.vaults().check(copy, ANNA).is_sound


def test_that_a_failed_swap_keeps_the_old_key_and_the_open_vault(world: World, monkeypatch):
    world.create("kept")

    def refused(*_args: object) -> None:
        raise OSError(13, "held by a virus scanner")

    with world.opened() as vault:
        key = vault.keyring.data_key.raw()
        monkeypatch.setattr(rotation, "swap", refused)
        with pytest.raises(StoreProblem) as caught:
            vault.rotate_key()
        assert caught.value.code == "vault.read_only"
        assert vault.keyring.data_key.raw() == key
        write(vault, "still open")
    monkeypatch.undo()
    assert leftovers(world) == []
    with world.opened() as vault:
        assert read(vault) == ["kept", "still open"]


def test_that_a_copy_that_does_not_match_is_never_swapped_in(world: World, monkeypatch):
    world.create("kept")
    with world.opened() as vault:
        key = vault.keyring.data_key.raw()
        monkeypatch.setattr(rotation, "copy_pages", _lying(rotation.copy_pages))
        with pytest.raises(StoreProblem) as caught:
            vault.rotate_key()
        assert caught.value.code == "vault.backup_incomplete"
        assert vault.keyring.data_key.raw() == key
        assert read(vault) == ["kept"]


def _lying(copy_pages):
    def copied(*args: object) -> dict[str, int]:
        return {**copy_pages(*args), "note": 2}

    return copied
