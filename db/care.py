"""What happened to one client's services, as far as the reader may see each part."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import Connection, select

from app.access.reader import Reader
from app.clients.ports import CareReaders
from app.clients.timeline import CareFacts, ExecutionFact, GrantedFact, OrderFact, PauseFact
from app.executions.model import ExecutionStatus
from app.orders.model import OrderStatus
from db.decisions import decision_table, granted_table
from db.executions import execution_table, pause_table
from db.narrowing import Condition, visibility_for
from db.orders import order_table
from db.providers import unit_table

_WRONG = frozenset({OrderStatus.RECALLED, OrderStatus.MOVED, OrderStatus.REMOVED})


def care_of(connection: Connection, client_id: UUID, readers: CareReaders) -> CareFacts:
    """Orders and executions one by one; a decision with the orders or the client (NKP-09)."""
    orders = _orders(connection, client_id, readers.orders)
    executions = _executions(connection, client_id, readers.executions)
    shown = {order.granted_id for order in orders}
    granted = _granted(connection, client_id, readers.decisions, shown)
    known = {one.id for one in executions}
    pauses = _pauses(connection, client_id, readers.pauses)
    pauses = tuple(pause for pause in pauses if pause.execution_id in known)
    return CareFacts(granted=granted, orders=orders, executions=executions, pauses=pauses)


def _granted(
    connection: Connection, client_id: UUID, reader: Reader, shown: set[UUID]
) -> tuple[GrantedFact, ...]:
    """Whoever reads by orders sees the services of those; the others see them all."""
    granted, decision = granted_table.c, decision_table.c
    visibility = visibility_for(connection, reader)
    seen = visibility.clients(granted.client_id).among(reader.relations)
    if not visibility.has_clients:
        seen = granted.id.in_(shown)
    query = (
        select(
            granted.id,
            granted.service,
            decision.number,
            decision.decided_on,
            decision.valid_from,
            decision.valid_to,
            granted.minutes_per_week,
            granted.minutes_per_month,
        )
        .join_from(granted_table, decision_table, decision.id == granted.decision_id)
        .where(granted.client_id == client_id, seen)
    )
    return tuple(
        GrantedFact(
            id=row.id,
            service=row.service.value,
            decision_number=row.number,
            decided_on=row.decided_on,
            start=row.valid_from,
            end=row.valid_to,
            minutes_per_week=row.minutes_per_week,
            minutes_per_month=row.minutes_per_month,
        )
        for row in connection.execute(query)
    )


def _orders(connection: Connection, client_id: UUID, reader: Reader) -> tuple[OrderFact, ...]:
    order = order_table.c
    query = (
        select(order_table, unit_table.c.name.label("unit"))
        .join_from(order_table, unit_table, unit_table.c.id == order.unit_id)
        .where(
            order.client_id == client_id,
            visibility_for(connection, reader).orders().among(reader.relations),
        )
    )
    return tuple(
        OrderFact(
            id=row.id,
            number=row.number,
            granted_id=row.granted_service_id,
            unit=row.unit,
            status=row.status.value,
            start=row.valid_from,
            end=row.ended_on or row.valid_to,
            is_wrong=row.status in _WRONG,
        )
        for row in connection.execute(query)
    )


def _executions(
    connection: Connection, client_id: UUID, reader: Reader
) -> tuple[ExecutionFact, ...]:
    query = (
        select(execution_table, unit_table.c.name.label("unit"))
        .join_from(execution_table, unit_table, unit_table.c.id == execution_table.c.unit_id)
        .where(*_of_client(connection, client_id, reader))
    )
    return tuple(
        ExecutionFact(
            id=row.id,
            number=row.number,
            order_id=row.order_id,
            unit=row.unit,
            status=row.status.value,
            start=row.actual_start,
            end=row.actual_end,
            is_removed=row.status is ExecutionStatus.REMOVED,
        )
        for row in connection.execute(query)
    )


def _pauses(connection: Connection, client_id: UUID, reader: Reader) -> tuple[PauseFact, ...]:
    pause = pause_table.c
    query = (
        select(pause.id, pause.execution_id, pause.start, pause.end)
        .join_from(pause_table, execution_table, execution_table.c.id == pause.execution_id)
        .where(*_of_client(connection, client_id, reader))
    )
    return tuple(
        PauseFact(id=row.id, execution_id=row.execution_id, start=row.start, end=row.end)
        for row in connection.execute(query)
    )


def _of_client(connection: Connection, client_id: UUID, reader: Reader) -> list[Condition]:
    seen = visibility_for(connection, reader).executions().among(reader.relations)
    return [execution_table.c.client_id == client_id, seen]
