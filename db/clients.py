"""Clients, care cases, contacts, representatives and relatives."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    Connection,
    Date,
    ForeignKey,
    Index,
    String,
    Table,
    Text,
    UniqueConstraint,
    Uuid,
)

from app.clients.model import (
    CareCase,
    Client,
    Contact,
    IdentityKind,
    Law,
    ProtectionLevel,
    Relative,
    Representative,
    RepresentativeKind,
)
from app.kernel.collation import collation_key
from db.kernel.columns import id_column, reference, version_column
from db.kernel.schema import metadata
from db.kernel.table_store import TableStore
from db.kernel.types import EnumText

client_table = Table(
    "client",
    metadata,
    id_column(),
    Column("customer_number", String(20), nullable=False, unique=True),
    Column("identity_kind", EnumText(IdentityKind), nullable=False),
    Column("identity_value", String(16), nullable=False),
    Column("birth_date", Date),
    Column("given_name", String(120), nullable=False),
    Column("family_name", String(120), nullable=False),
    Column("protection_level", EnumText(ProtectionLevel), nullable=False),
    Column("language", String(60), nullable=False),
    Column("needs_interpreter", Boolean(create_constraint=False), nullable=False),
    Column("has_healthcare_assignments", Boolean(create_constraint=False)),
    Column("name_key", String(300), nullable=False),
    version_column(),
    UniqueConstraint("identity_kind", "identity_value"),
    Index("ix_client_order", "name_key", "id"),
)

contact_table = Table(
    "client_contact",
    metadata,
    Column("id", Uuid(), ForeignKey("client.id"), primary_key=True),
    Column("street", String(120), nullable=False),
    Column("postal_code", String(12), nullable=False),
    Column("city", String(60), nullable=False),
    Column("phone", String(40), nullable=False),
    Column("mobile", String(40), nullable=False),
    Column("preferred_contact", String(120), nullable=False),
    version_column(),
)

care_case_table = Table(
    "care_case",
    metadata,
    id_column(),
    Column("number", String(20), nullable=False, unique=True),
    reference("client_id", "client", index=False),
    Column("law", EnumText(Law), nullable=False),
    Column("committee", String(20), nullable=False),
    reference("officer_id", "user_account"),
    Column("opened_on", Date, nullable=False),
    Column("closed_on", Date),
    version_column(),
    CheckConstraint("closed_on IS NULL OR closed_on >= opened_on", name="order"),
    # Whose each client of a list is: without the officer in it every list grows with the square.
    Index("ix_care_case_client", "client_id", "officer_id", "closed_on"),
)

representative_table = Table(
    "representative",
    metadata,
    id_column(),
    reference("client_id", "client"),
    Column("kind", EnumText(RepresentativeKind), nullable=False),
    Column("name", String(120), nullable=False),
    Column("mandate", Text, nullable=False),
    Column("phone", String(40), nullable=False),
    Column("valid_from", Date, nullable=False),
    Column("valid_to", Date),
    version_column(),
    # GOT-10: a god man's mandate is part of the card
    CheckConstraint("kind <> 'god_man' OR mandate <> ''", name="mandate"),
    CheckConstraint("valid_to IS NULL OR valid_to >= valid_from", name="order"),
)

relative_table = Table(
    "relative",
    metadata,
    id_column(),
    reference("client_id", "client"),
    Column("name", String(120), nullable=False),
    Column("relation", String(60), nullable=False),
    Column("phone", String(40), nullable=False),
    Column("may_be_informed", Boolean(create_constraint=False), nullable=False),
    version_column(),
)


class SqlClientStore:
    """Implements `app.clients.ports.ClientStore`: everything about one person."""

    def __init__(self, connection: Connection) -> None:
        self.clients = TableStore(connection, client_table, Client)
        self.contacts = TableStore(connection, contact_table, Contact)
        self.care_cases = TableStore(connection, care_case_table, CareCase)
        self.representatives = TableStore(connection, representative_table, Representative)
        self.relatives = TableStore(connection, relative_table, Relative)

    def get(self, id_: UUID) -> Client:
        return self.clients.get(id_)

    def by_number(self, customer_number: str) -> Client | None:
        return self.clients.one(client_table.c.customer_number == customer_number)

    def by_identity(self, kind: IdentityKind, value: str) -> Client | None:
        table = client_table.c
        return self.clients.one(table.identity_kind == kind, table.identity_value == value)

    def add(self, client: Client) -> Client:
        return self.clients.add(client, name_key=name_key(client))

    def save(self, client: Client) -> Client:
        return self.clients.save(client, name_key=name_key(client))

    def care_cases_of(self, client_id: UUID) -> list[CareCase]:
        table = care_case_table.c
        return self.care_cases.find(table.client_id == client_id, order=[table.opened_on])

    def representatives_of(self, client_id: UUID) -> list[Representative]:
        table = representative_table.c
        return self.representatives.find(table.client_id == client_id, order=[table.valid_from])

    def relatives_of(self, client_id: UUID) -> list[Relative]:
        table = relative_table.c
        return self.relatives.find(table.client_id == client_id, order=[table.name])


def name_key(client: Client) -> str:
    """Family name first, in Swedish order; a protected person stands last, by number (F50).

    The place in a list and a search for a name must not give away a protected name.
    """
    if client.is_protected:
        return f"~{client.customer_number.lower()}"
    return collation_key(f"{client.family_name} {client.given_name}")
