"""Correction cases with their steps, obligations, tickets and incidents."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    ColumnElement,
    Connection,
    Index,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
    Uuid,
    and_,
    or_,
    select,
)

from app.access.actor import Actor
from app.access.roles import Role
from app.corrections.model import (
    CaseObligation,
    CaseStatus,
    CaseStep,
    CorrectionCase,
    DataIncident,
    IncidentStatus,
    StepState,
    Ticket,
)
from db.clients import care_case_table
from db.kernel.columns import id_column, reference, version_column
from db.kernel.schema import metadata
from db.kernel.table_store import TableStore
from db.kernel.types import EnumText, JsonOf, UtcDateTime
from db.orders import order_table
from db.settings import settings_table

_TEXTS = JsonOf(dict[str, str])

case_table = Table(
    "correction_case",
    metadata,
    id_column(),
    Column("number", String(20), nullable=False, unique=True),
    reference("client_id", "client"),
    reference("order_id", "care_order"),
    Column("execution_id", Uuid()),
    Column("routine", String(40), nullable=False),
    Column("routine_version", String(20), nullable=False),
    Column("leaf", String(10), nullable=False),
    Column("roles", JsonOf(tuple[Role, ...]), nullable=False),
    Column("status", EnumText(CaseStatus), nullable=False),
    Column("discovered_at", UtcDateTime, nullable=False),
    Column("started_at", UtcDateTime, nullable=False),
    reference("started_by", "user_account", index=False),
    Column("answers", _TEXTS, nullable=False),
    Column("facts", _TEXTS, nullable=False),
    Column("evidence", _TEXTS, nullable=False),
    Column("contradictions", _TEXTS, nullable=False),
    Column("feedback_recipient", String(60), nullable=False),
    Column("contact_person", String(120), nullable=False),
    reference("new_order_id", "care_order", optional=True),
    Column("requester_id", Uuid()),
    Column("investigator_id", Uuid()),
    Column("executor_id", Uuid()),
    Column("cancel_reason", Text, nullable=False),
    Column("ended_at", UtcDateTime),
    version_column(),
    # product.md §8.2: nobody both asks for, investigates and carries out
    CheckConstraint("requester_id IS NULL OR requester_id <> investigator_id", name="two_people"),
    CheckConstraint("executor_id IS NULL OR executor_id <> investigator_id", name="other_executor"),
    CheckConstraint("executor_id IS NULL OR executor_id <> requester_id", name="not_requester"),
)
# domain.md 1.2.4 (5): one open case for an order
Index(
    "uq_correction_case_open_order",
    case_table.c.order_id,
    unique=True,
    sqlite_where=case_table.c.status == CaseStatus.OPEN,
    postgresql_where=case_table.c.status == CaseStatus.OPEN,
)

step_table = Table(
    "case_step",
    metadata,
    id_column(),
    reference("case_id", "correction_case"),
    reference("client_id", "client"),
    Column("step", String(20), nullable=False),
    Column("state", EnumText(StepState), nullable=False),
    Column("done_at", UtcDateTime, nullable=False),
    reference("done_by", "user_account", index=False),
    Column("done_by_name", String(120), nullable=False),
    Column("done_by_role", EnumText(Role), nullable=False),
    Column("note", Text, nullable=False),
    Column("attested", Boolean(create_constraint=False), nullable=False),
    Column("attested_name", String(120), nullable=False),
    version_column(),
    UniqueConstraint("case_id", "step"),
)

obligation_table = Table(
    "case_obligation",
    metadata,
    id_column(),
    reference("case_id", "correction_case"),
    reference("client_id", "client"),
    Column("obligation", String(60), nullable=False),
    Column("done_at", UtcDateTime, nullable=False),
    reference("done_by", "user_account", index=False),
    Column("done_by_name", String(120), nullable=False),
    Column("note", Text, nullable=False),
    version_column(),
    UniqueConstraint("case_id", "obligation"),
)

ticket_table = Table(
    "ticket",
    metadata,
    id_column(),
    reference("case_id", "correction_case"),
    reference("client_id", "client"),
    Column("kind", String(40), nullable=False),
    Column("recipient", String(120), nullable=False),
    Column("text", Text, nullable=False),
    Column("made_at", UtcDateTime, nullable=False),
    Column("sent_at", UtcDateTime),
    Column("sent_by", Uuid()),
    Column("answer", Text, nullable=False),
    version_column(),
)

incident_table = Table(
    "data_incident",
    metadata,
    id_column(),
    reference("case_id", "correction_case"),
    reference("client_id", "client"),
    Column("status", EnumText(IncidentStatus), nullable=False),
    Column("discovered_at", UtcDateTime, nullable=False),
    Column("occurred_at", UtcDateTime),
    Column("description", Text, nullable=False),
    Column("persons", Integer, nullable=False),
    Column("categories", Text, nullable=False),
    Column("consequence", Text, nullable=False),
    Column("measures", Text, nullable=False),
    Column("reference", String(60), nullable=False),
    Column("reported_at", UtcDateTime),
    Column("reported_by", Uuid()),
    version_column(),
)


class SqlCaseStore:
    """Implements `app.corrections.ports.CaseStore`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.cases = TableStore(connection, case_table, CorrectionCase)
        self.steps = TableStore(connection, step_table, CaseStep)
        self.obligations = TableStore(connection, obligation_table, CaseObligation)
        self.tickets = TableStore(connection, ticket_table, Ticket)
        self.incidents = TableStore(connection, incident_table, DataIncident)

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

    def visible_to(self, actor: Actor, today: dt.date) -> list[CorrectionCase]:
        """Open cases first; the right to each is the same as `SqlRelationStore` gives it."""
        grace = self._connection.execute(select(settings_table.c.access_grace_days)).scalar() or 0
        return self.cases.find(
            _readable(actor, today, grace), order=[case_table.c.started_at.desc()]
        )

    def steps_of(self, case_id: UUID) -> list[CaseStep]:
        table = step_table.c
        return self.steps.find(table.case_id == case_id, order=[table.done_at])

    def obligations_of(self, case_id: UUID) -> list[CaseObligation]:
        table = obligation_table.c
        return self.obligations.find(table.case_id == case_id, order=[table.done_at])

    def tickets_of(self, case_id: UUID) -> list[Ticket]:
        table = ticket_table.c
        return self.tickets.find(table.case_id == case_id, order=[table.made_at])

    def incident_of(self, case_id: UUID) -> DataIncident | None:
        return self.incidents.one(incident_table.c.case_id == case_id)


def _readable(actor: Actor, today: dt.date, grace_days: int) -> ColumnElement[bool]:
    case = case_table.c
    if actor.role is Role.CASE_OFFICER:
        mine = select(care_case_table.c.client_id).where(
            care_case_table.c.officer_id == actor.user_id,
            or_(care_case_table.c.closed_on.is_(None), care_case_table.c.closed_on > today),
        )
        return case.client_id.in_(mine)
    # product.md §8.11: an ended case stays readable for the grace days
    grace = dt.timedelta(days=grace_days)
    since = dt.datetime.combine(today - grace, dt.time.min, dt.UTC)
    current = or_(case.status == CaseStatus.OPEN, case.ended_at >= since)
    if actor.role in {Role.PROVIDER, Role.MANAGER}:
        unit = select(order_table.c.id).where(order_table.c.unit_id == actor.unit_id)
        return and_(current, or_(case.order_id.in_(unit), case.new_order_id.in_(unit)))
    return and_(current, case.roles.like(f'%"{actor.role.value}"%'))
