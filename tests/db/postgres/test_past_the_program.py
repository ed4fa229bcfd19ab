"""A provider's own login in psql: it gets no further than in the program (product decision 8)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import psycopg
import pytest
from psycopg.errors import InsufficientPrivilege

from app.clients.model import Client
from db.kernel.schema import metadata
from db.migrations.draft import load_tables
from tests.db.postgres.test_open_client import furnished
from tests.db.postgres.world import PROVIDER_LOGINS, Shared

EVERY_TABLE = (
    "SELECT * FROM {0}",
    "SELECT count(*) FROM ONLY {0}",
    "EXPLAIN ANALYZE SELECT * FROM {0}",
    "COPY {0} TO STDOUT",
    "INSERT INTO {0} DEFAULT VALUES ON CONFLICT DO NOTHING",
    "DELETE FROM {0} WHERE true",
    "TRUNCATE {0}",
    "DO $$ BEGIN LOCK TABLE {0} IN ACCESS SHARE MODE; END $$",
    "CREATE VIEW api.seen AS SELECT * FROM {0}",
    "PREPARE held AS SELECT * FROM {0}",
    "DECLARE held CURSOR WITH HOLD FOR SELECT * FROM {0}",
)
# Each is refused by its right, whatever the client is.
REFUSED = (
    'SET ROLE "verkstall:functions"',
    'SET ROLE "verkstall:staff"',
    "SET SESSION AUTHORIZATION handlaggare",
    "SET row_security = off; SELECT * FROM public.client",
    "CREATE TEMP TABLE mine (n int)",
    "CREATE SCHEMA mine",
    "CREATE TABLE public.mine (n int)",
    "CREATE FUNCTION api.me() RETURNS int LANGUAGE sql AS 'SELECT 1'",
    "ALTER FUNCTION api.client_card(uuid) SECURITY INVOKER",
    "DROP FUNCTION api.client_card(uuid)",
    "GRANT SELECT ON public.client TO utforare2",
    "SELECT * FROM guard.read_ticket",
    "INSERT INTO guard.read_ticket SELECT 'utforare2', '{client}', 'infinity', '1'",
    "SELECT 1 FROM guard.turn FOR UPDATE",
    "SELECT guard.moment()",
    "SELECT guard.standing(guard.me(), '{client}')",
    "COPY (SELECT 1) TO PROGRAM 'true'",
    "COPY api.mine FROM '/etc/passwd'",
    "SELECT pg_read_file('PG_VERSION')",
    "SELECT lo_import('/etc/passwd')",
    "ALTER ROLE utforare2 SUPERUSER",
    "ALTER SYSTEM SET log_statement = 'none'",
)
# These are allowed, and give nothing away.
EMPTY = (
    "SELECT api.client_card('{client}')",
    "SELECT api.open_client('{client}', 'x')",
    "SELECT api.client_standing('{client}')",
    "EXPLAIN ANALYZE SELECT api.client_card('{client}')",
    "SELECT * FROM pg_stats WHERE schemaname = 'public'",
    "SELECT query FROM pg_stat_activity WHERE usename <> 'utforare2'",
    "SELECT * FROM information_schema.columns WHERE table_schema = 'public'",
)


@pytest.fixture
def client(shared: Shared) -> Client:
    return furnished(shared, family_name="Kanariefågel")


@pytest.fixture
def foreign(shared: Shared, client: Client) -> Iterator[psycopg.Connection]:
    """Somebody who works for another provider than the client's."""
    with shared.psql("utforare2") as connection:
        yield connection


def rows(connection: psycopg.Connection, statement: str, *values: object) -> list[Any]:
    cursor = connection.execute(statement, values or None)
    return cursor.fetchall() if cursor.description else []


def refused(connection: psycopg.Connection, statement: str) -> bool:
    try:
        connection.execute(statement)
    except InsufficientPrivilege:
        return True
    return False


