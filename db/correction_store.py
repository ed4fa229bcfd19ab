"""Correction cases and what was done in them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, exists, or_, select

from app.access.actor import Actor, Relation
from app.corrections.model import (
    CaseObligation,
    CaseStatus,
    CaseStep,
    CaseSuccession,
    CorrectionCase,
    DataIncident,
    Ticket,
)
from db.corrections import (
    case_table,
    incident_table,
    obligation_table,
    step_table,
    succession_table,
    ticket_table,
)
from db.kernel.table_store import TableStore
from db.orders import order_table
from db.visibility import visibility_of


class SqlCaseStore:
    """Implements `app.corrections.ports.CaseStore`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.cases = TableStore(connection, case_table, CorrectionCase)
        self.steps = TableStore(connection, step_table, CaseStep)
        self.obligations = TableStore(connection, obligation_table, CaseObligation)
        self.tickets = TableStore(connection, ticket_table, Ticket)
        self.incidents = TableStore(connection, incident_table, DataIncident)
        self.successions = TableStore(connection, succession_table, CaseSuccession)

    def get(self, id_: UUID) -> CorrectionCase:
        return self.cases.get(id_)

    def by_number(self, number: str) -> CorrectionCase | None:
        return self.cases.one(case_table.c.number == number)

    def open_for_order(self, order_id: UUID) -> CorrectionCase | None:
        table = case_table.c
        return self.cases.one(table.order_id == order_id, table.status == CaseStatus.OPEN)

    def of_client(self, client_id: UUID) -> list[CorrectionCase]:
        table = case_table.c
        return self.cases.find(table.client_id == client_id, order=[table.started_at])

    def visible_to(
        self, actor: Actor, today: dt.date, relations: Iterable[Relation], words: str = ""
    ) -> list[CorrectionCase]:
        """Newest first; the right to each is the same as `SqlRelationStore` gives it."""
        where = [visibility_of(self._connection, actor, today).cases().among(relations)]
        if words:
            where.append(_numbered(words))
        return self.cases.find(*where, order=[case_table.c.started_at.desc()])

    def orders_corrected(
        self, actor: Actor, today: dt.date, relations: Iterable[Relation]
    ) -> frozenset[str]:
        case, order = case_table.c, order_table.c
        visible = visibility_of(self._connection, actor, today).cases().among(relations)
        query = (
            select(order.number)
            .select_from(case_table.join(order_table, order.id == case.order_id))
            .where(case.status == CaseStatus.OPEN, visible)
        )
        return frozenset(self._connection.execute(query).scalars())

    def steps_of(self, case_id: UUID) -> list[CaseStep]:
        table = step_table.c
        return self.steps.find(table.case_id == case_id, order=[table.done_at])

    def obligations_of(self, case_id: UUID) -> list[CaseObligation]:
        table = obligation_table.c
        return self.obligations.find(table.case_id == case_id, order=[table.done_at])

    def tickets_of(self, case_id: UUID) -> list[Ticket]:
        table = ticket_table.c
        return self.tickets.find(table.case_id == case_id, order=[table.made_at])

    def successions_of(self, case_id: UUID) -> list[CaseSuccession]:
        table = succession_table.c
        return self.successions.find(table.case_id == case_id, order=[table.at])

    def incident_of(self, case_id: UUID) -> DataIncident | None:
        return self.incidents.one(incident_table.c.case_id == case_id)


def _numbered(words: str) -> ColumnElement[bool]:
    case, order = case_table.c, order_table.c
    # Asked for each case: there are few cases and many orders.
    by_order = exists().where(
        order.id == case.order_id, order.number.icontains(words, autoescape=True)
    )
    return or_(case.number.icontains(words, autoescape=True), by_order)
