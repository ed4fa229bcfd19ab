"""What happened to each granted service, side by side: for the time line and its previews."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from uuid import UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class GrantedFact:
    """A granted service with the days of its decision; `service` is a ServiceType value."""

    id: UUID
    service: str
    decision_number: str
    decided_on: dt.date
    start: dt.date
    end: dt.date | None
    minutes_per_week: int
    minutes_per_month: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderFact:
    """An order; wrong is one that was recalled, moved or removed. Planned: not made yet."""

    id: UUID | None
    number: str
    granted_id: UUID
    unit: str
    status: str
    start: dt.date
    end: dt.date | None
    is_wrong: bool = False
    is_planned: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ExecutionFact:
    id: UUID
    number: str
    order_id: UUID
    unit: str
    status: str
    start: dt.date
    end: dt.date | None
    is_removed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PauseFact:
    """`end` is the last paused day."""

    id: UUID
    execution_id: UUID
    start: dt.date
    end: dt.date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CareFacts:
    """Everything on a client's time line that the reader may see."""

    granted: tuple[GrantedFact, ...] = ()
    orders: tuple[OrderFact, ...] = ()
    executions: tuple[ExecutionFact, ...] = ()
    pauses: tuple[PauseFact, ...] = ()


@dataclass(frozen=True, slots=True)
class ExecutionBar:
    execution: ExecutionFact
    pauses: tuple[PauseFact, ...]


@dataclass(frozen=True, slots=True)
class OrderBar:
    order: OrderFact
    executions: tuple[ExecutionBar, ...]


@dataclass(frozen=True, slots=True)
class ServiceLane:
    """One granted service: its decision, and the orders under it with their executions."""

    granted: GrantedFact
    orders: tuple[OrderBar, ...]

    @property
    def unit_now(self) -> str:
        """Who has it: the unit of the newest order that is not wrong."""
        right = [bar.order for bar in self.orders if not bar.order.is_wrong]
        return max(right, key=lambda order: order.start).unit if right else ""


def lanes(facts: CareFacts) -> tuple[ServiceLane, ...]:
    """One lane for each granted service, the first decided first."""
    granted = sorted(facts.granted, key=lambda one: (one.start, one.decision_number, one.service))
    return tuple(ServiceLane(one, _orders(facts, one.id)) for one in granted)


def without(facts: CareFacts, execution_id: UUID) -> CareFacts:
    """As it will be when the execution and its order are removed: both stay, marked."""
    gone = next(one for one in facts.executions if one.id == execution_id)
    executions = (replace(one, is_removed=True) if one is gone else one for one in facts.executions)
    orders = (
        replace(one, is_wrong=True) if one.id == gone.order_id else one for one in facts.orders
    )
    return replace(facts, executions=tuple(executions), orders=tuple(orders))


def with_new_order(
    facts: CareFacts, granted_id: UUID, unit: str, start: dt.date, end: dt.date | None = None
) -> CareFacts:
    """As it will be with an order that is not made yet."""
    planned = OrderFact(
        id=None,
        number="",
        granted_id=granted_id,
        unit=unit,
        status="",
        start=start,
        end=end,
        is_planned=True,
    )
    return replace(facts, orders=(*facts.orders, planned))


def _orders(facts: CareFacts, granted_id: UUID) -> tuple[OrderBar, ...]:
    mine = (order for order in facts.orders if order.granted_id == granted_id)
    ordered = sorted(mine, key=lambda order: (order.start, order.is_planned, order.number))
    return tuple(OrderBar(order, _executions(facts, order.id)) for order in ordered)


def _executions(facts: CareFacts, order_id: UUID | None) -> tuple[ExecutionBar, ...]:
    mine = (one for one in facts.executions if one.order_id == order_id)
    return tuple(
        ExecutionBar(one, _pauses(facts, one.id)) for one in sorted(mine, key=lambda one: one.start)
    )


def _pauses(facts: CareFacts, execution_id: UUID) -> tuple[PauseFact, ...]:
    mine = (pause for pause in facts.pauses if pause.execution_id == execution_id)
    return tuple(sorted(mine, key=lambda pause: pause.start))
