"""Group roles of the shared store, and logins that belong to one of them.

The colon keeps the names apart from every login (`app.users.model.login_of`). Nothing in the
database belongs to a person, and no group can sign in.
"""

from __future__ import annotations

from typing import Any

from psycopg import sql
from sqlalchemy import Connection

OWNER = "verkstall:owner"  # of the tables; the revisions run as it
FUNCTIONS = "verkstall:functions"  # of the functions, and of what only they may touch
STAFF = "verkstall:staff"
PROVIDER = "verkstall:provider"
GROUPS = (OWNER, FUNCTIONS, STAFF, PROVIDER)


def make_groups(connection: Connection) -> None:
    """Make the groups that the server does not have yet; roles are shared by its databases."""
    found = connection.exec_driver_sql("SELECT rolname FROM pg_roles").scalars().all()
    for group in GROUPS:
        if group not in found:
            _run(connection, "CREATE ROLE {} NOLOGIN NOINHERIT", sql.Identifier(group))


def make_login(connection: Connection, login: str, group: str, password: str) -> None:
    """A login with the rights of one group; the server is sent the verifier, not the password."""
    raw: Any = connection.connection.driver_connection
    verifier = raw.pgconn.encrypt_password(password.encode(), login.encode(), b"scram-sha-256")
    _run(
        connection,
        "CREATE ROLE {} LOGIN INHERIT NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS"
        " CONNECTION LIMIT 8 IN ROLE {} PASSWORD {}",
        sql.Identifier(login),
        sql.Identifier(group),
        sql.Literal(verifier.decode()),
    )


def _run(connection: Connection, statement: str, *parts: sql.Composable) -> None:
    raw: Any = connection.connection.driver_connection
    raw.execute(sql.SQL(statement).format(*parts))
