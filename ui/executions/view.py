"""Everything the detail of one execution shows, gathered off the UI thread."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from app.access.actor import Actor, Command, Data, Subject
from app.access.desk import Desk
from app.clients.reading import ClientReading
from app.corrections.service import CaseService
from app.corrections.views import CaseRow
from app.drafts.service import DraftService
from app.executions.model import Visit
from app.executions.service import ExecutionService
from app.executions.views import ExecutionCard, ExecutionFilter, ExecutionRow
from app.kernel.calendar import Calendar
from app.kernel.clock import local_day
from app.kernel.window import Window
from app.pauses.model import Pause
from app.pauses.service import PauseService
from app.pauses.views import PausesOfExecution
from app.plans.model import ImplementationPlan
from app.plans.rules import draft_of, in_force
from app.plans.service import PlanService
from app.settings.service import SettingsService

MOST_EXECUTIONS = 500  # of one person; a life long of services has fewer
_NO_PAUSES = PausesOfExecution((), frozenset())


@dataclass(frozen=True, slots=True, kw_only=True)
class ExecutionServices:
    """The use cases behind the page. `desk` answers what buttons may offer."""

    desk: Desk[Any]
    executions: ExecutionService
    pauses: PauseService
    plans: PlanService
    drafts: DraftService
    cases: CaseService
    clients: ClientReading
    settings: SettingsService


@dataclass(frozen=True, slots=True, kw_only=True)
class ExecutionView:
    """One execution for one person at one moment.

    `plans` is None where the person may not read them; `row` holds what lists say of the journal.
    """

    card: ExecutionCard
    row: ExecutionRow | None
    pauses: PausesOfExecution
    plans: tuple[ImplementationPlan, ...] | None
    visits: tuple[Visit, ...]
    case: CaseRow | None
    actor: Actor
    now: dt.datetime
    calendar: Calendar
    may_plan: bool
    may_start: bool
    may_read_journal: bool

    @property
    def today(self) -> dt.date:
        return local_day(self.now)

    @property
    def open_pause(self) -> Pause | None:
        """The one that goes on until further notice."""
        return next((pause for pause in self.pauses.pauses if pause.end is None), None)

    @property
    def draft(self) -> ImplementationPlan | None:
        return draft_of(self.plans or ())

    @property
    def plan(self) -> ImplementationPlan | None:
        """The plan in force."""
        return in_force(self.plans or ())


def gather(services: ExecutionServices, execution_id: UUID) -> ExecutionView:
    with services.desk.together():
        return _gathered(services, execution_id)


def _gathered(services: ExecutionServices, execution_id: UUID) -> ExecutionView:
    card = services.executions.open(execution_id)
    desk, subject = services.desk, Subject(execution_id=execution_id)

    def may(data: Data, command: Command) -> bool:
        return desk.may(data, command, subject)

    has_pauses, has_plans = may(Data.PAUSE, Command.READ), may(Data.PLAN, Command.READ)
    return ExecutionView(
        card=card,
        row=_row_of(services, card),
        pauses=services.pauses.of_execution(execution_id) if has_pauses else _NO_PAUSES,
        plans=tuple(services.plans.revisions(execution_id)) if has_plans else None,
        visits=services.executions.visits(execution_id),
        case=_case_of(services, card),
        actor=desk.actor,
        now=desk.clock.now(),
        calendar=services.settings.calendar(),
        may_plan=may(Data.PLAN, Command.CREATE),
        may_start=may(Data.EXECUTION, Command.START),
        may_read_journal=may(Data.JOURNAL, Command.READ),
    )


def may_list_cases(desk: Desk[Any]) -> bool:
    return bool(desk.may(Data.CASE, Command.LIST))


def _row_of(services: ExecutionServices, card: ExecutionCard) -> ExecutionRow | None:
    wanted = ExecutionFilter(client_id=card.execution.client_id)
    rows = services.executions.rows(wanted, Window(0, MOST_EXECUTIONS)).rows
    return next((row for row in rows if row.id == card.execution.id), None)


def _case_of(services: ExecutionServices, card: ExecutionCard) -> CaseRow | None:
    if not may_list_cases(services.desk):
        return None
    return services.cases.open_on(card.order.number)
