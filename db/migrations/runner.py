"""Runs the revisions in one transaction, without alembic.ini, on SQLCipher and on PostgreSQL.

The trap it avoids: batch mode copies a table and drops the old one, and with foreign keys on a
cascading DROP deletes the rows of other tables without a word. So on SQLite foreign keys are off
while the revisions run, and every reference is checked before the commit. The same copying drops
the triggers of the table: one that is gone and was not dropped by name refuses the revision.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util.exc import CommandError
from sqlalchemy import Connection, Engine, event

from db.kernel.schema import metadata

FOLDER = Path(__file__).parent


class BadRevision(Exception):
    """A revision would leave the database worse than it was; it was rolled back."""


class Migrations:
    """The revisions in one folder; tests point it at folders of their own."""

    def __init__(self, folder: Path = FOLDER) -> None:
        self.folder = folder
        self._scripts = ScriptDirectory.from_config(self._config())

    @property
    def head(self) -> str | None:
        """The newest revision that this program knows; None while there is none."""
        return self._scripts.get_current_head()

    def knows(self, revision: str) -> bool:
        try:
            return self._scripts.get_revision(revision) is not None
        except CommandError:
            return False

    def revision(self, connection: Connection) -> str | None:
        """Where the database stands."""
        return MigrationContext.configure(connection).get_current_revision()

    def is_current(self, connection: Connection) -> bool:
        return self.revision(connection) == self.head

    def is_newer(self, connection: Connection) -> bool:
        """Whether a later program wrote the database (F15)."""
        revision = self.revision(connection)
        return revision is not None and not self.knows(revision)

    def upgrade(self, connection: Connection, target: str = "head") -> None:
        """Inside the transaction of `connection`; on SQLite use `migrating` to begin it."""
        if self.head is not None:
            with _guarded(connection):
                command.upgrade(self._config(connection), target)

    def downgrade(self, connection: Connection, target: str) -> None:
        with _guarded(connection):
            command.downgrade(self._config(connection), target)

    def differences(self, connection: Connection) -> list[Any]:
        """What the tables of the program have that the revisions do not make, or the reverse."""
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        return list(compare_metadata(context, metadata))

    def draft(self, connection: Connection, message: str) -> None:
        """Write a new revision from the difference, to be read and edited before it is used."""
        command.revision(self._config(connection), message, autogenerate=True)

    def _config(self, connection: Connection | None = None) -> Config:
        config = Config()
        config.set_main_option("script_location", str(self.folder).replace("%", "%%"))
        config.set_main_option("path_separator", "os")
        config.attributes["connection"] = connection
        return config


@contextmanager
def migrating(engine: Engine) -> Iterator[Connection]:
    """A transaction on SQLite with foreign keys off, and on again whatever happens.

    The engine must begin its transactions itself (BEGIN IMMEDIATE): the driver's own way commits
    before every change of the schema and leaves half a migration behind after a kill.
    """
    with engine.connect() as connection:
        raw: Any = connection.connection.driver_connection
        _set_foreign_keys(raw, "OFF", 0)
        try:
            with connection.begin():
                yield connection
        finally:
            _set_foreign_keys(raw, "ON", 1)


@contextmanager
def watched(engine: Engine, reached: Any) -> Iterator[None]:
    """Tell `reached` after every statement: the tests kill the process there."""

    def after(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        reached(f"migration:{statement.split(maxsplit=1)[0]}")

    event.listen(engine, "after_cursor_execute", after)
    try:
        yield
    finally:
        event.remove(engine, "after_cursor_execute", after)


def _set_foreign_keys(raw: Any, word: str, expected: int) -> None:
    raw.execute(f"PRAGMA foreign_keys={word}")
    if raw.execute("PRAGMA foreign_keys").fetchone() != (expected,):
        raise RuntimeError("foreign keys cannot be changed inside a transaction")


@contextmanager
def _guarded(connection: Connection) -> Iterator[None]:
    """On SQLite: no loose rows and no lost triggers when the revisions have run."""
    if connection.dialect.name != "sqlite":
        yield
        return
    before, dropped = _triggers(connection), set[str]()

    def note(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        words = statement.split()
        if [word.upper() for word in words[:2]] == ["DROP", "TRIGGER"]:
            dropped.add(words[-1].strip('"'))

    event.listen(connection, "before_cursor_execute", note)
    try:
        yield
    finally:
        event.remove(connection, "before_cursor_execute", note)
    after, tables = _triggers(connection), _names(connection, "table")
    lost = {name for name, table in before.items() if table in tables} - {*after, *dropped}
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    if lost or broken:
        raise BadRevision(", ".join(sorted(lost | {str(row[0]) for row in broken})))


def _triggers(connection: Connection) -> dict[str, str]:
    """Each trigger with its table."""
    query = "SELECT name, tbl_name FROM sqlite_master WHERE type = 'trigger'"
    return {str(name): str(table) for name, table in connection.exec_driver_sql(query)}


def _names(connection: Connection, kind: str) -> set[str]:
    query = "SELECT name FROM sqlite_master WHERE type = ?"
    return {str(name) for (name,) in connection.exec_driver_sql(query, (kind,))}
