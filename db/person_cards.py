"""Card issues, what only the card holds, and receipts."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import (
    Boolean,
    Column,
    Connection,
    Date,
    ForeignKey,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
    Uuid,
)

from app.person_cards.model import CardContent, CardNotes, CardReceipt, CardStatus, PersonCardIssue
from db.kernel.columns import id_column, reference, version_column
from db.kernel.schema import metadata
from db.kernel.table_store import TableStore
from db.kernel.types import EnumText, JsonOf, UtcDateTime

notes_table = Table(
    "card_notes",
    metadata,
    Column("id", Uuid(), ForeignKey("client.id"), primary_key=True),
    Column("health_and_safety", Text, nullable=False),
    Column("health_and_safety_ticked", Boolean(create_constraint=False), nullable=False),
    Column("keys_and_alarm", Text, nullable=False),
    version_column(),
)

issue_table = Table(
    "person_card_issue",
    metadata,
    id_column(),
    reference("client_id", "client"),
    Column("number", Integer, nullable=False),
    Column("code", String(20), nullable=False, unique=True),
    Column("status", EnumText(CardStatus), nullable=False),
    Column("issued_at", UtcDateTime, nullable=False),
    reference("issued_by", "user_account", index=False),
    Column("issued_by_name", String(120), nullable=False),
    Column("valid_from", Date, nullable=False),
    Column("reason", Text, nullable=False),
    Column("content", JsonOf(CardContent), nullable=False),
    Column("content_sha256", String(64), nullable=False),
    version_column(),
    UniqueConstraint("client_id", "number"),
)

receipt_table = Table(
    "card_receipt",
    metadata,
    id_column(),
    reference("issue_id", "person_card_issue"),
    reference("client_id", "client"),
    reference("unit_id", "provider_unit"),
    Column("sent_at", UtcDateTime, nullable=False),
    Column("read_at", UtcDateTime),
    Column("read_by", Uuid()),
    Column("printed_at", UtcDateTime),
    version_column(),
    UniqueConstraint("issue_id", "unit_id"),
)


class SqlCardStore:
    """Implements `app.person_cards.ports.CardStore`."""

    def __init__(self, connection: Connection) -> None:
        self.issues = TableStore(connection, issue_table, PersonCardIssue)
        self.notes = TableStore(connection, notes_table, CardNotes)
        self.receipts = TableStore(connection, receipt_table, CardReceipt)

    def issues_of(self, client_id: UUID) -> list[PersonCardIssue]:
        table = issue_table.c
        return self.issues.find(table.client_id == client_id, order=[table.number])

    def by_code(self, code: str) -> PersonCardIssue | None:
        return self.issues.one(issue_table.c.code == code)

    def notes_of(self, client_id: UUID) -> CardNotes | None:
        return self.notes.one(notes_table.c.id == client_id)

    def receipts_of(self, issue_id: UUID) -> list[CardReceipt]:
        table = receipt_table.c
        return self.receipts.find(table.issue_id == issue_id, order=[table.sent_at])
