"""Person cards as they are listed, previewed, checked and printed."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from app.person_cards.model import CardContent, CardStatus, PersonCardIssue


class CardGroup(StrEnum):
    """What a card must hold or say that it lacks (GOT-10)."""

    ADDRESS = "address"
    PHONE = "phone"
    REPRESENTATIVES = "representatives"
    RELATIVES = "relatives"
    SERVICES = "services"
    SCOPE = "scope"
    FREQUENCY = "frequency"


@dataclass(frozen=True, slots=True)
class MissingGroup:
    """An empty group; the sentence says what to do."""

    group: CardGroup
    sentence: str


@dataclass(frozen=True, slots=True)
class FieldChange:
    """What a field said and says, with the name that the person knows it by."""

    field: str
    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CardPreview:
    """The card as it would be issued now."""

    content: CardContent
    number: int
    replaces: int | None
    missing: tuple[MissingGroup, ...]
    changes: tuple[FieldChange, ...]
    recipients: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CardHeading:
    """Which card is current."""

    number: int
    status: CardStatus
    issued_at: dt.datetime
    issued_by: str
    reason: str
    code: str  # as printed
    replaces: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CardPaper:
    """All that the paper needs; `content` is what this reader may see."""

    issue: PersonCardIssue
    content: CardContent
    code: str  # as printed
    current_number: int
    replaces: int | None
    changes: tuple[FieldChange, ...]  # since the issue that it replaces
    printed_at: dt.datetime
    printed_by: str
    held: int | None = None  # the older issue that the reader's unit has on paper
    changes_since_held: tuple[FieldChange, ...] = ()


class CodeProblem(StrEnum):
    """Why a code gives no answer. A card one may not read is as unknown as one that is not."""

    MALFORMED = "malformed"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeAnswer:
    """Whether the paper in the hand is the current one; if not, what is new since."""

    valid: bool
    problem: CodeProblem | None = None
    version: int | None = None
    current: int | None = None
    client_id: UUID | None = None
    changes: tuple[FieldChange, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CardRow:
    """One person in the list of current cards; the issue is None until a card is issued."""

    client_id: UUID
    customer_number: str
    name: str
    is_protected: bool
    issue_id: UUID | None
    number: int | None
    issued_at: dt.datetime | None
    read_at: dt.datetime | None
    printed_number: int | None  # the newest issue that the reader's unit has printed

    @property
    def is_unread(self) -> bool:
        return self.issue_id is not None and self.read_at is None

    @property
    def is_changed_since_print(self) -> bool:
        """The paper at the unit is older than the card (NKP-06)."""
        return (
            self.number is not None
            and self.printed_number is not None
            and self.printed_number < self.number
        )

    @property
    def is_paper_recalled(self) -> bool:
        """The unit has a paper, and no card is valid."""
        return self.number is None and self.printed_number is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class UnreadRow:
    """A unit that has not opened the current card."""

    client_id: UUID
    customer_number: str
    name: str
    unit: str
    number: int
    issued_at: dt.datetime
