"""One row of the worklist says what, for whom, why, and until when."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from app.access.roles import Role
from app.kernel.calendar import CountedDay
from app.orders.model import OrderStatus
from app.providers.model import ServiceType


class Group(StrEnum):
    """The four groups, in the order they are shown."""

    LATE = "late"
    DUE = "due"
    WAITING = "waiting"
    NEW = "new"


class Target(StrEnum):
    """What a row opens."""

    ORDER = "order"
    EXECUTION = "execution"
    CARD = "card"
    CASE = "case"
    MESSAGE = "message"
    DRAFT = "draft"


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """The client as a row may show it."""

    client_id: UUID
    client_name: str
    customer_number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkRow:
    """`rule` is the id of the source; an empty one is our own default, shown as Tillägg."""

    key: str
    group: Group
    target: Target
    target_id: UUID
    about: About
    title: str
    reason: str
    chip: str
    due: dt.datetime
    when: str = ""
    rule: str = ""
    counted: tuple[CountedDay, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderFact:
    """An order that somebody should do something with."""

    about: About
    order_id: UUID
    number: str
    status: OrderStatus
    service: ServiceType
    unit: str
    sent_at: dt.datetime
    planned_start: dt.date
    has_open_case: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CardFact:
    """An issue that a unit has not read."""

    about: About
    issue_id: UUID
    number: int
    unit: str
    sent_at: dt.datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageFact:
    """A message to the person's role, unit or self that nobody has read."""

    about: About
    message_id: UUID
    subject: str
    sender: str
    sent_at: dt.datetime
    answer_by: dt.date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanFact:
    """A running execution without a plan."""

    about: About
    execution_id: UUID
    number: str
    unit: str
    actual_start: dt.date


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFact:
    """An open correction case."""

    about: About
    case_id: UUID
    number: str
    title: str
    waits_for: Role | None
    is_my_turn: bool
    since: dt.datetime
    incident_due: dt.datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """Everything the rules look at, already limited to what the person may see."""

    orders: tuple[OrderFact, ...] = ()
    cards: tuple[CardFact, ...] = ()
    messages: tuple[MessageFact, ...] = ()
    plans: tuple[PlanFact, ...] = ()
    cases: tuple[CaseFact, ...] = ()
