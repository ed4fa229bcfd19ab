"""What Alembic runs for every upgrade: on the connection that `runner` hands over."""

from __future__ import annotations

from typing import Any, Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext
from sqlalchemy import TypeDecorator, make_url

from db.kernel.schema import metadata


def plain_type(kind: str, item: Any, _context: AutogenContext) -> str | Literal[False]:
    """Draft our own column types as what they are in each database.

    Revisions import no code of ours: it may have changed when they run again in ten years.
    """
    if kind != "type" or not isinstance(item, TypeDecorator):
        return False
    dialects = [make_url(name).get_dialect()() for name in ("sqlite://", "postgresql://")]
    local, shared = (repr(item.load_dialect_impl(one).as_generic()) for one in dialects)
    if local == shared:
        return f"sa.{local}"
    return f'sa.{local}.with_variant(sa.{shared}, "postgresql")'


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
    render_item=plain_type,
    transaction_per_migration=False,  # all or nothing, in the transaction of the runner
    compare_type=True,
)
with context.begin_transaction():
    context.run_migrations()
