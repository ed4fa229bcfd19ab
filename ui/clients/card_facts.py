"""What the tabs know of a client's person card, gathered off the UI thread."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from app.access.actor import Actor
from app.access.roles import Role
from app.drafts.service import DraftService
from app.kernel.errors import NotFound
from app.person_cards import codes
from app.person_cards.differences import differences
from app.person_cards.model import CardNotes, CardReceipt, CardStatus, PersonCardIssue
from app.person_cards.reading import IssuedCards
from app.person_cards.service import CardService
from app.person_cards.views import CardHeading, CardPreview, FieldChange
from ui.clients.seeing import may_issue

NOTES_FORM = "card_notes"


@dataclass(frozen=True, slots=True)
class Recipient:
    """A unit that was given the card; `read_at` is None until it has opened it."""

    unit: str
    sent_at: dt.datetime
    read_at: dt.datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CardSummary:
    """The newest card that was issued; `recipients` only for those who may issue."""

    number: int
    status: CardStatus
    issued_at: dt.datetime
    issued_by: str
    reason: str
    code: str
    replaces: int | None
    changes: tuple[FieldChange, ...]
    recipients: tuple[Recipient, ...] = ()

    @property
    def is_current(self) -> bool:
        return self.status is CardStatus.ISSUED


@dataclass(frozen=True, slots=True, kw_only=True)
class CardDraft:
    """What the next card would say, and all that were issued, the newest first."""

    preview: CardPreview
    notes: CardNotes | None
    issues: tuple[PersonCardIssue, ...]
    unsaved: Mapping[str, str] | None
    unsaved_from: int | None  # the version of the notes that the unsaved ones began from


def summary_for(
    actor: Actor, cards: CardService, issued: IssuedCards, client_id: UUID, purpose: str
) -> CardSummary | None:
    """Who may not issue sees which card is current, not what is new on it."""
    if may_issue(actor):
        return _of_issues(cards, client_id, purpose)
    if actor.role is Role.PROVIDER:  # has its own page for cards
        return None
    try:
        return _of_heading(issued.heading(client_id))
    except NotFound:
        return None


def draft_for(cards: CardService, drafts: DraftService, client_id: UUID, purpose: str) -> CardDraft:
    """What was written and not saved comes back as it was."""
    issues, unsaved = cards.issues(client_id, purpose), drafts.open(NOTES_FORM, client_id)
    return CardDraft(
        preview=cards.preview(client_id, purpose),
        notes=cards.notes(client_id),
        issues=tuple(reversed(issues)),
        unsaved=None if unsaved is None else unsaved.values,
        unsaved_from=None if unsaved is None else unsaved.base_version,
    )


def _of_issues(cards: CardService, client_id: UUID, purpose: str) -> CardSummary | None:
    issues = cards.issues(client_id, purpose)
    if not issues:
        return None
    last, before = issues[-1], issues[-2] if len(issues) > 1 else None
    return CardSummary(
        number=last.number,
        status=last.status,
        issued_at=last.issued_at,
        issued_by=last.issued_by_name,
        reason=last.reason,
        code=codes.shown(last.code),
        replaces=None if before is None else before.number,
        changes=() if before is None else differences(before.content, last.content),
        recipients=_recipients(last, cards.receipts(last.id, client_id)),
    )


def _of_heading(card: CardHeading) -> CardSummary:
    return CardSummary(
        number=card.number,
        status=card.status,
        issued_at=card.issued_at,
        issued_by=card.issued_by,
        reason=card.reason,
        code=card.code,
        replaces=card.replaces,
        changes=(),
    )


def _recipients(issue: PersonCardIssue, receipts: Sequence[CardReceipt]) -> tuple[Recipient, ...]:
    """Named as the card itself names the units."""
    names = {one.unit_id: one.unit for one in issue.content.services if one.unit_id is not None}
    found = [
        Recipient(names[one.unit_id], one.sent_at, one.read_at)
        for one in receipts
        if one.unit_id in names
    ]
    return tuple(sorted(found, key=lambda one: one.unit))
