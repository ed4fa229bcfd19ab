"""Reading, printing and checking cards that have been issued."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from app.access.actor import Command, Data, Subject
from app.access.desk import Desk
from app.access.roles import Role
from app.kernel.changes import Changes, Topic
from app.kernel.errors import NotAllowed, NotFound
from app.kernel.saving import changed
from app.kernel.texts import N_
from app.kernel.window import Page, Window
from app.person_cards import codes, rules
from app.person_cards.commands import PrintCard
from app.person_cards.differences import differences
from app.person_cards.model import CardContent, CardReceipt, CardStatus, PersonCardIssue
from app.person_cards.ports import HasCards
from app.person_cards.views import (
    CardPaper,
    CardRow,
    CodeAnswer,
    CodeProblem,
    FieldChange,
    UnreadRow,
)

_NONE_ISSUED = N_("Inget personkort är utfärdat. Be ansvarig handläggare att utfärda ett.")
_UNKNOWN = CodeAnswer(valid=False, problem=CodeProblem.UNKNOWN)
_FULL_VIEW = frozenset({Role.CASE_OFFICER, Role.MANAGER})


class IssuedCards:
    """Use cases of everybody who holds a card in the hand."""

    def __init__(self, desk: Desk[HasCards]) -> None:
        self._desk = desk

    def rows(self, window: Window | None = None) -> Page[CardRow]:
        """My clients' current cards: the start page of a provider."""
        today = self._desk.clock.today()
        with self._desk.reading(Data.CARD, command=Command.LIST) as tx:
            return tx.cards.rows(self._desk.actor, today, window or Window())

    def unread(self) -> list[UnreadRow]:
        """Who has not opened the current card of my clients."""
        with self._desk.reading(Data.CARD, command=Command.LIST, detail="unread") as tx:
            return tx.cards.unread(self._desk.actor, self._desk.clock.today())

    def open(self, client_id: UUID) -> CardPaper:
        """Read the current card on the screen; for a unit it counts as read from now on."""
        with self._desk.reading(Data.CARD, Subject(client_id=client_id)) as tx:
            issues = _issued(tx, client_id)
            self._mark(tx, issues[-1], printed=False)
            return self._paper(issues)

    def print_data(self, cmd: PrintCard) -> tuple[CardPaper, Changes]:
        """The current card for the printer, marked as printed by the unit."""
        subject = Subject(client_id=cmd.client_id)
        with self._desk.changing(Data.CARD, Command.PRINT, subject, op_id=cmd.op_id) as tx:
            issues = _issued(tx, cmd.client_id)
            self._mark(tx, issues[-1], printed=True)
            paper = self._paper(issues)
        return paper, changed(cmd.client_id, Topic.CARD)

    def check(self, typed: str) -> CodeAnswer:
        """Whether a printed code is of the current card.

        The code of a card that one may not read answers exactly like one that does not exist.
        """
        code = codes.read_code(typed)
        if code is None:
            return CodeAnswer(valid=False, problem=CodeProblem.MALFORMED)
        with self._desk.reading(Data.CARD, command=Command.LIST, detail="code") as tx:
            found = tx.cards.by_code(code)
        if found is None:
            return _UNKNOWN
        try:
            return self._answer(found)
        except NotAllowed:
            return _UNKNOWN

    def _answer(self, found: PersonCardIssue) -> CodeAnswer:
        subject = Subject(client_id=found.client_id)
        with self._desk.reading(Data.CARD, subject, detail="code") as tx:
            issues = [rules.as_issued(issue) for issue in tx.cards.issues_of(found.client_id)]
        mine = next(issue for issue in issues if issue.id == found.id)
        current = issues[-1]
        return CodeAnswer(
            valid=mine.status is CardStatus.ISSUED,
            version=mine.number,
            current=current.number if current.status is CardStatus.ISSUED else None,
            client_id=found.client_id,
            changes=self._changes(mine, current),
        )

    def _paper(self, issues: Sequence[PersonCardIssue]) -> CardPaper:
        issue = issues[-1]
        before = issues[-2] if len(issues) > 1 else None
        content = self._visible(issue.content)
        return CardPaper(
            issue=replace(issue, content=content),
            content=content,
            code=codes.shown(issue.code),
            current_number=issue.number,
            replaces=None if before is None else before.number,
            changes=() if before is None else self._changes(before, issue),
            printed_at=self._desk.clock.now(),
            printed_by=self._desk.actor.name,
        )

    def _changes(self, before: PersonCardIssue, after: PersonCardIssue) -> tuple[FieldChange, ...]:
        return differences(self._visible(before.content), self._visible(after.content))

    def _visible(self, content: CardContent) -> CardContent:
        """A unit sees its own services only, in changes too (C-07, invariant 7)."""
        me = self._desk.actor
        if me.role in _FULL_VIEW and me.unit_id is None:
            return content
        return rules.for_unit(content, me.unit_id)

    def _mark(self, tx: HasCards, issue: PersonCardIssue, *, printed: bool) -> None:
        """Note on the unit's receipt; a unit that came after the issue gets one now."""
        me, now = self._desk.actor, self._desk.clock.now()
        if me.role is not Role.PROVIDER or me.unit_id is None:
            return
        receipt = tx.cards.receipt_of(issue.id, me.unit_id)
        if receipt is None:
            receipt = tx.cards.receipts.add(
                CardReceipt(
                    id=self._desk.new_id(),
                    issue_id=issue.id,
                    client_id=issue.client_id,
                    unit_id=me.unit_id,
                    sent_at=now,
                )
            )
        marked = receipt
        if receipt.read_at is None:
            marked = replace(marked, read_at=now, read_by=me.user_id)
        if printed:
            marked = replace(marked, printed_at=now)
        if marked != receipt:
            tx.cards.receipts.save(marked)


def _issued(tx: HasCards, client_id: UUID) -> list[PersonCardIssue]:
    """All issues up to the current one, each as it was issued."""
    issues = [rules.as_issued(issue) for issue in tx.cards.issues_of(client_id)]
    if not issues or issues[-1].status is not CardStatus.ISSUED:
        raise NotFound("card.none", _NONE_ISSUED)
    return issues
