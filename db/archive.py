"""Sealed journal exports and attached documentation."""

from __future__ import annotations

import dataclasses
from uuid import UUID

from sqlalchemy import (
    Column,
    Connection,
    Integer,
    LargeBinary,
    String,
    Table,
    Text,
    func,
    select,
)

from app.archive.model import AttachedDocumentation, JournalExport
from app.archive.views import AttachmentRow, ExportRow
from db.kernel.columns import id_column, reference, version_column
from db.kernel.schema import metadata
from db.kernel.table_store import TableStore
from db.kernel.types import UtcDateTime

export_table = Table(
    "journal_export",
    metadata,
    id_column(),
    Column("number", String(20), nullable=False, unique=True),
    reference("client_id", "client"),
    reference("execution_id", "execution"),
    reference("case_id", "correction_case", optional=True),
    Column("file_sha256", String(64), nullable=False),
    Column("content_sha256", String(64), nullable=False),
    Column("entries", Integer, nullable=False),
    Column("pages", Integer, nullable=False),
    Column("storage_place", Text, nullable=False),
    Column("storage_path", Text, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
    Column("exported_at", UtcDateTime, nullable=False),
    reference("exported_by", "user_account", index=False),
    Column("verified_at", UtcDateTime, nullable=False),
    version_column(),
)

attachment_table = Table(
    "attached_documentation",
    metadata,
    id_column(),
    reference("client_id", "client"),
    reference("case_id", "correction_case"),
    reference("execution_id", "execution", optional=True),
    Column("sha256", String(64), nullable=False),
    Column("pages", Integer, nullable=False),
    Column("stated_notes", Integer, nullable=False),
    Column("storage_place", Text, nullable=False),
    Column("source_system", String(60), nullable=False),
    Column("content", LargeBinary, nullable=False),
    Column("attached_at", UtcDateTime, nullable=False),
    reference("attached_by", "user_account", index=False),
    version_column(),
)


class SqlArchiveStore:
    """Implements `app.archive.ports.ArchiveStore`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.exports = TableStore(connection, export_table, JournalExport)
        self.attachments = TableStore(connection, attachment_table, AttachedDocumentation)

    def exports_of(self, execution_id: UUID) -> list[JournalExport]:
        table = export_table.c
        return self.exports.find(
            table.execution_id == execution_id, order=[table.exported_at, table.number]
        )

    def exports_in(self, case_id: UUID) -> list[JournalExport]:
        table = export_table.c
        return self.exports.find(table.case_id == case_id, order=[table.exported_at, table.number])

    def attachments_of(self, case_id: UUID) -> list[AttachedDocumentation]:
        table = attachment_table.c
        return self.attachments.find(table.case_id == case_id, order=[table.attached_at])

    def by_file(self, file_sha256: str) -> JournalExport | None:
        return self.exports.one(export_table.c.file_sha256 == file_sha256)

    def rows_of(self, execution_id: UUID) -> list[ExportRow]:
        columns = [export_table.c[field.name] for field in dataclasses.fields(ExportRow)]
        query = (
            select(*columns)
            .where(export_table.c.execution_id == execution_id)
            .order_by(export_table.c.exported_at, export_table.c.number)
        )
        return [ExportRow(**row) for row in self._connection.execute(query).mappings()]

    def attachment_rows_of(self, case_id: UUID) -> list[AttachmentRow]:
        columns = [attachment_table.c[field.name] for field in dataclasses.fields(AttachmentRow)]
        query = (
            select(*columns)
            .where(attachment_table.c.case_id == case_id)
            .order_by(attachment_table.c.attached_at)
        )
        return [AttachmentRow(**row) for row in self._connection.execute(query).mappings()]

    def latest_content(self, execution_id: UUID, case_id: UUID) -> tuple[UUID, str, int] | None:
        table = export_table.c
        query = (
            select(table.id, table.content_sha256, table.entries)
            .where(table.execution_id == execution_id, table.case_id == case_id)
            .order_by(table.exported_at.desc(), table.number.desc())
            .limit(1)
        )
        row = self._connection.execute(query).first()
        return None if row is None else (row.id, row.content_sha256, row.entries)

    def count_attachments(self, case_id: UUID) -> int:
        query = select(func.count()).select_from(attachment_table)
        return self._connection.execute(
            query.where(attachment_table.c.case_id == case_id)
        ).scalar_one()
