"""What Alembic runs for every upgrade: on the connection that `runner` hands over."""

from __future__ import annotations

from typing import Any, Literal

from alembic import context

from db.kernel.schema import metadata
from db.kernel.types import EnumText, JsonOf, UtcDateTime

_PLAIN = {
    EnumText: "sa.String(length=40)",
    JsonOf: "sa.Text()",
    UtcDateTime: 'sa.String(length=27).with_variant(sa.DateTime(timezone=True), "postgresql")',
}


def plain_types(kind: str, item: Any, _context: Any) -> str | Literal[False]:
    """A revision stands alone: column types of ours are written as what they are stored as."""
    if kind != "type":
        return False
    return _PLAIN.get(type(item), False)


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
    transaction_per_migration=False,  # all or nothing, in the transaction of the runner
    compare_type=True,
    render_item=plain_types,
)
with context.begin_transaction():
    context.run_migrations()
