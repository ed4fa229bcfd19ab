"""Scenario 3 of RU541, from the guide to the closed case, by mouse and keys alone.

Between opening the order and the closed case nothing is done but by pressing and writing; the
services are asked only about what is then true.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from app.corrections.model import CaseStatus, CorrectionCase, IncidentStatus
from app.executions.model import Execution, ExecutionStatus
from app.orders.model import Order, OrderStatus
from tests.e2e.conftest import PASSWORD
from tests.e2e.screen import Screen
from ui.command_line.main import main
from ui.command_line.sign_in import PASSWORD as PASSWORD_VARIABLE
from ui.screens import scenario_3 as walk
from ui.screens.scenario_3 import ARCHIVE, ORDER, SCENARIO_3, Turn


@pytest.mark.timeout(900)  # some hundred presses, each with a real vault behind it
@pytest.mark.rule("UPP-S3-1", "UPP-S3-2", "UPP-S3-4", "UPP-S3-5", "UPP-S3-7")
def test_that_a_misdirected_order_is_repaired_by_every_role_in_turn(
    sit_down: Callable[[str], Screen],
    vault: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(vault.parent)
    Path(ARCHIVE).mkdir(parents=True)
    screen = sit_down("utforare")
    for turn in SCENARIO_3:
        turn(screen)
        if turn in AFTER:
            AFTER[turn](screen)
    assert screen.faults == []
    saved = _everything_is_done(screen)
    screen.close()
    monkeypatch.setenv(PASSWORD_VARIABLE, PASSWORD)
    assert main(["journal", "verify", str(saved)]) == 0, capsys.readouterr()
    assert main(["log", "verify", "--vault", str(vault), "--user", "loggranskare"]) == 0


# What is true in the store between the turns


def _the_case_is_open(screen: Screen) -> None:
    case = the_case(screen)
    assert (case.leaf, case.status) == ("S3", CaseStatus.OPEN)
    screen.tells(case.number)


def _the_provider_has_done_its_steps(screen: Screen) -> None:
    assert done_steps(screen) == {"UPP-S3-1", "UPP-S3-4", "UPP-S3-6a", "UPP-S3-6b"}


def _it_is_still_executed(screen: Screen) -> None:
    assert the_execution(screen).status is ExecutionStatus.ACTIVE


def _it_is_removed(screen: Screen) -> None:
    assert the_execution(screen).status is ExecutionStatus.REMOVED
    assert the_order(screen).status is OrderStatus.REMOVED


def _nothing_is_sent_before_the_eight_seconds_are_over(screen: Screen) -> None:
    assert the_case(screen).new_order_id is None


def _the_new_order_is_sent(screen: Screen) -> None:
    new = the_new_order(screen)
    assert (new.status, new.predecessor_id) == (OrderStatus.SENT, the_order(screen).id)


AFTER: Mapping[Turn, Callable[[Screen], None]] = {
    walk.provider_finds_the_error: _the_case_is_open,
    walk.provider_writes_to_support_and_reports: _the_provider_has_done_its_steps,
    walk.nobody_can_go_before_the_journal_is_saved: _it_is_still_executed,
    walk.specialist_saves_the_journal: _it_is_still_executed,
    walk.administrator_removes: _it_is_removed,
    walk.officer_chooses_the_right_unit: _nothing_is_sent_before_the_eight_seconds_are_over,
    walk.officer_does_not_wait: _the_new_order_is_sent,
}


def _everything_is_done(screen: Screen) -> Path:
    """Every step and gate of the routine, and the saved journal."""
    case = the_case(screen)
    services = screen.session.store.services(screen.session.store.actor("objektspecialist"))
    view = services.cases.open(case.id)
    assert case.status is CaseStatus.CLOSED
    assert done_steps(screen) == {item.step.id for item in view.board.steps}
    assert all(gate.is_open for gate in view.board.gates)
    assert view.board.closing == ""
    people = {case.requester_id, case.investigator_id, case.executor_id}
    assert len(people) == 3
    assert None not in people
    execution_id = the_execution(screen).id
    with screen.session.store.begin() as tx:
        incident = tx.cases.incident_of(case.id)
        assert incident is not None
        assert incident.status is IncidentStatus.REPORTED
        [export] = tx.archive.exports_of(execution_id)
    return Path(export.storage_path)


def the_case(screen: Screen) -> CorrectionCase:
    client_id = the_order(screen).client_id
    with screen.session.store.begin() as tx:
        [case] = tx.cases.of_client(client_id)
    return case


def the_order(screen: Screen) -> Order:
    with screen.session.store.begin() as tx:
        order = tx.orders.by_number(ORDER)
    assert order is not None
    return order


def the_new_order(screen: Screen) -> Order:
    new = the_case(screen).new_order_id
    assert new is not None
    with screen.session.store.begin() as tx:
        return tx.orders.get(new)


def the_execution(screen: Screen) -> Execution:
    order_id = the_order(screen).id
    with screen.session.store.begin() as tx:
        [execution] = tx.executions.of_order(order_id)
    return execution


def done_steps(screen: Screen) -> set[str]:
    case = the_case(screen)
    with screen.session.store.begin() as tx:
        return {step.step for step in tx.cases.steps_of(case.id)}
