"""Correction case, its steps, obligations, tickets and incident."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from app.access.roles import Role


class CaseStatus(StrEnum):
    """A case is open until its last step and obligation, or cancelled with a reason."""

    OPEN = "open"
    CLOSED = "closed"
    CANCELLED = "cancelled"


class StepState(StrEnum):
    """What was done with a step; a step without a row is not done."""

    DONE = "done"
    NOT_NEEDED = "not_needed"


class IncidentStatus(StrEnum):
    """A draft is written with the case; registered when reported by the routine (G13)."""

    DRAFT = "draft"
    REPORTED = "reported"


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionCase:
    """An order that went wrong, the scenario that fits, and how far the repair has come.

    The case keeps the routine version it began with (UPP-H-2). `answers` and `evidence` are what
    the guide knew; `contradictions` are reasons given where the user said otherwise than the data.
    `roles` are those that have a step in the leaf: it is they who may open the case.
    `saves_documentation`: a step of the leaf saves what a removal would lose (G3, F90).
    """

    id: UUID
    number: str
    client_id: UUID
    order_id: UUID
    execution_id: UUID | None
    routine: str
    routine_version: str
    leaf: str
    roles: tuple[Role, ...]
    status: CaseStatus
    discovered_at: dt.datetime
    started_at: dt.datetime
    started_by: UUID
    answers: dict[str, str]
    facts: dict[str, str]
    evidence: dict[str, str]
    contradictions: dict[str, str]
    feedback_recipient: str
    contact_person: str = ""
    new_order_id: UUID | None = None
    saves_documentation: bool = False
    requester_id: UUID | None = None
    investigator_id: UUID | None = None
    executor_id: UUID | None = None
    cancel_reason: str = ""
    ended_at: dt.datetime | None = None
    version: int = 1

    @property
    def is_open(self) -> bool:
        return self.status is CaseStatus.OPEN


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseStep:
    """That a step of the routine was done: by whom, when, with what receipt."""

    id: UUID
    case_id: UUID
    client_id: UUID
    step: str
    state: StepState
    done_at: dt.datetime
    done_by: UUID
    done_by_name: str
    done_by_role: Role
    note: str = ""
    attested: bool = False  # product decision 2: intygat, in a vault with one active user
    attested_name: str = ""
    version: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseObligation:
    """That a duty beside the steps was met."""

    id: UUID
    case_id: UUID
    client_id: UUID
    obligation: str
    done_at: dt.datetime
    done_by: UUID
    done_by_name: str
    note: str = ""
    version: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseSuccession:
    """That an officer who had left was followed by another; who decided it, and why."""

    id: UUID
    case_id: UUID
    client_id: UUID
    at: dt.datetime
    from_user: UUID
    from_name: str
    to_user: UUID
    to_name: str
    decided_by: UUID
    decided_by_name: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Ticket:
    """Text for the support mailbox: customer number only, scanned first (invariant 11)."""

    id: UUID
    case_id: UUID
    client_id: UUID
    kind: str
    recipient: str
    text: str
    made_at: dt.datetime
    sent_at: dt.datetime | None = None
    sent_by: UUID | None = None
    answer: str = ""
    version: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class DataIncident:
    """A draft for the personal-data-incident report; the 72 h run from the discovery (3.6)."""

    id: UUID
    case_id: UUID
    client_id: UUID
    status: IncidentStatus
    discovered_at: dt.datetime
    occurred_at: dt.datetime | None
    description: str
    persons: int = 1
    categories: str = ""
    consequence: str = ""
    measures: str = ""
    reference: str = ""
    reported_at: dt.datetime | None = None
    reported_by: UUID | None = None
    version: int = 1
