"""The page of executions under somebody's hands."""

from __future__ import annotations

from tests.support.page_seat import PageSeat
from tests.support.sitting import Sitting
from ui.executions.page import ExecutionsPage
from ui.executions.view import ExecutionServices


class Seat(PageSeat):
    """One person at the page."""

    page: ExecutionsPage

    def __init__(self, sitting: Sitting) -> None:
        made = sitting.services
        services = ExecutionServices(
            desk=made.desk,
            executions=made.executions,
            pauses=made.pauses,
            plans=made.plans,
            drafts=made.drafts,
            cases=made.cases,
            clients=made.client_reading,
            settings=made.settings,
        )
        super().__init__(sitting, ExecutionsPage(sitting.bench, services))
