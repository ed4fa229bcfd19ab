"""What a use case changed, so that open views can decide whether to load again."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID


class Topic(StrEnum):
    """The kinds of things that can change."""

    CLIENT = "client"
    PROVIDER = "provider"
    DECISION = "decision"
    ORDER = "order"
    EXECUTION = "execution"
    PAUSE = "pause"
    PLAN = "plan"
    JOURNAL = "journal"
    CARD = "card"
    MESSAGE = "message"
    CASE = "case"
    USER = "user"
    SETTINGS = "settings"


@dataclass(frozen=True, slots=True)
class Change:
    """One thing changed; `client_id` is None for what belongs to no client."""

    topic: Topic
    client_id: UUID | None = None


Changes = frozenset[Change]
