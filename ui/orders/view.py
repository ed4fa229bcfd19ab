"""Everything the detail of one order shows, gathered off the UI thread."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from app.access.actor import Actor, Command, Data, Subject
from app.access.desk import Desk
from app.clients.reading import ClientReading
from app.corrections.service import CaseService
from app.corrections.views import CaseRow
from app.decisions.service import DecisionService
from app.drafts.service import DraftService
from app.executions.model import ExecutionStatus
from app.executions.service import ExecutionService
from app.executions.views import ExecutionFilter, ExecutionRow
from app.kernel.calendar import Calendar
from app.kernel.clock import local_day
from app.kernel.window import Window
from app.orders.model import LIVE
from app.orders.reading import OrderReading
from app.orders.service import OrderService
from app.orders.views import OrderCard
from app.person_cards.model import CardStatus
from app.person_cards.service import CardService
from app.providers.service import ProviderService
from app.settings.service import SettingsService, calendar_of

MOST_EXECUTIONS = 500  # of one person; a life long of services has fewer


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderServices:
    """The use cases behind the page. `desk` answers what buttons may offer."""

    desk: Desk[Any]
    reading: OrderReading
    orders: OrderService
    executions: ExecutionService
    cases: CaseService
    clients: ClientReading
    decisions: DecisionService
    drafts: DraftService
    providers: ProviderService
    settings: SettingsService
    cards: CardService


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderView:
    """One order with its execution and its open case, for one person at one moment."""

    card: OrderCard
    execution: ExecutionRow | None
    case: CaseRow | None
    actor: Actor
    now: dt.datetime
    grace_days: int
    calendar: Calendar
    may_start: bool
    may_correct: bool
    lacks_card: bool = False

    @property
    def today(self) -> dt.date:
        return local_day(self.now)

    @property
    def is_mine(self) -> bool:
        """Whether the person is the officer of the order."""
        return self.card.officer.id == self.actor.user_id


def gather(services: OrderServices, order_id: UUID) -> OrderView:
    with services.desk.together():
        return _gathered(services, order_id)


def _gathered(services: OrderServices, order_id: UUID) -> OrderView:
    card = services.reading.open(order_id)
    desk, subject = services.desk, Subject(order_id=order_id)
    municipality = services.settings.municipality()
    return OrderView(
        card=card,
        execution=_execution_of(services, card),
        case=services.cases.open_on(card.order.number),
        actor=desk.actor,
        now=desk.clock.now(),
        grace_days=municipality.access_grace_days,
        calendar=calendar_of(municipality),
        may_start=desk.may(Data.EXECUTION, Command.START, subject),
        may_correct=desk.may(Data.CASE, Command.START, subject),
        lacks_card=_lacks_card(services, card),
    )


def _lacks_card(services: OrderServices, card: OrderCard) -> bool:
    """Whether the unit has no card to read beside the order; told to who may issue one."""
    client_id = card.order.client_id
    may_issue = services.desk.may(Data.CARD, Command.ISSUE, Subject(client_id=client_id))
    if card.order.status not in LIVE or not may_issue:
        return False
    issues = services.cards.issues(client_id)
    return all(one.status is not CardStatus.ISSUED for one in issues)


def _execution_of(services: OrderServices, card: OrderCard) -> ExecutionRow | None:
    """The one that counts: a removed one only when there is no other."""
    wanted = ExecutionFilter(client_id=card.order.client_id)
    rows = services.executions.rows(wanted, Window(0, MOST_EXECUTIONS)).rows
    found = [row for row in rows if row.order_id == card.order.id]
    return min(found, key=lambda row: row.status is ExecutionStatus.REMOVED, default=None)
