"""Reading, printing and checking cards that have been issued."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from uuid import UUID

from app.access.actor import Command, Data, Subject
from app.access.desk import Desk
from app.access.roles import Role
from app.clients.masking import check_purpose
from app.clients.search import ClientSearch, read_search
from app.kernel.changes import Changes, Topic
from app.kernel.errors import NotAllowed, NotFound
from app.kernel.saving import changed
from app.kernel.texts import N_
from app.kernel.window import Page, Window
from app.person_cards import codes, rules
from app.person_cards.commands import PrintCard
from app.person_cards.differences import differences
from app.person_cards.model import CardReceipt, CardStatus, PersonCardIssue
from app.person_cards.ports import HasCards
from app.person_cards.views import (
    CardHeading,
    CardPaper,
    CardRow,
    CodeAnswer,
    CodeProblem,
    UnreadRow,
)

_NONE_ISSUED = N_("Inget personkort är utfärdat. Be ansvarig handläggare att utfärda ett.")
_UNKNOWN = CodeAnswer(valid=False, problem=CodeProblem.UNKNOWN)
_FULL_VIEW = frozenset({Role.CASE_OFFICER, Role.MANAGER})


class IssuedCards:
    """Use cases of everybody who holds a card in the hand."""

    def __init__(self, desk: Desk[HasCards]) -> None:
        self._desk = desk

    def rows(self, window: Window | None = None, words: str = "") -> Page[CardRow]:
        """My clients' current cards, the start page of a provider; words narrow it as any list."""
        search = self._search(words)
        with self._desk.reading(Data.CARD, command=Command.LIST) as tx:
            return tx.cards.rows(self._desk.reader(Data.CARD), search, window or Window())

    def place(self, client_id: UUID, words: str = "") -> int | None:
        """Where the client stands among them now."""
        search = self._search(words)
        with self._desk.reading(Data.CARD, command=Command.LIST, detail="place") as tx:
            return tx.cards.place(self._desk.reader(Data.CARD), search, client_id)

    def together(self) -> AbstractContextManager[None]:
        """Around the questions of one loading: each is logged, all are committed once."""
        return self._desk.together()

    def unread(self) -> list[UnreadRow]:
        """Who has not opened the current card of my clients."""
        with self._desk.reading(Data.CARD, command=Command.LIST, detail="unread") as tx:
            return tx.cards.unread(self._desk.actor, self._desk.clock.today())

    def heading(self, client_id: UUID) -> CardHeading:
        """Which card is current, and nothing of what it says; it does not count as read."""
        with self._desk.reading(Data.CARD, Subject(client_id=client_id), detail="heading") as tx:
            issues = _issued(tx, client_id)
        last = issues[-1]
        return CardHeading(
            number=last.number,
            status=last.status,
            issued_at=last.issued_at,
            issued_by=last.issued_by_name,
            reason=last.reason,
            code=codes.shown(last.code),
            replaces=_replaced_by(issues),
        )

    def open(self, client_id: UUID, purpose: str = "") -> CardPaper:
        """Read the current card on the screen; for a unit it counts as read from now on."""
        subject = Subject(client_id=client_id)
        with self._desk.reading(Data.CARD, subject, purpose=purpose) as tx:
            check_purpose(tx.clients.get(client_id), purpose)
            issues = self._seen(tx, client_id, _issued(tx, client_id))
            self._mark(tx, issues[-1].id, client_id, printed=False)
            held = self._held(tx, issues)
        paper = self._paper(issues)
        if held is None:
            return paper
        news = differences(held.content, issues[-1].content)
        return replace(paper, held=held.number, changes_since_held=news)

    def print_data(self, cmd: PrintCard) -> tuple[CardPaper, Changes]:
        """The current card for the printer, marked as printed by the unit."""
        subject = Subject(client_id=cmd.client_id, purpose=cmd.purpose)
        with self._desk.changing(Data.CARD, Command.PRINT, subject, op_id=cmd.op_id) as tx:
            check_purpose(tx.clients.get(cmd.client_id), cmd.purpose)
            issues = self._seen(tx, cmd.client_id, _issued(tx, cmd.client_id))
            self._mark(tx, issues[-1].id, cmd.client_id, printed=True)
        return self._paper(issues), changed(cmd.client_id, Topic.CARD)

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

    def _search(self, words: str) -> ClientSearch:
        return read_search(words, self._desk.clock.today())

    def _answer(self, found: PersonCardIssue) -> CodeAnswer:
        subject = Subject(client_id=found.client_id)
        with self._desk.reading(Data.CARD, subject, detail="code") as tx:
            kept = [rules.as_issued(issue) for issue in tx.cards.issues_of(found.client_id)]
            issues = self._seen(tx, found.client_id, kept)
        mine = next(issue for issue in issues if issue.id == found.id)
        current = issues[-1]
        return CodeAnswer(
            valid=mine.status is CardStatus.ISSUED,
            version=mine.number,
            current=current.number if current.status is CardStatus.ISSUED else None,
            client_id=found.client_id,
            changes=differences(mine.content, current.content),
        )

    def _paper(self, issues: Sequence[PersonCardIssue]) -> CardPaper:
        issue = issues[-1]
        before = issues[-2] if len(issues) > 1 else None
        return CardPaper(
            issue=issue,
            content=issue.content,
            code=codes.shown(issue.code),
            current_number=issue.number,
            replaces=_replaced_by(issues),
            changes=() if before is None else differences(before.content, issue.content),
            printed_at=self._desk.clock.now(),
            printed_by=self._desk.actor.name,
        )

    def _seen(
        self, tx: HasCards, client_id: UUID, issues: Sequence[PersonCardIssue]
    ) -> list[PersonCardIssue]:
        """With what this person may see of each, in changes too.

        A unit sees its own services only (C-07, invariant 7); nobody sees the address of a person
        who has become protected since.
        """
        me, is_protected = self._desk.actor, tx.clients.get(client_id).is_protected
        seen = []
        for issue in issues:
            content = rules.masked(issue.content, is_protected=is_protected)
            if me.role not in _FULL_VIEW or me.unit_id is not None:
                content = rules.for_unit(content, me.unit_id)
            seen.append(replace(issue, content=content))
        return seen

    def _held(self, tx: HasCards, issues: Sequence[PersonCardIssue]) -> PersonCardIssue | None:
        """What the unit of the reader has on paper, when that is not the current card."""
        unit_id = self._desk.actor.unit_id
        if unit_id is None:
            return None
        number = tx.cards.printed_number(issues[-1].client_id, unit_id)
        return next((issue for issue in issues[:-1] if issue.number == number), None)

    def _mark(self, tx: HasCards, issue_id: UUID, client_id: UUID, *, printed: bool) -> None:
        """Note on the unit's receipt; a unit that came after the issue gets one now."""
        me, now = self._desk.actor, self._desk.clock.now()
        if me.role is not Role.PROVIDER or me.unit_id is None:
            return
        receipt = tx.cards.receipt_of(issue_id, me.unit_id)
        if receipt is None:
            receipt = tx.cards.receipts.add(
                CardReceipt(
                    id=self._desk.new_id(),
                    issue_id=issue_id,
                    client_id=client_id,
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


def _replaced_by(issues: Sequence[PersonCardIssue]) -> int | None:
    """The number that the newest one replaces."""
    return issues[-2].number if len(issues) > 1 else None


def _issued(tx: HasCards, client_id: UUID) -> list[PersonCardIssue]:
    """All issues up to the current one, each as it was issued."""
    issues = [rules.as_issued(issue) for issue in tx.cards.issues_of(client_id)]
    if not issues or issues[-1].status is not CardStatus.ISSUED:
        raise NotFound("card.none", _NONE_ISSUED)
    return issues