def test_that_no_statement_reaches_a_table(foreign: psycopg.Connection) -> None:
    load_tables()
    tables = (f'public."{table}"' for table in metadata.tables)
    statements = [pattern.format(table) for table in tables for pattern in EVERY_TABLE]
    assert len(statements) > 300
    assert [one for one in statements if not refused(foreign, one)] == []


def test_that_every_way_around_is_refused(foreign: psycopg.Connection, client: Client) -> None:
    statements = [one.replace("{client}", str(client.id)) for one in REFUSED]
    assert [one for one in statements if not refused(foreign, one)] == []


def test_that_what_is_allowed_gives_nothing_away(
    foreign: psycopg.Connection, client: Client
) -> None:
    secrets = ("Kanarie", client.identity_value, client.customer_number, "Provgatan", "own")
    for statement in EMPTY:
        found = repr(rows(foreign, statement.replace("{client}", str(client.id))))
        assert [secret for secret in secrets if secret in found] == [], statement


def test_that_the_catalogue_holds_no_right_for_providers(shared: Shared) -> None:
    """Every table, view, sequence and function, also those that come later."""
    assert shared.sql(
        "SELECT c.oid::regclass FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
        " WHERE n.nspname IN ('public', 'api', 'guard') AND c.relkind IN ('r','v','m','S','p','f')"
        " AND (has_any_column_privilege('utforare', c.oid, 'SELECT, INSERT, UPDATE, REFERENCES')"
        " OR has_table_privilege('utforare', c.oid, 'SELECT, INSERT, UPDATE, DELETE, TRUNCATE,"
        " REFERENCES, TRIGGER'))"
    ) == []  # fmt: skip
    callable_ = shared.sql(
        "SELECT p.proname FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace"
        " WHERE n.nspname IN ('public', 'api', 'guard')"
        " AND has_function_privilege('utforare', p.oid, 'EXECUTE')"
    )
    assert {name for (name,) in callable_} == {
        *("client_card", "client_standing", "note_refusal", "open_client"),
    }


def test_that_functions_run_as_a_plain_role_on_a_fixed_path(shared: Shared) -> None:
    found = shared.sql(
        "SELECT p.proname, r.rolsuper OR r.rolbypassrls OR r.rolcanlogin OR r.rolcreaterole,"
        " p.proconfig[1], has_function_privilege('frammande', p.oid, 'EXECUTE')"
        " FROM pg_proc p JOIN pg_roles r ON r.oid = p.proowner WHERE p.prosecdef"
        " AND p.pronamespace <> 'pg_catalog'::regnamespace"
    )
    assert len(found) == 4
    assert {row[1:3] for row in found} == {(False, "search_path=pg_catalog, pg_temp")}
    shared.sql("CREATE ROLE nobody_at_all")
    granted = shared.sql(
        "SELECT count(*) FROM pg_proc WHERE pronamespace IN ('api'::regnamespace,"
        " 'guard'::regnamespace) AND has_function_privilege('nobody_at_all', oid, 'EXECUTE')"
    )
    shared.sql("DROP ROLE nobody_at_all")
    assert granted == [(0,)]


OPEN, CARD = "SELECT api.open_client(%s, 'x')", "SELECT api.client_card(%s)"


def test_that_a_card_is_given_only_after_its_log_entry_is_committed(
    shared: Shared, client: Client
) -> None:
    with shared.psql("utforare") as mine, shared.psql("utforare") as other:
        assert rows(mine, CARD, client.id) == [(None,)]
        mine.execute("BEGIN")
        assert rows(mine, OPEN, client.id) == [(True,)]
        assert rows(mine, CARD, client.id) == [(None,)]
        assert rows(other, CARD, client.id) == [(None,)]
        mine.execute("SAVEPOINT s")
        assert rows(mine, OPEN, client.id) == [(True,)]
        mine.execute("RELEASE s")
        assert rows(mine, CARD, client.id) == [(None,)]
        mine.execute("ROLLBACK")
        assert rows(mine, CARD, client.id) == [(None,)]
        assert shared.log() == []
        rows(mine, OPEN, client.id)
        (card,) = rows(other, CARD, client.id)[0]
        assert card["client"]["family_name"] == "Kanariefågel"
        assert shared.log() == ["utforare client read done"]


