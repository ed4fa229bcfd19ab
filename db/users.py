"""Users."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import Column, Connection, Date, String, Table, select

from app.access.roles import Role
from app.users.model import User
from db.kernel.columns import id_column, reference, version_column
from db.kernel.schema import metadata
from db.kernel.table_store import TableStore
from db.kernel.types import EnumText

user_table = Table(
    "user_account",
    metadata,
    id_column(),
    Column("login", String(60), nullable=False, unique=True),
    Column("display_name", String(120), nullable=False),
    Column("title", String(120), nullable=False),
    Column("role", EnumText(Role), nullable=False),
    reference("unit_id", "provider_unit", optional=True),
    Column("phone", String(40), nullable=False),
    Column("since", Date, nullable=False),
    Column("ended_on", Date),
    version_column(),
)


class SqlUserStore(TableStore[User]):
    """Implements `app.users.ports.UserStore`."""

    def __init__(self, connection: Connection) -> None:
        super().__init__(connection, user_table, User)

    def by_login(self, login: str) -> User | None:
        return self.one(user_table.c.login == login)

    def has_unit(self, unit_id: UUID) -> bool:
        units = user_table.metadata.tables["provider_unit"]
        query = select(units.c.id).where(units.c.id == unit_id)
        return self._connection.execute(query).first() is not None

    def everybody(self) -> list[User]:
        return self.find(order=[user_table.c.login])
