"""Plans, journal entries, working notes and drafts."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import (
    Boolean,
    Column,
    Connection,
    Date,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
    Uuid,
    delete,
    func,
    select,
)

from app.drafts.model import Draft
from app.journal.model import EntryKind, JournalEntry, WorkingNote
from app.journal.ports import EntryLink, JournalSummary
from app.plans.model import Activity, ImplementationPlan, PlanStatus
from db.kernel.columns import id_column, reference, version_column
from db.kernel.schema import metadata
from db.kernel.table_store import TableStore
from db.kernel.types import EnumText, JsonOf, UtcDateTime

plan_table = Table(
    "implementation_plan",
    metadata,
    id_column(),
    reference("execution_id", "execution"),
    reference("client_id", "client"),
    Column("revision", Integer, nullable=False),
    Column("status", EnumText(PlanStatus), nullable=False),
    Column("goals", Text, nullable=False),
    Column("activities", JsonOf(tuple[Activity, ...]), nullable=False),
    Column("participants", Text, nullable=False),
    Column("fixed_on", Date, nullable=False),
    Column("followup_on", Date),
    Column("signed_on", Date),
    Column("signed_by_client", Boolean(create_constraint=False), nullable=False),
    Column("saved_outside", Boolean(create_constraint=False), nullable=False),
    reference("author_id", "user_account", index=False),
    version_column(),
    UniqueConstraint("execution_id", "revision"),
)

entry_table = Table(
    "journal_entry",
    metadata,
    id_column(),
    reference("execution_id", "execution"),
    reference("client_id", "client"),
    Column("number", Integer, nullable=False),
    Column("kind", EnumText(EntryKind), nullable=False),
    Column("occurred_at", UtcDateTime, nullable=False),
    Column("written_at", UtcDateTime, nullable=False),
    reference("author_id", "user_account", index=False),
    Column("author_name", String(120), nullable=False),
    Column("author_title", String(120), nullable=False),
    Column("text", Text, nullable=False),
    reference("correction_of", "journal_entry", optional=True),
    Column("correction_reason", Text, nullable=False),
    Column("client_objection", Text, nullable=False),
    UniqueConstraint("execution_id", "number"),
)

working_note_table = Table(
    "working_note",
    metadata,
    id_column(),
    reference("execution_id", "execution"),
    reference("client_id", "client"),
    Column("text", Text, nullable=False),
    Column("written_at", UtcDateTime, nullable=False),
    reference("author_id", "user_account", index=False),
    Column("author_name", String(120), nullable=False),
    version_column(),
)

draft_table = Table(
    "draft",
    metadata,
    id_column(),
    reference("user_id", "user_account"),
    Column("form", String(60), nullable=False),
    Column("subject_id", Uuid(), index=True),
    reference("client_id", "client", optional=True),
    Column("values", JsonOf(dict[str, str]), nullable=False),
    Column("base_version", Integer),
    Column("saved_at", UtcDateTime, nullable=False),
    version_column(),
)


class SqlPlanStore(TableStore[ImplementationPlan]):
    """Implements `app.plans.ports.PlanStore`."""

    def __init__(self, connection: Connection) -> None:
        super().__init__(connection, plan_table, ImplementationPlan)

    def of_execution(self, execution_id: UUID) -> list[ImplementationPlan]:
        table = plan_table.c
        return self.find(table.execution_id == execution_id, order=[table.revision])


class SqlJournalStore:
    """Implements `app.journal.ports.JournalStore`: entries can be added, never changed."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._entries = TableStore(connection, entry_table, JournalEntry)
        self.working_notes = TableStore(connection, working_note_table, WorkingNote)

    def add(self, entry: JournalEntry) -> JournalEntry:
        return self._entries.add(entry)

    def get(self, id_: UUID) -> JournalEntry:
        return self._entries.get(id_)

    def of_execution(self, execution_id: UUID) -> list[JournalEntry]:
        table = entry_table.c
        return self._entries.find(table.execution_id == execution_id, order=[table.number])

    def page(self, execution_id: UUID, after: int, limit: int) -> list[JournalEntry]:
        table = entry_table.c
        return self._entries.find(
            table.execution_id == execution_id,
            table.number > after,
            table.number <= after + limit,  # numbered without gaps
            order=[table.number],
        )

    def links(self, execution_id: UUID) -> list[EntryLink]:
        target = entry_table.alias("target")
        table = entry_table.c
        query = (
            select(
                table.id,
                table.number,
                target.c.id.label("target_id"),
                target.c.number.label("target_number"),
                (table.client_objection != "").label("is_objection"),
            )
            .join(target, target.c.id == table.correction_of)
            .where(table.execution_id == execution_id)
            .order_by(table.number)
        )
        return [
            EntryLink(row.id, row.number, row.target_id, row.target_number, row.is_objection)
            for row in self._connection.execute(query)
        ]

    def correction_of(self, entry_id: UUID) -> JournalEntry | None:
        table = entry_table.c
        return self._entries.one(table.correction_of == entry_id, table.client_objection == "")

    def summary(self, execution_id: UUID) -> JournalSummary:
        table = entry_table.c
        query = select(
            func.count().label("entries"),
            func.max(table.written_at, type_=UtcDateTime).label("written"),
            func.max(table.occurred_at, type_=UtcDateTime).label("occurred"),
        ).where(table.execution_id == execution_id)
        row = self._connection.execute(query).one()
        return JournalSummary(row.entries, row.written, row.occurred)

    def last_number(self, execution_id: UUID) -> int:
        query = select(func.coalesce(func.max(entry_table.c.number), 0)).where(
            entry_table.c.execution_id == execution_id
        )
        return int(self._connection.execute(query).scalar_one())

    def working_notes_of(self, execution_id: UUID) -> list[WorkingNote]:
        table = working_note_table.c
        return self.working_notes.find(table.execution_id == execution_id, order=[table.written_at])

    def erase_working_note(self, id_: UUID) -> None:
        self._connection.execute(delete(working_note_table).where(working_note_table.c.id == id_))


class SqlDraftStore(TableStore[Draft]):
    """Implements `app.drafts.ports.DraftStore`."""

    def __init__(self, connection: Connection) -> None:
        super().__init__(connection, draft_table, Draft)

    def of_form(self, user_id: UUID, form: str, subject_id: UUID | None) -> Draft | None:
        table = draft_table.c
        return self.one(
            table.user_id == user_id, table.form == form, table.subject_id == subject_id
        )

    def of_user(self, user_id: UUID) -> list[Draft]:
        table = draft_table.c
        return self.find(table.user_id == user_id, order=[table.saved_at.desc()])

    def count_about(self, form: str, subject_id: UUID) -> int:
        table = draft_table.c
        query = (
            select(func.count())
            .select_from(draft_table)
            .where(table.form == form, table.subject_id == subject_id)
        )
        return int(self._connection.execute(query).scalar_one())

    def erase(self, id_: UUID) -> None:
        self._connection.execute(delete(draft_table).where(draft_table.c.id == id_))
