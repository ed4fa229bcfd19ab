"""Whether the database is still built as the migrations made it: what guards it, by name.

The triggers refuse what must never happen: that a line of the log is changed, that an execution
is removed without an export (F90). Whoever holds the key can drop one with another program.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import sqlcipher3.dbapi2 as driver
from sqlalchemy import Connection

from app.vault.model import Finding
from db.kernel.engine import SingleConnection
from db.migrations.runner import Migrations, migrating
from db.vault.problems import problem

Parts = dict[tuple[str, str], str]  # kind and name of each part, and the statement that made it

_TRIGGER = "trigger"
_ACTING = frozenset({_TRIGGER, "view"})  # does something by itself, or stands before a table


def findings(connection: Connection, migrations: Migrations, path: Path) -> Iterator[Finding]:
    """Each part that is missing or altered, and each trigger that no migration made."""
    if migrations.is_newer(connection):
        yield _finding("vault.newer", path)
        return
    found = parts_of(connection)
    made = _made_by(migrations.folder, migrations.revision(connection) or migrations.head)
    for key, statement in made.items():
        if key not in found:
            yield _finding(_code("missing", key), path, part=key[1])
        elif not _alike(key, found[key], statement):
            yield _finding(_code("altered", key), path, part=key[1])
    for key in found:
        if key not in made and key[0] in _ACTING:
            yield _finding("vault.part_unknown", path, part=key[1])


def parts_of(connection: Connection) -> Parts:
    """Tables, indexes, triggers and views, without those that SQLite makes for itself."""
    query = "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY type, name"
    rows = connection.exec_driver_sql(query)
    return {
        (str(kind), str(name)): str(statement)
        for kind, name, statement in rows
        if not str(name).startswith("sqlite_")
    }


@cache
def _made_by(revisions: Path, revision: str | None) -> Parts:
    """What a new database looks like at this revision, made by the same library."""
    if revision is None:
        return {}
    raw = driver.connect(":memory:", isolation_level=None)
    store = SingleConnection(raw, driver, lambda _error: None)
    try:
        with migrating(store.engine) as connection:
            Migrations(revisions).upgrade(connection, revision)
            return parts_of(connection)
    finally:
        store.close()


def _alike(key: tuple[str, str], one: str, other: str) -> bool:
    """To the letter for what acts; a table that was rebuilt has its name in quotes."""
    return one == other or (key[0] not in _ACTING and _plain(one) == _plain(other))


def _plain(statement: str) -> str:
    return " ".join(statement.replace('"', "").split())


def _code(what: str, key: tuple[str, str]) -> str:
    return f"vault.guard_{what}" if key[0] == _TRIGGER else f"vault.part_{what}"


def _finding(code: str, path: Path, **facts: object) -> Finding:
    error = problem(code, path, **facts)
    return Finding(error.code, error.sentence)
