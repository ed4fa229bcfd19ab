"""The board of a scenario 3 case, stage by stage."""

from __future__ import annotations

import pytest

from app.access.roles import Role
from app.corrections.progress import StepStatus, require_open
from app.corrections.situation import Saved
from app.kernel.errors import GateClosed, RuleViolation
from app.routines.words import Act
from tests.unit.corrections.cases import (
    a_situation,
    an_incident,
    decision,
    steps_with,
    the_board,
)

TICKET, EXPORT = "UPP-S3-1", "UPP-S3-2"
HAND_OVER, TO_IT, TAKE_OVER, REMOVE, NEW_ORDER = (
    "UPP-S3-6c",
    "UPP-S3-6d",
    "UPP-S3-6e",
    "UPP-S3-6f",
    "UPP-S3-6g",
)
ALL_BUT_REMOVAL = (TICKET, EXPORT, "UPP-S3-3", "UPP-S3-6a", "UPP-S3-6b", HAND_OVER, TO_IT)


@pytest.mark.rule("UPP-S3-1")
def test_that_a_new_case_waits_for_the_provider_to_write_to_support():
    board = the_board(a_situation())
    assert board.waits_for is Role.PROVIDER
    assert board.step(TICKET).status is StepStatus.OPEN
    assert board.step(EXPORT).status is StepStatus.LOCKED


@pytest.mark.rule("UPP-S3-2")
def test_that_the_case_waits_for_the_object_specialist_once_the_ticket_is_sent():
    board = the_board(a_situation(TICKET))
    assert board.waits_for is Role.OBJECT_SPECIALIST
    assert board.step(EXPORT).status is StepStatus.OPEN


@pytest.mark.rule("UPP-S3-2", "INV-4")
@pytest.mark.parametrize("step", [HAND_OVER, REMOVE])
def test_that_gate_3_locks_hand_over_and_removal_until_the_journal_is_saved(step):
    board = the_board(a_situation(*(s for s in ALL_BUT_REMOVAL if s != EXPORT)))
    progress = board.step(step)
    assert progress.status is not StepStatus.OPEN or progress.gate is not None
    if step == REMOVE:
        assert progress.gate is not None
        assert progress.gate.id == "G3"
        assert progress.waits_for is Role.OBJECT_SPECIALIST


@pytest.mark.parametrize("saved", [Saved.OUTDATED, Saved.DAMAGED, Saved.MISSING])
def test_that_a_note_after_the_export_closes_gate_3_again(saved):
    board = the_board(a_situation(*ALL_BUT_REMOVAL, TAKE_OVER, saved=saved))
    with pytest.raises(GateClosed) as refused:
        require_open(board.step(REMOVE))
    assert refused.value.gate == "G3"
    assert refused.value.waits_for == "object_specialist"


def test_that_an_outdated_export_opens_its_step_again_and_says_why():
    progress = the_board(a_situation(*ALL_BUT_REMOVAL, saved=Saved.OUTDATED)).step(EXPORT)
    assert progress.status is StepStatus.OPEN
    assert "Exportera på nytt" in progress.reason


@pytest.mark.rule("UPP-S2-5")
def test_that_gate_7_locks_the_take_over_until_the_lead_has_had_the_case():
    before = the_board(a_situation(TICKET, EXPORT, "UPP-S3-3", HAND_OVER))
    with pytest.raises(GateClosed) as refused:
        require_open(before.step(TAKE_OVER))
    assert refused.value.gate == "G7"
    after = the_board(a_situation(TICKET, EXPORT, "UPP-S3-3", HAND_OVER, TO_IT))
    assert after.step(TAKE_OVER).status is StepStatus.OPEN


@pytest.mark.rule("UPP-S2-7", "INV-5")
def test_that_gate_2_locks_the_new_order_until_the_wrong_execution_is_removed():
    before = the_board(a_situation(*ALL_BUT_REMOVAL, TAKE_OVER))
    with pytest.raises(GateClosed) as refused:
        require_open(before.step(NEW_ORDER))
    assert refused.value.gate == "G2"
    assert refused.value.waits_for == "system_admin"
    after = the_board(a_situation(*ALL_BUT_REMOVAL, TAKE_OVER, REMOVE))
    assert after.step(NEW_ORDER).status is StepStatus.OPEN


def test_that_gate_13_keeps_the_case_open_until_the_incident_is_reported():
    every = tuple(step.id for step in decision().steps)
    assert "incident" in the_board(a_situation(*every)).closing
    reported = the_board(a_situation(*every, incident=an_incident(reported=True)))
    assert "incident" not in reported.closing


@pytest.mark.rule("UPP-S3-3", "A5")
def test_that_an_external_provider_turns_the_guide_step_into_a_recorded_decision():
    step = next(s for s in decision(regi="private").steps if s.id == "UPP-S3-3")
    assert step.acts == (Act.RECORDED_DECISION,)
    assert step.added


def test_that_nobody_can_skip_a_step_of_the_hand_over_chain():
    board = the_board(a_situation(TICKET, EXPORT, "UPP-S3-3"))
    assert board.step(HAND_OVER).status is StepStatus.OPEN
    for step in (TO_IT, TAKE_OVER, REMOVE, NEW_ORDER):
        with pytest.raises((GateClosed, RuleViolation)):
            require_open(board.step(step))


def test_that_a_done_step_is_not_done_twice():
    with pytest.raises(RuleViolation) as refused:
        require_open(the_board(a_situation(TICKET)).step(TICKET))
    assert refused.value.code == "case.step_done"


def test_that_every_locked_step_says_whom_it_waits_for():
    for done_so_far in range(len(ALL_BUT_REMOVAL)):
        for progress in the_board(a_situation(*ALL_BUT_REMOVAL[:done_so_far])).steps:
            if progress.status is StepStatus.LOCKED:
                assert progress.reason
                assert progress.waits_for is not None


def test_that_the_last_step_closes_nothing_while_a_duty_is_open():
    every = tuple(step.id for step in decision().steps)
    board = the_board(a_situation(*every, incident=an_incident(reported=True)))
    open_duties = [d.obligation.id for d in board.obligations if not d.is_met]
    assert "healthcare_staff" not in open_duties  # has_hsl_assignments = no
    assert board.closing == ""


def test_that_removal_stands_last_in_the_chain_of_people():
    assert steps_with(Act.REMOVE) == (REMOVE,)
