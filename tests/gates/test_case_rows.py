"""What a row of the list of cases says, whatever its width."""

from __future__ import annotations

import datetime as dt
from typing import Any
from uuid import UUID

from app.access.roles import Role
from app.corrections.model import CaseStatus
from app.corrections.views import CaseRow
from ui.corrections.case_list import case_shape


def a_row(**values: Any) -> CaseRow:
    defaults = {
        "id": UUID(int=1),
        "number": "RF-2026-0001",
        "order_number": "B-2026-0041",
        "client_name": "Britta Ekdal",
        "customer_number": "K-10001",
        "service": "Hemtjänst",
        "unit": "Hemtjänst Norr",
        "scenario": "S3",
        "title": "Felskickad",
        "status": CaseStatus.OPEN,
        "waits_for": Role.OBJECT_SPECIALIST,
        "started_at": dt.datetime(2026, 5, 18, 12, tzinfo=dt.UTC),
        "is_open": True,
        "is_my_turn": False,
        "can_be_closed": False,
        "step": "Ta bort verkställigheten",
    }
    return CaseRow(**defaults | values)


def test_that_the_order_stands_whole_at_the_right_and_the_waiting_step_comes_first() -> None:
    shape = case_shape(a_row())
    assert shape.right == "B-2026-0041"
    assert shape.reason.startswith("hos objektspecialist: Ta bort verkställigheten, Scenario 3")
    assert "sedan 18 maj" in shape.reason


def test_that_ones_own_step_is_named_without_the_role() -> None:
    shape = case_shape(a_row(is_my_turn=True))
    assert shape.reason.startswith("Ta bort verkställigheten, Scenario 3")


def test_that_an_ended_case_names_no_step() -> None:
    shape = case_shape(a_row(is_open=False, waits_for=None, status=CaseStatus.CLOSED, step=""))
    assert shape.reason.startswith("Scenario 3")


def test_that_a_short_month_is_written_without_a_point() -> None:
    shape = case_shape(a_row(started_at=dt.datetime(2026, 11, 22, 12, tzinfo=dt.UTC)))
    assert shape.reason.endswith("sedan 22 nov 13:00")