def test_that_a_ticket_is_for_one_person_one_client_and_two_minutes(
    shared: Shared, client: Client
) -> None:
    second = furnished(shared)
    with shared.psql("utforare") as mine, shared.psql("utforare2") as foreign:
        rows(mine, OPEN, client.id)
        assert rows(mine, CARD, client.id) != [(None,)]
        assert rows(mine, CARD, second.id) == [(None,)]
        assert rows(foreign, CARD, client.id) == [(None,)]
        shared.sql("UPDATE guard.read_ticket SET until = guard.moment()")
        assert rows(mine, CARD, client.id) == [(None,)]


def test_that_a_ticket_does_not_outlive_the_order(shared: Shared, client: Client) -> None:
    with shared.psql("utforare") as mine:
        rows(mine, OPEN, client.id)
        shared.sql("UPDATE care_order SET status = 'removed'")
        assert rows(mine, CARD, client.id) == [(None,)]


def test_that_a_protected_address_does_not_leave_the_server(shared: Shared) -> None:
    client = furnished(shared, is_protected=True)
    with shared.psql("utforare") as mine:
        rows(mine, OPEN, client.id)
        text = json.dumps(rows(mine, CARD, client.id)[0][0], ensure_ascii=False)
    assert "Provgatan" not in text
    assert "070-174" not in text
    assert "08-465 004 31" not in text


def test_that_a_login_without_an_account_in_force_opens_nothing(
    shared: Shared, client: Client
) -> None:
    shared.sql("UPDATE user_account SET ended_on = '2026-01-01' WHERE login = 'utforare'")
    for login in PROVIDER_LOGINS:
        with shared.psql(login) as mine:
            assert rows(mine, OPEN, client.id) == [(False,)]
            assert rows(mine, CARD, client.id) == [(None,)]
    assert shared.log() == [f"{login} client read refused" for login in PROVIDER_LOGINS]


def test_that_a_frozen_snapshot_and_words_of_ones_own_are_refused(
    shared: Shared, client: Client
) -> None:
    with shared.psql("utforare") as mine:
        mine.execute("SET default_transaction_isolation = 'serializable'")
        with pytest.raises(psycopg.errors.InvalidTransactionState):
            rows(mine, OPEN, client.id)
        mine.execute("SET default_transaction_isolation = 'read committed'")
        for data, command, code in (
            ("garbage", "read", "access.refused"),
            ("client", "garbage", "access.refused"),
            ("client", "read", "Kanariefågel"),
        ):
            with pytest.raises(psycopg.errors.InvalidParameterValue):
                rows(mine, "SELECT api.note_refusal(%s,%s,%s,%s)", None, data, command, code)
    assert shared.log() == []


def test_that_the_server_does_the_same_work_for_a_stranger_and_for_nobody(
    shared: Shared, client: Client
) -> None:
    """Every login may read the counters of its own work."""
    work = (
        "SELECT relname, seq_scan, seq_tup_read, idx_scan, idx_tup_fetch, n_tup_ins"
        " FROM pg_stat_xact_all_tables WHERE schemaname IN ('public', 'guard') ORDER BY relname"
    )
    done = []
    with shared.psql("utforare2") as foreign:
        rows(foreign, OPEN, uuid4())
    for client_id in (uuid4(), client.id, uuid4(), client.id):
        with shared.psql("utforare2") as foreign, foreign.transaction(force_rollback=True):
            answers = [rows(foreign, one, client_id) for one in (OPEN, CARD)]
            done.append((answers, rows(foreign, work)))
    assert sum(map(sum, (counts for _name, *counts in done[0][1]))) > 0
    assert done == [done[0]] * 4
