"""Decisions, what they grant and how they follow each other."""

import datetime as dt

import pytest

from app.clients.model import Law
from app.decisions.commands import AssessLevel, CreateDecision, GrantedValues, Replaced
from app.decisions.service import Decided, DecisionService
from app.kernel.errors import AppError, Conflict, NotAllowed, RuleViolation
from app.providers.model import ServiceType
from tests.support.builders import TODAY
from tests.support.world import World, op

DAY = dt.timedelta(days=1)


def values(**over) -> GrantedValues:
    defaults = {
        "service": ServiceType.HOME_CARE,
        "scope": "Dusch",
        "frequency": "Varje dag",
        "minutes_per_week": 180,
        "minutes_per_month": 780,
        "goal": "Bo hemma",
        "purpose": "Trygghet",
    }
    return GrantedValues(**defaults | over)


def command(world: World, client, **over) -> CreateDecision:
    with world.begin() as tx:
        case = tx.clients.care_cases_of(client.id)[0]
    defaults = {
        "op_id": op(),
        "client_id": client.id,
        "care_case_id": case.id,
        "paragraph": "4 kap. 1 § SoL",
        "decided_on": TODAY,
        "valid_from": TODAY,
        "services": (values(),),
    }
    return CreateDecision(**defaults | over)


def decide(world: World, client, **over) -> Decided:
    return DecisionService(world.desk("handlaggare")).create(command(world, client, **over))[0]


def code(world: World, client, **over) -> str:
    with pytest.raises(AppError) as refused:
        decide(world, client, **over)
    assert refused.value.sentence.endswith((".", ")."))
    assert "{" not in refused.value.sentence
    return refused.value.code


def test_that_a_decision_has_a_number_the_law_of_its_case_and_what_it_grants(world: World) -> None:
    client = world.client()
    decided = decide(world, client)
    assert decided.decision.number == "BES-2026-0001"
    assert decided.decision.law is Law.SOL
    assert decided.notices == ()
    shown = DecisionService(world.desk("handlaggare")).of_client(client.id)
    assert [(one.decision, one.granted) for one in shown] == [(decided.decision, decided.granted)]


@pytest.mark.rule("LED-04")
def test_that_a_decision_registered_later_than_its_day_is_told(world: World) -> None:
    decided = decide(world, world.client(), decided_on=TODAY - 3 * DAY)
    assert [notice.code for notice in decided.notices] == ["decision.registered_late"]
    assert "3 dagar" in decided.notices[0].sentence


@pytest.mark.rule("LED-08")
def test_that_both_times_are_needed_and_should_agree(world: World) -> None:
    client = world.client()
    for over in ({"minutes_per_week": 0}, {"minutes_per_month": 0}, {"minutes_per_week": -5}):
        assert code(world, client, services=(values(**over),)) == "granted.no_time"
    decided = decide(world, client, services=(values(minutes_per_month=180),))
    assert [notice.code for notice in decided.notices] == ["granted.hours_differ"]
    for field in ("goal", "purpose", "scope", "frequency"):
        assert code(world, world.client(), services=(values(**{field: " "}),)) == "text.empty"


@pytest.mark.rule("LED-14", "INV-2")
def test_that_decisions_for_a_service_never_overlap(world: World) -> None:
    client = world.client()
    old = decide(world, client, valid_to=TODAY + 9 * DAY).decision
    with pytest.raises(RuleViolation) as refused:
        decide(world, client, valid_from=TODAY + 9 * DAY)
    assert refused.value.facts["first"] == TODAY + 10 * DAY
    assert old.number in refused.value.sentence
    other = (values(service=ServiceType.MEALS),)
    assert decide(world, client, valid_from=TODAY + 9 * DAY, services=other).granted


