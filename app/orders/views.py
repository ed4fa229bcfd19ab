"""Rows of the list of orders, and one order with all that it says."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from app.access.actor import Command
from app.clients.search import EVERYBODY, ClientSearch
from app.decisions.model import Decision, GrantedService, LevelAssessment
from app.orders.model import Order, OrderStatus
from app.orders.removals import OpenRemoval
from app.providers.model import Channel, Provider, ProviderUnit, ServiceType
from app.users.model import User


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderFilter:
    """Which orders are wanted; no statuses means all of them."""

    search: ClientSearch = EVERYBODY
    statuses: frozenset[OrderStatus] = frozenset()
    unit_id: UUID | None = None
    client_id: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderRow:
    """One line; `client` is the customer number, `receive_by` a day and night after sending."""

    id: UUID
    number: str
    client_id: UUID
    client: str
    client_name: str
    service: ServiceType
    unit: str
    status: OrderStatus
    channel: Channel
    sent: dt.datetime | None
    received: dt.datetime | None
    receive_by: dt.datetime | None
    planned_start: dt.date
    started: dt.date | None
    valid_from: dt.date
    valid_to: dt.date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderCard:
    """One order. `missing` are sentences: what stops it from being sent."""

    order: Order
    client_number: str
    client_name: str
    granted: GrantedService
    decision: Decision
    level: LevelAssessment | None
    unit: ProviderUnit
    provider: Provider
    officer: User
    missing: tuple[str, ...]
    open_removal: OpenRemoval | None
    may: frozenset[Command]
