"""Orders."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import CheckConstraint, Column, Connection, Date, Index, String, Table, Text, Uuid

from app.orders.model import LIVE, Order, OrderStatus
from app.providers.model import Channel
from db.kernel.columns import id_column, reference, version_column
from db.kernel.schema import metadata
from db.kernel.table_store import TableStore
from db.kernel.types import EnumText, UtcDateTime

order_table = Table(
    "care_order",
    metadata,
    id_column(),
    Column("number", String(20), nullable=False, unique=True),
    reference("client_id", "client"),
    reference("granted_service_id", "granted_service"),
    reference("unit_id", "provider_unit"),
    Column("channel", EnumText(Channel), nullable=False),
    Column("status", EnumText(OrderStatus), nullable=False),
    Column("planned_start", Date, nullable=False),
    Column("valid_from", Date, nullable=False),
    Column("valid_to", Date),
    reference("officer_id", "user_account"),
    Column("sent_at", UtcDateTime),
    Column("sent_by", Uuid()),
    Column("received_at", UtcDateTime),
    Column("received_by", Uuid()),
    Column("checked_at", UtcDateTime),
    Column("checked_by", Uuid()),
    Column("ended_on", Date),
    Column("recall_reason", Text, nullable=False),
    reference("predecessor_id", "care_order", optional=True),
    version_column(),
    CheckConstraint("valid_to IS NULL OR valid_to >= valid_from", name="order"),
    CheckConstraint("(status = 'draft') = (sent_at IS NULL)", name="sent"),
    CheckConstraint("status <> 'ended' OR ended_on IS NOT NULL", name="ended"),
    Index("ix_care_order_status", "status", "sent_at", "id"),
)


class SqlOrderStore(TableStore[Order]):
    """Implements `app.orders.ports.OrderStore`."""

    def __init__(self, connection: Connection) -> None:
        super().__init__(connection, order_table, Order)

    def by_number(self, number: str) -> Order | None:
        return self.one(order_table.c.number == number)

    def of_client(self, client_id: UUID) -> list[Order]:
        table = order_table.c
        return self.find(table.client_id == client_id, order=[table.valid_from, table.number])

    def live_for(self, granted_service_id: UUID) -> list[Order]:
        table = order_table.c
        return self.find(
            table.granted_service_id == granted_service_id,
            table.status.in_([status.value for status in LIVE]),
            order=[table.valid_from],
        )
