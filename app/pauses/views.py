"""Rows of the list of pauses. The reason of a pause stands in no list (product decision 7)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from app.access.actor import Command
from app.clients.search import EVERYBODY, ClientSearch
from app.pauses.model import Pause
from app.providers.model import ServiceType


@dataclass(frozen=True, slots=True, kw_only=True)
class PauseFilter:
    """Which pauses are wanted: those that are not over, or all."""

    search: ClientSearch = EVERYBODY
    unit_id: UUID | None = None
    client_id: UUID | None = None
    only_current: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class PauseRow:
    """One line; `late` are the days beyond seven that the registration took (LED-15)."""

    id: UUID
    execution_id: UUID
    execution: str
    client_id: UUID
    client: str
    client_name: str
    service: ServiceType
    unit: str
    start: dt.date
    last_day: dt.date | None
    resumes_on: dt.date | None
    registered: dt.datetime
    late: int


@dataclass(frozen=True, slots=True)
class PausesOfExecution:
    """The pauses of one execution with their reasons, and what may be done."""

    pauses: tuple[Pause, ...]
    may: frozenset[Command]
