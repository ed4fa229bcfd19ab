"""What an order may become, and what it must say before it is sent."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace
from uuid import UUID

from app.decisions.model import Decision, GrantedService, LevelAssessment
from app.kernel.errors import RuleViolation
from app.kernel.period import ONE_DAY
from app.kernel.texts import N_, _
from app.orders.commands import CheckItem
from app.orders.model import OCCUPYING, Order, OrderStatus, status_title
from app.providers.model import Channel, Provider, ProviderUnit, service_title
from app.users.model import User

RECEIPT_TIME = dt.timedelta(hours=24)  # LEK-03b: within a day and night

_NO_PHONE = N_("telefonnummer till handläggaren {officer} (Inställningar, användare)")
_NO_SCOPE = N_("insatsens omfattning eller frekvens")
_NO_GOAL = N_("mål eller syfte")
_NO_HOURS = N_("beviljad tid både per vecka och per månad")
_NO_LEVEL = N_("nivåbedömning (Personer, fliken Beslut, knappen Nivåbedömning)")
_NO_SERVICE = N_("en enhet som utför {service}: {unit} gör det inte från {day}")
_OUTSIDE = N_("en period inom beslutets")
_START_OUTSIDE = N_("en planerad start inom beställningens period")
_INCOMPLETE = N_("Beställning {number} kan inte skickas än. Den saknar {missing}.")

_OUTSIDE_DECISION = N_(
    "Beställningen måste ligga inom beslutets tid, {start}–{end}. Ändra dagarna."
)
_OUTSIDE_OPEN = N_("Beställningen kan tidigast börja {start}, när beslutet gäller. Ändra dagarna.")
_OVERLAP = N_(
    "Beställning {number} gäller redan {service} då. Avsluta eller återkalla den, "
    "eller låt den nya börja {first}."
)
_OVERLAP_OPEN = N_(
    "Beställning {number} gäller redan {service} tills vidare. Avsluta eller återkalla den först."
)
_NOT_DAY_AFTER = N_(
    "Den tidigare beställningen {number} slutar {end}. Den nya ska gälla från och med {first}."
)
_STATE = N_("Beställning {number} är {status} och kan inte {what}.")
_NO_ENDED = N_(
    "Beställning {number} är {status}: ingen har börjat. Återkalla den i stället för att avsluta."
)
_EXECUTED = N_(
    "Beställning {number} är verkställd och kan inte återkallas. Välj Något är fel…, så visar "
    "guiden vad som ska göras."
)
_NOT_CHECKED = N_("Bocka av allt innan beställningen är kontrollerad. Kvar: {left}.")
_NO_GATEKEEPER = N_(
    "{unit} har ingen gatekeeperfunktion och får inte flytta beställningen. Kontakta "
    "handläggaren, som skickar den rätt."
)
_OTHER_PROVIDER = N_(
    "{unit} hör till en annan utförare. Beställningen kan bara flyttas inom den egna; kontakta "
    "handläggaren."
)
_SAME_UNIT = N_("Beställningen är redan hos {unit}. Välj en annan enhet.")
_NOT_OFFERED = N_("{unit} utför inte {service} den dagen. Välj en annan enhet.")
_END_OUTSIDE = N_("Sista dagen måste ligga {start} eller senare, och inte efter {end}.")
_END_BEFORE = N_("Sista dagen kan inte ligga före {start}, när beställningen började gälla.")

_SEND, _RECEIVE, _CHECK = N_("skickas"), N_("bekräftas som mottagen"), N_("kontrolleras")
_MOVE, _RECALL, _CHANGE = N_("flyttas"), N_("återkallas"), N_("ändras")
_EXECUTE = N_("verkställas")
_CHECKLIST = {
    CheckItem.RIGHT_RECIPIENT: N_("rätt enhet"),
    CheckItem.SERVICE_AND_PERIOD: N_("insats och period"),
    CheckItem.GOAL_AND_PURPOSE: N_("mål och syfte"),
    CheckItem.HOURS: N_("tid per vecka och månad"),
    CheckItem.INVESTIGATION: N_("text ur utredningen"),
}
_NOT_STARTED = frozenset({OrderStatus.SENT, OrderStatus.RECEIVED, OrderStatus.CHECKED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """What an order says beside its own fields."""

    granted: GrantedService
    decision: Decision
    level: LevelAssessment | None
    unit: ProviderUnit
    provider: Provider
    officer: User


def check_item_title(item: CheckItem) -> str:
    return _(_CHECKLIST[item])


def missing(order: Order, basis: Basis) -> tuple[str, ...]:
    """What the order lacks, as parts of one sentence; empty when it can be sent."""
    granted, unit = basis.granted, basis.unit
    unit_facts = {
        "service": service_title(granted.service),
        "unit": unit.name,
        "day": order.valid_from,
    }
    lacks = (
        (
            not basis.officer.phone,
            _(_NO_PHONE).format(officer=basis.officer.display_name),
        ),  # LED-03
        (not (granted.scope and granted.frequency), _(_NO_SCOPE)),
        (not (granted.goal and granted.purpose), _(_NO_GOAL)),  # LED-08
        (not (granted.minutes_per_week and granted.minutes_per_month), _(_NO_HOURS)),  # LED-08
        (basis.level is None, _(_NO_LEVEL)),  # GOT-08
        (not unit.offers(granted.service, order.valid_from), _(_NO_SERVICE).format(**unit_facts)),
        (not basis.decision.period.covers(order.period), _(_OUTSIDE)),
        (not order.period.contains(order.planned_start), _(_START_OUTSIDE)),
    )
    return tuple(sentence for is_lacking, sentence in lacks if is_lacking)


def check_complete(order: Order, basis: Basis) -> None:
    if found := missing(order, basis):
        raise RuleViolation(
            "order.incomplete", _INCOMPLETE, number=order.number, missing="; ".join(found)
        )


def check_period(order: Order, decision: Decision) -> Order:
    """The days lie within those of the decision."""
    if decision.period.covers(order.period):
        return order
    if decision.valid_to is None:
        raise RuleViolation("order.outside_decision", _OUTSIDE_OPEN, start=decision.valid_from)
    raise RuleViolation(
        "order.outside_decision",
        _OUTSIDE_DECISION,
        start=decision.valid_from,
        end=decision.valid_to,
    )


def check_alone(order: Order, others: Iterable[Order], service: str) -> Order:
    """Invariant 1: no other order for the service on the same days."""
    for other in others:
        if other.id == order.id or other.status not in OCCUPYING:
            continue
        if other.period.overlaps(order.period):
            raise _overlap(other, service)
    return order


def check_follows(order: Order, predecessor: Order) -> Order:
    """Invariant 2, G11: it takes over the day after the ended one, no overlap and no gap."""
    first = predecessor.period.day_after()
    if predecessor.status is OrderStatus.ENDED and order.valid_from != first:
        raise RuleViolation(
            "order.not_day_after",
            _NOT_DAY_AFTER,
            number=predecessor.number,
            end=predecessor.period.end,
            first=first,
        )
    return order


def sent(order: Order, by: UUID, at: dt.datetime) -> Order:
    _check_state(order, {OrderStatus.DRAFT}, _SEND)
    return replace(order, status=OrderStatus.SENT, sent_at=at, sent_by=by)


def changeable(order: Order) -> Order:
    """Only a draft is changed; what was sent is recalled and sent anew (A27)."""
    _check_state(order, {OrderStatus.DRAFT}, _CHANGE)
    return order


def recalled(order: Order, reason: str) -> Order:
    """Before execution only."""
    if order.status is OrderStatus.EXECUTED:
        raise RuleViolation("order.executed", _EXECUTED, number=order.number)
    _check_state(order, _NOT_STARTED, _RECALL)
    return replace(order, status=OrderStatus.RECALLED, recall_reason=reason)


def received(order: Order, by: UUID, at: dt.datetime) -> Order:
    """GOT-13. Received is not executed (A1)."""
    _check_state(order, {OrderStatus.SENT}, _RECEIVE)
    return replace(order, status=OrderStatus.RECEIVED, received_at=at, received_by=by)


def checked(order: Order, confirmed: frozenset[CheckItem], by: UUID, at: dt.datetime) -> Order:
    """LED-09: all of it, before anybody executes."""
    _check_state(order, {OrderStatus.RECEIVED}, _CHECK)
    left = [check_item_title(item) for item in CheckItem if item not in confirmed]
    if left:
        raise RuleViolation("order.not_checked", _NOT_CHECKED, left=", ".join(left))
    return replace(order, status=OrderStatus.CHECKED, checked_at=at, checked_by=by)


def executable(order: Order) -> Order:
    """LED-09: executed after the check, and only then."""
    _check_state(order, {OrderStatus.CHECKED}, _EXECUTE)
    return order


def executed(order: Order) -> Order:
    return replace(executable(order), status=OrderStatus.EXECUTED)


def check_move(order: Order, source: ProviderUnit, target: ProviderUnit, basis: Basis) -> None:
    """UPP-S1-1: by a gatekeeper. A21: within the own organisation only."""
    _check_state(order, _NOT_STARTED, _MOVE)
    service = basis.granted.service
    refusals = (
        (not source.has_gatekeeper, "order.no_gatekeeper", _NO_GATEKEEPER, source.name),
        (source.id == target.id, "order.same_unit", _SAME_UNIT, target.name),
        (
            source.provider_id != target.provider_id,
            "order.other_provider",
            _OTHER_PROVIDER,
            target.name,
        ),
        (
            not target.offers(service, order.valid_from),
            "order.not_offered",
            _NOT_OFFERED,
            target.name,
        ),
    )
    for is_refused, code, sentence, unit in refusals:
        if is_refused:
            raise RuleViolation(code, sentence, unit=unit, service=service_title(service))


def sent_anew(
    old: Order, *, id_: UUID, number: str, unit: ProviderUnit, by: UUID, at: dt.datetime
) -> Order:
    """The same order at another unit; nothing that was done there has been done here."""
    return replace(
        old,
        id=id_,
        number=number,
        unit_id=unit.id,
        channel=unit.channel,
        status=OrderStatus.SENT,
        sent_at=at,
        sent_by=by,
        received_at=None,
        received_by=None,
        checked_at=None,
        checked_by=None,
        predecessor_id=old.id,
        version=1,
    )


def moved(order: Order) -> Order:
    """The old row stays; the new one points at it."""
    return replace(order, status=OrderStatus.MOVED)


def ended(order: Order, last_day: dt.date) -> Order:
    """S4: the day the order stops being in force. A unit outside the system has no execution."""
    if order.status in _NOT_STARTED and order.channel is Channel.SYSTEM:
        raise RuleViolation(
            "order.not_started", _NO_ENDED, number=order.number, status=_small(order.status)
        )
    _check_state(order, {OrderStatus.EXECUTED, *_NOT_STARTED}, N_("avslutas"))
    if last_day < order.valid_from:
        raise RuleViolation("order.end_before", _END_BEFORE, start=order.valid_from)
    if order.valid_to is not None and last_day > order.valid_to:
        raise RuleViolation(
            "order.end_outside", _END_OUTSIDE, start=order.valid_from, end=order.valid_to
        )
    return replace(order, status=OrderStatus.ENDED, ended_on=last_day)


def removed(order: Order) -> Order:
    """S2, S3, S7, S8: with its execution, inside a correction case (invariant 4)."""
    return replace(order, status=OrderStatus.REMOVED)


def receive_by(order_sent: dt.datetime | None, status: OrderStatus) -> dt.datetime | None:
    """When the receipt is due at the latest; nothing once it is confirmed."""
    if order_sent is None or status is not OrderStatus.SENT:
        return None
    return order_sent + RECEIPT_TIME


def _check_state(order: Order, allowed: Iterable[OrderStatus], what: str) -> None:
    if order.status not in allowed:
        raise RuleViolation(
            "order.state", _STATE, number=order.number, status=_small(order.status), what=_(what)
        )


def _small(status: OrderStatus) -> str:
    return status_title(status).lower()


def _overlap(other: Order, service: str) -> RuleViolation:
    if other.period.end is None:
        return RuleViolation("order.overlap", _OVERLAP_OPEN, number=other.number, service=service)
    return RuleViolation(
        "order.overlap",
        _OVERLAP,
        number=other.number,
        service=service,
        first=other.period.end + ONE_DAY,
    )
