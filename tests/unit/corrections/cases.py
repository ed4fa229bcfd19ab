"""A scenario 3 case in any stage, without a store."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from functools import cache
from uuid import UUID, uuid5

from app.access.roles import Role
from app.corrections.model import (
    CaseStatus,
    CaseStep,
    CorrectionCase,
    DataIncident,
    IncidentStatus,
    StepState,
)
from app.corrections.progress import Board, board
from app.corrections.situation import Saved, Situation
from app.executions.model import Execution, ExecutionStatus
from app.orders.model import Order, OrderStatus
from app.providers.model import Channel
from app.routines.deciding import Decision, decide
from app.routines.facts import CaseFacts
from app.routines.loading import newest
from app.routines.words import Act

NOW = dt.datetime(2026, 5, 18, 8, 20, tzinfo=dt.UTC)
SPACE = UUID(int=541)
ANSWERS_S3 = {
    "discovered_by": "provider",
    "what_is_wrong": "wrong_recipient",
    "progress": "documented",
}
OWN_REGI = {"regi": "own", "uses_planning_lmo": "yes", "has_hsl_assignments": "no"}


def some_id(name: str) -> UUID:
    return uuid5(SPACE, name)


@cache
def decision(regi: str = "own", planning: str = "yes") -> Decision:
    known = OWN_REGI | {"regi": regi, "uses_planning_lmo": planning}
    return decide(newest("ru541"), ANSWERS_S3, CaseFacts(known=known))


def an_order(**changes: object) -> Order:
    order = Order(
        id=some_id("order"),
        number="B-2026-0412",
        client_id=some_id("client"),
        granted_service_id=some_id("granted"),
        unit_id=some_id("north"),
        channel=Channel.SYSTEM,
        status=OrderStatus.EXECUTED,
        planned_start=dt.date(2026, 5, 8),
        valid_from=dt.date(2026, 5, 6),
        officer_id=some_id("karin"),
        sent_at=NOW - dt.timedelta(days=12),
    )
    return replace(order, **changes)


def an_execution(**changes: object) -> Execution:
    execution = Execution(
        id=some_id("execution"),
        number="V-2026-0400",
        order_id=some_id("order"),
        client_id=some_id("client"),
        unit_id=some_id("north"),
        granted_service_id=some_id("granted"),
        status=ExecutionStatus.ACTIVE,
        actual_start=dt.date(2026, 5, 8),
        registered_at=NOW - dt.timedelta(days=10),
        registered_by=some_id("petra"),
    )
    return replace(execution, **changes)


def a_case(**changes: object) -> CorrectionCase:
    case = CorrectionCase(
        id=some_id("case"),
        number="RF-2026-0017",
        client_id=some_id("client"),
        order_id=some_id("order"),
        execution_id=some_id("execution"),
        routine="ru541",
        routine_version="03",
        leaf="S3",
        roles=decision().leaf.roles,
        status=CaseStatus.OPEN,
        discovered_at=NOW,
        started_at=NOW,
        started_by=some_id("petra"),
        answers=ANSWERS_S3,
        facts=OWN_REGI,
        evidence={},
        contradictions={},
        feedback_recipient="operation",
    )
    return replace(case, **changes)


def an_incident(*, reported: bool) -> DataIncident:
    return DataIncident(
        id=some_id("incident"),
        case_id=some_id("case"),
        client_id=some_id("client"),
        status=IncidentStatus.REPORTED if reported else IncidentStatus.DRAFT,
        discovered_at=NOW,
        occurred_at=None,
        description="",
    )


def done(step: str, role: Role) -> CaseStep:
    return CaseStep(
        id=some_id(step),
        case_id=some_id("case"),
        client_id=some_id("client"),
        step=step,
        state=StepState.DONE,
        done_at=NOW,
        done_by=some_id(role.value),
        done_by_name=role.value,
        done_by_role=role,
    )


def a_situation(
    *steps: str, regi: str = "own", planning: str = "yes", **changes: object
) -> Situation:
    """A case in which `steps` are done; `changes` are what else is true."""
    roles = {step.id: step.role for step in decision(regi, planning).steps}
    removed = any(step in steps for step in steps_with(Act.REMOVE, regi))
    situation = Situation(
        case=a_case(),
        order=an_order(),
        execution=an_execution(
            status=ExecutionStatus.REMOVED if removed else ExecutionStatus.ACTIVE
        ),
        new_order=None,
        new_execution=None,
        incident=an_incident(reported=False),
        done={step: done(step, roles[step]) for step in steps},
        saved=Saved.CURRENT if "UPP-S3-2" in steps else Saved.MISSING,
        fee_told=False,
        ticket_sent=False,
        new_plan=False,
    )
    return replace(situation, **changes)


def steps_with(act: Act, regi: str = "own") -> tuple[str, ...]:
    return tuple(step.id for step in decision(regi).steps if act in step.acts)


def the_board(situation: Situation, regi: str = "own", planning: str = "yes") -> Board:
    found = decision(regi, planning)
    return board(found.steps, found.gates, found.obligations, (), situation)
