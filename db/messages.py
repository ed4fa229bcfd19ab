"""Messages."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import Column, Connection, Date, Index, String, Table, Text, Uuid

from app.access.roles import Role
from app.messages.model import Message
from db.kernel.columns import id_column, reference, version_column
from db.kernel.schema import metadata
from db.kernel.table_store import TableStore
from db.kernel.types import EnumText, UtcDateTime

message_table = Table(
    "message",
    metadata,
    id_column(),
    reference("client_id", "client"),
    reference("order_id", "care_order", optional=True),
    reference("case_id", "correction_case", optional=True),
    Column("template", String(60), nullable=False),
    Column("subject", String(200), nullable=False),
    Column("body", Text, nullable=False),
    Column("sent_at", UtcDateTime, nullable=False),
    reference("sent_by", "user_account", index=False),
    Column("sent_by_name", String(120), nullable=False),
    reference("from_unit_id", "provider_unit", optional=True, index=False),
    Column("to_role", EnumText(Role), nullable=False),
    reference("to_unit_id", "provider_unit", optional=True, index=False),
    reference("to_user_id", "user_account", optional=True, index=False),
    Column("answer_by", Date),
    Column("read_at", UtcDateTime),
    Column("read_by", Uuid()),
    Column("answer_to", Uuid()),
    Column("answered_at", UtcDateTime),
    Column("closed_at", UtcDateTime),
    version_column(),
    Index("ix_message_inbox", "to_role", "to_unit_id", "sent_at"),
)


class SqlMessageStore(TableStore[Message]):
    """Implements `app.messages.ports.MessageStore`."""

    def __init__(self, connection: Connection) -> None:
        super().__init__(connection, message_table, Message)

    def of_client(self, client_id: UUID) -> list[Message]:
        table = message_table.c
        return self.find(table.client_id == client_id, order=[table.sent_at])

    def of_order(self, order_id: UUID) -> list[Message]:
        table = message_table.c
        return self.find(table.order_id == order_id, order=[table.sent_at])

    def of_case(self, case_id: UUID) -> list[Message]:
        table = message_table.c
        return self.find(table.case_id == case_id, order=[table.sent_at])
