"""When a card may be issued, what a recipient may see of it, and that it stays as it was."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from collections.abc import Iterable, Iterator
from uuid import UUID

from app.clients.masking import PROTECTED_NAME
from app.clients.model import Representative, RepresentativeKind
from app.kernel.errors import RuleViolation, StoreProblem
from app.kernel.texts import N_, _
from app.person_cards.model import CardContent, CardPerson, PersonCardIssue
from app.person_cards.views import CardGroup, MissingGroup

_MISSING = {
    CardGroup.ADDRESS: N_("Adress saknas. Fyll i den på personen, eller ange att den saknas."),
    CardGroup.PHONE: N_("Telefon saknas. Fyll i den på personen, eller ange att den saknas."),
    CardGroup.REPRESENTATIVES: N_(
        "Uppgifter om företrädare saknas. Lägg till dem, eller ange att företrädare saknas."
    ),
    CardGroup.RELATIVES: N_(
        "Anhöriguppgifter saknas. Lägg till dem, eller ange att anhöriga saknas."
    ),
    CardGroup.SERVICES: N_(
        "Ingen beviljad insats gäller. Registrera beslutet, eller ange att insats saknas."
    ),
    CardGroup.SCOPE: N_(
        "Omfattning saknas på en insats. Fyll i den på beslutet, eller ange att den saknas."
    ),
    CardGroup.FREQUENCY: N_(
        "Frekvens saknas på en insats. Fyll i den på beslutet, eller ange att den saknas."
    ),
}
_NOT_READY = N_("Personkortet kan inte utfärdas än. {missing}")
_NO_MANDATE = N_(
    "Det framgår inte vilket uppdrag företrädare nummer {row} har. Fyll i uppdraget på personen."
)
_ALTERED = N_(
    "Personkort {number} stämmer inte med sin kontrollsumma. Skriv inte ut det; kontakta "
    "systemförvaltaren, som kontrollerar valvet."
)
_APPOINTED = frozenset({RepresentativeKind.GOD_MAN, RepresentativeKind.LEGAL_ADMINISTRATOR})


def missing_groups(content: CardContent) -> tuple[MissingGroup, ...]:
    """Empty groups in the order of the card (GOT-10)."""
    return tuple(MissingGroup(group, _(_MISSING[group])) for group in _empty(content))


def check_complete(content: CardContent, stated_missing: frozenset[CardGroup]) -> None:
    """Every group says something, or somebody has said that it is missing (GOT-10)."""
    for empty in missing_groups(content):
        if empty.group not in stated_missing:
            raise RuleViolation("card.missing", _NOT_READY, missing=empty.sentence)


def check_mandates(representatives: Iterable[Representative]) -> None:
    """The card tells what a god man or an administrator is appointed to do (GOT-10)."""
    for row, one in enumerate(representatives, start=1):
        if one.kind in _APPOINTED and not one.mandate.strip():
            raise RuleViolation("card.no_mandate", _NO_MANDATE, row=row)


def for_unit(
    content: CardContent, unit_id: UUID | None, *, all_services: bool = False
) -> CardContent:
    """What a unit may see: its own services (C-07), and that there are several providers.

    Where the municipality gives everybody all services (GOT-11), the other units stay unnamed.
    """
    own = [service for service in content.services if service.unit_id == unit_id]
    others = [
        dataclasses.replace(service, unit="", unit_id=None)
        for service in content.services
        if service.unit_id != unit_id
    ]
    shown = own + (others if all_services else [])
    return dataclasses.replace(content, services=tuple(shown))


def masked(content: CardContent, *, is_protected: bool) -> CardContent:
    """What is left for a person who is protected now, whatever was true when it was issued.

    The stored snapshot stays as it is (invariant 8); what is shown has no address and no telephone
    of anybody but the officer (invariant 13).
    """
    if not is_protected:
        return content
    return dataclasses.replace(
        content,
        is_protected=True,
        address="",
        phone="",
        representatives=_without_phone(content.representatives),
        relatives=_without_phone(content.relatives),
    )


def unnamed(content: CardContent) -> CardContent:
    """What is shown of a protected person's card to who has not said why."""
    return dataclasses.replace(
        content,
        name=_(PROTECTED_NAME),
        identity_number="",
        representatives=_without_name(content.representatives),
        relatives=_without_name(content.relatives),
    )


def _without_name(people: Iterable[CardPerson]) -> tuple[CardPerson, ...]:
    return tuple(dataclasses.replace(one, name="", phone="") for one in people)


def _without_phone(people: Iterable[CardPerson]) -> tuple[CardPerson, ...]:
    return tuple(dataclasses.replace(one, phone="") for one in people)


def content_hash(content: CardContent) -> str:
    """SHA-256 over the snapshot in canonical form."""
    plain = json.dumps(dataclasses.asdict(content), ensure_ascii=False, sort_keys=True, default=str)
    return hashlib.sha256(plain.encode()).hexdigest()


def as_issued(issue: PersonCardIssue) -> PersonCardIssue:
    """The issue, when its content still is what was issued (invariant 8)."""
    if content_hash(issue.content) != issue.content_sha256:
        raise StoreProblem("card.altered", _ALTERED, number=issue.number)
    return issue


def _empty(content: CardContent) -> Iterator[CardGroup]:
    services = content.services
    checks = (
        (CardGroup.ADDRESS, content.is_protected or content.address),
        (CardGroup.PHONE, content.is_protected or content.phone),
        (CardGroup.REPRESENTATIVES, content.representatives),
        (CardGroup.RELATIVES, content.relatives),
        (CardGroup.SERVICES, services),
        (CardGroup.SCOPE, all(service.scope for service in services)),
        (CardGroup.FREQUENCY, all(service.frequency for service in services)),
    )
    return (group for group, says_something in checks if not says_something)
