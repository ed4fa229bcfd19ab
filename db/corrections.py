"""Tables of correction cases: steps, obligations, tickets and incidents."""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    Index,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
    Uuid,
)

from app.access.roles import Role
from app.corrections.model import (
    CaseStatus,
    IncidentStatus,
    StepState,
)
from db.kernel.columns import id_column, reference, version_column
from db.kernel.schema import metadata
from db.kernel.types import EnumText, JsonOf, UtcDateTime

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
    Column("saves_documentation", Boolean(create_constraint=False), nullable=False),
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
    # Product decision 2: nobody both asks for, investigates and carries out
    CheckConstraint("requester_id IS NULL OR requester_id <> investigator_id", name="two_people"),
    CheckConstraint("executor_id IS NULL OR executor_id <> investigator_id", name="other_executor"),
    CheckConstraint("executor_id IS NULL OR executor_id <> requester_id", name="not_requester"),
)
# One open case for an order
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

# Who followed whom in a case; rows are only ever added.
succession_table = Table(
    "case_succession",
    metadata,
    id_column(),
    reference("case_id", "correction_case"),
    reference("client_id", "client"),
    Column("at", UtcDateTime, nullable=False),
    reference("from_user", "user_account", index=False),
    Column("from_name", String(120), nullable=False),
    reference("to_user", "user_account", index=False),
    Column("to_name", String(120), nullable=False),
    reference("decided_by", "user_account", index=False),
    Column("decided_by_name", String(120), nullable=False),
    Column("reason", Text, nullable=False),
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
