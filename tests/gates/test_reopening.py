"""Scenario 6: an execution that was ended by mistake is opened again inside its case (G12)."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.access.roles import Role
from app.corrections.commands import ReopenExecution, SendTicket, StartCase
from app.executions.model import ExecutionStatus
from app.kernel.errors import AppError, Conflict, NotAllowed, RuleViolation
from app.messages.commands import SendMessage
from tests.gates.screen import case_on_screen, choose_step, click
from tests.gates.walk import Walk, misdirected
from tests.support.builders import NOON, TODAY
from tests.support.world import in_memory, op
from ui.theme.theme import Theme

ANSWERS = {"discovered_by": "provider", "what_is_wrong": "ended_by_mistake"}
FACTS = {"uses_planning_lmo": "no", "has_hsl_assignments": "no"}
DAYS = {"wrong_end_date": "2026-11-24", "right_end_date": "2026-12-31"}


@pytest.fixture
def walk(tmp_path: Path) -> Iterator[Walk]:
    """Ended by mistake, and handed all the way to the system administrator."""
    with in_memory() as world:
        walk = misdirected(world, tmp_path)
        with world.begin() as tx:
            wrong = tx.executions.get(walk.execution)
            ended = replace(
                wrong, status=ExecutionStatus.ENDED, actual_end=TODAY, end_reason="Misstag"
            )
            tx.executions.save(ended)
        walk.case, _changes = walk.at("utforare").guide.start(
            StartCase(
                op_id=op(),
                order_id=walk.order,
                answers=ANSWERS,
                facts=FACTS,
                discovered_at=NOON - dt.timedelta(hours=1),
            )
        )
        yield walk


def hand_to_it(walk: Walk) -> None:
    walk.at("utforare").paperwork.send_ticket(
        SendTicket(op_id=op(), case_id=walk.case, reason="Avslutad av misstag.", extra=DAYS)
    )
    walk.complete("utforare", "UPP-S6-2")
    walk.at("utforare").messages.send(
        SendMessage(
            op_id=op(),
            client_id=walk.view().case.client_id,
            case_id=walk.case,
            subject="Fel slut",
            body="Insatsen återöppnas.",
            to_role=Role.FEE_OFFICER,
        )
    )
    walk.complete("utforare", "UPP-S6-3")
    walk.complete("objektspecialist", "UPP-S6-4a")
    walk.complete("sammanhallande", "UPP-S6-4b")
    walk.complete("systemforvaltare", "UPP-S6-4c")


def reopening(walk: Walk, **values: object) -> ReopenExecution:
    seen = walk.view().case.version
    return ReopenExecution(**{"op_id": op(), "case_id": walk.case, "seen_version": seen} | values)


def status(walk: Walk) -> ExecutionStatus:
    with walk.world.begin() as tx:
        return tx.executions.get(walk.execution).status


@pytest.mark.rule("UPP-S6-5")
def test_that_the_administrator_opens_it_again_and_the_case_says_who(walk: Walk):
    hand_to_it(walk)
    walk.at("systemforvaltare").removal.reopen(reopening(walk))
    assert status(walk) is ExecutionStatus.REOPENED
    view = walk.view()
    assert view.case.executor_id == walk.world.users["systemforvaltare"].id
    assert view.situation.execution.correction_case_id == walk.case
    assert view.situation.execution.actual_end is None
    assert "UPP-S6-5" in view.situation.done


def test_that_nothing_is_opened_again_before_the_case_has_come_so_far(walk: Walk):
    with pytest.raises(AppError):
        walk.at("systemforvaltare").removal.reopen(reopening(walk))
    assert status(walk) is ExecutionStatus.ENDED


def test_that_the_step_is_not_done_by_saying_so(walk: Walk):
    hand_to_it(walk)
    with pytest.raises(RuleViolation) as refused:
        walk.complete("systemforvaltare", "UPP-S6-5")
    assert refused.value.code == "case.reopening_missing"


def test_that_another_version_or_another_role_opens_nothing(walk: Walk):
    hand_to_it(walk)
    with pytest.raises(Conflict):
        walk.at("systemforvaltare").removal.reopen(reopening(walk, seen_version=1))
    for login in ("utforare", "expertanvandare", "objektspecialist"):
        with pytest.raises(NotAllowed):
            walk.at(login).removal.reopen(reopening(walk))
    assert status(walk) is ExecutionStatus.ENDED


def test_that_a_click_on_the_page_opens_it_again(walk: Walk, qapp):
    _theme = qapp.findChild(Theme) or Theme(qapp, "light")
    hand_to_it(walk)
    with case_on_screen(walk, "systemforvaltare") as page:
        choose_step(page, "UPP-S6-5")
        click(page, "step_act")
        assert status(walk) is ExecutionStatus.REOPENED
