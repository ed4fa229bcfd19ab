"""How a person stands to a client: worked out from care cases, orders and correction cases."""

from __future__ import annotations

import datetime as dt
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, and_, or_, select

from app.access.actor import Actor, Relation, Subject
from app.access.roles import Role
from app.corrections.model import CaseStatus
from app.orders.model import OrderStatus
from db.clients import care_case_table, client_table
from db.corrections import case_table
from db.executions import execution_table
from db.orders import order_table
from db.settings import settings_table

_IN_FORCE = frozenset(
    {OrderStatus.SENT, OrderStatus.RECEIVED, OrderStatus.CHECKED, OrderStatus.EXECUTED}
)
_BEST_FIRST = (Relation.OWN, Relation.ENDED, Relation.OTHER, Relation.NONE)


class SqlRelationStore:
    """Implements `app.access.ports.RelationStore`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def complete(self, subject: Subject) -> Subject:
        """Fill in client and label from the most particular thing that is named."""
        for table, id_ in (
            (case_table, subject.case_id),
            (execution_table, subject.execution_id),
            (order_table, subject.order_id),
        ):
            if id_ is not None:
                query = select(table.c.client_id, table.c.number).where(table.c.id == id_)
                row = self._connection.execute(query).first()
                return subject if row is None else _filled(subject, row.client_id, row.number)
        if subject.client_id is not None and not subject.label:
            query = select(client_table.c.customer_number).where(
                client_table.c.id == subject.client_id
            )
            number = self._connection.execute(query).scalar_one_or_none()
            return _filled(subject, subject.client_id, number or "")
        return subject

    def relation(self, actor: Actor, subject: Subject, today: dt.date) -> Relation:
        about = self.complete(subject)
        if about.client_id is None:
            return Relation.NONE
        if actor.role is Role.CASE_OFFICER:
            return self._of_officer(actor, about.client_id, today)
        if actor.role in {Role.PROVIDER, Role.MANAGER}:
            return self._of_unit_people(actor, about, today)
        if actor.role is Role.FEE_OFFICER:
            return self._of_fees(about.client_id)
        return self._of_case_role(actor.role, about, today)

    def _of_officer(self, actor: Actor, client_id: UUID, today: dt.date) -> Relation:
        officers = set(self._officers(client_id, today))
        if actor.user_id in officers:
            return Relation.OWN
        return Relation.OTHER if officers else Relation.NONE

    def _officers(self, client_id: UUID, today: dt.date) -> list[UUID]:
        table = care_case_table.c
        query = select(table.officer_id).where(
            table.client_id == client_id, or_(table.closed_on.is_(None), table.closed_on > today)
        )
        return list(self._connection.execute(query).scalars())

    def _of_unit_people(self, actor: Actor, about: Subject, today: dt.date) -> Relation:
        """A manager without a unit leads the authority side: every open care case."""
        if actor.unit_id is None and actor.role is Role.MANAGER and about.client_id is not None:
            officers = self._officers(about.client_id, today)
            return Relation.OWN if officers else Relation.NONE
        return self._of_unit(actor.unit_id, about, today)

    def _of_fees(self, client_id: UUID) -> Relation:
        table = execution_table.c
        query = select(table.id).where(table.client_id == client_id).limit(1)
        return Relation.OWN if self._connection.execute(query).first() else Relation.NONE

    def _of_unit(self, unit_id: UUID | None, about: Subject, today: dt.date) -> Relation:
        by_case = self._unit_in_case(unit_id, about, today) if about.case_id else Relation.NONE
        if by_case in {Relation.OWN, Relation.ENDED}:
            return by_case
        grace = self._grace_days()
        rows = self._orders(about)
        found = {_by_order(row, unit_id, today, grace) for row in rows} | {by_case}
        return next(relation for relation in _BEST_FIRST if relation in found)

    def _unit_in_case(self, unit_id: UUID | None, about: Subject, today: dt.date) -> Relation:
        """The unit of the wrong order, or of the new one, takes part in the case."""
        order, case = order_table.c, case_table.c
        query = (
            select(case.status, case.ended_at)
            .join_from(
                case_table,
                order_table,
                or_(order.id == case.order_id, order.id == case.new_order_id),
            )
            .where(case.id == about.case_id, order.unit_id == unit_id)
        )
        row = self._connection.execute(query).first()
        return Relation.NONE if row is None else self._by_case(row, today)

    def _of_case_role(self, role: Role, about: Subject, today: dt.date) -> Relation:
        table = case_table.c
        which = table.id == about.case_id if about.case_id else table.client_id == about.client_id
        has_step = table.roles.like(f'%"{role.value}"%')
        query = select(table.status, table.ended_at, has_step.label("mine")).where(which)
        found = {
            self._by_case(row, today) if row.mine else Relation.OTHER
            for row in self._connection.execute(query)
        } | {Relation.NONE}
        return next(relation for relation in _BEST_FIRST if relation in found)

    def _by_case(self, row: Any, today: dt.date) -> Relation:
        if row.status is CaseStatus.OPEN:
            return Relation.OWN
        until = row.ended_at.date() + dt.timedelta(days=self._grace_days())
        return Relation.ENDED if today <= until else Relation.NONE

    def _orders(self, about: Subject) -> list[Any]:
        table = order_table.c
        where = [table.client_id == about.client_id, table.status != OrderStatus.DRAFT]
        if about.order_id is not None:
            where.append(table.id == about.order_id)
        elif about.execution_id is not None:
            of_execution = select(execution_table.c.order_id).where(
                execution_table.c.id == about.execution_id
            )
            where.append(table.id == of_execution.scalar_subquery())
        query = select(table.unit_id, table.status, table.valid_to, table.ended_on).where(
            and_(*where)
        )
        return list(self._connection.execute(query))

    def _grace_days(self) -> int:
        query = select(settings_table.c.access_grace_days)
        return self._connection.execute(query).scalar() or 0


def _by_order(row: Any, unit_id: UUID | None, today: dt.date, grace: int) -> Relation:
    """product.md §8.11: own in force, ended within the grace days, nothing after a removal."""
    if row.unit_id != unit_id:
        return Relation.OTHER if row.status in _IN_FORCE else Relation.NONE
    if row.status not in _IN_FORCE and row.status is not OrderStatus.ENDED:
        return Relation.NONE
    last = row.ended_on or row.valid_to
    if row.status in _IN_FORCE and (last is None or today <= last):
        return Relation.OWN
    return Relation.ENDED if today <= last + dt.timedelta(days=grace) else Relation.NONE


def _filled(subject: Subject, client_id: UUID, label: str) -> Subject:
    return Subject(
        client_id=client_id,
        order_id=subject.order_id,
        execution_id=subject.execution_id,
        case_id=subject.case_id,
        label=label,
    )
