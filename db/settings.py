"""The municipality's settings, secrets of the vault itself, and running numbers."""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    Connection,
    Integer,
    String,
    Table,
    Text,
    insert,
    select,
    update,
)

from app.settings.model import SETTINGS_ID, Municipality
from db.kernel.columns import id_column, version_column
from db.kernel.schema import metadata
from db.kernel.table_store import TableStore
from db.kernel.types import JsonOf

settings_table = Table(
    "municipality",
    metadata,
    id_column(),
    Column("name", String(120), nullable=False),
    Column("committees", JsonOf(tuple[str, ...]), nullable=False),
    Column("operational_system", String(60), nullable=False),
    Column("support_address", String(120), nullable=False),
    Column("support_phone", String(40), nullable=False),
    Column("fee_mailbox", String(120), nullable=False),
    Column("incident_routine_link", Text, nullable=False),
    Column("quick_guide_link", Text, nullable=False),
    Column("insert_document_link", Text, nullable=False),
    Column("access_grace_days", Integer, nullable=False),
    Column("ticket_reminder_weekdays", Integer, nullable=False),
    Column("idle_lock_minutes", Integer, nullable=False),
    Column("saturday_is_weekday", Boolean(create_constraint=False), nullable=False),
    version_column(),
)

number_table = Table(
    "running_number",
    metadata,
    Column("series", String(20), primary_key=True),
    Column("last", Integer, nullable=False),
)

store_value_table = Table(
    "store_value",
    metadata,
    Column("name", String(60), primary_key=True),
    Column("value", Text, nullable=False),
)


class SqlSettingsStore(TableStore[Municipality]):
    """Implements `app.settings.ports.SettingsStore`."""

    def __init__(self, connection: Connection) -> None:
        super().__init__(connection, settings_table, Municipality)

    def municipality(self) -> Municipality:
        return self.get(SETTINGS_ID)

    def value(self, name: str) -> str | None:
        """Something the store itself must remember, such as the signing key of the vault."""
        query = select(store_value_table.c.value).where(store_value_table.c.name == name)
        return self._connection.execute(query).scalar_one_or_none()

    def set_value(self, name: str, value: str) -> None:
        if self.value(name) is None:
            self._connection.execute(insert(store_value_table).values(name=name, value=value))
        else:
            self._connection.execute(
                update(store_value_table)
                .where(store_value_table.c.name == name)
                .values(value=value)
            )


class SqlNumbers:
    """Implements `app.kernel.numbers.Numbers`: taken inside the transaction, so without gaps."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def take(self, series: str) -> int:
        table = number_table.c
        done = self._connection.execute(
            update(number_table).where(table.series == series).values(last=table.last + 1)
        )
        if done.rowcount == 0:
            self._connection.execute(insert(number_table).values(series=series, last=1))
        query = select(table.last).where(table.series == series)
        return int(self._connection.execute(query).scalar_one())
