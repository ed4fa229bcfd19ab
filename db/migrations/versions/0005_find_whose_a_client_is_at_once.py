"""find whose a client is at once."""

from __future__ import annotations

from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_INDEXES = (
    ("care_case", "ix_care_case_client", ("client_id", "officer_id", "closed_on")),
    ("care_order", "ix_care_order_client", ("client_id", "unit_id", "status")),
)


def upgrade() -> None:
    for table, name, columns in _INDEXES:
        op.create_index(name, table, [*columns], unique=False)
        op.drop_index(op.f(f"ix_{table}_client_id"), table_name=table)


def downgrade() -> None:
    for table, name, _columns in _INDEXES:
        op.create_index(op.f(f"ix_{table}_client_id"), table, ["client_id"], unique=False)
        op.drop_index(name, table_name=table)
