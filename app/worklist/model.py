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
    """What was left unsaved, then the four groups, in the order they are shown."""

    UNSAVED = "unsaved"
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
    JOURNAL = "journal"
    CLIENT = "client"
    GUIDE = "guide"


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """The client as a row may show it."""

    client_id: UUID
    client_name: str
    customer_number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkRow:
    """`rule` is the id of the source; an empty one is our own default, shown as Tillägg.

    `is_added` marks a rule that a routine of ours adds to its source; `routine` is the name and
    version by which the rule is explained, where it is not the one in force.
    `reason` is the second line of the row, `why` tells how the rule works, `facts` what the thing
    is in short. `counted_from` is the day before the first of `counted`. `message_id` is a message
    that is read here; None when it is no message. A draft about nobody has no `about`.
    """

    key: str
    group: Group
    target: Target
    target_id: UUID | None
    about: About | None
    title: str
    reason: str
    chip: str
    due: dt.datetime
    when: str = ""
    number: str = ""
    why: str = ""
    rule: str = ""
    is_added: bool = False
    routine: tuple[str, str] | None = None
    facts: tuple[tuple[str, str], ...] = ()
    counted_from: dt.date | None = None
    counted: tuple[CountedDay, ...] = ()
    message_id: UUID | None = None


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
class NoCardFact:
    """An order that was sent for a person without a current card."""

    about: About
    number: str
    service: ServiceType
    unit: str
    sent_at: dt.datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageFact:
    """A message to the person's role, unit or self that nobody has read; title as in the inbox."""

    about: About
    message_id: UUID
    title: str
    sender: str
    sent_at: dt.datetime
    answer_by: dt.date | None
    order_id: UUID | None = None
    case_id: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanFact:
    """A running execution without a plan."""

    about: About
    execution_id: UUID
    number: str
    unit: str
    actual_start: dt.date


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentFact:
    """A report that is still a draft, and the step of the case's own leaf that makes it.

    A leaf without such a step has no `rule`: then the report is our own addition.
    """

    due: dt.datetime
    title: str = ""
    text: str = ""
    rule: str = ""
    is_added: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFact:
    """An open correction case; where it waits for nobody a duty is left to tick, or nothing."""

    about: About
    case_id: UUID
    number: str
    title: str
    waits_for: Role | None
    is_my_turn: bool
    can_be_closed: bool
    since: dt.datetime
    routine: tuple[str, str]
    incident: IncidentFact | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftFact:
    """What the person was writing when it was left; `about` only while the client may be read.

    `number` is of the order that a guide was begun on.
    """

    about: About | None
    draft_id: UUID
    form: str
    subject_id: UUID | None
    saved_at: dt.datetime
    number: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """Everything the rules look at, already limited to what the person may see."""

    orders: tuple[OrderFact, ...] = ()
    cards: tuple[CardFact, ...] = ()
    without_card: tuple[NoCardFact, ...] = ()
    messages: tuple[MessageFact, ...] = ()
    plans: tuple[PlanFact, ...] = ()
    cases: tuple[CaseFact, ...] = ()
    drafts: tuple[DraftFact, ...] = ()
