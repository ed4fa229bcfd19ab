"""An administrator's second way in: the password alone, which follows the first way."""

import pytest

from app.kernel.errors import AppError
from app.vault.model import Credentials, SlotInfo, SlotKind
from db.vault import header
from db.vault.files import VaultFiles
from tests.db.vault.world import ANNA, BO, World, read

NEW = "sju små sillar till"


def alone(who: Credentials) -> Credentials:
    return Credentials("", who.password)


def refused(world: World, who: Credentials) -> str:
    with pytest.raises(AppError) as caught:
        world.vaults().open(world.path, who)
    assert world.path.name in caught.value.sentence
    return caught.value.code


def kinds(world: World) -> list[SlotKind]:
    return [slot.kind for slot in header.load(VaultFiles(world.path)).header.slots]


def owner(world: World, password: str) -> str:
    """Whose the password is; the vault opens by it alone."""
    with world.opened(Credentials("", password)) as vault:
        found: SlotInfo = vault.keyring.identify(Credentials(" ", password))
        return found.login


def test_that_the_founder_opens_by_the_password_alone_and_is_known(world: World):
    world.create("same")
    with world.opened(alone(ANNA)) as vault:
        assert read(vault) == ["same"]
        assert vault.keyring.identify(alone(ANNA)).login == "anna"
        assert [user.login for user in vault.keyring.users()] == ["anna"]
    assert world.vaults().info(world.path).user_slots == 1
    assert world.vaults().check(world.path, alone(ANNA)).with_key


def test_that_a_wrong_password_alone_is_refused_with_the_way_out(world: World):
    world.create()
    before = world.contents()
    with pytest.raises(AppError) as caught:
        world.vaults().open(world.path, Credentials("", "fyra glada laxar"))
    assert (caught.value.code, world.contents()) == ("vault.wrong_admin_password", before)
    assert "användarnamn" in caught.value.sentence


def test_that_only_an_administrator_gets_in_without_a_login(world: World):
    world.create()
    with world.opened() as vault:
        vault.keyring.add_user(BO.login, BO.password)
    assert refused(world, alone(BO)) == "vault.wrong_admin_password"
    with world.opened() as vault:
        vault.keyring.end_user(BO.login)
        vault.keyring.add_user(BO.login, BO.password, admin=True)
        assert [user.login for user in vault.keyring.users()] == ["anna", "bo"]
    assert owner(world, BO.password) == "bo"
    assert owner(world, ANNA.password) == "anna"
    with world.opened(BO) as vault:
        assert read(vault) == []


def test_that_the_second_way_ends_with_the_person(world: World):
    world.create()
    with world.opened() as vault:
        vault.keyring.add_user(BO.login, BO.password, admin=True)
        vault.keyring.end_user("Bo")
    assert refused(world, alone(BO)) == "vault.wrong_admin_password"
    assert kinds(world).count(SlotKind.ADMIN) == 1
    assert owner(world, ANNA.password) == "anna"


@pytest.mark.parametrize("who", [ANNA, alone(ANNA)])
def test_that_the_second_way_takes_the_new_password(world: World, who: Credentials):
    world.create()
    with world.opened() as vault:
        vault.keyring.add_user(BO.login, BO.password, admin=True)
        vault.keyring.change_password(who, NEW)
        assert sorted(user.login for user in vault.keyring.users()) == ["anna", "bo"]
    assert refused(world, ANNA) == "vault.wrong_password"
    assert refused(world, alone(ANNA)) == "vault.wrong_admin_password"
    assert (owner(world, NEW), owner(world, BO.password)) == ("anna", "bo")
    with world.opened(Credentials("anna", NEW)) as vault:
        assert read(vault) == []


def test_that_a_new_password_makes_nobody_an_administrator(world: World):
    world.create()
    with world.opened() as vault:
        vault.keyring.add_user(BO.login, BO.password)
        vault.keyring.reset_password(BO.login, NEW)
    assert refused(world, Credentials("", NEW)) == "vault.wrong_admin_password"
    assert kinds(world).count(SlotKind.ADMIN) == 1


def test_that_recovery_gives_the_second_way_the_new_password(world: World):
    code = world.create()
    world.vaults().recover(world.path, code, Credentials("anna", NEW)).vault.close()
    assert refused(world, alone(ANNA)) == "vault.wrong_admin_password"
    assert owner(world, NEW) == "anna"
    assert sorted(kinds(world)) == ["admin", "recovery", "user"]


def test_that_the_second_way_survives_a_new_data_key(world: World):
    world.create("kept")
    with world.opened(alone(ANNA)) as vault:
        vault.rotate_key()
    with world.opened(alone(ANNA)) as vault:
        assert read(vault) == ["kept"]
        vault.lock()
        vault.unlock(alone(ANNA))
        assert read(vault) == ["kept"]
    assert owner(world, ANNA.password) == "anna"


def test_that_the_first_of_two_with_the_same_password_is_meant(world: World):
    world.create()
    with world.opened() as vault:
        vault.keyring.add_user(BO.login, ANNA.password, admin=True)
    assert owner(world, ANNA.password) == "anna"
    with world.opened() as vault:
        vault.keyring.end_user("anna")
    assert owner(world, ANNA.password) == "bo"


def test_that_no_login_of_blanks_makes_a_user(world: World):
    world.create()
    with world.opened() as vault:
        for attempt in (
            lambda: vault.keyring.add_user(" ", BO.password, admin=True),
            lambda: vault.keyring.end_user(""),
            lambda: vault.keyring.reset_password("", NEW),
        ):
            with pytest.raises(AppError):
                attempt()
    assert sorted(kinds(world)) == ["admin", "recovery", "user"]
