"""Decisions, granted services and level assessments."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import CheckConstraint, Column, Connection, Date, Integer, String, Table, Text

from app.clients.model import Law
from app.decisions.model import Decision, GrantedService, LevelAssessment
from app.providers.model import ServiceType
from db.kernel.columns import id_column, reference, version_column
from db.kernel.schema import metadata
from db.kernel.table_store import TableStore
from db.kernel.types import EnumText

decision_table = Table(
    "decision",
    metadata,
    id_column(),
    Column("number", String(20), nullable=False, unique=True),
    reference("client_id", "client"),
    reference("care_case_id", "care_case"),
    Column("law", EnumText(Law), nullable=False),
    Column("paragraph", String(60), nullable=False),
    Column("decided_on", Date, nullable=False),
    Column("registered_on", Date, nullable=False),
    Column("valid_from", Date, nullable=False),
    Column("valid_to", Date),
    reference("decided_by", "user_account", index=False),
    Column("exception_reason", Text, nullable=False),
    version_column(),
    CheckConstraint("valid_to IS NULL OR valid_to >= valid_from", name="order"),
)

granted_table = Table(
    "granted_service",
    metadata,
    id_column(),
    reference("decision_id", "decision"),
    reference("client_id", "client"),
    Column("service", EnumText(ServiceType), nullable=False),
    Column("scope", Text, nullable=False),
    Column("frequency", String(120), nullable=False),
    Column("minutes_per_week", Integer, nullable=False),
    Column("minutes_per_month", Integer, nullable=False),
    Column("goal", Text, nullable=False),
    Column("purpose", Text, nullable=False),
    version_column(),
    CheckConstraint("minutes_per_week >= 0 AND minutes_per_month >= 0", name="minutes"),
)

level_table = Table(
    "level_assessment",
    metadata,
    id_column(),
    reference("client_id", "client"),
    Column("level", Integer, nullable=False),
    Column("assessed_on", Date, nullable=False),
    Column("reason", Text, nullable=False),
    Column("next_review_on", Date),
    version_column(),
)


class SqlDecisionStore:
    """Implements `app.decisions.ports.DecisionStore`."""

    def __init__(self, connection: Connection) -> None:
        self.decisions = TableStore(connection, decision_table, Decision)
        self.granted = TableStore(connection, granted_table, GrantedService)
        self.levels = TableStore(connection, level_table, LevelAssessment)

    def decisions_of(self, client_id: UUID) -> list[Decision]:
        table = decision_table.c
        return self.decisions.find(table.client_id == client_id, order=[table.valid_from])

    def granted_of(self, client_id: UUID) -> list[GrantedService]:
        return self.granted.find(granted_table.c.client_id == client_id)

    def levels_of(self, client_id: UUID) -> list[LevelAssessment]:
        table = level_table.c
        return self.levels.find(table.client_id == client_id, order=[table.assessed_on])
