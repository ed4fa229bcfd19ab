"""Executions, visits and pauses."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    Connection,
    Date,
    Index,
    Integer,
    String,
    Table,
    Text,
    Uuid,
    select,
)

from app.executions.model import Execution, ExecutionStatus, Visit, VisitSource
from app.kernel.period import Period
from app.pauses.model import Pause, PauseReason
from db.kernel.columns import id_column, reference, version_column
from db.kernel.schema import metadata
from db.kernel.table_store import TableStore
from db.kernel.types import EnumText, UtcDateTime

execution_table = Table(
    "execution",
    metadata,
    id_column(),
    Column("number", String(20), nullable=False, unique=True),
    reference("order_id", "care_order"),
    reference("client_id", "client"),
    reference("unit_id", "provider_unit"),
    reference("granted_service_id", "granted_service"),
    Column("status", EnumText(ExecutionStatus), nullable=False),
    Column("actual_start", Date, nullable=False),
    Column("registered_at", UtcDateTime, nullable=False),
    reference("registered_by", "user_account", index=False),
    Column("on_behalf_of_unit", Boolean(create_constraint=False), nullable=False),
    Column("actual_end", Date),
    Column("end_reason", Text, nullable=False),
    Column("removed_at", UtcDateTime),
    Column("removed_by", Uuid()),
    reference("correction_case_id", "correction_case", optional=True),
    Column("reopened_at", UtcDateTime),
    version_column(),
    CheckConstraint("actual_end IS NULL OR actual_end >= actual_start", name="order"),
    # invariant 4: removed means by whom, when and in which correction case
    CheckConstraint(
        "status <> 'removed' OR (removed_at IS NOT NULL AND removed_by IS NOT NULL"
        " AND correction_case_id IS NOT NULL)",
        name="removal",
    ),
    Index("ix_execution_status", "status", "actual_start", "id"),
)

visit_table = Table(
    "visit",
    metadata,
    id_column(),
    reference("execution_id", "execution"),
    reference("client_id", "client"),
    Column("performed_on", Date, nullable=False),
    Column("minutes", Integer, nullable=False),
    Column("source", EnumText(VisitSource), nullable=False),
    version_column(),
)

pause_table = Table(
    "pause",
    metadata,
    id_column(),
    reference("execution_id", "execution"),
    reference("client_id", "client"),
    Column("start", Date, nullable=False),
    Column("end", Date),
    Column("reason", EnumText(PauseReason), nullable=False),
    Column("registered_at", UtcDateTime, nullable=False),
    reference("registered_by", "user_account", index=False),
    version_column(),
    CheckConstraint('"end" IS NULL OR "end" >= start', name="order"),
)
# invariant 3: at most one open pause for each execution
Index(
    "uq_pause_open",
    pause_table.c.execution_id,
    unique=True,
    sqlite_where=pause_table.c.end.is_(None),
    postgresql_where=pause_table.c.end.is_(None),
)


class SqlExecutionStore(TableStore[Execution]):
    """Implements `app.executions.ports.ExecutionStore`."""

    def __init__(self, connection: Connection) -> None:
        super().__init__(connection, execution_table, Execution)
        self.visits = TableStore(connection, visit_table, Visit)

    def by_number(self, number: str) -> Execution | None:
        return self.one(execution_table.c.number == number)

    def of_client(self, client_id: UUID) -> list[Execution]:
        table = execution_table.c
        return self.find(table.client_id == client_id, order=[table.actual_start, table.number])

    def of_order(self, order_id: UUID) -> list[Execution]:
        table = execution_table.c
        return self.find(table.order_id == order_id, order=[table.actual_start, table.number])

    def paused(self, execution_id: UUID) -> list[Period]:
        """The days of the pauses, in order."""
        table = pause_table.c
        query = (
            select(table.start, table.end)
            .where(table.execution_id == execution_id)
            .order_by(table.start)
        )
        return [Period(row.start, row.end) for row in self._connection.execute(query)]

    def visits_of(self, execution_id: UUID) -> list[Visit]:
        table = visit_table.c
        return self.visits.find(table.execution_id == execution_id, order=[table.performed_on])


class SqlPauseStore(TableStore[Pause]):
    """Implements `app.pauses.ports.PauseStore`."""

    def __init__(self, connection: Connection) -> None:
        super().__init__(connection, pause_table, Pause)

    def of_execution(self, execution_id: UUID) -> list[Pause]:
        table = pause_table.c
        return self.find(table.execution_id == execution_id, order=[table.start])

    def of_client(self, client_id: UUID) -> list[Pause]:
        table = pause_table.c
        return self.find(table.client_id == client_id, order=[table.start])
