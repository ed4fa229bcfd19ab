"""Damage is named for what it is, and what can be healed is healed (F11, F13)."""

from pathlib import Path

import pytest

from app.kernel.errors import StoreProblem
from app.vault.model import CopyState
from db.vault import cipher
from tests.db.vault.world import ANNA, World, read, write

LONG = "orolig kväll, ringde sin mamma " * 60
HUGE = "x" * 20_000  # overflow pages


def flip(path: Path, place: int) -> None:
    content = bytearray(path.read_bytes())
    content[place] ^= 0x10
    path.write_bytes(content)


@pytest.fixture
def full(world: World) -> World:
    """A vault with inner pages, leaves, an index, overflow pages and free pages."""
    world.create()
    with world.opened() as vault:
        write(vault, HUGE, *[f"{number} {LONG}" for number in range(60)])
        with vault.begin() as connection:
            connection.exec_driver_sql("DELETE FROM note WHERE id BETWEEN 2 AND 25")
            free = connection.exec_driver_sql("PRAGMA freelist_count").scalar_one()
    assert free > 5
    return world


def test_that_one_flipped_bit_in_any_page_is_found_and_never_called_a_wrong_password(full: World):
    whole = full.path.read_bytes()
    pages = len(whole) // cipher.PAGE
    assert pages > 30
    for page in range(pages):
        flip(full.path, page * cipher.PAGE + 1234)
        report = full.vaults().check(full.path, ANNA)
        assert [finding.code for finding in report.findings] == ["vault.damaged"], page
        assert "Lösenordet är det inget fel på" in report.findings[0].sentence
        full.path.write_bytes(whole)
    assert full.vaults().check(full.path, ANNA).is_sound


@pytest.mark.parametrize("lost", [100, cipher.PAGE, 10 * cipher.PAGE])
def test_that_a_database_that_was_cut_is_told_once(full: World, lost: int):
    full.path.write_bytes(full.path.read_bytes()[:-lost])
    report = full.vaults().check(full.path, ANNA)
    assert [finding.code for finding in report.findings] == ["vault.damaged"]


@pytest.mark.parametrize("place", [3, 20, 1234, cipher.PAGE - 10])
def test_that_a_damaged_first_page_is_damage_at_opening(full: World, place: int):
    flip(full.path, place)
    with pytest.raises(StoreProblem) as caught:
        full.vaults().open(full.path, ANNA)
    assert caught.value.code == "vault.damaged"


def test_that_damage_met_in_use_is_told_and_the_rest_stays_readable(full: World):
    for page in range(12, full.path.stat().st_size // cipher.PAGE):
        flip(full.path, page * cipher.PAGE + 1234)
    with full.opened() as vault:
        with pytest.raises(StoreProblem) as caught:
            read(vault)
        assert caught.value.code == "vault.damaged"
        vault.lock()  # SQLCipher trusts nothing more on a connection that met a bad page
        vault.unlock(ANNA)
        with vault.begin() as connection:
            assert connection.exec_driver_sql("SELECT name FROM client").scalar_one() == "Test"


@pytest.mark.parametrize("which", [0, 1])
def test_that_any_damage_to_one_key_file_is_healed_from_the_other(world: World, which: int):
    world.create("kept")
    path = world.key_files()[which]
    whole = path.read_bytes()
    damages = [b"", whole[: len(whole) // 2], whole + b" ", b"null", b"[]", b"\xff" * 50]
    damages += [
        whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :]
        for place in range(0, len(whole), 97)
    ]
    for damage in damages:
        path.write_bytes(damage)
        assert world.vaults().info(world.path).key_files[which] is CopyState.DAMAGED
        with world.opened() as vault:
            assert read(vault) == ["kept"]
        assert path.read_bytes() == whole


@pytest.mark.parametrize("which", [0, 1])
def test_that_a_missing_key_file_is_put_back(world: World, which: int):
    world.create()
    whole = world.key_files()[which].read_bytes()
    world.key_files()[which].unlink()
    codes = [finding.code for finding in world.vaults().check(world.path).findings]
    assert codes == ["vault.key_file_missing"]
    with world.opened():
        assert world.key_files()[which].read_bytes() == whole


def test_that_two_damaged_key_files_are_never_called_a_wrong_password(world: World):
    world.create()
    for path in world.key_files():
        flip(path, 200)
    before = world.contents()
    with pytest.raises(StoreProblem) as caught:
        world.vaults().open(world.path, ANNA)
    assert (caught.value.code, world.contents()) == ("vault.header_damaged", before)


def test_that_a_key_file_of_another_vault_opens_nothing(world: World, tmp_path: Path):
    world.create("ours")
    (tmp_path / "other").mkdir()
    other = World(tmp_path / "other")
    other.create("theirs")
    for mine, theirs in zip(world.key_files(), other.key_files(), strict=True):
        mine.write_bytes(theirs.read_bytes())
    with pytest.raises(StoreProblem) as caught:
        world.vaults().open(world.path, ANNA)
    assert caught.value.code == "vault.damaged"


def test_that_the_older_of_two_good_key_files_gives_way(world: World):
    world.create()
    stale = world.key_files()[0].read_bytes()
    with world.opened() as vault:
        vault.keyring.reset_password("anna", "ett helt nytt lösenord")
    world.key_files()[0].write_bytes(stale)
    with pytest.raises(StoreProblem) as caught:
        world.vaults().open(world.path, ANNA)
    assert caught.value.code == "vault.wrong_password"


def test_that_a_check_without_a_password_tells_what_can_be_seen(full: World):
    report = full.vaults().check(full.path)
    assert report.is_sound
    assert not report.with_key
    full.path.write_bytes(full.path.read_bytes()[:-1])
    assert [finding.code for finding in full.vaults().check(full.path).findings] == [
        "vault.damaged"
    ]
    full.path.write_bytes(b"")
    report = full.vaults().check(full.path, ANNA)
    assert [finding.code for finding in report.findings] == ["vault.empty"]


def test_that_a_check_counts_the_rows_and_changes_nothing(full: World):
    before = full.contents()
    report = full.vaults().check(full.path, ANNA)
    assert report.rows == {"alembic_version": 1, "client": 1, "note": 37}
    assert full.contents() == before


def test_that_rows_that_refer_to_nothing_are_found(world: World):
    world.create("x")
    with world.opened() as vault:
        vault._store.raw.execute("PRAGMA foreign_keys=OFF")
        with vault.begin() as connection:
            connection.exec_driver_sql("INSERT INTO note(client_id, body) VALUES (99, 'loose')")
    report = world.vaults().check(world.path, ANNA)
    assert [finding.code for finding in report.findings] == ["vault.damaged"]
