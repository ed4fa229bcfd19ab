"""The municipality of `tests.support.world` on a real server, each person with a login there."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from psycopg import Connection as RawConnection
from sqlalchemy import Connection

from app.access.desk import Desk
from app.access.rights import shipped_rights
from app.access.roles import Role
from app.providers.model import ProviderUnit
from app.users.model import User
from db.postgres.install import close_to_the_public, install
from db.postgres.roles import PROVIDER, STAFF, make_login
from db.postgres.store import SharedStore
from tests.support import builders
from tests.support.postgres import SUPERUSER, Database, Server
from tests.support.world import World, furnish, in_vault

STAFF_LOGINS = ("handlaggare", "handlaggare2", "loggranskare")
PROVIDER_LOGINS = ("utforare", "utforare2", "frammande")  # the last one has no account
# What `furnish` made, once for each server: ids are in the template then.
FURNISHED: dict[int, tuple[dict[str, User], dict[str, ProviderUnit]]] = {}
MOMENT = (
    "CREATE OR REPLACE FUNCTION guard.moment() RETURNS timestamptz LANGUAGE sql VOLATILE"
    " SET search_path = pg_catalog, pg_temp AS $$ SELECT '{}'::timestamptz $$"
)


class Local:
    """The vault, where every person sits at the same file."""

    def __init__(self, world: World) -> None:
        self.world = world

    def desk(self, login: str) -> Desk[Any]:
        return self.world.desk(login)

    def live_at(self, day: dt.date) -> None:
        self.world.at(day)

    def log(self) -> list[str]:
        return self.world.log()


class Shared(Local):
    """The server: the municipality is filled by an administrator, desks use their own login."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.stores: dict[str, SharedStore] = {}
        super().__init__(World(self.store(SUPERUSER).begin))
        self.world.users, self.world.units = map(dict, FURNISHED[database.server.port])

    def store(self, login: str) -> SharedStore:
        if login not in self.stores:
            self.stores[login] = SharedStore(self.database.url(login))
        return self.stores[login]

    def desk(self, login: str) -> Desk[Any]:
        actor, store = self.world.actor(login), self.store(login)
        begin: Any = store.provider if actor.role is Role.PROVIDER else store.staff
        return Desk(actor, begin, shipped_rights(), self.world.clock)

    def live_at(self, day: dt.date) -> None:
        """The server has a clock of its own; it is set here for both."""
        self.world.at(day)
        self.sql(MOMENT.format(self.world.clock.now().isoformat()))

    def sql(self, statement: str, *values: object) -> list[Any]:
        """As the administrator of the server."""
        with self.database.connect() as connection:
            cursor = connection.execute(statement, values or None)
            return cursor.fetchall() if cursor.description else []

    def psql(self, login: str) -> RawConnection:
        """A person's own login, past the program."""
        return self.database.connect(login)

    def close(self) -> None:
        for store in self.stores.values():
            store.close()


def made_database(server: Server) -> Database:
    """A copy of a database that was installed once in the run."""
    database = server.database(server.template("verkstall", _install))
    with administrator(database) as connection:
        close_to_the_public(connection)
    return database


@contextmanager
def on_server(database: Database) -> Iterator[Shared]:
    shared = Shared(database)
    try:
        yield shared
    finally:
        shared.close()


@contextmanager
def on_vault(folder: Path) -> Iterator[Local]:
    with in_vault(folder) as world:
        yield Local(world)


@contextmanager
def administrator(database: Database) -> Iterator[Connection]:
    """One transaction of the server's own superuser."""
    store = SharedStore(database.url())
    with store.begin() as connection:
        yield connection
    store.close()


def _install(database: Database) -> None:
    with administrator(database) as connection:
        install(connection, shipped_rights())
        connection.exec_driver_sql(MOMENT.format(builders.NOON.isoformat()))
        for group, logins in ((STAFF, STAFF_LOGINS), (PROVIDER, PROVIDER_LOGINS)):
            for login in logins:
                make_login(connection, login, group, database.server.password)
    store = SharedStore(database.url())
    world = furnish(World(store.begin))
    FURNISHED[database.server.port] = (world.users, world.units)
    store.close()