@pytest.mark.rule("LED-14", "INV-2")
def test_that_the_new_decision_begins_the_day_after_or_says_why_not(world: World) -> None:
    client = world.client()
    decide(world, client, valid_to=TODAY + 9 * DAY)
    assert code(world, client, valid_from=TODAY + 12 * DAY) == "decision.gap"
    decided = decide(
        world, client, valid_from=TODAY + 12 * DAY, exception_reason="Vistas hos anhörig"
    )
    assert decided.decision.exception_reason == "Vistas hos anhörig"
    other = world.client()
    decide(world, other, valid_to=TODAY + 9 * DAY)
    assert decide(world, other, valid_from=TODAY + 10 * DAY).decision.exception_reason == ""


@pytest.mark.rule("LED-14", "INV-2")
def test_that_a_replaced_decision_ends_the_day_before(world: World) -> None:
    client = world.client()
    old = decide(world, client).decision
    start = TODAY + 30 * DAY
    assert code(world, client, valid_from=start) == "decision.overlap"
    decide(
        world, client, valid_from=start, replaces=(Replaced(decision_id=old.id, seen_version=1),)
    )
    with world.begin() as tx:
        assert tx.decisions.decisions.get(old.id).valid_to == start - DAY
    newer = DecisionService(world.desk("handlaggare"))
    overtaken = (Replaced(decision_id=old.id, seen_version=1),)
    with pytest.raises(Conflict):
        newer.create(command(world, client, valid_from=start + DAY, replaces=overtaken))


def test_that_a_replaced_decision_takes_no_other_service_with_it(world: World) -> None:
    client = world.client()
    both = (values(), values(service=ServiceType.MEALS))
    old = decide(world, client, services=both).decision
    replaces = (Replaced(decision_id=old.id, seen_version=1),)
    assert code(world, client, valid_from=TODAY + DAY, replaces=replaces) == "decision.not_again"
    assert (
        code(world, client, valid_from=TODAY, services=both, replaces=replaces)
        == "decision.ends_before_start"
    )


def test_that_a_decision_needs_a_service_once_an_open_case_and_a_day_that_has_been(
    world: World,
) -> None:
    client = world.client()
    assert code(world, client, services=()) == "decision.nothing_granted"
    assert code(world, client, services=(values(), values())) == "decision.service_twice"
    assert code(world, client, decided_on=TODAY + DAY) == "decision.future"
    assert code(world, client, valid_to=TODAY - DAY) == "period.end_before_start"


@pytest.mark.rule("INV-7")
def test_that_a_decision_lies_in_a_case_of_the_same_person(world: World) -> None:
    client, other = world.client(), world.client()
    with world.begin() as tx:
        foreign = tx.clients.care_cases_of(other.id)[0]
    assert code(world, client, care_case_id=foreign.id) == "client.other_owner"


def test_that_a_refused_decision_leaves_nothing_behind(world: World) -> None:
    client = world.client()
    code(world, client, services=())
    with world.begin() as tx:
        assert tx.decisions.decisions_of(client.id) == []
    assert decide(world, client).decision.number == "BES-2026-0001"
    assert world.log()[0] == "handlaggare decision create refused"


@pytest.mark.rule("GOT-08")
def test_that_levels_are_assessed_in_order(world: World) -> None:
    client = world.client()
    service = DecisionService(world.desk("handlaggare"))

    def assess(**over):
        defaults = {"level": 2, "assessed_on": TODAY, "reason": "Mer hjälp"}
        cmd = AssessLevel(op_id=op(), client_id=client.id, **defaults | over)
        return service.assess_level(cmd)[0]

    level = assess(next_review_on=TODAY + DAY)
    assert service.levels_of(client.id) == (level,)
    for over in ({"level": 0}, {"next_review_on": TODAY}, {"assessed_on": TODAY + DAY}):
        with pytest.raises(RuleViolation):
            assess(**over)


@pytest.mark.rule("INV-6")
def test_that_a_provider_reads_and_never_makes_decisions(world: World) -> None:
    client = world.client()
    world.order(world.granted(client))
    service = DecisionService(world.desk("utforare"))
    with pytest.raises(NotAllowed):
        service.create(command(world, client))
