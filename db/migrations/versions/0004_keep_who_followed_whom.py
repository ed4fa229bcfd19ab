"""keep who followed whom in a correction case."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

TABLE = "case_succession"
_PEOPLE = ("from_user", "to_user", "decided_by")


def upgrade() -> None:
    op.create_table(
        TABLE,
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("client_id", sa.Uuid(), nullable=False),
        sa.Column(
            "at",
            sa.String(length=27).with_variant(sa.DateTime(timezone=True), "postgresql"),
            nullable=False,
        ),
        sa.Column("from_user", sa.Uuid(), nullable=False),
        sa.Column("from_name", sa.String(length=120), nullable=False),
        sa.Column("to_user", sa.Uuid(), nullable=False),
        sa.Column("to_name", sa.String(length=120), nullable=False),
        sa.Column("decided_by", sa.Uuid(), nullable=False),
        sa.Column("decided_by_name", sa.String(length=120), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"], ["correction_case.id"], name=op.f(f"fk_{TABLE}_case_id")
        ),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], name=op.f(f"fk_{TABLE}_client_id")),
        *(
            sa.ForeignKeyConstraint([name], ["user_account.id"], name=op.f(f"fk_{TABLE}_{name}"))
            for name in _PEOPLE
        ),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{TABLE}")),
    )
    for name in ("case_id", "client_id"):
        op.create_index(op.f(f"ix_{TABLE}_{name}"), TABLE, [name], unique=False)
    is_sqlite = op.get_bind().dialect.name == "sqlite"
    refuses = (
        "BEGIN SELECT RAISE(ABORT, 'case_succession keeps what was written'); END"
        if is_sqlite
        else "FOR EACH ROW EXECUTE FUNCTION refuse_change()"
    )
    for verb in ("UPDATE", "DELETE"):
        op.execute(f"CREATE TRIGGER {TABLE}_no_{verb.lower()} BEFORE {verb} ON {TABLE} {refuses}")


def downgrade() -> None:
    op.drop_table(TABLE)
