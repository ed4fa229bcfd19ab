"""The municipality's settings."""

import datetime as dt
from dataclasses import replace

import pytest

from app.kernel.errors import BadInput, Conflict, NotAllowed
from app.settings.commands import ChangeMunicipality
from app.settings.service import SettingsService, calendar_of
from tests.support.world import World, op


def change(world: World, by: str = "systemforvaltare", **over):
    service = SettingsService(world.desk(by))
    value = replace(service.municipality(), **over)
    return service.change(ChangeMunicipality(op_id=op(), value=value))[0]


def test_that_a_change_is_read_back_by_everybody(world: World) -> None:
    changed = change(world, support_address=" stod@provkoping.example ", committees=("ÄLN", "SN"))
    assert changed.support_address == "stod@provkoping.example"
    assert SettingsService(world.desk("utforare")).municipality() == changed


@pytest.mark.parametrize(
    ("over", "field"),
    [
        ({"name": " "}, "Kommunens namn"),
        ({"committees": ("ÄLN", "ÄLN")}, "Nämnd"),
        ({"access_grace_days": -1}, "Dagar med åtkomst efter avslut"),
        ({"idle_lock_minutes": 0}, "Minuter till lås"),
        ({"ticket_reminder_weekdays": 0}, "Vardagar till påminnelse"),
        ({"fee_mailbox": "a\u200bb"}, "Avgiftshandläggarnas brevlåda"),
    ],
)
def test_that_a_bad_value_names_its_field(
    world: World, over: dict[str, object], field: str
) -> None:
    with pytest.raises(BadInput) as refused:
        change(world, **over)
    assert refused.value.field == field


@pytest.mark.rule("INV-14")
def test_that_a_change_over_a_newer_one_is_refused(world: World) -> None:
    service = SettingsService(world.desk("systemforvaltare"))
    old = service.municipality()
    newer = change(world, name="Nyköping-Prov")
    with pytest.raises(Conflict) as refused:
        service.change(ChangeMunicipality(op_id=op(), value=replace(old, name="Annat")))
    assert refused.value.theirs == newer


def test_that_only_the_system_administrator_changes_settings(world: World) -> None:
    with pytest.raises(NotAllowed):
        change(world, "handlaggare", name="Annat")


@pytest.mark.rule("INV-12")
def test_that_saturday_counts_where_the_municipality_says_so(world: World) -> None:
    saturday = dt.date(2026, 11, 28)
    assert not calendar_of(SettingsService(world.desk("avgift")).municipality()).is_weekday(
        saturday
    )
    assert calendar_of(change(world, saturday_is_weekday=True)).is_weekday(saturday)
