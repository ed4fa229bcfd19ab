"""guard what never changes: the log, signed notes, issued cards and sealed exports."""

from __future__ import annotations

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

# Whole rows that can be neither changed nor erased.
FIXED_ROWS = ("log_entry", "operation", "journal_entry", "attached_documentation")
# Columns that keep their first value; the other columns of the row may change.
FIXED_COLUMNS = {
    "person_card_issue": ("client_id", "number", "code", "issued_at", "content", "content_sha256"),
    "journal_export": ("execution_id", "number", "file_sha256", "content_sha256", "sealed"),
    "case_step": ("case_id", "step"),
}


def upgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        _upgrade_sqlite()
    else:
        _upgrade_postgresql()


def downgrade() -> None:
    is_sqlite = op.get_bind().dialect.name == "sqlite"
    for table in (*FIXED_ROWS, *FIXED_COLUMNS):
        for verb in ("update", "delete"):
            name = f"{table}_no_{verb}"
            op.execute(f"DROP TRIGGER {name}" + ("" if is_sqlite else f" ON {table}"))
    if not is_sqlite:
        op.execute("DROP FUNCTION refuse_change")


def _upgrade_sqlite() -> None:
    for table in FIXED_ROWS:
        _sqlite_trigger(table, "update", "UPDATE")
        _sqlite_trigger(table, "delete", "DELETE")
    for table, columns in FIXED_COLUMNS.items():
        _sqlite_trigger(
            table, "update", f"UPDATE OF {', '.join(columns)}", _any_differs(columns, "IS NOT")
        )
        _sqlite_trigger(table, "delete", "DELETE")


def _sqlite_trigger(table: str, verb: str, event: str, when: str = "") -> None:
    condition = f"WHEN {when} " if when else ""
    op.execute(
        f"CREATE TRIGGER {table}_no_{verb} BEFORE {event} ON {table} {condition}"
        f"BEGIN SELECT RAISE(ABORT, '{table} keeps what was written'); END"
    )


def _upgrade_postgresql() -> None:
    op.execute(
        "CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$ "
        "BEGIN RAISE EXCEPTION '% keeps what was written', TG_TABLE_NAME; END $$"
    )
    for table in FIXED_ROWS:
        _postgresql_trigger(table, "update", "UPDATE")
        _postgresql_trigger(table, "delete", "DELETE")
    for table, columns in FIXED_COLUMNS.items():
        _postgresql_trigger(table, "update", "UPDATE", _any_differs(columns, "IS DISTINCT FROM"))
        _postgresql_trigger(table, "delete", "DELETE")


def _postgresql_trigger(table: str, verb: str, event: str, when: str = "") -> None:
    condition = f"WHEN ({when}) " if when else ""
    op.execute(
        f"CREATE TRIGGER {table}_no_{verb} BEFORE {event} ON {table} FOR EACH ROW "
        f"{condition}EXECUTE FUNCTION refuse_change()"
    )


def _any_differs(columns: tuple[str, ...], different: str) -> str:
    return " OR ".join(f"NEW.{name} {different} OLD.{name}" for name in columns)
