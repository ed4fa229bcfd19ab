"""Ways in: users, passwords, the recovery code; and what a key file gives away."""

import json
import logging
import pickle
from dataclasses import replace

import pytest

from app.kernel.errors import AppError, BadInput, StoreProblem
from app.vault.model import Credentials, SlotKind
from app.vault.recovery import new_code
from db.vault import cipher, header, slots
from db.vault.files import VaultFiles
from db.vault.kdf import FLOOR, Kdf, KdfPolicy
from db.vault.keys import DataKey
from db.vault.slots import VaultKeys
from tests.db.vault.world import ANNA, BO, POLICY, World, read, write


def code_of(world: World, who: Credentials) -> str:
    with pytest.raises(AppError) as caught:
        world.vaults().open(world.path, who)
    return caught.value.code


def test_that_a_second_administrator_is_let_in_and_reads_the_same(world: World):
    world.create("same")
    with world.opened() as vault:
        added = vault.keyring.add_user(BO.login, BO.password)
        assert added.kind is SlotKind.USER
    with world.opened(BO) as vault:
        assert read(vault) == ["same"]
        assert [user.login for user in vault.keyring.users()] == ["anna", "bo"]
        assert vault.keyring.identify(ANNA).login == "anna"


def test_that_the_same_name_is_not_let_in_twice(world: World):
    world.create()
    with world.opened() as vault, pytest.raises(StoreProblem) as caught:
        vault.keyring.add_user(" ANNA", BO.password)
    assert caught.value.code == "vault.user_exists"


def test_that_an_ended_user_is_kept_out_and_the_last_one_cannot_be_ended(world: World):
    world.create()
    with world.opened() as vault:
        vault.keyring.add_user(BO.login, BO.password)
        vault.keyring.end_user("Bo")
        with pytest.raises(StoreProblem) as last:
            vault.keyring.end_user("anna")
        with pytest.raises(StoreProblem) as nobody:
            vault.keyring.end_user("bo")
    assert (last.value.code, nobody.value.code) == ("vault.last_user", "vault.no_such_user")
    assert code_of(world, BO) == "vault.wrong_password"


def test_that_a_new_password_touches_the_key_files_only(world: World):
    world.create("x")
    database = world.path.read_bytes()
    new = Credentials("anna", "sju små sillar till")
    with world.opened() as vault:
        with pytest.raises(StoreProblem) as caught:
            vault.keyring.change_password(Credentials("anna", "fel lösenord här"), new.password)
        assert caught.value.code == "vault.wrong_password"
        vault.keyring.change_password(ANNA, new.password)
    assert world.path.read_bytes() == database
    assert code_of(world, ANNA) == "vault.wrong_password"
    with world.opened(new) as vault:
        assert read(vault) == ["x"]


def test_that_a_short_password_is_refused_everywhere(world: World):
    world.create()
    with world.opened() as vault:
        for attempt in (
            lambda: vault.keyring.add_user("bo", "elva tecken"),
            lambda: vault.keyring.change_password(ANNA, "elva tecken"),
            lambda: vault.keyring.reset_password("anna", "elva tecken"),
        ):
            with pytest.raises(BadInput) as caught:
                attempt()
            assert caught.value.code == "vault.password_short"
        assert len(vault.keyring.users()) == 1


def test_that_the_recovery_code_gives_a_new_password_and_a_new_code(world: World):
    code = world.create("x")
    new = Credentials("anna", "sju små sillar till")
    entered = world.vaults().recover(world.path, code.lower().replace("-", " "), new)
    assert read(entered.vault) == ["x"]
    entered.vault.close()
    assert code_of(world, ANNA) == "vault.wrong_password"
    for spent in (code, new_code()):
        with pytest.raises(StoreProblem) as caught:
            world.vaults().recover(world.path, spent, new)
        assert caught.value.code == "vault.wrong_code"
    world.vaults().recover(world.path, entered.recovery_code, ANNA).vault.close()
    with world.opened() as vault:
        assert read(vault) == ["x"]


def test_that_recovery_for_an_unknown_name_changes_nothing(world: World):
    code = world.create()
    before = world.contents()
    with pytest.raises(StoreProblem) as caught:
        world.vaults().recover(world.path, code, BO)
    assert (caught.value.code, world.contents()) == ("vault.no_such_user", before)


def test_that_the_recovery_code_is_no_password_and_a_password_no_code(world: World):
    code = world.create()
    assert code_of(world, Credentials("anna", code)) == "vault.wrong_password"
    assert code_of(world, Credentials(slots.RECOVERY_LOGIN, code.replace("-", ""))) == (
        "vault.wrong_password"
    )


