"""The time line of one service before and after a correction."""

from __future__ import annotations

import datetime as dt

from app.clients.timeline import (
    CareFacts,
    ExecutionFact,
    GrantedFact,
    OrderFact,
    with_new_order,
    without,
)
from app.corrections.ports import HasCorrections
from app.executions.model import Execution
from app.kernel.texts import _
from app.orders.model import Order, OrderStatus
from app.routines.deciding import Decision
from app.routines.words import Act

_GONE = frozenset({OrderStatus.RECALLED, OrderStatus.MOVED, OrderStatus.REMOVED})


def care_of(tx: HasCorrections, order: Order) -> CareFacts:
    """The decision, the order and its executions, as they are."""
    unit = tx.providers.unit(order.unit_id).name
    executions = tx.executions.of_order(order.id)
    return CareFacts(
        granted=(_granted(tx, order),),
        orders=(
            OrderFact(
                id=order.id,
                number=order.number,
                granted_id=order.granted_service_id,
                unit=unit,
                status=order.status.value,
                start=order.valid_from,
                end=order.period.end,
                is_wrong=order.status in _GONE,
            ),
        ),
        executions=tuple(_execution(one, unit) for one in executions),
    )


def _granted(tx: HasCorrections, order: Order) -> GrantedFact:
    granted = tx.decisions.granted.get(order.granted_service_id)
    decision = tx.decisions.decisions.get(granted.decision_id)
    return GrantedFact(
        id=granted.id,
        service=granted.service.value,
        decision_number=decision.number,
        decided_on=decision.decided_on,
        start=decision.valid_from,
        end=decision.valid_to,
        minutes_per_week=granted.minutes_per_week,
        minutes_per_month=granted.minutes_per_month,
    )


def _execution(one: Execution, unit: str) -> ExecutionFact:
    return ExecutionFact(
        id=one.id,
        number=one.number,
        order_id=one.order_id,
        unit=unit,
        status=one.status.value,
        start=one.actual_start,
        end=one.actual_end,
        is_removed=one.is_removed,
    )


def care_after(before: CareFacts, decision: Decision, today: dt.date) -> CareFacts:
    """As it will be: what is removed stays, marked; the new order is worked out from today."""
    acts = {act for step in decision.steps for act in step.acts}
    after = before
    if Act.REMOVE in acts and before.executions:
        after = without(after, before.executions[-1].id)
    if Act.NEW_ORDER in acts and before.orders:
        wrong = before.orders[-1]
        after = with_new_order(after, wrong.granted_id, _("rätt enhet"), today, wrong.end)
    return after
