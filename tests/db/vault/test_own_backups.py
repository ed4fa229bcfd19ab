"""Backups that the program makes by itself: when something has changed, and told when not made."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from app.kernel.errors import StoreProblem
from db.vault import backup
from tests.db.vault.world import ANNA, NOON, World, read, write


def test_that_only_a_vault_that_has_changed_is_copied(world: World):
    world.create("one")
    with world.opened() as vault:
        assert vault.keep_backed_up().rows["note"] == 1
        assert vault.keep_backed_up() is None
        write(vault, "two")
        assert vault.keep_backed_up().rows["note"] == 2
        assert vault.keep_backed_up() is None
    assert len(world.backups()) == 2


def test_that_what_a_session_ended_by_force_left_is_seen_the_next_time(world: World):
    world.create("one")
    with world.opened() as vault:
        vault.keep_backed_up()
        write(vault, "two")
    with world.opened() as vault:
        assert vault.keep_backed_up().rows["note"] == 2
    with world.opened() as vault:
        assert vault.keep_backed_up() is None


@pytest.mark.parametrize("harm", ["gone", "cut", "no keys", "another key"])
def test_that_a_copy_that_is_not_whole_does_not_count(world: World, harm: str):
    world.create("one")
    with world.opened() as vault:
        vault.keep_backed_up()
        (copy,) = world.backups()
        if harm == "gone":
            copy.unlink()
        elif harm == "cut":
            copy.write_bytes(copy.read_bytes()[:-4096])
        elif harm == "no keys":
            for path in copy.parent.glob("*.nycklar*"):
                path.unlink()
        else:
            vault.rotate_key()  # makes a copy of its own, under the old key
        assert vault.keep_backed_up() is not None
        assert vault.keep_backed_up() is None


def test_that_a_copy_that_was_not_made_is_told_until_one_is(world: World):
    world.create("one")
    with world.opened() as vault:
        folder = world.folder / "kommun-kopior"
        folder.write_text("a file where the folder should be", encoding="utf-8")
        with pytest.raises(StoreProblem) as caught:
            vault.keep_backed_up()
        failure = vault.own_backups.failure
        assert (failure.at, failure.sentence) == (NOON.now(), caught.value.sentence)
        assert vault.own_backups.last is None
        folder.unlink()
        assert vault.keep_backed_up() is not None
        assert vault.own_backups.failure is None
        assert vault.own_backups.last == NOON.now()


def test_that_a_lock_stops_a_copy_and_leaves_none(world: World, monkeypatch):
    """The keys are gone at once; half a copy is not what the vault is locked for."""
    monkeypatch.setattr(backup, "PAGES_PER_SLICE", 1)
    world.create(*("lång anteckning " * 500 for _ in range(20)))
    with world.opened() as vault:
        turns = vault._open_store().turns

        def lock_meanwhile() -> None:
            turns.give()
            other = threading.Thread(target=vault.lock)
            other.start()
            other.join()
            turns.take()

        monkeypatch.setattr(turns, "let_others_in", lock_meanwhile)
        with pytest.raises(StoreProblem) as caught:
            vault.keep_backed_up()
        assert caught.value.code == "vault.locked"
        assert vault.is_locked
        assert vault.own_backups.failure is None
        assert list((world.folder / "kommun-kopior").iterdir()) == []
        vault.unlock(ANNA)
        assert len(read(vault)) == 20
        monkeypatch.setattr(vault._open_store().turns, "let_others_in", lambda: None)
        assert vault.keep_backed_up().rows["note"] == 20


def test_that_a_key_wiped_while_a_copy_is_checked_makes_no_copy(world: World, monkeypatch):
    world.create("one")
    with world.opened() as vault:
        whole = backup.verify_copy

        def verified_then_locked(target: Path, *rest: object) -> None:
            whole(target, *rest)
            vault.lock()

        monkeypatch.setattr(backup, "verify_copy", verified_then_locked)
        with pytest.raises(StoreProblem) as caught:
            vault.keep_backed_up()
        assert caught.value.code == "vault.locked"
        assert world.backups() == []


def test_that_two_copies_are_not_made_at_once(world: World, monkeypatch):
    world.create("one")
    with world.opened() as vault:
        made: list[object] = []
        inside, go_on = threading.Event(), threading.Event()
        whole = backup.verify_copy

        def slowly(*args: object) -> None:
            inside.set()
            assert go_on.wait(10)
            whole(*args)

        monkeypatch.setattr(backup, "verify_copy", slowly)
        first = threading.Thread(target=lambda: made.append(vault.keep_backed_up()))
        first.start()
        assert inside.wait(10)
        second = threading.Thread(target=lambda: made.append(vault.keep_backed_up()))
        second.start()
        go_on.set()
        for thread in (first, second):
            thread.join()
        assert made[0] is not None
        assert made[1] is None
        assert len(world.backups()) == 1