def test_that_the_key_file_names_nobody(world: World):
    world.create()
    with world.opened() as vault:
        vault.keyring.add_user("förnamn.efternamn", "tolv tecken långt")
    content = world.key_files()[0].read_bytes()
    for name in ("anna", "efternamn", "förnamn"):
        assert name.encode() not in content.lower()
        assert name.encode().hex().encode() not in content.lower()
    body = json.loads(content)["body"]
    labels = {len(door[2]) for slot in body["slots"] for door in slot["doors"].values()}
    assert len(labels) == 1  # not even how long a name is
    assert "anna" not in repr(world.vaults().info(world.path))


def test_that_a_key_file_in_which_anything_was_exchanged_is_refused(world: World):
    world.create()
    with world.opened() as vault:
        vault.keyring.add_user(BO.login, BO.password)
        former = vault.keyring.header
        vault.keyring.end_user("bo")
    files = VaultFiles(world.path)
    head = header.load(files).header
    bo = next(slot for slot in former.slots if slot not in head.slots)
    for forged in (
        replace(head, slots=(*head.slots, bo)),  # an ended user put back
        replace(head, practice=True),
        replace(head, created=head.created.replace(year=2020)),
        replace(head, checks=former.checks),
    ):
        header.store(files, replace(forged, serial=head.serial))
        assert code_of(world, ANNA) == "vault.header_damaged"


def test_that_a_stranger_cannot_put_a_data_key_of_his_own_into_a_slot(world: World):
    world.create()
    files = VaultFiles(world.path)
    head = header.load(files).header
    stranger = VaultKeys.fresh()
    forged = [slots.with_doors(slot, head.vault_id, stranger, "anna") for slot in head.slots]
    header.store(files, slots.with_checks(replace(head, slots=tuple(forged)), stranger))
    assert code_of(world, ANNA) == "vault.header_damaged"


def test_that_who_kept_the_old_data_key_cannot_open_what_came_after_a_change(world: World):
    world.create("before")
    with world.opened() as vault:
        vault.keyring.add_user(BO.login, BO.password)
    old_file = world.path.read_bytes()
    files = VaultFiles(world.path)
    old = slots.find(header.load(files).header, SlotKind.USER, BO.login, BO.password)
    assert old is not None and old[1] is not None
    with world.opened() as vault:
        vault.keyring.end_user("bo")
        vault.rotate_key()
        write(vault, "after")
    assert world.path.read_bytes()[:16] != old_file[:16]
    assert not cipher.fits(world.path, old[1].current()[1])
    assert code_of(world, BO) == "vault.wrong_password"
    with world.opened() as vault:
        assert read(vault) == ["before", "after"]


def test_that_a_key_shows_itself_to_nobody(world: World, caplog: pytest.LogCaptureFixture):
    caplog.set_level(logging.DEBUG)
    world.create("x")
    with world.opened() as vault:
        key = vault.keyring.data_key.raw()
        shown = repr(vault.keyring.keys) + repr(vault) + repr(vault.keyring) + caplog.text
        with pytest.raises(StoreProblem) as caught:
            world.vaults().open(world.path, ANNA)
    shown += repr(caught.value) + str(caught.value) + repr(ANNA)
    for secret in (key.hex(), repr(key), ANNA.password):
        assert secret not in shown
    with pytest.raises(TypeError):
        pickle.dumps(DataKey(key))


def test_that_locking_overwrites_the_key_and_any_user_opens_again(world: World):
    world.create("x")
    with world.opened() as vault:
        vault.keyring.add_user(BO.login, BO.password)
        key = vault.keyring.data_key
        inner = key._bytes
        vault.lock()
        assert vault.is_locked
        assert inner == bytearray()
        with pytest.raises(ValueError, match="wiped"):
            key.raw()
        for attempt in (lambda: read(vault), lambda: vault.keyring, vault.automatic_backup):
            with pytest.raises(StoreProblem) as caught:
                attempt()
            assert caught.value.code == "vault.locked"
        with pytest.raises(StoreProblem) as caught:
            vault.unlock(Credentials("bo", "fel lösenord här"))
        assert caught.value.code == "vault.wrong_password"
        vault.unlock(BO)
        assert read(vault) == ["x"]
        vault.unlock(ANNA)  # open already: only the password is looked at
        assert read(vault) == ["x"]


def test_that_the_policy_of_the_program_is_the_floor_of_the_rfc():
    assert Kdf(64 * 1024, 3, 4) == FLOOR == KdfPolicy().floor
    assert not KdfPolicy().accepts(POLICY.for_new())
