"""One chain, whoever writes it: the program or the server, one desk or many at once."""

from __future__ import annotations

import datetime as dt
from concurrent.futures import ThreadPoolExecutor
from dataclasses import fields
from uuid import UUID, uuid4

import psycopg
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.access.actor import Command, Data
from app.access.log import LogEvent, Outcome, chain_hash, first_fault
from app.access.roles import Role
from app.clients.reading import ClientReading
from tests.db.postgres.test_open_client import furnished
from tests.db.postgres.world import Shared
from tests.support.builders import NOON

# Everything that a text on the server can hold.
TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=60)
MOMENTS = st.integers(-62_000_000_000, 253_000_000_000).map(
    lambda seconds: (
        NOON + dt.timedelta(seconds=seconds - NOON.timestamp(), microseconds=seconds % 10**6)
    )
)
EVENTS = st.builds(
    LogEvent,
    at=MOMENTS,
    user_id=st.uuids(),
    login=TEXTS,
    role=st.sampled_from(Role),
    unit_id=st.none() | st.uuids(),
    data=st.sampled_from(Data),
    command=st.sampled_from(Command),
    outcome=st.sampled_from(Outcome),
    client_id=st.none() | st.uuids(),
    subject=TEXTS,
    purpose=TEXTS,
    op_id=st.none() | st.uuids(),
    detail=TEXTS,
)
NAMES = [field.name for field in fields(LogEvent)]
ROW = "SELECT guard.chain_hash(row({})::public.log_entry)"


def hash_on_server(connection: psycopg.Connection, seq: int, event: LogEvent, before: str) -> str:
    values = [seq, *(getattr(event, name) for name in NAMES), before, ""]
    (answer,) = connection.execute(ROW.format(",".join(["%s"] * len(values))), values).fetchall()
    return str(answer[0])


def test_that_the_server_hashes_byte_for_byte_as_the_program(shared: Shared) -> None:
    every_char = "".join(map(chr, (*range(1, 0x250), 0x2028, 0x2029, 0xFEFF, 0xFFFF, 0x1F642)))

    with shared.database.connect() as connection:
        columns = connection.execute("SELECT * FROM log_entry").description or []
        assert [one.name for one in columns] == ["seq", *NAMES, "previous", "hash"]

        @settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
        @given(st.integers(1, 2**31 - 1), EVENTS, st.text("0123456789abcdef", max_size=64))
        def agree(seq: int, event: LogEvent, before: str) -> None:
            assert hash_on_server(connection, seq, event, before) == chain_hash(seq, event, before)

        agree()
        event = an_event(purpose=every_char, detail='"\\/\b\f\n\r\t')
        assert hash_on_server(connection, 1, event, "") == chain_hash(1, event, "")


def test_that_desks_at_the_same_time_write_one_chain_without_gaps(shared: Shared) -> None:
    client = furnished(shared)
    logins = ("handlaggare", "utforare", "utforare2", "handlaggare2")

    def work(login: str) -> None:
        with shared.psql(login) if login.startswith("utf") else shared.store(login).staff() as me:
            if isinstance(me, psycopg.Connection):
                me.execute("SELECT api.open_client(%s, '')", [client.id])
            else:
                me.log.append(an_event(login=login))

    for login in logins:
        shared.store(login)
    with ThreadPoolExecutor(8) as threads:
        list(threads.map(work, logins * 10))
    with shared.world.begin() as tx:
        entries = list(tx.log.entries())
    assert len(entries) == 40
    assert first_fault(entries) is None


def test_that_the_server_names_the_person_whatever_the_program_says(shared: Shared) -> None:
    client = furnished(shared)
    with shared.store("utforare").provider() as tx:
        tx.log.append(an_event(login="handlaggare", client_id=client.id, role=Role.LOG_REVIEWER))
    assert shared.log() == ["utforare client read done"]


def test_that_a_login_that_waits_with_its_transaction_open_makes_the_others_wait(
    shared: Shared,
) -> None:
    """Known and to be solved in the next issue (docs/adr/0010): one chain, one turn."""
    client = furnished(shared)
    with shared.psql("utforare2") as idle, shared.psql("utforare") as other:
        idle.execute("BEGIN")
        idle.execute("SELECT api.open_client(%s, '')", [uuid4()])
        other.execute("SET statement_timeout = '200ms'")
        waited = False
        try:
            other.execute("SELECT api.open_client(%s, '')", [client.id])
        except psycopg.errors.QueryCanceled:
            waited = True
        assert waited
        idle.execute("ROLLBACK")
    assert ClientReading(shared.desk("utforare")).open(client.id).client == client


def an_event(**values: object) -> LogEvent:
    defaults: dict[str, object] = {
        "at": NOON,
        "user_id": UUID(int=7),
        "login": "handlaggare",
        "role": Role.CASE_OFFICER,
        "unit_id": None,
        "data": Data.CLIENT,
        "command": Command.READ,
        "outcome": Outcome.DONE,
    }
    return LogEvent(**(defaults | values))  # type: ignore[arg-type]
