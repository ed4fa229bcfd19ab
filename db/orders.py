"""Orders."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import (
    CheckConstraint,
    Column,
    Connection,
    Date,
    Index,
    String,
    Table,
    Text,
    Uuid,
    delete,
    exists,
    or_,
    select,
)

from app.orders.model import Order, OrderStatus
from app.orders.removals import OpenCorrection
from app.providers.model import Channel, ServiceType
from db.kernel.columns import id_column, reference, version_column
from db.kernel.schema import metadata
from db.kernel.table_store import TableStore
from db.kernel.types import EnumText, UtcDateTime

# A wrong order is out of the way when it stands so, and its executions with it.
_ORDER_OVER = [
    OrderStatus.REMOVED,
    OrderStatus.ENDED,
    OrderStatus.RECALLED,
    OrderStatus.MOVED,
    OrderStatus.SUPERSEDED,
]
_EXECUTION_OVER = ["removed", "ended"]
_CASE_OPEN = "open"

order_table = Table(
    "care_order",
    metadata,
    id_column(),
    Column("number", String(20), nullable=False, unique=True),
    reference("client_id", "client", index=False),
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
    # Which unit has each client of a list: see ix_care_case_client.
    Index("ix_care_order_client", "client_id", "unit_id", "status"),
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

    def of_service(self, client_id: UUID, service: ServiceType) -> list[Order]:
        table, granted = order_table.c, order_table.metadata.tables["granted_service"].c
        of_kind = select(granted.id).where(
            granted.client_id == client_id, granted.service == service
        )
        return self.find(
            table.client_id == client_id,
            table.granted_service_id.in_(of_kind),
            order=[table.valid_from, table.number],
        )

    def discard_draft(self, id_: UUID) -> None:
        table = order_table.c
        where = (table.id == id_, table.status == OrderStatus.DRAFT)
        self._connection.execute(delete(order_table).where(*where))

    def being_corrected(self, client_id: UUID, granted_service_id: UUID) -> list[OpenCorrection]:
        tables = order_table.metadata.tables
        case, execution = tables["correction_case"].c, tables["execution"].c
        wrong, granted = order_table.c, tables["granted_service"]
        wanted, had = granted.alias("wanted").c, granted.alias("had").c
        in_force = exists().where(
            execution.order_id == wrong.id, execution.status.not_in(_EXECUTION_OVER)
        )
        query = (
            select(case.id, case.number, case.routine, case.routine_version, case.leaf)
            .join_from(tables["correction_case"], order_table, wrong.id == case.order_id)
            .join(had.id.table, had.id == wrong.granted_service_id)
            .join(wanted.id.table, wanted.id == granted_service_id)
            .where(
                case.client_id == client_id,
                case.status == _CASE_OPEN,
                had.service == wanted.service,
                or_(in_force, wrong.status.not_in(_ORDER_OVER)),
            )
            .order_by(case.started_at)
        )
        return [OpenCorrection(*row) for row in self._connection.execute(query)]
