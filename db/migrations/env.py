"""What Alembic runs for every upgrade: on the connection that `runner` hands over."""

from __future__ import annotations

from alembic import context

from db.kernel.schema import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
    transaction_per_migration=False,  # all or nothing, in the transaction of the runner
    compare_type=True,
)
with context.begin_transaction():
    context.run_migrations()
