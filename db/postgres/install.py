"""Bring a database of the shared store up to this program: groups, tables, rights, functions.

Tables follow the revisions. Functions are no part of them: they are made anew from the rules of
this program each time, so the rules in the server and those in the program are the same.
"""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection

from app.access.actor import Command, Data
from app.access.rights import Rights
from app.access.roles import Role
from db.migrations.runner import Migrations
from db.postgres import api_functions as api
from db.postgres import log_functions as guard
from db.postgres.card_query import card_sql, standing_sql
from db.postgres.roles import FUNCTIONS, OWNER, PROVIDER, STAFF, make_groups

# What the functions read, and nothing else.
_READ_BY_FUNCTIONS = (
    "client, client_contact, care_case, representative, relative, decision, granted_service,"
    " care_order, execution, pause, provider_unit, user_account, municipality, log_entry"
)
_ADDED_TO_ONLY = "log_entry, operation"


def install(connection: Connection, rights: Rights) -> None:
    """In one transaction of an administrator of the server: everything or nothing."""
    make_groups(connection)
    remove_functions(connection)
    close_to_the_public(connection)
    _upgrade(connection)
    _grant_to_staff(connection)
    _make_functions(connection, rights)


def remove_functions(connection: Connection) -> None:
    """They use the tables, so they are away while revisions run; open tickets go with them."""
    _run(connection, "DROP SCHEMA IF EXISTS api CASCADE; DROP SCHEMA IF EXISTS guard CASCADE;")


def close_to_the_public(connection: Connection) -> None:
    """Also after a restore: neither a dump nor a copy of a database has the rights to it."""
    name = connection.exec_driver_sql("SELECT quote_ident(current_database())").scalar_one()
    _run(
        connection,
        f"REVOKE ALL ON DATABASE {name} FROM PUBLIC;"
        f'GRANT CONNECT ON DATABASE {name} TO "{STAFF}", "{PROVIDER}";'
        "REVOKE ALL ON SCHEMA public FROM PUBLIC;"
        f'GRANT USAGE, CREATE ON SCHEMA public TO "{OWNER}";',
    )


def _upgrade(connection: Connection) -> None:
    _run(connection, f'SET LOCAL ROLE "{OWNER}"')
    Migrations().upgrade(connection)
    _run(connection, "REVOKE ALL ON ALL FUNCTIONS IN SCHEMA public FROM PUBLIC; RESET ROLE")


def _grant_to_staff(connection: Connection) -> None:
    """Every table, as in the vault; the log and the list of saves can only be added to."""
    _run(
        connection,
        f'GRANT USAGE ON SCHEMA public TO "{STAFF}";'
        f'GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO "{STAFF}";'
        f'REVOKE UPDATE, DELETE ON {_ADDED_TO_ONLY} FROM "{STAFF}";'
        f'REVOKE INSERT, UPDATE, DELETE ON alembic_version FROM "{STAFF}";',
    )


def _make_functions(connection: Connection, rights: Rights) -> None:
    _run(
        connection,
        f'CREATE SCHEMA guard AUTHORIZATION "{FUNCTIONS}";'
        f'CREATE SCHEMA api AUTHORIZATION "{FUNCTIONS}";'
        f'GRANT USAGE ON SCHEMA public TO "{FUNCTIONS}";'
        f'GRANT SELECT ON {_READ_BY_FUNCTIONS} TO "{FUNCTIONS}";'
        f'GRANT INSERT ON log_entry TO "{FUNCTIONS}";'
        f'SET LOCAL ROLE "{FUNCTIONS}";',
    )
    for statement in _statements(rights):
        _run(connection, statement)
    _run(
        connection,
        "REVOKE ALL ON ALL FUNCTIONS IN SCHEMA api, guard FROM PUBLIC;"
        f'GRANT USAGE ON SCHEMA guard TO "{STAFF}";'
        f'GRANT SELECT, UPDATE ON guard.turn TO "{STAFF}";'
        f'GRANT USAGE ON SCHEMA api TO "{PROVIDER}";'
        f'GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA api TO "{PROVIDER}";'
        "RESET ROLE;",
    )


def _statements(rights: Rights) -> list[str]:
    parts = {
        "head": api.HEAD,
        "read_committed": api.READ_COMMITTED,
        "purpose_limit": api.PURPOSE_LIMIT,
        "ticket_minutes": api.TICKET_MINUTES,
        "readable": _array(rights.relations(Role.PROVIDER, Data.CLIENT, Command.READ)),
        "data": _array(Data),
        "commands": _array(Command),
        "card": card_sql(rights),
    }
    functions = (api.STANDING, api.OPEN_CLIENT, api.CLIENT_CARD, api.NOTE_REFUSAL)
    return [
        guard.TABLES,
        guard.MOMENT,
        guard.ME,
        guard.STANDING.format(standing=standing_sql()),
        guard.CHAIN_HASH,
        guard.APPEND,
        *(one.format(**parts) for one in functions),
    ]


def _array(words: Iterable[str]) -> str:
    """Values of enums, so words without quotes in them."""
    return "'{" + ",".join(sorted(str(word) for word in words)) + "}'::text[]"


def _run(connection: Connection, statements: str) -> None:
    connection.exec_driver_sql(statements, execution_options={"no_parameters": True})
