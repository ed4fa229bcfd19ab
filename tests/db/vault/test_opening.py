"""Opening: each way it can fail is its own refusal, and none of them makes or loses a file."""

import json
import os
from dataclasses import replace

import pytest

from app.kernel.errors import AppError, StoreProblem
from app.vault.model import Credentials
from db.migrations import runner
from db.migrations.runner import Migrations
from db.vault import cipher, header, opening
from db.vault.cipher import Library
from db.vault.files import VaultFiles
from db.vault.kdf import Kdf, KdfPolicy
from tests.db.vault import children
from tests.db.vault.world import ANNA, World, as_port, read
from tests.support.local_vault import CHEAP


def refusal(world: World, who: Credentials = ANNA, **over: object) -> AppError:
    """Opening is refused, and every file is as it was."""
    before = world.contents()
    with pytest.raises(AppError) as caught:
        world.vaults(**over).open(world.path, who)
    assert world.contents() == before
    assert world.path.name in caught.value.sentence or caught.value.code == "vault.folder_missing"
    return caught.value


def test_that_what_was_written_is_there_when_the_vault_is_opened_again(world: World):
    world.create("en natt utan oro")
    with world.opened() as vault:
        assert read(vault) == ["en natt utan oro"]
        assert not vault.is_locked
        assert vault.vault_id == as_port(world.vaults()).info(world.path).vault_id


def test_that_a_missing_vault_is_refused_and_not_created(world: World):
    assert refusal(world).code == "vault.missing"
    assert world.contents() == {}


def test_that_a_missing_folder_is_refused(world: World):
    world.path = world.folder / "finns inte" / "kommun.valv"
    assert refusal(world).code == "vault.folder_missing"


@pytest.mark.parametrize(
    ("size", "code"),
    [(0, "vault.empty"), *((size, "vault.damaged") for size in (1, 15, 16, 4095, -1))],
)
def test_that_a_cut_file_never_becomes_a_new_vault(world: World, size: int, code: str):
    world.create(*["a note of some length " * 40] * 20)
    whole = world.path.stat().st_size
    os.truncate(world.path, whole // 2 if size == -1 else size)
    assert refusal(world).code == code
    assert refusal(world, Credentials("anna", "ett annat lösenord")).code in {
        code,
        "vault.wrong_password",
    }


def test_that_a_cut_in_whole_pages_is_damage_and_not_a_wrong_password(world: World):
    world.create(*["a note of some length " * 40] * 20)
    os.truncate(world.path, cipher.PAGE * 3)
    assert refusal(world).code == "vault.damaged"


@pytest.mark.parametrize(
    "who", [Credentials("anna", "fyra glada laxar"), Credentials("okänd", ANNA.password)]
)
def test_that_a_wrong_password_and_an_unknown_name_are_told_alike(world: World, who: Credentials):
    world.create("x")
    assert refusal(world, who).code == "vault.wrong_password"


def test_that_a_name_in_capitals_and_decomposed_letters_opens_too(world: World):
    world.create()
    with world.opened() as vault:
        vault.keyring.add_user("Åsa", "åtta blå ål i ån")
    decomposed = Credentials("A\u030aSA ", "a\u030atta bla\u030a a\u030al i a\u030an")
    with world.opened(decomposed) as vault:
        assert [user.login for user in vault.keyring.users()] == ["anna", "Åsa"]


def test_that_both_key_files_missing_is_its_own_refusal(world: World):
    world.create()
    for path in world.key_files():
        path.unlink()
    error = refusal(world)
    assert error.code == "vault.header_missing"
    assert "kommun.valv.nycklar2" in error.sentence


def test_that_a_vault_in_use_is_refused_with_who_where_and_since(world: World):
    world.create()
    child = children.start(children.hold, world.folder.parent)
    try:
        while not (world.folder.parent / "held").exists():
            child.join(0.01)
            assert child.exitcode is None
        with pytest.raises(StoreProblem) as caught:
            world.vaults().open(world.path, ANNA)
        note = json.loads(world.path.with_name("kommun.valv.upptaget").read_bytes())
    finally:
        children.kill(child)
    assert caught.value.code == "vault.busy"
    assert "24 nov 12:00" in caught.value.sentence
    assert note["host"] in caught.value.sentence
    assert set(note) == {"host", "user", "pid", "since"}


def test_that_the_note_of_a_killed_owner_keeps_nobody_out(world: World):
    world.create()
    child = children.start(children.hold, world.folder.parent)
    while not (world.folder.parent / "held").exists():
        child.join(0.01)
    children.kill(child)
    assert world.path.with_name("kommun.valv.upptaget").exists()
    with world.opened() as vault:
        assert read(vault) == ["held"]
    assert not world.path.with_name("kommun.valv.upptaget").exists()


def test_that_the_same_process_cannot_open_a_vault_twice(world: World):
    world.create()
    with world.opened(), pytest.raises(StoreProblem) as caught:
        world.vaults().open(world.path, ANNA)
    assert caught.value.code == "vault.busy"


def test_that_another_program_that_holds_the_database_is_noticed(world: World):
    world.create()
    files = VaultFiles(world.path)
    keys = opening.unlock(files, ANNA, KdfPolicy(CHEAP, CHEAP)).keys
    raw = cipher.connect(world.path, keys.current()[1])
    try:
        assert refusal(world).code == "vault.busy_unknown"
    finally:
        raw.close()


def test_that_a_newer_schema_is_refused(world: World):
    world.create()
    with world.opened() as vault, vault.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = 'from-the-future'")
    assert refusal(world).code == "vault.newer"


def test_that_a_newer_format_of_the_key_file_is_refused(world: World, monkeypatch):
    world.create()
    monkeypatch.setattr(header, "FORMAT", 0)
    assert refusal(world).code == "vault.newer"


def test_that_settings_of_the_cipher_we_do_not_know_are_refused(world: World, monkeypatch):
    world.create()
    monkeypatch.setattr(cipher, "SETTINGS", cipher.SETTINGS[1:])
    assert refusal(world).code == "vault.newer"


def test_that_every_setting_of_the_connection_is_in_force(world: World):
    world.create()
    with world.opened() as vault, vault.begin() as connection:
        found = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys", "secure_delete")
        }
    assert found == {
        "journal_mode": "delete", "synchronous": 3, "foreign_keys": 1, "secure_delete": 1
    }  # fmt: skip


