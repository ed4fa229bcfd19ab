"""The row of a personal data incident: by the leaf of its case, and for the unit that reports."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import pytest

from app.access.roles import Role
from app.archive.evidence import ArchivedDocumentation
from app.corrections import gathering
from app.corrections.model import CorrectionCase, DataIncident, IncidentStatus
from app.routines.loading import load, newest
from app.worklist.model import WorkRow
from app.worklist.service import WorklistService
from tests.support.builders import NOON
from tests.support.world import World
from tests.unit.routines.samples import ANSWERS, a_copy, spoil


def a_case(world: World, leaf: str, **values: object) -> CorrectionCase:
    """An open case whose report is still a draft."""
    order = world.order(world.granted(world.client()))
    execution = world.execution(order)
    case = world.case(
        order,
        *newest("ru541").leaves[leaf].roles,
        leaf=leaf,
        answers=ANSWERS[leaf],
        execution_id=execution.id,
        **values,
    )
    with world.begin() as tx:
        tx.cases.incidents.add(
            DataIncident(
                id=uuid4(),
                case_id=case.id,
                client_id=case.client_id,
                status=IncidentStatus.DRAFT,
                discovered_at=NOON,
                occurred_at=None,
                description="Fel enhet fick beställningen.",
            )
        )
    return case


def incidents(world: World, login: str = "utforare") -> list[WorkRow]:
    desk = world.desk(login)
    rows = WorklistService(desk, ArchivedDocumentation(desk)).today()
    return [row for row in rows if row.key.startswith("incident:")]


@pytest.mark.rule("UPP-S1-3", "UPP-S2-11", "UPP-S3-4", "UPP-S4-6")
@pytest.mark.parametrize(
    ("leaf", "rule", "title"),
    [
        ("S1a", "UPP-S1-3", "Anmäl incident"),
        ("S1b", "UPP-S1-3", "Anmäl incident"),
        ("S2", "UPP-S2-11", "Anmäl incident"),
        ("S3", "UPP-S3-4", "Anmäl incident"),
        ("S4", "UPP-S4-6", "Bedöm incident"),
    ],
)
def test_that_the_report_is_ruled_by_the_step_of_its_own_leaf(
    world: World, leaf: str, rule: str, title: str
) -> None:
    a_case(world, leaf)
    [row] = incidents(world)
    assert (row.rule, row.title, row.routine) == (rule, title, ("ru541", "03"))
    assert row.is_added == (leaf == "S4")
    [step] = [step for step in newest("ru541").leaves[leaf].steps if step.id == rule]
    assert row.why.startswith(step.text)
    assert "72 timmar" in row.why


def test_that_a_report_in_a_leaf_without_the_step_is_our_own_addition(world: World) -> None:
    a_case(world, "S5")
    [row] = incidents(world)
    assert (row.rule, row.is_added) == ("", True)
    assert "fel enhet" not in row.why


def test_that_the_report_is_said_by_the_version_that_the_case_was_begun_with(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = a_copy(tmp_path)
    spoil(folder / "leaves" / "S3.toml", 'label = "Anmäl incident"', 'label = "Skriv rapporten"')
    spoil(folder / "routine.toml", 'version = "03"', 'version = "02"')
    older = {"02": load(folder), "03": newest("ru541")}
    monkeypatch.setattr(gathering, "version_of", lambda _routine, version: older[version])
    a_case(world, "S3", routine_version="02")
    [row] = incidents(world)
    assert (row.title, row.routine) == ("Skriv rapporten", ("ru541", "02"))


@pytest.mark.rule("A6")
def test_that_only_the_unit_that_got_the_order_by_mistake_is_told_to_report(world: World) -> None:
    case = a_case(world, "S3")
    right = world.units["väster"]
    world.add_user("utforare3", Role.PROVIDER, right)
    with world.begin() as tx:
        wrong = tx.orders.get(case.order_id)
        service = tx.decisions.granted.get(wrong.granted_service_id)
    new = world.order(service, "väster")
    with world.begin() as tx:
        tx.cases.cases.save(replace(tx.cases.get(case.id), new_order_id=new.id))
    assert len(incidents(world)) == 1
    desk = world.desk("utforare3")
    seen = WorklistService(desk, ArchivedDocumentation(desk)).today()
    assert [row.key for row in seen if row.key.startswith("case:")] == [f"case:{case.id}"]
    assert incidents(world, "utforare3") == []
