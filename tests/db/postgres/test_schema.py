"""The revisions make the same tables on both engines, and the functions follow them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from psycopg.errors import InsufficientPrivilege, RaiseException
from sqlalchemy import Connection, inspect

from app.access.actor import Command, Data
from app.access.rights import shipped_rights
from db.kernel.schema import metadata
from db.migrations.draft import load_tables
from db.migrations.runner import Migrations, migrating
from db.postgres.install import install, remove_functions
from tests.db.postgres.world import Shared, administrator
from tests.support.postgres import Database
from tests.support.world import in_vault


@pytest.fixture(params=["vault", "server"])
def connection(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Connection]:
    """A database at head with people in it, with foreign keys as the revisions want them."""
    load_tables()
    if request.param == "vault":
        with in_vault(tmp_path) as world:
            vault: Any = world._begin.__self__
            with vault._store.turns.taken(), migrating(vault._store.engine) as connection:
                yield connection
    else:
        shared: Shared = request.getfixturevalue("shared")
        with administrator(shared.database) as connection:
            remove_functions(connection)
            yield connection


def test_that_the_revisions_make_what_the_tables_say(connection: Connection) -> None:
    assert Migrations().is_current(connection)
    assert Migrations().differences(connection) == []
    assert set(inspect(connection).get_table_names()) == {*metadata.tables, "alembic_version"}


def test_that_the_revisions_go_down_and_up_again(connection: Connection) -> None:
    migrations = Migrations()
    migrations.downgrade(connection, "base")
    assert inspect(connection).get_table_names() == ["alembic_version"]
    migrations.upgrade(connection)
    assert migrations.differences(connection) == []


def test_that_installing_again_keeps_rows_and_makes_functions_anew(shared: Shared) -> None:
    people = shared.sql("SELECT count(*) FROM user_account")
    with administrator(shared.database) as connection:
        install(connection, shipped_rights())
    assert shared.sql("SELECT count(*) FROM user_account") == people
    assert shared.sql(
        "SELECT pg_get_userbyid(relowner) FROM pg_class WHERE relname = 'client'"
    ) == [("verkstall:owner",)]
    with shared.psql("utforare") as mine:
        assert mine.execute("SELECT api.client_standing(NULL)").fetchall() == [("none",)]


def test_that_an_empty_server_is_installed_in_one_step(postgres_database: Database) -> None:
    load_tables()
    with administrator(postgres_database) as connection:
        install(connection, shipped_rights())
        assert Migrations().differences(connection) == []


def test_that_the_server_keeps_the_log_from_everybody(shared: Shared) -> None:
    """Staff have no right to; for whoever has, there is the trigger."""
    desk = shared.desk("handlaggare")
    with desk.changing(Data.CLIENT, Command.CREATE, op_id=uuid4()):
        pass
    for table in ("log_entry", "operation"):
        for change in ("UPDATE {} SET user_id = user_id", "DELETE FROM {}"):
            with shared.psql("handlaggare") as staff, pytest.raises(InsufficientPrivilege):
                staff.execute(change.format(table))
            with pytest.raises(RaiseException, match="keeps what was written"):
                shared.sql(change.format(table))
