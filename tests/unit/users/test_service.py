"""Users: who may sign in, and who must be left."""

import datetime as dt

import pytest

from app.access.roles import Role
from app.kernel.errors import AppError, BadInput, Conflict, NotAllowed, RuleViolation
from app.users.commands import AddUser, ChangeUser, EndUser
from app.users.service import UserService, actor_of
from tests.support.builders import TODAY
from tests.support.world import World, op

DAY = dt.timedelta(days=1)


def add(world: World, login: str = "ny", by: str = "systemforvaltare", **over):
    defaults = {"display_name": "Nils Ny", "title": "", "role": Role.CASE_OFFICER}
    return UserService(world.desk(by)).add(AddUser(op_id=op(), login=login, **defaults | over))[0]


def end(world: World, login: str, day: dt.date = TODAY):
    user = world.users[login]
    cmd = EndUser(op_id=op(), user_id=user.id, seen_version=user.version, ended_on=day)
    return UserService(world.desk("systemforvaltare")).end(cmd)[0]


def test_that_an_added_user_signs_in_as_who_they_are(world: World) -> None:
    user = add(world, " Ny.Person ")
    assert user.login == "ny.person"
    with world.begin() as tx:
        actor = actor_of(tx.users, "NY.person", TODAY)
    assert (actor.user_id, actor.role, actor.unit_id) == (user.id, Role.CASE_OFFICER, None)
    assert user in UserService(world.desk("systemforvaltare")).everybody()


@pytest.mark.parametrize("login", ["", "-ny", "ny-", "n y", "nyå", "ｎｙ", "x" * 41, "ny/../x"])
def test_that_a_login_is_of_plain_letters(world: World, login: str) -> None:
    with pytest.raises(BadInput) as refused:
        add(world, login)
    assert refused.value.field == "Användarnamn"


@pytest.mark.parametrize(
    ("over", "code"),
    [
        ({"login": "handlaggare"}, "user.login_taken"),
        ({"login": "Handlaggare"}, "user.login_taken"),
        ({"role": Role.PROVIDER}, "user.needs_unit"),
        ({"unit_id": op()}, "user.unknown_unit"),
    ],
)
def test_that_a_login_is_taken_once_and_the_unit_fits_the_role(
    world: World, over: dict[str, object], code: str
) -> None:
    with pytest.raises(RuleViolation) as refused:
        add(world, **over)
    assert refused.value.code == code


def test_that_only_people_of_units_have_one(world: World) -> None:
    norr = world.units["norr"].id
    with pytest.raises(RuleViolation, match=r"user\.no_unit"):
        add(world, unit_id=norr)
    assert add(world, role=Role.PROVIDER, unit_id=norr).unit_id == norr


def test_that_an_ended_user_has_access_until_the_day_and_not_on_it(world: World) -> None:
    end(world, "handlaggare", TODAY + DAY)
    with world.begin() as tx:
        assert actor_of(tx.users, "handlaggare", TODAY).login == "handlaggare"
        sentences = set()
        for login, day in (("handlaggare", TODAY + DAY), ("okand", TODAY)):
            with pytest.raises(NotAllowed) as refused:
                actor_of(tx.users, login, day)
            sentences.add(refused.value.sentence)
    assert len(sentences) == 1


def test_that_the_last_system_administrator_stays(world: World) -> None:
    with pytest.raises(RuleViolation, match=r"user\.last_admin"):
        end(world, "systemforvaltare")
    add(world, "annan", role=Role.SYSTEM_ADMIN)
    assert end(world, "systemforvaltare").ended_on == TODAY


def test_that_a_user_is_ended_once_and_not_before_the_first_day(world: World) -> None:
    with pytest.raises(RuleViolation, match=r"user\.ended_before"):
        end(world, "avgift", dt.date(2019, 1, 1))
    world.users["avgift"] = end(world, "avgift")
    with pytest.raises(RuleViolation, match=r"user\.ended"):
        end(world, "avgift")


@pytest.mark.rule("INV-14")
def test_that_a_changed_user_keeps_login_and_role(world: World) -> None:
    user = world.users["handlaggare"]
    service = UserService(world.desk("systemforvaltare"))

    def change(seen: int):
        return service.change(
            ChangeUser(
                op_id=op(),
                user_id=user.id,
                seen_version=seen,
                display_name="Nytt Namn",
                title="Biståndshandläggare",
                phone="08-465 004 77",
            )
        )[0]

    changed = change(1)
    assert (changed.login, changed.role, changed.phone) == (user.login, user.role, "08-465 004 77")
    with pytest.raises(Conflict):
        change(1)


@pytest.mark.parametrize("by", ["handlaggare", "utforare", "enhetschef", "loggranskare"])
def test_that_nobody_else_adds_or_lists_users(world: World, by: str) -> None:
    for action in (lambda: add(world, by=by), UserService(world.desk(by)).everybody):
        with pytest.raises(AppError, match=r"access\.refused"):
            action()
