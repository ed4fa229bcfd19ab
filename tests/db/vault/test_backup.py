"""Backups: checked before they count, restored only where nothing is (F05)."""

import datetime as dt
import threading
from dataclasses import replace
from pathlib import Path

import pytest

from app.kernel.clock import FixedClock
from app.kernel.errors import StoreProblem
from app.vault.model import Credentials
from db.vault import backup, header
from db.vault.files import VaultFiles
from db.vault.vaults import LocalVaults
from tests.db.vault import children
from tests.db.vault.world import ANNA, NOON, World, read, settings, write


def restored(world: World, source: Path, name: str = "back.valv") -> list[str]:
    """What a restored copy holds."""
    target = world.folder / name
    world.vaults().restore(source, target, ANNA)
    vault = world.vaults().open(target, ANNA)
    try:
        return read(vault)
    finally:
        vault.close()


def test_that_a_backup_is_restored_with_all_that_was_in_the_vault(world: World, tmp_path: Path):
    world.create("one", "two")
    target = tmp_path / "stick" / "copy.valv"
    target.parent.mkdir()
    with world.opened() as vault:
        info = vault.backup_to(target)
        write(vault, "after the backup")
    assert info.rows == {"alembic_version": 1, "client": 1, "note": 2}
    assert (info.made, info.size) == (NOON.now(), target.stat().st_size)
    assert {path.name for path in target.parent.iterdir()} == {
        "copy.valv", "copy.valv.nycklar", "copy.valv.nycklar2"
    }  # fmt: skip
    assert world.vaults().info(target).backup_made == NOON.now()
    assert restored(world, target) == ["one", "two"]
    assert world.vaults().info(world.folder / "back.valv").backup_made is None


def test_that_a_restore_needs_no_password_and_is_refused_with_a_wrong_one(world: World):
    world.create("one")
    with world.opened() as vault:
        vault.automatic_backup()
    (source,) = world.backups()
    target = world.folder / "back.valv"
    with pytest.raises(StoreProblem) as caught:
        world.vaults().restore(source, target, Credentials("anna", "fel lösenord här"))
    assert (caught.value.code, target.exists()) == ("vault.wrong_password", False)
    world.vaults().restore(source, target)
    assert target.exists()


def test_that_nothing_is_restored_over_a_file(world: World):
    world.create("one")
    with world.opened() as vault:
        vault.automatic_backup()
    (source,) = world.backups()
    before = world.contents()
    with pytest.raises(StoreProblem) as caught:
        world.vaults().restore(source, world.path)
    assert (caught.value.code, world.contents()) == ("vault.exists", before)
    world.path.unlink()
    # The key files of the lost vault are the same as those of the backup but for its seal.
    assert world.vaults().restore(source, world.path, ANNA).vault_id
    with world.opened() as vault:
        assert read(vault) == ["one"]
    world.path.unlink()
    world.key_files()[0].write_bytes(b"another vault's keys")
    with pytest.raises(StoreProblem) as caught:
        world.vaults().restore(source, world.path)
    assert caught.value.code == "vault.exists"
    assert world.key_files()[0].read_bytes() == b"another vault's keys"


def test_that_a_backup_with_one_changed_bit_is_not_restored(world: World):
    world.create("one")
    with world.opened() as vault:
        vault.automatic_backup()
    (source,) = world.backups()
    whole = source.read_bytes()
    target = world.folder / "back.valv"
    for place in range(7, len(whole), 1511):
        source.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        with pytest.raises(StoreProblem) as caught:
            world.vaults().restore(source, target)
        assert caught.value.code == "vault.backup_changed"
        codes = {finding.code for finding in world.vaults().check(source).findings}
        assert codes == {"vault.backup_changed"}
    for size in (0, 15, 4096, len(whole) - 1):
        source.write_bytes(whole[:size])
        with pytest.raises(StoreProblem):
            world.vaults().restore(source, target)
    assert not target.exists()


def test_that_an_ordinary_vault_or_nothing_is_no_backup(world: World):
    world.create("one")
    for source, code in ((world.path, "vault.not_backup"), (world.folder / "no", "vault.missing")):
        with pytest.raises(StoreProblem) as caught:
            world.vaults().restore(source, world.folder / "back.valv")
        assert caught.value.code == code


def test_that_a_manifest_that_was_altered_is_found_with_the_password(world: World):
    world.create("one")
    with world.opened() as vault:
        vault.automatic_backup()
        vault.automatic_backup()
    first, second = (VaultFiles(path) for path in world.backups())
    head, other = header.load(first).header, header.load(second).header
    assert head.backup is not None and other.backup is not None
    forged = replace(head.backup, manifest=other.backup.manifest)
    header.store(first, replace(head, backup=forged))
    assert world.vaults().check(first.database).is_sound
    report = world.vaults().check(first.database, ANNA)
    assert [finding.code for finding in report.findings] == ["vault.backup_changed"]


