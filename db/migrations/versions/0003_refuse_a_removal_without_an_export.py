"""refuse a removal without an open case and a verified export of what is there (F90)."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

# The open case that the row names, and it is about this execution.
_CASE = (
    "SELECT 1 FROM correction_case c WHERE c.id = NEW.correction_case_id"
    " AND c.execution_id = NEW.id AND c.status = 'open'"
)
_DOCUMENTED = (
    "EXISTS (SELECT 1 FROM journal_entry e WHERE e.execution_id = NEW.id)"
    " OR EXISTS (SELECT 1 FROM implementation_plan p WHERE p.execution_id = NEW.id)"
)
# A verified export made in that case, whose stamp says that no note came after it (F91).
_EXPORT = (
    "SELECT 1 FROM journal_export x JOIN store_value s ON s.name = 'archive.stamp.' || {export}"
    " WHERE x.execution_id = NEW.id AND x.case_id = NEW.correction_case_id"
    " AND x.verified_at >= x.exported_at AND s.value LIKE"
    " (SELECT CAST(COALESCE(MAX(e.number), 0) AS text) FROM journal_entry e"
    "  WHERE e.execution_id = NEW.id) || ' %'"
)
_ATTACHED = "SELECT 1 FROM attached_documentation a WHERE a.case_id = NEW.correction_case_id"
_REFUSED = (
    "NOT EXISTS ({case})"
    " OR (({documented}) AND NOT EXISTS ({export}))"
    " OR (NOT ({documented}) AND EXISTS ({case} AND c.saves_documentation)"
    " AND NOT EXISTS ({attached}))"
)
_SAYS = "an execution is removed in its open case, when what it holds is saved"
_NEVER = "an execution is not erased"
# What says to which case an export belongs, and that it was verified.
_KEPT = ("case_id", "exported_at", "verified_at")


def upgrade() -> None:
    op.add_column(
        "correction_case",
        sa.Column(
            "saves_documentation",
            sa.Boolean(create_constraint=False),
            nullable=False,
            server_default=sa.false(),
        ),
    )
    op.execute(
        sa.text(
            "UPDATE correction_case SET saves_documentation = :yes WHERE leaf = 'S3'"
        ).bindparams(sa.bindparam("yes", value=True, type_=sa.Boolean()))
    )
    if op.get_bind().dialect.name == "sqlite":
        _upgrade_sqlite()
    else:
        _upgrade_postgresql()


def downgrade() -> None:
    is_sqlite = op.get_bind().dialect.name == "sqlite"
    for name, table in (
        ("execution_removal_is_saved", "execution"),
        ("execution_begins_in_force", "execution"),
        ("execution_no_delete", "execution"),
        ("journal_export_keeps_case", "journal_export"),
    ):
        op.execute(f"DROP TRIGGER {name}" + ("" if is_sqlite else f" ON {table}"))
    if not is_sqlite:
        op.execute("DROP FUNCTION refuse_removal")
        op.execute("DROP FUNCTION refuse_removed_row")
    op.drop_column("correction_case", "saves_documentation")


def _condition(export: str) -> str:
    return _REFUSED.format(
        case=_CASE,
        documented=_DOCUMENTED,
        export=_EXPORT.format(export=export),
        attached=_ATTACHED,
    )


def _upgrade_sqlite() -> None:
    op.execute(
        "CREATE TRIGGER execution_removal_is_saved BEFORE UPDATE ON execution"
        " WHEN NEW.status = 'removed' AND OLD.status <> 'removed'"
        f" BEGIN SELECT RAISE(ABORT, '{_SAYS}') WHERE {_condition('x.id')}; END"
    )
    op.execute(
        "CREATE TRIGGER execution_begins_in_force BEFORE INSERT ON execution"
        f" WHEN NEW.status = 'removed' BEGIN SELECT RAISE(ABORT, '{_SAYS}'); END"
    )
    op.execute(
        "CREATE TRIGGER execution_no_delete BEFORE DELETE ON execution"
        f" BEGIN SELECT RAISE(ABORT, '{_NEVER}'); END"
    )
    differs = " OR ".join(f"NEW.{name} IS NOT OLD.{name}" for name in _KEPT)
    op.execute(
        f"CREATE TRIGGER journal_export_keeps_case BEFORE UPDATE OF {', '.join(_KEPT)}"
        f" ON journal_export WHEN {differs}"
        " BEGIN SELECT RAISE(ABORT, 'journal_export keeps what was written'); END"
    )


def _upgrade_postgresql() -> None:
    condition = _condition("replace(x.id::text, '-', '')")
    op.execute(
        "CREATE FUNCTION refuse_removal() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
        f" IF {condition} THEN RAISE EXCEPTION '{_SAYS}' USING ERRCODE = 'check_violation';"
        " END IF; RETURN NEW; END $$"
    )
    op.execute(
        "CREATE TRIGGER execution_removal_is_saved BEFORE UPDATE ON execution FOR EACH ROW"
        " WHEN (NEW.status = 'removed' AND OLD.status <> 'removed')"
        " EXECUTE FUNCTION refuse_removal()"
    )
    op.execute(
        "CREATE FUNCTION refuse_removed_row() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
        f" RAISE EXCEPTION '{_SAYS}' USING ERRCODE = 'check_violation'; END $$"
    )
    op.execute(
        "CREATE TRIGGER execution_begins_in_force BEFORE INSERT ON execution FOR EACH ROW"
        " WHEN (NEW.status = 'removed') EXECUTE FUNCTION refuse_removed_row()"
    )
    op.execute(
        "CREATE TRIGGER execution_no_delete BEFORE DELETE ON execution FOR EACH ROW"
        " EXECUTE FUNCTION refuse_change()"
    )
    differs = " OR ".join(f"NEW.{name} IS DISTINCT FROM OLD.{name}" for name in _KEPT)
    op.execute(
        "CREATE TRIGGER journal_export_keeps_case BEFORE UPDATE ON journal_export FOR EACH ROW"
        f" WHEN ({differs}) EXECUTE FUNCTION refuse_change()"
    )
