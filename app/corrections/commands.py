"""What a person asks of a case. `op_id` belongs to one press of a button."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class StartCase:
    """Begin a correction: the answers of the guide, and reasons where they contradict the data."""

    op_id: UUID
    order_id: UUID
    answers: Mapping[str, str]
    facts: Mapping[str, str] = field(default_factory=dict)
    reasons: Mapping[str, str] = field(default_factory=dict)
    discovered_at: dt.datetime
    contact_person: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CompleteStep:
    """A step is done; `attested_name` where one person sits alone (product decision 2).

    `note` says what was done, or why the step is `not_needed`.
    """

    op_id: UUID
    case_id: UUID
    step: str
    note: str = ""
    not_needed: bool = False
    attested_name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SendTicket:
    """The ticket was opened in the mail program or copied, and is on its way."""

    op_id: UUID
    case_id: UUID
    reason: str
    free_text: str = ""
    extra: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class TickObligation:
    op_id: UUID
    case_id: UUID
    obligation: str
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SaveIncident:
    """Save the draft, or with `report` register that it has been reported by the routine."""

    op_id: UUID
    case_id: UUID
    seen_version: int
    description: str
    categories: str
    consequence: str
    measures: str
    persons: int = 1
    reference: str = ""
    report: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoveExecution:
    """Take the wrong execution out of sight; `typed_number` is the case number, typed by hand."""

    op_id: UUID
    case_id: UUID
    seen_version: int
    typed_number: str
    attested_name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReopenExecution:
    """Take back an end that was a mistake (S6)."""

    op_id: UUID
    case_id: UUID
    seen_version: int
    attested_name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SendNewOrder:
    """Send the order to the right unit; days are included."""

    op_id: UUID
    case_id: UUID
    unit_id: UUID
    planned_start: dt.date
    valid_from: dt.date


@dataclass(frozen=True, slots=True, kw_only=True)
class EndCase:
    """Close, cancel or resume; a reason is needed for all but closing."""

    op_id: UUID
    case_id: UUID
    seen_version: int
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeOverCase:
    """The officer has left: another one answers for the client from now on."""

    op_id: UUID
    case_id: UUID
    officer_id: UUID
    reason: str
