"""Providers and units, and who can be chosen as recipient."""

import datetime as dt

import pytest

from app.kernel.errors import AppError, Conflict, NotAllowed, RuleViolation
from app.providers.commands import AddProvider, AddUnit, ChangeUnit, UnitValues
from app.providers.model import Channel, Regi, ServiceType, channel_title, regi_title, service_title
from app.providers.service import ProviderService
from tests.support.builders import TODAY
from tests.support.world import World, op

DAY = dt.timedelta(days=1)


@pytest.fixture
def admin(world: World) -> ProviderService:
    return ProviderService(world.desk("systemforvaltare"))


def values(**over) -> UnitValues:
    defaults = {"name": "Öster", "services": (ServiceType.MEALS,), "valid_from": TODAY}
    return UnitValues(**defaults | over)


def test_that_a_unit_is_added_under_its_provider_and_chosen_by_service_and_day(
    world: World, admin: ProviderService
) -> None:
    provider, _ = admin.add_provider(
        AddProvider(op_id=op(), name="Omsorg Öst AB", org_no="", regi=Regi.PRIVATE)
    )
    unit, _ = admin.add_unit(
        AddUnit(op_id=op(), provider_id=provider.id, values=values(valid_to=TODAY + DAY))
    )
    officer = ProviderService(world.desk("handlaggare"))
    (choice,) = officer.units_for(ServiceType.MEALS, TODAY)
    assert (choice.unit, choice.provider) == (unit, provider)
    for day in (TODAY - DAY, TODAY + 2 * DAY):
        assert officer.units_for(ServiceType.MEALS, day) == ()
    assert officer.unit(unit.id) == choice
    assert provider in officer.providers()
    names = [view.unit.name for view in officer.units_for(ServiceType.HOME_CARE, TODAY)]
    assert names == sorted(names) == ["norr", "papper", "syd", "väster"]
    assert len(officer.units()) == 5


def test_that_a_unit_keeps_its_provider_and_its_name_is_its_own(
    world: World, admin: ProviderService
) -> None:
    norr = world.units["norr"]

    def change(seen: int = 1, **over):
        return admin.change_unit(
            ChangeUnit(op_id=op(), unit_id=norr.id, seen_version=seen, values=values(**over))
        )[0]

    for over, expected in (
        ({"name": "syd"}, "unit.name_taken"),
        ({"services": ()}, "unit.no_services"),
        ({"valid_to": TODAY - DAY}, "period.end_before_start"),
    ):
        with pytest.raises(AppError) as refused:
            change(**over)
        assert refused.value.code == expected
    changed = change(name="norr", channel=Channel.PAPER)
    assert (changed.provider_id, changed.channel) == (norr.provider_id, Channel.PAPER)
    with pytest.raises(Conflict):
        change()


def test_that_two_providers_never_share_a_name(world: World, admin: ProviderService) -> None:
    def add(name: str):
        return admin.add_provider(AddProvider(op_id=op(), name=name, org_no="", regi=Regi.OWN))[0]

    add("Omsorg Öst AB")
    with pytest.raises(RuleViolation) as refused:
        add(" omsorg öst ab ")
    assert refused.value.code == "provider.name_taken"
    assert sum(one.name == "Omsorg Öst AB" for one in admin.providers()) == 1
    assert add("Omsorg Väst AB").name == "Omsorg Väst AB"


def test_that_others_read_providers_and_change_nothing(world: World) -> None:
    service = ProviderService(world.desk("handlaggare"))
    with pytest.raises(NotAllowed):
        service.add_provider(AddProvider(op_id=op(), name="X", org_no="", regi=Regi.OWN))


def test_that_every_service_and_channel_has_a_name_of_its_own() -> None:
    assert len({service_title(service) for service in ServiceType}) == len(ServiceType)
    assert len({channel_title(channel) for channel in Channel}) == len(Channel)
    assert len({regi_title(regi) for regi in Regi}) == len(Regi)