def test_that_a_backup_is_not_written_over_anything(world: World, tmp_path: Path):
    world.create("one")
    target = tmp_path / "mine.valv"
    target.write_bytes(b"mine")
    with world.opened() as vault:
        with pytest.raises(StoreProblem) as caught:
            vault.backup_to(target)
        assert (caught.value.code, target.read_bytes()) == ("vault.exists", b"mine")
        with pytest.raises(StoreProblem) as caught:
            vault.backup_to(tmp_path / "no" / "x.valv")
        assert caught.value.code == "vault.folder_missing"


def test_that_a_copy_that_lacks_a_row_never_gets_a_name(world: World, monkeypatch):
    world.create("one")
    with world.opened() as vault:
        vault.automatic_backup()
        monkeypatch.setattr(backup.cipher, "rows_of", lambda *_args: {"note": 0})
        with pytest.raises(StoreProblem) as caught:
            vault.automatic_backup()
    assert caught.value.code == "vault.backup_incomplete"
    assert len(world.backups()) == 1
    assert not list((world.folder / "kommun-kopior").glob("*.unverified"))


def test_that_a_kill_at_any_step_leaves_a_checked_backup(world: World):
    world.create("one")
    with world.opened() as vault:
        vault.automatic_backup()
    steps = 0
    for _step in children.every_kill(children.back_up, world.folder.parent):
        steps += 1
        for copy in world.backups():
            assert world.vaults().check(copy, ANNA).is_sound
        assert world.backups()
        with world.opened() as vault:
            assert read(vault) == ["one"]
    assert steps > 6
    assert not list((world.folder / "kommun-kopior").glob("*.unverified*"))


def test_that_a_kill_during_a_restore_leaves_nothing_or_a_whole_vault(world: World):
    world.create("one")
    with world.opened() as vault:
        vault.automatic_backup()
    target = world.folder / "back.valv"
    for _step in children.every_kill(children.restore, world.folder.parent):
        if target.exists():
            vault = world.vaults().open(target, ANNA)
            assert read(vault) == ["one"]
            vault.close()
    assert target.exists()


def test_that_old_backups_are_thinned_out_and_what_is_no_backup_stays(world: World):
    world.create("one")
    start = NOON.now() - dt.timedelta(days=100)
    for day in range(0, 101, 4):
        at = replace(settings(world.scripts), clock=FixedClock(start + dt.timedelta(days=day)))
        vault = LocalVaults(at).open(world.path, ANNA)
        vault.automatic_backup()
        vault.close()
    copies = world.folder / "kommun-kopior"
    (copies / "anteckning.txt").write_text("mine")
    (copies / "egen kopia.valv").write_bytes(b"mine too")
    with world.opened() as vault:
        vault.automatic_backup()
    days = [path.stem.rpartition("-")[2][:8] for path in world.backups() if "egen" not in path.name]
    months, week_and_days = ["20260828", "20260929"], ["20261031", "20261104", "20261108"]
    newest = ["20261112", "20261116", "20261120", "20261124", "20261124"]
    assert days == months + week_and_days + newest
    assert (copies / "anteckning.txt").exists()
    assert (copies / "egen kopia.valv").exists()
    key_files = [path for path in copies.iterdir() if "nycklar" in path.name]
    assert len(key_files) == 2 * len(days)


def test_that_others_may_write_between_the_slices_of_a_backup(world: World, monkeypatch):
    world.create(*["a note of some length " * 60] * 300)
    monkeypatch.setattr(backup, "PAGES_PER_SLICE", 5)
    slices = threading.Event()
    written = threading.Event()
    with world.opened() as vault:
        turns = vault._store.turns
        step_back = turns.let_others_in

        def let_others_in() -> None:
            slices.set()
            # The other thread has either not come yet, waits in the queue, or is done.
            while not (written.is_set() or turns._waiting):
                writer.join(0.001)
            step_back()

        monkeypatch.setattr(turns, "let_others_in", let_others_in)

        def write_in_between() -> None:
            slices.wait(10)
            write(vault, "in between")
            written.set()

        writer = threading.Thread(target=write_in_between)
        writer.start()
        info = vault.automatic_backup()
        writer.join(10)
        assert written.is_set()
    assert info.rows["note"] == 301
    assert restored(world, world.backups()[0])[-1] == "in between"
