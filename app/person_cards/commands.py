"""What is asked of person cards."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from app.person_cards.views import CardGroup


@dataclass(frozen=True, slots=True, kw_only=True)
class SaveCardNotes:
    """What only the card holds; `seen_version` is None the first time."""

    op_id: UUID
    client_id: UUID
    seen_version: int | None
    health_and_safety: str
    health_and_safety_ticked: bool
    keys_and_alarm: str


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueCard:
    """Issue the next card; `seen_number` is the current one when the preview was read."""

    op_id: UUID
    client_id: UUID
    seen_number: int | None
    reason: str
    stated_missing: frozenset[CardGroup] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class RecallCard:
    """Take the current card back without a new one."""

    op_id: UUID
    client_id: UUID
    seen_number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintCard:
    """Print the current card; the purpose is needed where the client is protected."""

    op_id: UUID
    client_id: UUID
    purpose: str = ""
