"""Plans on the real store: drafted, signed, replaced, copied."""

import datetime as dt
from dataclasses import replace
from uuid import uuid4

import pytest

from app.access.roles import Role
from app.kernel.errors import BadInput, Conflict, NotAllowed, NotFound, RuleViolation
from app.plans.commands import CopyPlan, SavePlan, SignPlan
from app.plans.model import Activity, ImplementationPlan, PlanStatus
from app.plans.service import PlanService
from app.providers.model import ServiceType
from tests.db.records.world import World

DAY = dt.date(2026, 3, 6)
SHOWER = Activity(
    goal="Hemma", what="Stöd vid dusch", responsible="Prov Norr", when="tisdagar", how="tillsammans"
)


def service(world: World, login: str = "norr") -> PlanService:
    return PlanService(world.desk(login))


def draft(world: World, seen_version: int | None = None) -> SavePlan:
    return SavePlan(
        op_id=uuid4(),
        execution_id=world.execution.id,
        seen_version=seen_version,
        goals="Bo kvar hemma",
        activities=(SHOWER,),
        participants="Den enskilde och dottern",
        fixed_on=DAY,
        followup_on=dt.date(2026, 9, 6),
    )


def sign(world: World, plan: ImplementationPlan, day: dt.date = DAY) -> ImplementationPlan:
    cmd = SignPlan(
        op_id=uuid4(),
        execution_id=plan.execution_id,
        seen_version=plan.version,
        signed_on=day,
        signed_by_client=True,
    )
    return service(world).sign(cmd)[0]


def signed_plan(world: World) -> ImplementationPlan:
    return sign(world, service(world).save(draft(world))[0])


def test_that_a_draft_is_saved_over_until_it_is_signed(world: World) -> None:
    first, _changes = service(world).save(draft(world))
    second, _changes = service(world).save(replace(draft(world, 1), goals="Gå ut varje dag"))
    assert (first.id, first.revision) == (second.id, second.revision)
    assert [plan.goals for plan in service(world).revisions(world.execution.id)] == [
        "Gå ut varje dag"
    ]


@pytest.mark.rule("GOT-27")
def test_that_a_signed_plan_is_replaced_by_the_next_revision_and_kept(world: World) -> None:
    first = signed_plan(world)
    second = signed_plan(world)
    kept = service(world).revisions(world.execution.id)
    assert [(plan.revision, plan.status) for plan in kept] == [
        (1, PlanStatus.REPLACED),
        (2, PlanStatus.SIGNED),
    ]
    assert kept[0].activities == first.activities
    assert second.signed_by_client


@pytest.mark.rule("INV-14")
def test_that_the_second_of_two_saves_is_told_what_the_first_wrote(world: World) -> None:
    service(world).save(draft(world))
    service(world, "norr2").save(replace(draft(world, 1), goals="Norr två"))
    with pytest.raises(Conflict) as refused:
        service(world).save(draft(world, 1))
    assert isinstance(refused.value.theirs, ImplementationPlan)
    assert refused.value.theirs.goals == "Norr två"


def test_that_an_unfinished_plan_is_saved_but_not_signed(world: World) -> None:
    plan, _changes = service(world).save(replace(draft(world), goals=""))
    with pytest.raises(BadInput, match=r"plan\.no_goals"):
        sign(world, plan)
    plan, _changes = service(world).save(replace(draft(world, 1), activities=()))
    with pytest.raises(BadInput, match=r"plan\.no_activity"):
        sign(world, plan)
    nobody = (replace(SHOWER, responsible=" "),)
    plan, _changes = service(world).save(replace(draft(world, 2), activities=nobody))
    with pytest.raises(BadInput) as refused:
        sign(world, plan)
    assert "Aktivitet 1 saknar ansvarig" in refused.value.sentence


def test_that_days_that_do_not_fit_are_refused(world: World) -> None:
    with pytest.raises(BadInput, match=r"plan\.followup"):
        service(world).save(replace(draft(world), followup_on=dt.date(2026, 3, 5)))
    plan, _changes = service(world).save(draft(world))
    with pytest.raises(BadInput, match=r"plan\.future"):
        sign(world, plan, dt.date(2026, 3, 10))
    with pytest.raises(BadInput, match=r"plan\.early"):
        sign(world, plan, dt.date(2026, 3, 5))


def test_that_there_must_be_a_draft_to_sign(world: World) -> None:
    with pytest.raises(NotFound, match=r"plan\.no_draft"):
        sign(world, signed_plan(world))


def test_that_the_plan_is_copied_as_a_draft_into_the_new_execution(world: World) -> None:
    signed = signed_plan(world)
    new = world.add_execution(world.order, "V-2026-0002")
    cmd = CopyPlan(op_id=uuid4(), from_execution_id=world.execution.id, to_execution_id=new.id)
    copied, _changes = service(world).copy_to(cmd)
    assert copied.activities == signed.activities
    assert (copied.revision, copied.status, copied.signed_on) == (1, PlanStatus.DRAFT, None)
    with pytest.raises(RuleViolation, match=r"plan\.has_draft"):
        service(world).copy_to(replace(cmd, op_id=uuid4()))


def test_that_a_plan_is_not_copied_to_another_person(world: World) -> None:
    signed_plan(world)
    granted = world.add_granted(world.add_client("K-10002", 981), ServiceType.HOME_CARE)
    other = world.add_execution(world.add_order(granted, world.norr, "B-2"), "V-2")
    cmd = CopyPlan(op_id=uuid4(), from_execution_id=world.execution.id, to_execution_id=other.id)
    with pytest.raises(RuleViolation, match=r"plan\.other_client"):
        service(world).copy_to(cmd)


@pytest.mark.rule("INV-7")
def test_that_another_unit_and_the_officer_cannot_write_a_plan(world: World) -> None:
    for login in ("syd", "handlaggare"):
        with pytest.raises(NotAllowed):
            service(world, login).save(draft(world))
    with pytest.raises(NotAllowed):
        service(world, "syd").revisions(world.execution.id)


def test_that_no_plan_is_written_in_a_removed_execution(world: World) -> None:
    case = world.open_case(world.order, world.execution, (Role.SYSTEM_ADMIN,))
    world.remove(world.execution, case)
    with pytest.raises(RuleViolation, match=r"plan\.removed"):
        service(world).save(draft(world))
