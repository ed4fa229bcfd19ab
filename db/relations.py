"""How a person stands to the subject of a use case."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Table, or_, select

from app.access.actor import Actor, Relation, Subject
from db.clients import client_table
from db.corrections import case_table
from db.executions import execution_table
from db.orders import order_table
from db.users import user_table
from db.visibility import Standing, Visibility, visibility_of

_WORST_FIRST = (Relation.NONE, Relation.OTHER, Relation.ENDED, Relation.OWN)


class SqlRelationStore:
    """Implements `app.access.ports.RelationStore`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def visibility(self, actor: Actor, today: dt.date) -> Visibility:
        """The same relations as conditions, for lists."""
        return visibility_of(self._connection, actor, today)

    def is_in_force(self, actor: Actor, today: dt.date) -> bool:
        user = user_table.c
        query = select(user.role, user.unit_id).where(
            user.id == actor.user_id,
            user.since <= today,
            or_(user.ended_on.is_(None), user.ended_on > today),
        )
        row = self._connection.execute(query).first()
        return row is not None and (row.role, row.unit_id) == (actor.role, actor.unit_id)

    def complete(self, subject: Subject) -> Subject:
        """Fill in client and label from the most particular thing that is named."""
        for table, id_ in _named(subject):
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
        """The weakest relation to anything that is named; nothing if it is about two people."""
        if not self._is_one_client(subject):
            return Relation.NONE
        visibility = self.visibility(actor, today)
        found = [*self._to_named(visibility, subject)]
        if not found:
            standing = visibility.clients(client_table.c.id)
            found = [self._ask(client_table, standing, subject.client_id)]
        return next(relation for relation in _WORST_FIRST if relation in found)

    def _to_named(self, visibility: Visibility, subject: Subject) -> Iterator[Relation]:
        if subject.case_id is not None:
            yield self._ask(case_table, visibility.cases(), subject.case_id)
        order_id = subject.order_id
        if order_id is not None and not self._in_case(visibility.actor, subject, order_id):
            yield self._ask(order_table, visibility.orders(), order_id)
        execution_id = subject.execution_id
        if execution_id is not None:
            of_execution = self._order_of(execution_id) if subject.case_id else None
            if of_execution is None or not self._in_case(visibility.actor, subject, of_execution):
                yield self._ask(execution_table, visibility.executions(), execution_id)

    def _ask(self, table: Table, standing: Standing, id_: UUID | None) -> Relation:
        query = select(standing.own, standing.ended, standing.other)
        row = self._connection.execute(query.select_from(table).where(table.c.id == id_)).first()
        if row is None:
            return Relation.NONE
        answers = zip((Relation.OWN, Relation.ENDED, Relation.OTHER), row, strict=True)
        return next((relation for relation, holds in answers if holds), Relation.NONE)

    def _is_one_client(self, subject: Subject) -> bool:
        """Every thing that is named exists and is about the same client."""
        clients = {
            self._connection.execute(select(table.c.client_id).where(table.c.id == id_)).scalar()
            for table, id_ in _named(subject)
        }
        if subject.client_id is not None:
            clients.add(subject.client_id)
        return len(clients) == 1 and None not in clients

    def _order_of(self, execution_id: UUID) -> UUID | None:
        table = execution_table.c
        query = select(table.order_id).where(table.id == execution_id)
        return self._connection.execute(query).scalar()

    def _in_case(self, actor: Actor, subject: Subject, order_id: UUID) -> bool:
        """An order of the case that is named goes by the case, at the person's own unit only."""
        if subject.case_id is None:
            return False
        case, order = case_table.c, order_table.c
        query = (
            select(order.unit_id)
            .join_from(
                case_table,
                order_table,
                or_(order.id == case.order_id, order.id == case.new_order_id),
            )
            .where(case.id == subject.case_id, order.id == order_id)
        )
        row = self._connection.execute(query).first()
        return row is not None and actor.unit_id in {None, row.unit_id}


def _named(subject: Subject) -> list[tuple[Table, Any]]:
    """What is named beside the client, the most particular first."""
    pairs = (
        (case_table, subject.case_id),
        (execution_table, subject.execution_id),
        (order_table, subject.order_id),
    )
    return [(table, id_) for table, id_ in pairs if id_ is not None]


def _filled(subject: Subject, client_id: UUID, label: str) -> Subject:
    return replace(subject, client_id=client_id, label=label)
