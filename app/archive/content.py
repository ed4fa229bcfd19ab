"""Collects everything of one execution, in Swedish whatever language the reader has chosen.

Nothing that a removal changes is in it, so that an export still equals its content afterwards.
Working notes are left out (GOT-47), and so are messages of the correction case itself.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from uuid import UUID

from app.access.roles import role_source_title
from app.archive.ports import HasArchive
from app.decisions.model import GrantedService
from app.documents.journal_content import (
    ExportEntry,
    ExportMessage,
    ExportOrder,
    ExportPlan,
    JournalContent,
    content_checksum,
)
from app.executions.model import Execution
from app.journal.model import EntryKind, JournalEntry
from app.kernel.clock import SWEDEN
from app.messages.model import Message
from app.orders.model import Order
from app.pauses.model import Pause, PauseReason
from app.plans.model import ImplementationPlan
from app.providers.model import service_source_name

PAGE = 250  # entries in a slice: well under 200 ms (product decision 10)

_KINDS = {
    EntryKind.OBSERVATION: "Iakttagelse",
    EntryKind.MEASURE: "Åtgärd",
    EntryKind.CONTACT: "Kontakt",
    EntryKind.FOLLOW_UP: "Uppföljning",
    EntryKind.CORRECTION: "Rättelse",
}
_REASONS = {
    PauseReason.HOSPITAL: "sjukhusvistelse",
    PauseReason.SHORT_TERM_STAY: "korttidsvistelse",
    PauseReason.TRAVEL: "resa",
    PauseReason.OTHER: "annan orsak",
}
_OBJECTION = "Synpunkt"
_OPEN_END = "tills vidare"

Begin = Callable[[], AbstractContextManager[HasArchive]]


@dataclass(frozen=True, slots=True)
class Stamp:
    """Whether anything is new, without reading the notes: those are only added (invariant 9)."""

    last_entry: int
    frame: str

    def __str__(self) -> str:
        return f"{self.last_entry} {self.frame}"


@dataclass(frozen=True, slots=True)
class Collected:
    """The whole content, and the stamp it had when the reading began."""

    content: JournalContent
    checksum: str
    stamp: Stamp


def collect(begin: Begin, execution_id: UUID) -> Collected:
    """Read in slices: each in a transaction of its own, so that others get in between."""
    with begin() as tx:
        frame = read_frame(tx, execution_id)
        last = tx.journal.last_number(execution_id)
    entries: list[ExportEntry] = []
    for after in range(0, last, PAGE):
        with begin() as tx:
            entries.extend(_entries(tx, execution_id, after, min(PAGE, last - after)))
    return _collected(frame, last, entries)


def read_stamp(tx: HasArchive, execution_id: UUID) -> Stamp:
    frame = read_frame(tx, execution_id)
    return Stamp(tx.journal.last_number(execution_id), content_checksum(frame))


def read_frame(tx: HasArchive, execution_id: UUID) -> JournalContent:
    """Everything but the notes."""
    execution = tx.executions.get(execution_id)
    order = tx.orders.get(execution.order_id)
    granted = tx.decisions.granted.get(execution.granted_service_id)
    unit = tx.providers.unit(execution.unit_id).name
    facts = (
        *_order_facts(order, granted, unit),
        *_execution_facts(tx, execution),
    )
    sent_by = "" if order.sent_by is None else tx.users.get(order.sent_by).display_name
    return JournalContent(
        customer_number=tx.clients.get(execution.client_id).customer_number,
        order_number=order.number,
        execution_number=execution.number,
        service=service_source_name(granted.service),
        unit=unit,
        start=execution.actual_start,
        end=execution.actual_end,
        entries=(),
        plans=tuple(_plan(tx, plan) for plan in tx.plans.of_execution(execution_id)),
        orders=(
            ExportOrder(
                id=str(order.id),
                number=order.number,
                sent_at=order.sent_at,
                sent_by=sent_by,
                facts=facts,
            ),
        ),
        messages=tuple(
            _message(tx, message)
            for message in tx.messages.of_order(order.id)
            if message.case_id is None and _is_before_removal(message, execution)
        ),
    )


def _collected(frame: JournalContent, last: int, entries: list[ExportEntry]) -> Collected:
    content = dataclasses.replace(frame, entries=tuple(entries))
    stamp = Stamp(last, content_checksum(frame))
    return Collected(content, content_checksum(content), stamp)


def _entries(tx: HasArchive, execution_id: UUID, after: int, limit: int) -> Iterator[ExportEntry]:
    return map(_entry, tx.journal.page(execution_id, after, limit))


def _entry(entry: JournalEntry) -> ExportEntry:
    """An objection may point at a note, but corrects nothing."""
    objects = bool(entry.client_objection)
    return ExportEntry(
        id=str(entry.id),
        number=entry.number,
        kind=_OBJECTION if objects else _KINDS[entry.kind],
        occurred_at=entry.occurred_at,
        written_at=entry.written_at,
        author_name=entry.author_name,
        author_title=entry.author_title,
        text=entry.text,
        correction_of=None if objects or not entry.correction_of else str(entry.correction_of),
        correction_reason=entry.correction_reason,
        client_objection=entry.client_objection,
    )


def _plan(tx: HasArchive, plan: ImplementationPlan) -> ExportPlan:
    author = tx.users.get(plan.author_id).display_name
    signers = f"{author} och den enskilde" if plan.signed_by_client else author
    return ExportPlan(
        id=str(plan.id),
        version=plan.revision,
        made_at=dt.datetime.combine(plan.fixed_on, dt.time(), SWEDEN),
        made_by=author,
        text=_plan_text(plan),
        signed_on=plan.signed_on,
        signed_by="" if plan.signed_on is None else signers,
    )


def _plan_text(plan: ImplementationPlan) -> str:
    parts = [f"Mål: {plan.goals}", f"Deltagare: {plan.participants}"]
    for number, activity in enumerate(plan.activities, start=1):
        facts = (
            ("Mål", activity.goal),
            ("Vad", activity.what),
            ("Ansvarig", activity.responsible),
            ("När", activity.when),
            ("Hur", activity.how),
        )
        lines = "\n".join(f"{label}: {value}" for label, value in facts if value)
        parts.append(f"Aktivitet {number}\n{lines}")
    if plan.followup_on is not None:
        parts.append(f"Uppföljning: {plan.followup_on.isoformat()}")
    return "\n\n".join(parts)


def _order_facts(order: Order, granted: GrantedService, unit: str) -> tuple[tuple[str, str], ...]:
    end = order.period.end
    facts = (
        ("Enhet", unit),
        ("Insats", service_source_name(granted.service)),
        ("Omfattning", granted.scope),
        ("Frekvens", granted.frequency),
        ("Minuter per vecka", str(granted.minutes_per_week)),
        ("Minuter per månad", str(granted.minutes_per_month)),
        ("Mål", granted.goal),
        ("Syfte", granted.purpose),
        ("Planerad start", order.planned_start.isoformat()),
        ("Gäller från", order.valid_from.isoformat()),
        ("Gäller till", _OPEN_END if end is None else end.isoformat()),
    )
    return tuple((label, value) for label, value in facts if value)


def _execution_facts(tx: HasArchive, execution: Execution) -> Iterator[tuple[str, str]]:
    yield "Faktisk start", execution.actual_start.isoformat()
    if execution.actual_end is not None:
        yield "Slut", execution.actual_end.isoformat()
        yield "Orsak till slut", execution.end_reason or "inte angiven"
    for pause in tx.pauses.of_execution(execution.id):
        yield "Uppehåll", _pause(pause)
    visits = tx.executions.visits_of(execution.id)
    if visits:
        last = max(visit.performed_on for visit in visits).isoformat()
        yield "Registrerade besök", f"{len(visits)}, senast {last}"


def _pause(pause: Pause) -> str:
    end = _OPEN_END if pause.end is None else f"till {pause.end.isoformat()}"
    return f"{pause.start.isoformat()} {end}, {_REASONS[pause.reason]}"


def _message(tx: HasArchive, message: Message) -> ExportMessage:
    unit_id = message.to_unit_id
    return ExportMessage(
        id=str(message.id),
        sent_at=message.sent_at,
        sender=message.sent_by_name,
        recipient=role_source_title(message.to_role)
        if unit_id is None
        else tx.providers.unit(unit_id).name,
        subject=message.subject,
        text=message.body,
    )


def _is_before_removal(message: Message, execution: Execution) -> bool:
    return execution.removed_at is None or message.sent_at <= execution.removed_at
