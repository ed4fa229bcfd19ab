"""Who has ended while signed in is refused by every use case, with a sentence and in the log."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from app.access.actor import Command, Data, Subject
from app.access.desk import AccessOver
from app.access.roles import Role
from app.drafts.service import SaveDraft
from app.services import Services, services_at
from app.settings.service import SettingsService
from tests.support.builders import NOON
from tests.support.world import World, op, open_world
from ui.window.finding import Finder

TODAY = NOON.date()


@pytest.fixture(params=["memory", "vault"])
def world(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[World]:
    with open_world(request.param, tmp_path) as made:
        yield made


def change(world: World, login: str, **values: Any) -> None:
    with world.begin() as tx:
        world.users[login] = tx.users.save(replace(world.users[login], **values))


def seated(world: World, login: str) -> Services:
    return services_at(world.desk(login), None, practice=False)


def test_that_reading_changing_and_asking_are_refused_after_the_end(world: World):
    client = world.client()
    desk = world.desk("handlaggare")
    subject = Subject(client_id=client.id)
    with desk.reading(Data.CLIENT, subject):
        pass
    assert desk.may(Data.CLIENT, Command.CHANGE, subject)
    change(world, "handlaggare", ended_on=TODAY)
    with pytest.raises(AccessOver), desk.reading(Data.CLIENT, subject):
        raise AssertionError("read")
    with (
        pytest.raises(AccessOver),
        desk.changing(Data.CLIENT, Command.CHANGE, subject, op_id=op()),
    ):
        raise AssertionError("changed")
    with pytest.raises(AccessOver) as caught:
        desk.may(Data.CLIENT, Command.CHANGE, subject)
    assert caught.value.sentence.startswith("Din inloggning gäller inte längre")
    assert world.log()[-2:] == [
        "handlaggare client read refused",
        "handlaggare client change refused",
    ]


def test_that_the_last_day_is_the_day_before_the_end(world: World):
    desk = world.desk("handlaggare")
    change(world, "handlaggare", ended_on=TODAY + dt.timedelta(days=1))
    assert desk.may(Data.CLIENT, Command.LIST)
    world.at(TODAY + dt.timedelta(days=1))
    desk.clock = world.clock
    with pytest.raises(AccessOver):
        desk.may(Data.CLIENT, Command.LIST)


@pytest.mark.parametrize(
    ("login", "values"),
    [
        ("handlaggare", {"role": Role.MANAGER}),
        ("utforare", {"unit": "syd"}),
    ],
    ids=["role", "unit"],
)
def test_that_another_role_or_unit_needs_another_sign_in(world: World, login: str, values: Any):
    desk = world.desk(login)
    with desk.reading(Data.CLIENT, command=Command.LIST):
        pass
    unit = values.get("unit")
    change(world, login, **({"unit_id": world.units[unit].id} if unit else values))
    with pytest.raises(AccessOver), desk.reading(Data.CLIENT, command=Command.LIST):
        raise AssertionError("read")
    with world.desk(login).reading(Data.CLIENT, command=Command.LIST):
        pass


def test_that_a_desk_of_nobody_in_the_store_is_of_no_use(world: World):
    desk = world.desk("handlaggare")
    desk.actor = replace(desk.actor, user_id=op())
    with pytest.raises(AccessOver):
        desk.may(Data.CLIENT, Command.LIST)


def test_that_the_services_refuse_and_what_was_written_is_kept(world: World):
    services = seated(world, "handlaggare")
    order = world.order(world.granted(world.client()))
    change(world, "handlaggare", ended_on=TODAY)
    for refused in (
        services.worklist.today,
        services.cases.rows,
        services.drafts.mine,
        lambda: services.client_reading.by_number("K-1"),
        lambda: services.guide.begin(order.id),
        SettingsService(services.desk).municipality,
    ):
        with pytest.raises(AccessOver):
            refused()
    services.drafts.save(SaveDraft(form="journal", values={"text": "halvskrivet"}))
    change(world, "handlaggare", ended_on=None)
    assert [draft.values for draft in services.drafts.mine()] == [{"text": "halvskrivet"}]


def test_that_the_search_of_the_window_tells_it_too(world: World):
    find = Finder(seated(world, "handlaggare"), ())
    assert find("ekdal").nothing
    change(world, "handlaggare", ended_on=TODAY)
    with pytest.raises(AccessOver):
        find("ekdal")
