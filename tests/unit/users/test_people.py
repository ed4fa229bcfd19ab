"""A person and the way into the vault, on a real vault: both or neither."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.access.roles import Role
from app.kernel.errors import AppError, NotAllowed, RuleViolation, StoreProblem
from app.users.commands import AddUser, EndUser
from app.users.people import PeopleService, close_ways
from app.vault.model import Credentials
from db.vault.vault import LocalVault
from tests.support.builders import TODAY
from tests.support.local_vault import cheap_vaults
from tests.support.world import WHO, World, furnish, op

SECRET = "fyra lugna gäddor"
DAY = dt.timedelta(days=1)


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[LocalVault]:
    vault = cheap_vaults().create(tmp_path / "prov.verkstall", WHO).vault
    yield vault
    vault.close()


@pytest.fixture
def world(vault: LocalVault) -> World:
    return furnish(World(vault.begin))


def people(world: World, vault: LocalVault, login: str = "systemforvaltare") -> PeopleService:
    return PeopleService(world.desk(login), vault)


def a_person(login: str = "ny", **over) -> AddUser:
    values = {"display_name": "Nils Ny", "title": "", "role": Role.CASE_OFFICER} | over
    return AddUser(op_id=op(), login=login, **values)


def ways(vault: LocalVault) -> set[str]:
    return {way.login for way in vault.keyring.users()}


def logins(world: World) -> set[str]:
    with world.begin() as tx:
        return {user.login for user in tx.users.everybody()}


def test_that_who_is_added_can_open_the_vault_and_stands_in_the_log(
    world: World, vault: LocalVault
) -> None:
    user, _changes = people(world, vault).add(a_person(" Ny "), SECRET)
    assert vault.keyring.identify(Credentials("ny", SECRET)).login == user.login == "ny"
    assert world.log() == ["systemforvaltare user create done"]


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (a_person("handlaggare"), "user.login_taken"),
        (a_person(role=Role.PROVIDER), "user.needs_unit"),
        (a_person("nyå"), "user.bad_login"),
        (a_person("grundare"), "vault.user_exists"),
    ],
)
def test_that_who_is_refused_gets_no_way_in(
    world: World, vault: LocalVault, command: AddUser, code: str
) -> None:
    before = logins(world)
    with pytest.raises(AppError) as refused:
        people(world, vault).add(command, SECRET)
    assert refused.value.code == code
    assert (ways(vault), logins(world)) == ({"grundare"}, before)


def test_that_nobody_else_adds_a_person(world: World, vault: LocalVault) -> None:
    with pytest.raises(NotAllowed):
        people(world, vault, "handlaggare").add(a_person(), SECRET)
    assert ways(vault) == {"grundare"}


def test_that_nobody_is_added_when_the_key_files_cannot_be_written(
    world: World, vault: LocalVault, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_what: object) -> None:
        raise StoreProblem("vault.disk_full", "Disken är full.")

    before = logins(world)
    monkeypatch.setattr(vault.keyring, "_store", full)
    with pytest.raises(StoreProblem):
        people(world, vault).add(a_person(), SECRET)
    assert (ways(vault), logins(world), world.log()) == ({"grundare"}, before, [])


def test_that_the_way_in_is_closed_again_when_the_save_is_not_committed(
    world: World, vault: LocalVault
) -> None:
    before = logins(world)
    with vault.begin() as connection:  # the operation is written first, and the log last
        connection.exec_driver_sql(
            "CREATE TEMP TRIGGER no_room BEFORE INSERT ON log_entry"
            " BEGIN SELECT RAISE(ABORT, 'no room'); END"
        )
    with pytest.raises(Exception, match="no room"):
        people(world, vault).add(a_person(), SECRET)
    assert (ways(vault), logins(world)) == ({"grundare"}, before)


def test_that_a_key_changed_while_the_password_was_prepared_is_the_one_that_is_sealed(
    world: World, vault: LocalVault
) -> None:
    let_in = vault.keyring.prepared("ny", SECRET)
    vault.rotate_key()
    let_in()
    vault.lock()
    vault.unlock(Credentials("ny", SECRET))
    assert "systemforvaltare" in logins(world)


def test_that_who_ends_today_has_no_way_in_and_who_ends_tomorrow_still_has(
    world: World, vault: LocalVault
) -> None:
    service = people(world, vault)
    for login, day in (("ny", TODAY), ("nyare", TODAY + DAY)):
        user, _ = service.add(a_person(login), SECRET)
        service.end(EndUser(op_id=op(), user_id=user.id, seen_version=1, ended_on=day))
    assert ways(vault) == {"grundare", "nyare"}
    with world.begin() as tx:
        everybody = tx.users.everybody()
    close_ways(vault.keyring, everybody, TODAY + DAY, "grundare")
    assert ways(vault) == {"grundare"}


def test_that_the_last_administrator_keeps_the_way_in(world: World, vault: LocalVault) -> None:
    admin = world.users["systemforvaltare"]
    vault.keyring.add_user(admin.login, SECRET)
    with pytest.raises(RuleViolation):
        people(world, vault).end(
            EndUser(op_id=op(), user_id=admin.id, seen_version=1, ended_on=TODAY)
        )
    assert admin.login in ways(vault)


def test_that_a_way_in_left_by_a_kill_is_closed_when_the_vault_is_opened(
    world: World, vault: LocalVault
) -> None:
    vault.keyring.add_user("ingen", SECRET)
    with world.begin() as tx:
        everybody = tx.users.everybody()
    close_ways(vault.keyring, everybody, TODAY, "grundare")
    assert ways(vault) == {"grundare"}
