"""Issuing person cards: numbered, immutable, with recipients."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from itertools import count
from uuid import UUID

from app.access.actor import Command, Data, Subject
from app.access.desk import Desk
from app.clients.model import Client, Contact, responsible
from app.kernel.changes import Changes, Topic
from app.kernel.errors import Conflict, NotFound, RuleViolation
from app.kernel.saving import as_seen, changed
from app.kernel.texts import N_
from app.kernel.wording import clean_line, clean_text
from app.person_cards import codes, rules
from app.person_cards.commands import IssueCard, RecallCard, SaveCardNotes
from app.person_cards.content import CardFacts, build, orders_in_force
from app.person_cards.differences import differences
from app.person_cards.model import CardContent, CardNotes, CardReceipt, CardStatus, PersonCardIssue
from app.person_cards.ports import HasCards
from app.person_cards.views import CardPreview

_OVERTAKEN = N_(
    "Personkort {number} utfärdades av någon annan efter att du öppnade sidan. Jämför och utfärda "
    "sedan ett nytt kort om något fattas."
)
_NO_CASE = N_("Personen har inget öppet ärende. Öppna ett ärende innan kortet utfärdas.")
_HEALTH, _KEYS, _REASON = N_("Hälsa och säkerhet"), N_("Nycklar och larm"), N_("Anledningen")


class CardService:
    """Use cases of the responsible officer."""

    def __init__(self, desk: Desk[HasCards]) -> None:
        self._desk = desk

    def preview(self, client_id: UUID, purpose: str = "") -> CardPreview:
        """The card as it would be, what it lacks, and what is new on it.

        It is nobody's yet: whoever receives cards reads the issued ones only. Of a protected
        person it says who that is only to who has said why.
        """
        subject, command = Subject(client_id=client_id), Command.PREVIEW
        with self._desk.reading(Data.CARD, subject, command=command, purpose=purpose) as tx:
            facts, issues = self._facts(tx, client_id), tx.cards.issues_of(client_id)
            whole = build(facts, self._desk.clock.today())
            show = _shown_to(facts.client, purpose)
            content, last = show(whole), _current(issues)
            return CardPreview(
                content=content,
                number=_next_number(issues),
                replaces=None if last is None else last.number,
                missing=rules.missing_groups(whole),
                changes=() if last is None else differences(show(last.content), content),
                recipients=tuple(unit.name for unit in facts.units.values()),
            )

    def notes(self, client_id: UUID) -> CardNotes | None:
        """What only the card holds, for whoever may issue the next; None until it is written."""
        subject, command = Subject(client_id=client_id), Command.PREVIEW  # a look is no change
        with self._desk.reading(Data.CARD, subject, command=command, detail="notes") as tx:
            return tx.cards.notes_of(client_id)

    def save_notes(self, cmd: SaveCardNotes) -> tuple[CardNotes, Changes]:
        """Health and safety goes on the card only when somebody has ticked it."""
        notes = CardNotes(
            id=cmd.client_id,
            health_and_safety=clean_text(cmd.health_and_safety, _HEALTH, required=False),
            health_and_safety_ticked=cmd.health_and_safety_ticked,
            keys_and_alarm=clean_text(cmd.keys_and_alarm, _KEYS, required=False),
        )
        subject = Subject(client_id=cmd.client_id)
        with self._desk.changing(Data.CARD, Command.CHANGE, subject, op_id=cmd.op_id) as tx:
            old = tx.cards.notes_of(cmd.client_id)
            if old is None:
                tx.cards.notes.add(notes)
            else:
                seen = as_seen(old, cmd.seen_version or 0).version
                notes = tx.cards.notes.save(replace(notes, version=seen))
        return notes, changed(cmd.client_id, Topic.CARD)

    def issue(self, cmd: IssueCard) -> tuple[PersonCardIssue, Changes]:
        """Snapshot, number, code and receipts for every unit with an order in force."""
        today, subject = self._desk.clock.today(), Subject(client_id=cmd.client_id)
        issue_id = self._desk.new_id()
        with self._desk.changing(
            Data.CARD, Command.ISSUE, subject, op_id=cmd.op_id, result=str(issue_id)
        ) as tx:
            facts, issues = self._facts(tx, cmd.client_id), tx.cards.issues_of(cmd.client_id)
            last = _checked_current(issues, cmd.seen_number)
            reason = clean_line(cmd.reason, _REASON, required=bool(issues))
            content = build(facts, today)
            rules.check_mandates(facts.representatives)
            rules.check_complete(content, cmd.stated_missing)
            if last is not None:
                tx.cards.issues.save(replace(last, status=CardStatus.SUPERSEDED))
            issue = PersonCardIssue(
                id=issue_id,
                client_id=cmd.client_id,
                number=_next_number(issues),
                code=_unused_code(tx, issue_id),
                status=CardStatus.ISSUED,
                issued_at=self._desk.clock.now(),
                issued_by=self._desk.actor.user_id,
                issued_by_name=self._desk.actor.name,
                valid_from=today,
                reason=reason,
                content=content,
                content_sha256=rules.content_hash(content),
            )
            tx.cards.issues.add(issue)
            for unit_id in facts.units:
                tx.cards.receipts.add(self._receipt(issue, unit_id))
        return issue, changed(cmd.client_id, Topic.CARD)

    def recall(self, cmd: RecallCard) -> Changes:
        """No card is current until the next one is issued."""
        subject = Subject(client_id=cmd.client_id)
        with self._desk.changing(Data.CARD, Command.ISSUE, subject, op_id=cmd.op_id) as tx:
            last = _checked_current(tx.cards.issues_of(cmd.client_id), cmd.seen_number)
            if last is not None:
                tx.cards.issues.save(replace(last, status=CardStatus.RECALLED))
        return changed(cmd.client_id, Topic.CARD)

    def issues(self, client_id: UUID, purpose: str = "") -> list[PersonCardIssue]:
        """Every issue, oldest first, for those who may see all of it.

        Nobody reads in an old card where a person lives who is protected now, nor, without having
        said why, who that is.
        """
        subject, see = Subject(client_id=client_id), Command.PREVIEW  # a look issues nothing
        with self._desk.reading(
            Data.CARD, subject, command=see, purpose=purpose, detail="issues"
        ) as tx:
            show = _shown_to(tx.clients.get(client_id), purpose)
            kept = [rules.as_issued(issue) for issue in tx.cards.issues_of(client_id)]
        return [replace(one, content=show(one.content)) for one in kept]

    def receipts(self, issue_id: UUID, client_id: UUID) -> list[CardReceipt]:
        """To whom an issue was given, and who has read it."""
        subject, see = Subject(client_id=client_id), Command.PREVIEW
        with self._desk.reading(Data.CARD, subject, command=see, detail="receipts") as tx:
            found = tx.cards.receipts_of(issue_id)
            return [receipt for receipt in found if receipt.client_id == client_id]

    def _facts(self, tx: HasCards, client_id: UUID) -> CardFacts:
        today = self._desk.clock.today()
        care_case = responsible(tx.clients.care_cases_of(client_id), today)
        if care_case is None:
            raise RuleViolation("card.no_case", _NO_CASE)
        client, orders = tx.clients.get(client_id), tx.orders.of_client(client_id)
        unit_ids = dict.fromkeys(order.unit_id for order in orders_in_force(orders, today))
        return CardFacts(
            client=client,
            contact=None if client.is_protected else _contact(tx, client_id),
            care_case=care_case,
            officer=tx.users.get(care_case.officer_id),
            representatives=tx.clients.representatives_of(client_id),
            relatives=tx.clients.relatives_of(client_id),
            decisions=tx.decisions.decisions_of(client_id),
            granted=tx.decisions.granted_of(client_id),
            orders=orders,
            units={unit_id: tx.providers.unit(unit_id) for unit_id in unit_ids},
            notes=tx.cards.notes_of(client_id),
            municipality=tx.settings.municipality(),
        )

    def _receipt(self, issue: PersonCardIssue, unit_id: UUID) -> CardReceipt:
        return CardReceipt(
            id=self._desk.new_id(),
            issue_id=issue.id,
            client_id=issue.client_id,
            unit_id=unit_id,
            sent_at=issue.issued_at,
        )


def _contact(tx: HasCards, client_id: UUID) -> Contact | None:
    try:
        return tx.clients.contacts.get(client_id)
    except NotFound:
        return None


def _shown_to(client: Client, purpose: str) -> Callable[[CardContent], CardContent]:
    """How a card is shown to who has this purpose: a protected person's without it is unnamed."""

    def show(content: CardContent) -> CardContent:
        safe = rules.masked(content, is_protected=client.is_protected)
        return rules.unnamed(safe) if client.is_protected and not purpose.strip() else safe

    return show


def _current(issues: Iterable[PersonCardIssue]) -> PersonCardIssue | None:
    return next((issue for issue in issues if issue.status is CardStatus.ISSUED), None)


def _checked_current(
    issues: Iterable[PersonCardIssue], seen_number: int | None
) -> PersonCardIssue | None:
    last = _current(issues)
    number = None if last is None else last.number
    if number != seen_number:
        raise Conflict("card.overtaken", _OVERTAKEN, theirs=last, number=number or "–")
    return last


def _next_number(issues: Iterable[PersonCardIssue]) -> int:
    return max((issue.number for issue in issues), default=0) + 1


def _unused_code(tx: HasCards, issue_id: UUID) -> str:
    """Unlike every other; a second draw is needed about never."""
    drawn = (codes.new_code(issue_id, draw) for draw in count())
    return next(code for code in drawn if tx.cards.by_code(code) is None)
