"""The table of gates is whole, as it is printed, and tried twice."""

import pytest

from app.routines.loading import newest
from tests.gates import test_page, test_services
from tests.gates.gates import GATES
from tests.gates.table import TARGET, gates, table

TESTS = (
    test_services.test_that_the_service_refuses_at_a_closed_gate_and_changes_nothing,
    test_services.test_that_the_service_lets_it_through_once_the_gate_is_open,
    test_page.test_that_the_page_disables_what_a_closed_gate_stops_and_says_who_is_awaited,
    test_page.test_that_the_page_offers_the_action_once_the_gate_is_open,
)


def test_that_the_table_in_docs_is_drawn_from_the_routine_as_it_is():
    assert TARGET.read_text(encoding="utf-8") == table()


@pytest.mark.parametrize("test", TESTS, ids=lambda test: test.__name__)
def test_that_every_gate_of_the_scenario_is_tried_in_the_service_and_on_the_page(test):
    tried = {
        value
        for mark in test.pytestmark
        if mark.name == "parametrize" and mark.args[0] == "gate"
        for value in mark.args[1]
    }
    assert tried == {gate.id for gate in gates()}


def test_that_each_gate_waits_for_whom_the_routine_says():
    for gate, stopped in GATES.items():
        assert newest("ru541").gates[gate].awaits is stopped.awaits
    assert set(test_page.AWAITED) == set(GATES)
