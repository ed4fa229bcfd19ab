"""Card issues, what only the card holds, and receipts."""

from __future__ import annotations

import datetime as dt
from typing import Any
from uuid import UUID

from sqlalchemy import (
    Boolean,
    Column,
    Connection,
    Date,
    ForeignKey,
    Integer,
    ScalarSelect,
    String,
    Table,
    Text,
    UniqueConstraint,
    Uuid,
    and_,
    func,
    select,
    true,
)

from app.access.actor import Actor
from app.access.reader import Reader
from app.clients.masking import PROTECTED_NAME
from app.clients.model import ProtectionLevel
from app.clients.search import ClientSearch
from app.kernel.texts import _
from app.kernel.window import Page, Window
from app.person_cards.model import CardContent, CardNotes, CardReceipt, CardStatus, PersonCardIssue
from app.person_cards.views import CardRow, UnreadRow
from db.clients import client_table
from db.kernel.columns import id_column, reference, version_column
from db.kernel.schema import metadata
from db.kernel.table_store import TableStore
from db.kernel.types import EnumText, JsonOf, UtcDateTime
from db.narrowing import Listed, found_by, paged, place_in, visibility_for
from db.providers import unit_table
from db.visibility import Visibility

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
        self._connection = connection
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

    def current_of(self, client_id: UUID) -> PersonCardIssue | None:
        table = issue_table.c
        return self.issues.one(table.client_id == client_id, table.status == CardStatus.ISSUED)

    def receipts_of(self, issue_id: UUID) -> list[CardReceipt]:
        table = receipt_table.c
        return self.receipts.find(table.issue_id == issue_id, order=[table.sent_at])

    def receipt_of(self, issue_id: UUID, unit_id: UUID) -> CardReceipt | None:
        table = receipt_table.c
        return self.receipts.one(table.issue_id == issue_id, table.unit_id == unit_id)

    def printed_number(self, client_id: UUID, unit_id: UUID) -> int | None:
        query = select(_printed_number(unit_id)).where(client_table.c.id == client_id)
        number: int | None = self._connection.execute(query).scalar_one_or_none()
        return number

    def rows(self, reader: Reader, search: ClientSearch, window: Window) -> Page[CardRow]:
        listed = self._listed(reader, search)
        return paged(self._connection, listed, window, lambda rows: [*map(_card_row, rows)])

    def place(self, reader: Reader, search: ClientSearch, client_id: UUID) -> int | None:
        return place_in(self._connection, self._listed(reader, search), client_id)

    def _listed(self, reader: Reader, search: ClientSearch) -> Listed:
        unit_id, visibility = reader.actor.unit_id, visibility_for(self._connection, reader)
        client, issue, receipt = client_table.c, issue_table.c, receipt_table.c
        current = and_(issue.client_id == client.id, issue.status == CardStatus.ISSUED)
        own = and_(receipt.issue_id == issue.id, receipt.unit_id == unit_id)
        query = select(
            client.id,
            client.customer_number,
            client.given_name,
            client.family_name,
            client.protection_level,
            issue.id.label("issue_id"),
            issue.number,
            issue.issued_at,
            receipt.read_at,
            _printed_number(unit_id).label("printed_number"),
        ).select_from(client_table.outerjoin(issue_table, current).outerjoin(receipt_table, own))
        where = [visibility.clients(client.id).own]
        if not search.is_empty:
            where.append(found_by(search, visibility, reader.relations))
        order = [client.name_key, client.id]
        return Listed(query=query, source=client_table, where=where, order=order)

    def unread(self, actor: Actor, today: dt.date) -> list[UnreadRow]:
        client, issue, receipt = client_table.c, issue_table.c, receipt_table.c
        query = (
            select(
                client.id,
                client.customer_number,
                client.given_name,
                client.family_name,
                client.protection_level,
                unit_table.c.name.label("unit"),
                issue.number,
                issue.issued_at,
            )
            .select_from(receipt_table)
            .join(issue_table, issue.id == receipt.issue_id)
            .join(client_table, client.id == receipt.client_id)
            .join(unit_table, unit_table.c.id == receipt.unit_id)
            .where(
                Visibility(actor, today, 0).clients(client.id).own,
                issue.status == CardStatus.ISSUED,
                receipt.read_at.is_(None),
                true() if actor.unit_id is None else receipt.unit_id == actor.unit_id,
            )
            .order_by(issue.issued_at, client.name_key)
        )
        return [
            UnreadRow(
                client_id=row.id,
                customer_number=row.customer_number,
                name=_name(row),
                unit=row.unit,
                number=row.number,
                issued_at=row.issued_at,
            )
            for row in self._connection.execute(query)
        ]


def _printed_number(unit_id: UUID | None) -> ScalarSelect[int]:
    """The newest issue of the client that the unit has printed."""
    printed, receipt = issue_table.alias("printed"), receipt_table.alias("printed_receipt")
    return (
        select(func.max(printed.c.number))
        .join(receipt, receipt.c.issue_id == printed.c.id)
        .where(
            printed.c.client_id == client_table.c.id,
            receipt.c.unit_id == unit_id,
            receipt.c.printed_at.is_not(None),
        )
        .correlate(client_table)
        .scalar_subquery()
    )


def _card_row(row: Any) -> CardRow:
    return CardRow(
        client_id=row.id,
        customer_number=row.customer_number,
        name=_name(row),
        is_protected=row.protection_level is not ProtectionLevel.NONE,
        issue_id=row.issue_id,
        number=row.number,
        issued_at=row.issued_at,
        read_at=row.read_at,
        printed_number=row.printed_number,
    )


def _name(row: Any) -> str:
    """Masked where the identity is protected (invariant 13)."""
    if row.protection_level is not ProtectionLevel.NONE:
        return _(PROTECTED_NAME)
    return f"{row.given_name} {row.family_name}"
