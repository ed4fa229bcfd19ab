"""One connection: transactions one at a time, all or nothing, errors as sentences."""

import threading

import pytest
import sqlcipher3.dbapi2 as driver
from sqlalchemy.exc import IntegrityError, OperationalError

from app.kernel.errors import Conflict, StoreProblem
from db.kernel.engine import Turns
from db.vault.problems import explain
from tests.db.vault.world import World, read, write


@pytest.fixture
def vault(world: World):
    world.create("first")
    with world.opened() as opened:
        yield opened


def test_that_a_block_that_raises_leaves_no_trace(vault):
    def half_done() -> None:
        with vault.begin() as connection:
            connection.exec_driver_sql("INSERT INTO note(client_id, body) VALUES (1, 'half')")
            connection.exec_driver_sql("CREATE TABLE half (id INTEGER)")
            raise Conflict("x", "x")

    with pytest.raises(Conflict):
        half_done()
    assert read(vault) == ["first"]
    with vault.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE half (id INTEGER)")


def test_that_a_transaction_inside_a_transaction_is_a_mistake_and_not_a_deadlock(vault):
    with vault.begin(), pytest.raises(RuntimeError, match="already open"), vault.begin():
        pass
    assert read(vault) == ["first"]


def test_that_a_mistake_of_the_program_is_not_dressed_up_as_a_sentence(vault):
    with pytest.raises(OperationalError), vault.begin() as connection:
        connection.exec_driver_sql("SELECT * FROM no_such_table")
    with pytest.raises(IntegrityError), vault.begin() as connection:
        connection.exec_driver_sql("INSERT INTO note(client_id, body) VALUES (99, 'loose')")


def test_that_an_error_shows_no_value_that_was_bound(vault):
    with pytest.raises(IntegrityError) as caught, vault.begin() as connection:
        connection.exec_driver_sql("INSERT INTO note(client_id, body) VALUES (99, ?)", ("hemligt",))
    assert "hemligt" not in str(caught.value)


def test_that_a_full_database_refuses_keeps_what_was_there_and_goes_on_afterwards(vault):
    with vault.begin() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count={pages + 2}")
    with pytest.raises(StoreProblem) as caught:
        write(vault, *["x" * 10_000] * 20)
    assert caught.value.code == "vault.disk_full"
    assert "Frigör plats" in caught.value.sentence
    assert read(vault) == ["first"]
    with vault.begin() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count=1000000")
    write(vault, "later")
    assert read(vault) == ["first", "later"]


def test_that_threads_come_one_at_a_time_and_none_is_lost(vault):
    inside = []

    def add_fifty(name: str) -> None:
        for number in range(50):
            with vault.begin() as connection:
                inside.append(name)
                assert len(inside) == 1
                connection.exec_driver_sql(
                    "INSERT INTO note(client_id, body) VALUES (1, ?)", (f"{name}{number}",)
                )
                inside.remove(name)

    threads = [threading.Thread(target=add_fifty, args=(name,)) for name in "abcd"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert sorted(read(vault)) == sorted(["first", *(f"{n}{i}" for n in "abcd" for i in range(50))])


def test_that_locking_waits_for_the_open_transaction(vault):
    begun, go_on = threading.Event(), threading.Event()

    def slow() -> None:
        with vault.begin() as connection:
            begun.set()
            go_on.wait(10)
            connection.exec_driver_sql("INSERT INTO note(client_id, body) VALUES (1, 'slow')")

    worker, locker = threading.Thread(target=slow), threading.Thread(target=vault.lock)
    store = vault._store
    worker.start()
    begun.wait(10)
    locker.start()
    while not store.turns._waiting:
        locker.join(0.001)
    go_on.set()
    worker.join(10)
    locker.join(10)
    with pytest.raises(StoreProblem) as caught, store.begin():
        pass
    assert caught.value.code == "vault.locked"


def test_that_turns_are_given_in_the_order_they_were_asked_for():
    turns = Turns()
    order: list[int] = []

    def ask(number: int) -> None:
        with turns.taken():
            order.append(number)

    turns.take()
    threads = []
    for number in range(5):
        thread = threading.Thread(target=ask, args=(number,))
        thread.start()
        threads.append(thread)
        while len(turns._waiting) <= number:
            thread.join(0.001)
    turns.let_others_in()
    assert order == [0, 1, 2, 3, 4]
    turns.let_others_in()  # nobody waits: kept
    turns.give()
    for thread in threads:
        thread.join(10)


def test_that_an_error_without_a_name_is_known_by_its_text(world: World):
    error = driver.OperationalError("database or disk is full")
    found = explain(error, world.path)
    assert found is not None
    assert found.code == "vault.disk_full"
    assert explain(driver.OperationalError("near SELECT: syntax error"), world.path) is None


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("SQLITE_FULL", "vault.disk_full"),
        ("SQLITE_READONLY_DIRECTORY", "vault.read_only"),
        ("SQLITE_CORRUPT_INDEX", "vault.damaged"),
        ("SQLITE_NOTADB", "vault.damaged"),
        ("SQLITE_IOERR_WRITE", "vault.unreachable"),
        ("SQLITE_CANTOPEN", "vault.unreachable"),
        ("SQLITE_BUSY", "vault.busy_unknown"),
        ("SQLITE_FULLER", None),
        ("SQLITE_CONSTRAINT_FOREIGNKEY", None),
        (None, None),
    ],
)
def test_that_an_error_of_sqlite_means_one_thing(world: World, name, code):
    error = driver.OperationalError("x")
    error.sqlite_errorname = name
    found = explain(error, world.path)
    assert (found and found.code) == code
    assert found is None or found.sentence
