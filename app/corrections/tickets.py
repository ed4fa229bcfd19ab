"""The ticket of a case, filled in from the case and scanned for personal data (invariant 11)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from app.corrections.gathering import Gathered
from app.corrections.ports import HasCorrections
from app.corrections.ticket import TicketLine, missing_fields, ticket_text
from app.kernel.clock import local_day
from app.kernel.errors import BadInput, RuleViolation
from app.kernel.personal_data import FindingKind, PersonFacts, scan
from app.kernel.texts import N_, _
from app.orders.model import Order
from app.providers.model import service_title
from app.routines.deciding import Decision
from app.routines.model import Ticket
from app.routines.words import Recipient

_FOUND = {
    FindingKind.IDENTITY_NUMBER: N_("ett identitetsnummer"),
    FindingKind.NAME: N_("ett namn"),
    FindingKind.ADDRESS: N_("en adress"),
    FindingKind.PHONE: N_("ett telefonnummer"),
    FindingKind.EMAIL: N_("en e-postadress"),
}


@dataclass(frozen=True, slots=True)
class Written:
    """What the sender chose and wrote; the rest comes from the case."""

    reason: str = ""
    free_text: str = ""
    extra: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketDraft:
    """What would be sent: recipient, lines, and the whole text. `missing` are empty labels."""

    step: str
    kind: str
    recipient: str
    subject: str
    lines: tuple[TicketLine, ...]
    text: str
    reasons: tuple[str, ...]
    missing: tuple[str, ...]


def draft_ticket(
    tx: HasCorrections,
    found: Gathered,
    reason: str = "",
    free_text: str = "",
    extra: Mapping[str, str] | None = None,
) -> TicketDraft | None:
    """The ticket of a case as it stands now; None when the leaf has none."""
    case, order = found.case, found.situation.order
    return preview_ticket(
        tx, order, found.decision, case.number, Written(reason, free_text, extra or {})
    )


def preview_ticket(
    tx: HasCorrections,
    order: Order,
    decision: Decision,
    case_number: str = "",
    written: Written | None = None,
) -> TicketDraft | None:
    """The ticket that a case on the order would have."""
    if not decision.tickets:
        return None
    ticket, said = decision.tickets[0], written or Written()
    reason = said.reason or (ticket.reasons[0] if ticket.reasons else "")
    values = _values(tx, order, f"{_(reason)} {said.free_text.strip()}".strip()) | dict(said.extra)
    labels = decision.routine.ticket_fields
    lines = tuple(
        TicketLine(
            field=name,
            label=_(labels[name].label),
            value=_(labels[name].fixed) or values.get(name, ""),
        )
        for name in (*ticket.fields, *(f for f in ticket.added_fields if values.get(f)))
    )
    return TicketDraft(
        step=ticket.step,
        kind=ticket.kind.value,
        recipient=_recipient(tx, ticket),
        subject=_(ticket.subject),
        lines=lines,
        text=ticket_text(_(ticket.subject), case_number, lines),
        reasons=tuple(_(text) for text in ticket.reasons),
        missing=tuple(missing_fields(lines, ticket.fields)),
    )


def ticket_for(
    tx: HasCorrections, found: Gathered, reason: str, free_text: str, extra: Mapping[str, str]
) -> TicketDraft:
    """The ticket ready to send; refused when a field is missing or something personal is in it."""
    draft = draft_ticket(tx, found, reason, free_text, extra)
    if draft is None:
        raise RuleViolation("ticket.none", N_("Scenariot har ingen e-post till support."))
    if draft.missing:
        raise BadInput(
            "ticket.missing",
            N_("Fyll i {fields} innan e-posten skickas."),
            field=draft.missing[0],
            fields=", ".join(draft.missing),
        )
    client = tx.clients.get(found.case.client_id)
    about = PersonFacts(
        names=(client.given_name, client.family_name),
        identity_numbers=(client.identity_value,),
        allowed=(
            tx.providers.unit(found.situation.order.unit_id).name,
            draft.recipient,
            found.situation.order.number,
            found.case.number,
            client.customer_number,
        ),
    )
    findings = scan(draft.text, about)
    if findings:
        raise BadInput(
            "ticket.personal_data",
            N_("Texten innehåller {what}. Ta bort det: bara kundnummer får stå i e-posten."),
            field="free_text",
            what=", ".join(sorted({_(_FOUND[finding.kind]) for finding in findings})),
        )
    return draft


def _values(tx: HasCorrections, order: Order, why: str) -> dict[str, str]:
    granted = tx.decisions.granted.get(order.granted_service_id)
    sent = local_day(order.sent_at).isoformat() if order.sent_at else ""
    return {
        "customer_number": tx.clients.get(order.client_id).customer_number,
        "removal_reason": why,
        "reopening_reason": why,
        "reason": why,
        "provider": tx.providers.unit(order.unit_id).name,
        "service": service_title(granted.service),
        "order_date": f"{sent} ({order.number})",
    }


def _recipient(tx: HasCorrections, ticket: Ticket) -> str:
    settings = tx.settings.municipality()
    if ticket.recipient is Recipient.SUPPORT_MAILBOX:
        return settings.support_address
    return _("expertanvändaren")
