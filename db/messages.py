"""Messages."""

from __future__ import annotations

import datetime as dt
from typing import Any
from uuid import UUID

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Date,
    Index,
    String,
    Table,
    Text,
    Uuid,
    and_,
    exists,
    func,
    or_,
    select,
)

from app.access.actor import Actor, Relation
from app.access.roles import Role
from app.clients.masking import PROTECTED_NAME
from app.clients.model import ProtectionLevel
from app.kernel.texts import N_, _
from app.kernel.window import Page, Window
from app.messages.model import Message
from app.messages.rules import is_overdue
from app.messages.templates import template_of
from app.messages.views import InboxRow
from db.clients import client_table
from db.corrections import case_table
from db.kernel.columns import id_column, reference, version_column
from db.kernel.schema import metadata
from db.kernel.table_store import TableStore
from db.kernel.types import EnumText, UtcDateTime
from db.visibility import visibility_of

_FREE = N_("Meddelande")
_NEAR = frozenset({Relation.OWN, Relation.ENDED})

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

    def inbox(self, actor: Actor, today: dt.date, window: Window) -> Page[InboxRow]:
        waiting = waiting_for(self._connection, actor, today)
        total = self._connection.execute(
            select(func.count()).select_from(message_table).where(waiting)
        ).scalar_one()
        message, client = message_table.c, client_table.c
        query = (
            select(
                message.id,
                message.client_id,
                message.template,
                message.order_id,
                message.case_id,
                message.sent_by_name,
                message.to_role,
                message.sent_at,
                message.answer_by,
                message.read_at,
                message.answered_at,
                client.customer_number,
                client.given_name,
                client.family_name,
                client.protection_level,
            )
            .join(client_table, client.id == message.client_id)
            .where(waiting)
            .order_by(message.sent_at.desc(), message.id)
            .offset(window.offset)
            .limit(window.limit)
        )
        rows = tuple(_inbox_row(row, today) for row in self._connection.execute(query))
        return Page(total, window.offset, rows)

    def unread_count(self, actor: Actor, today: dt.date) -> int:
        unread = message_table.c.read_at.is_(None)
        query = select(func.count()).select_from(message_table)
        return self._connection.execute(
            query.where(waiting_for(self._connection, actor, today), unread)
        ).scalar_one()


def waiting_for(connection: Connection, actor: Actor, today: dt.date) -> ColumnElement[bool]:
    """Open, to this person, about somebody they stand near (the same as `rules.is_for`)."""
    table = message_table.c
    standing = visibility_of(connection, actor, today)
    to_unit: ColumnElement[bool] = table.to_unit_id.is_(None)
    if actor.unit_id is not None:
        to_unit = or_(to_unit, table.to_unit_id == actor.unit_id)
    return and_(
        table.closed_at.is_(None),
        table.to_role == actor.role,
        to_unit,
        or_(table.to_user_id.is_(None), table.to_user_id == actor.user_id),
        or_(
            standing.clients(table.client_id).among(_NEAR),
            # the unit of a removed order stands near the case only
            exists()
            .where(case_table.c.id == table.case_id, standing.cases().among(_NEAR))
            .correlate(message_table),
        ),
    )


def title_of(template: str) -> str:
    """What a list says of a message: never what somebody wrote in it (product decision 7)."""
    return _(template_of(template).title) if template else _(_FREE)


def _inbox_row(row: Any, today: dt.date) -> InboxRow:
    is_protected = row.protection_level is not ProtectionLevel.NONE
    return InboxRow(
        id=row.id,
        client_id=row.client_id,
        customer_number=row.customer_number,
        name=_(PROTECTED_NAME) if is_protected else f"{row.given_name} {row.family_name}",
        title=title_of(row.template),
        order_id=row.order_id,
        case_id=row.case_id,
        from_name=row.sent_by_name,
        to_role=row.to_role,
        sent_at=row.sent_at,
        answer_by=row.answer_by,
        is_read=row.read_at is not None,
        is_answered=row.answered_at is not None,
        is_overdue=is_overdue(row.answer_by, row.answered_at, today),
    )
