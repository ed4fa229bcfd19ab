"""What a card says, its issues, and who received them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID


class CardStatus(StrEnum):
    """An issued card is valid until the next one or a recall."""

    ISSUED = "issued"
    SUPERSEDED = "superseded"
    RECALLED = "recalled"


@dataclass(frozen=True, slots=True, kw_only=True)
class CardPerson:
    """A representative or relative as printed."""

    name: str
    role: str
    detail: str
    phone: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CardService:
    """A service as printed; `unit` is empty where the recipient may not see it."""

    service: str
    scope: str
    frequency: str
    minutes_per_week: int
    minutes_per_month: int
    decided_on: dt.date
    valid_from: dt.date
    valid_to: dt.date | None
    goal: str
    purpose: str
    unit: str
    unit_id: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CardContent:
    """All that a card says, kept as it was (invariant 8). Empty means "saknas" was said."""

    municipality: str
    committee: str
    customer_number: str
    name: str
    identity_number: str
    is_protected: bool
    address: str
    phone: str
    language: str
    needs_interpreter: bool
    officer_name: str
    officer_phone: str
    functional_mailbox: str
    representatives: tuple[CardPerson, ...]
    relatives: tuple[CardPerson, ...]
    services: tuple[CardService, ...]
    several_providers: bool
    health_and_safety: str
    keys_and_alarm: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CardNotes:
    """What only the card holds; `id` is the client's id. Printed only when ticked."""

    id: UUID
    health_and_safety: str = ""
    health_and_safety_ticked: bool = False
    keys_and_alarm: str = ""
    version: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonCardIssue:
    """One issued card. `code` stands on the paper and answers only who may read the card."""

    id: UUID
    client_id: UUID
    number: int
    code: str
    status: CardStatus
    issued_at: dt.datetime
    issued_by: UUID
    issued_by_name: str
    valid_from: dt.date
    reason: str
    content: CardContent
    content_sha256: str
    version: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class CardReceipt:
    """That an issue was given to a unit, and when somebody there read it."""

    id: UUID
    issue_id: UUID
    client_id: UUID
    unit_id: UUID
    sent_at: dt.datetime
    read_at: dt.datetime | None = None
    read_by: UUID | None = None
    printed_at: dt.datetime | None = None
    version: int = 1
