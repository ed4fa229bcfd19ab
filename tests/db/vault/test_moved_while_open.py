"""The file is moved or exchanged while the vault is open: nothing is said to be saved."""

import os
import shutil

import pytest

from app.kernel.errors import StoreProblem
from tests.db.vault.world import World, read, write


def test_that_nothing_is_written_to_a_vault_that_was_moved_until_it_is_back(world: World):
    world.create("one")
    away = world.folder / "annanstans.valv"
    with world.opened() as vault:
        world.path.rename(away)
        with pytest.raises(StoreProblem) as refused:
            write(vault, "two")
        assert refused.value.code == "vault.moved"
        assert "kommun.valv ligger inte kvar" in refused.value.sentence
        away.rename(world.path)
        write(vault, "three")
        assert read(vault) == ["one", "three"]
    with world.opened() as vault:
        assert read(vault) == ["one", "three"]


def test_that_a_copy_put_in_its_place_is_noticed(world: World):
    world.create("one")
    copy = world.folder / "kopia.valv"
    shutil.copy(world.path, copy)
    with world.opened() as vault:
        write(vault, "two")
        copy.replace(world.path)
        with pytest.raises(StoreProblem) as refused:
            write(vault, "three")
        assert refused.value.code == "vault.moved"


def test_that_the_file_of_a_new_key_is_the_vaults_own(world: World):
    world.create("one")
    with world.opened() as vault:
        vault.rotate_key()
        write(vault, "two")
        vault.lock()
    with world.opened() as vault:
        assert read(vault) == ["one", "two"]


def test_that_nothing_is_written_to_a_vault_that_was_cut_short(world: World):
    world.create("one")
    with world.opened() as vault:
        write(vault, "two")
        whole = world.path.read_bytes()
        os.truncate(world.path, len(whole) - 1)
        with pytest.raises(StoreProblem) as refused:
            write(vault, "three")
        assert refused.value.code == "vault.cut"
        assert "kommun.valv är kortare än det var" in refused.value.sentence
        assert world.path.read_bytes() == whole[:-1]
        world.path.write_bytes(whole)
        write(vault, "four")
    with world.opened() as vault:
        assert read(vault) == ["one", "two", "four"]


def test_that_a_vault_that_grew_in_its_last_change_is_still_measured(world: World):
    world.create("one")
    with world.opened() as vault:
        before = world.path.stat().st_size
        write(vault, "ö" * 20_000)
        assert world.path.stat().st_size > before
        os.truncate(world.path, before)
        with pytest.raises(StoreProblem) as refused:
            write(vault, "two")
        assert refused.value.code == "vault.cut"
