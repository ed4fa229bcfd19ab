"""Builds what a card says from what is known about a person."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from app.clients.identity import Identity, written_long
from app.clients.model import (
    CareCase,
    Client,
    Contact,
    Relative,
    Representative,
    capacity_title,
)
from app.decisions.model import Decision, GrantedService
from app.kernel.period import Period
from app.kernel.texts import N_, _
from app.orders.model import LIVE, Order, OrderStatus
from app.person_cards.model import CardContent, CardNotes, CardPerson, CardService
from app.providers.model import ProviderUnit, service_title
from app.settings.model import Municipality
from app.users.model import User

_MAY_BE_INFORMED = N_("Får informeras")
_MAY_NOT_BE_INFORMED = N_("FÅR INTE INFORMERAS")


@dataclass(frozen=True, slots=True, kw_only=True)
class CardFacts:
    """Everything that a card is made of; `units` holds those of the live orders."""

    client: Client
    contact: Contact | None
    care_case: CareCase
    officer: User
    representatives: Sequence[Representative]
    relatives: Sequence[Relative]
    decisions: Sequence[Decision]
    granted: Sequence[GrantedService]
    orders: Sequence[Order]
    units: Mapping[UUID, ProviderUnit]
    notes: CardNotes | None
    municipality: Municipality


def build(facts: CardFacts, today: dt.date) -> CardContent:
    """A protected person's card has no address and no telephone but the officer's."""
    client, contact, notes = facts.client, facts.contact, facts.notes
    protected = client.is_protected
    ticked = notes is not None and notes.health_and_safety_ticked
    return CardContent(
        municipality=facts.municipality.name,
        committee=facts.care_case.committee,
        customer_number=client.customer_number,
        name=client.full_name,
        identity_number=written_long(Identity(client.identity_kind, client.identity_value)),
        is_protected=protected,
        address="" if protected or contact is None else _address(contact),
        phone="" if protected or contact is None else _phones(contact),
        language=client.language,
        needs_interpreter=client.needs_interpreter,
        officer_name=facts.officer.display_name,
        officer_phone=facts.officer.phone,
        functional_mailbox="",
        representatives=tuple(
            _representative(one, protected=protected)
            for one in facts.representatives
            if Period(one.valid_from, one.valid_to).contains(today)
        ),
        relatives=tuple(_relative(one, protected=protected) for one in facts.relatives),
        services=tuple(_services(facts, today)),
        several_providers=len({unit.provider_id for unit in facts.units.values()}) > 1,
        health_and_safety=notes.health_and_safety if notes is not None and ticked else "",
        keys_and_alarm=notes.keys_and_alarm if notes is not None else "",
    )


def orders_in_force(orders: Iterable[Order], today: dt.date) -> list[Order]:
    """Those that have been sent and are not over; their units receive the card."""
    return [
        order
        for order in orders
        if order.status in LIVE - {OrderStatus.DRAFT}
        and (order.period.end is None or today <= order.period.end)
    ]


def _address(contact: Contact) -> str:
    town = f"{contact.postal_code} {contact.city}".strip()
    return ", ".join(part for part in (contact.street, town) if part)


def _phones(contact: Contact) -> str:
    return ", ".join(number for number in (contact.phone, contact.mobile) if number)


def _representative(one: Representative, *, protected: bool) -> CardPerson:
    return CardPerson(
        name=one.name,
        role=capacity_title(one.kind),
        detail=one.mandate,
        phone="" if protected else one.phone,
    )


def _relative(relative: Relative, *, protected: bool) -> CardPerson:
    """GOT-10 and GOT-11: all relatives stand there; one who must not be told is marked.

    No source asks for the number of somebody who must not be told, and it invites a call.
    """
    has_phone = relative.may_be_informed and not protected
    return CardPerson(
        name=relative.name,
        role=relative.relation,
        detail=_(_MAY_BE_INFORMED if relative.may_be_informed else _MAY_NOT_BE_INFORMED),
        phone=relative.phone if has_phone else "",
    )


def may_be_called(relative: CardPerson) -> bool:
    """As the card says it in the language of now; in words of another language it is not known."""
    return relative.detail == _(_MAY_BE_INFORMED)


def _services(facts: CardFacts, today: dt.date) -> Iterator[CardService]:
    """One row for each granted service and unit; a service without an order has no unit."""
    decisions = {decision.id: decision for decision in facts.decisions}
    orders = orders_in_force(facts.orders, today)
    for granted in facts.granted:
        decision = decisions[granted.decision_id]
        if decision.valid_to is not None and decision.valid_to < today:
            continue
        unit_ids = [order.unit_id for order in orders if order.granted_service_id == granted.id]
        for unit_id in dict.fromkeys(unit_ids) or [None]:
            unit = facts.units.get(unit_id) if unit_id is not None else None
            yield _service(granted, decision, unit)


def _service(granted: GrantedService, decision: Decision, unit: ProviderUnit | None) -> CardService:
    return CardService(
        service=service_title(granted.service),
        scope=granted.scope,
        frequency=granted.frequency,
        minutes_per_week=granted.minutes_per_week,
        minutes_per_month=granted.minutes_per_month,
        decided_on=decision.decided_on,
        valid_from=decision.valid_from,
        valid_to=decision.valid_to,
        goal=granted.goal,
        purpose=granted.purpose,
        unit="" if unit is None else unit.name,
        unit_id=None if unit is None else unit.id,
    )