def test_that_a_weaker_password_cost_than_the_floor_is_refused(world: World):
    world.create()
    strict = KdfPolicy(new=CHEAP, floor=replace(CHEAP, passes=2))
    assert refusal(world, policy=strict).code == "vault.weak_key"


@pytest.mark.parametrize("kdf", [Kdf(3 * 1024 * 1024, 1, 1), Kdf(32, 65, 1), Kdf(4096, 1, 65)])
def test_that_a_key_file_cannot_ask_for_an_endless_derivation(world: World, kdf: Kdf):
    world.create()
    files = VaultFiles(world.path)
    head = header.load(files).header
    greedy = replace(head.slots[0], kdf=kdf)
    header.store(files, replace(head, slots=(greedy, *head.slots[1:])))
    assert refusal(world).code == "vault.weak_key"


def test_that_a_lower_cost_written_into_the_file_opens_nothing(world: World):
    world.create()
    files = VaultFiles(world.path)
    head = header.load(files).header
    lowered = replace(head.slots[0], kdf=replace(CHEAP, memory_kib=16))
    header.store(files, replace(head, slots=(lowered, *head.slots[1:])))
    lenient = KdfPolicy(CHEAP, replace(CHEAP, memory_kib=8))
    assert refusal(world, policy=lenient).code == "vault.wrong_password"


@pytest.mark.parametrize("kind", ["cifs", "nfs4", "fuse.sshfs", "9p"])
def test_that_a_vault_that_was_moved_to_a_share_is_refused(world: World, kind: str):
    world.create("x")
    before = world.contents()
    with pytest.raises(StoreProblem) as caught:
        world.vaults(kind=kind).open(world.path, ANNA)
    assert (caught.value.code, world.contents()) == ("vault.network_share", before)


def test_that_a_folder_without_the_right_to_write_is_refused(world: World, monkeypatch):
    world.create("x")
    # Who runs the tests may be root, who may write everywhere.
    monkeypatch.setattr(opening, "may_write", lambda path: path == world.path)
    before = world.contents()
    with pytest.raises(StoreProblem) as caught:
        world.vaults().open(world.path, ANNA)
    assert (caught.value.code, world.contents()) == ("vault.read_only", before)
    assert "får du inte skriva" in caught.value.sentence


def test_that_an_old_library_is_refused_before_any_file_is_touched(world: World, monkeypatch):
    monkeypatch.setattr(cipher, "linked_library", lambda: Library("3.51.2", "4.12.0"))
    with pytest.raises(StoreProblem) as caught:
        world.vaults()
    assert caught.value.code == "vault.library_old"
    assert "SQLite 3.51.2" in caught.value.sentence
    assert not Library("3.51.3", "4.12.0").below_floor()


def test_that_a_vault_is_not_created_over_anything(world: World):
    world.create("x")
    for left in (world.path, world.key_files()[0], world.path.with_name("kommun.valv-journal")):
        for path in (world.path, *world.key_files()):
            path.unlink(missing_ok=True)
        left.write_bytes(b"somebody's file")
        with pytest.raises(StoreProblem) as caught:
            world.vaults().create(world.path, ANNA)
        assert caught.value.code == "vault.exists"
        assert world.contents() == {left.name: b"somebody's file"}
        left.unlink()


def test_that_a_kill_while_it_is_created_leaves_a_whole_vault_or_none(world: World):
    for _step in children.every_kill(children.create, world.folder.parent):
        if world.path.exists():
            with world.opened() as vault:
                assert read(vault) == []
        for path in world.folder.iterdir():
            path.unlink()


def test_that_short_passwords_and_unseen_names_are_refused_before_a_file_is_made(world: World):
    for who in (
        Credentials("anna", "kort"),
        Credentials(" ", "x" * 12),
        Credentials("a\0", "x" * 12),
    ):
        with pytest.raises(AppError):
            world.vaults().create(world.path, who)
    assert world.contents() == {}
    practice = world.vaults().create(world.path, Credentials("anna", "kort"), practice=True)
    practice.vault.close()
    assert world.vaults().info(world.path).practice


def test_that_the_real_schema_makes_a_vault_that_opens(world: World):
    world.scripts = runner.FOLDER
    world.vaults().create(world.path, ANNA).vault.close()
    with world.opened() as vault, vault.begin() as connection:
        assert Migrations().is_current(connection)
