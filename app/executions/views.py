"""Rows of the list of executions, and one execution with its time."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from app.access.actor import Command
from app.clients.search import EVERYBODY, ClientSearch
from app.decisions.model import GrantedService
from app.executions.model import Execution, ExecutionStatus
from app.executions.monthly import MonthTime
from app.kernel.period import Period
from app.orders.model import Order
from app.providers.model import Provider, ProviderUnit, ServiceType


@dataclass(frozen=True, slots=True, kw_only=True)
class ExecutionFilter:
    """Which executions are wanted; no statuses means all of them.

    `paused` tells those that are paused today from the others; None means both.
    """

    search: ClientSearch = EVERYBODY
    statuses: frozenset[ExecutionStatus] = frozenset()
    paused: bool | None = None
    unit_id: UUID | None = None
    client_id: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ExecutionRow:
    """One line: dates and counts, no word of a note (product decision 7).

    `notes` counts entries, `last_note` is the day of the newest; `plan` is the status of the
    newest revision, empty when there is none. Times are minutes of this month.
    """

    id: UUID
    number: str
    order_id: UUID
    order: str
    client_id: UUID
    client: str
    client_name: str
    service: ServiceType
    unit: str
    status: ExecutionStatus
    start: dt.date
    end: dt.date | None
    registered_late: int
    on_behalf: bool
    paused_since: dt.date | None
    notes: int
    last_note: dt.datetime | None
    plan: str
    time: MonthTime


@dataclass(frozen=True, slots=True, kw_only=True)
class ExecutionCard:
    """One execution. `paused` are the days of its pauses, without their reasons."""

    execution: Execution
    order: Order
    client_number: str
    client_name: str
    granted: GrantedService
    unit: ProviderUnit
    provider: Provider
    paused: tuple[Period, ...]
    time: MonthTime
    visits: int
    visit_minutes: int
    days_to_register: int
    may: frozenset[Command]
