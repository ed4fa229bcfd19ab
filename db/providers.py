"""Providers and their units."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import Boolean, Column, Connection, Date, String, Table

from app.providers.model import Channel, Provider, ProviderUnit, Regi, ServiceType
from db.kernel.columns import id_column, reference, version_column
from db.kernel.schema import metadata
from db.kernel.table_store import TableStore
from db.kernel.types import EnumText, JsonOf

provider_table = Table(
    "provider",
    metadata,
    id_column(),
    Column("name", String(120), nullable=False),
    Column("org_no", String(20), nullable=False),
    Column("regi", EnumText(Regi), nullable=False),
    version_column(),
)

unit_table = Table(
    "provider_unit",
    metadata,
    id_column(),
    reference("provider_id", "provider"),
    Column("name", String(120), nullable=False, unique=True),
    Column("channel", EnumText(Channel), nullable=False),
    Column("services", JsonOf(tuple[ServiceType, ...]), nullable=False),
    Column("has_gatekeeper", Boolean(create_constraint=False), nullable=False),
    Column("uses_planning_lmo", Boolean(create_constraint=False)),
    Column("uses_phoniro", Boolean(create_constraint=False)),
    Column("functional_mailbox", String(120), nullable=False),
    Column("phone", String(40), nullable=False),
    Column("contact_person", String(120), nullable=False),
    Column("valid_from", Date, nullable=False),
    Column("valid_to", Date),
    version_column(),
)


class SqlProviderStore:
    """Implements `app.providers.ports.ProviderStore`."""

    def __init__(self, connection: Connection) -> None:
        self.providers = TableStore(connection, provider_table, Provider)
        self.units = TableStore(connection, unit_table, ProviderUnit)

    def provider(self, id_: UUID) -> Provider:
        return self.providers.get(id_)

    def unit(self, id_: UUID) -> ProviderUnit:
        return self.units.get(id_)

    def unit_by_name(self, name: str) -> ProviderUnit | None:
        return self.units.one(unit_table.c.name == name)

    def all_units(self) -> list[ProviderUnit]:
        return self.units.find(order=[unit_table.c.name])

    def all_providers(self) -> list[Provider]:
        return self.providers.find(order=[provider_table.c.name])
