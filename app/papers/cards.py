"""The person card, from an issue to its paper."""

from __future__ import annotations

from app.documents.blocks import Document
from app.documents.person_card import (
    ChangeLine,
    ContactLine,
    PersonCardData,
    ServiceLine,
    person_card,
)
from app.kernel.wording import in_a_row
from app.person_cards.model import CardPerson, CardService
from app.person_cards.views import CardPaper, FieldChange


def card_document(paper: CardPaper, *, practice: bool) -> Document:
    """The stored content of the issue (invariant 8), as far as the reader may see it."""
    issue, content = paper.issue, paper.content
    return person_card(
        PersonCardData(
            municipality=content.municipality,
            committee=content.committee,
            version=issue.number,
            replaces=paper.replaces,
            valid_from=issue.valid_from,
            code=paper.code,
            issued_at=issue.issued_at,
            issued_by=issue.issued_by_name,
            printed_at=paper.printed_at,
            printed_by=paper.printed_by,
            customer_number=content.customer_number,
            name=content.name,
            identity_number=content.identity_number,
            is_protected=content.is_protected,
            address=content.address,
            phone=content.phone,
            language=content.language,
            needs_interpreter=content.needs_interpreter,
            representatives=tuple(_contact(person) for person in content.representatives),
            relatives=tuple(_contact(person) for person in content.relatives),
            services=tuple(_service(service) for service in content.services),
            several_providers=content.several_providers,
            health_and_safety=content.health_and_safety,
            keys_and_alarm=content.keys_and_alarm,
            officer_name=content.officer_name,
            officer_phone=content.officer_phone,
            functional_mailbox=content.functional_mailbox,
            changes=tuple(_change(change) for change in paper.changes),
            practice=practice,
        )
    )


def _contact(person: CardPerson) -> ContactLine:
    return ContactLine(name=person.name, role=person.role, detail=person.detail, phone=person.phone)


def _service(service: CardService) -> ServiceLine:
    return ServiceLine(
        service=service.service,
        scope=in_a_row(service.scope, service.frequency),
        unit=service.unit,
        decided_on=service.decided_on,
        valid_from=service.valid_from,
        valid_to=service.valid_to,
        goal=service.goal,
        purpose=service.purpose,
    )


def _change(change: FieldChange) -> ChangeLine:
    return ChangeLine(label=change.label, before=change.before, after=change.after)
