"""What every test leans on: the watch over threads, timers, network, log; the real server."""

import logging
import os
import socket
import threading
from pathlib import Path

import psycopg
import pytest
from PySide6.QtCore import QCoreApplication, QObject, QSettings, QStandardPaths, QTimer

from tests.support import leaks
from tests.support import postgres as pg
from tests.support.network import is_this_machine
from tests.support.postgres import Database, Server

log = logging.getLogger("app.guard")


def test_that_a_thread_that_does_not_end_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(leaks, "PATIENCE", 0.01)
    before, end = set(threading.enumerate()), threading.Event()
    thread = threading.Thread(target=end.wait, name="does not end")
    thread.start()
    assert leaks.threads_left(before) == ["does not end"]
    end.set()
    thread.join()
    assert leaks.threads_left(before) == []


def test_that_a_timer_left_running_is_named_with_its_owner(qapp: QCoreApplication) -> None:
    before, owner = leaks.running_timers(), QObject()
    timer = QTimer(owner, objectName="drafts")
    timer.start(60_000)
    assert leaks.timers_left(before) == ["drafts of QObject"]
    timer.stop()
    assert leaks.timers_left(before) == []


def test_that_a_timer_goes_with_an_owner_that_is_deleted_later(qapp: QCoreApplication) -> None:
    before, owner = leaks.running_timers(), QObject()
    QTimer(owner).start(60_000)
    owner.deleteLater()
    assert leaks.timers_left(before) == []


def test_that_another_machine_cannot_be_reached() -> None:
    with pytest.raises(PermissionError), socket.socket() as sock:
        sock.connect(("192.0.2.1", 80))
    with pytest.raises(PermissionError):
        socket.getaddrinfo("example.org", 443)
    assert is_this_machine("127.0.0.1")
    assert not is_this_machine("192.0.2.1")


@pytest.mark.expects_log("asked for")
def test_that_a_warning_that_was_asked_for_passes(caplog: pytest.LogCaptureFixture) -> None:
    log.warning("asked for")
    assert caplog.messages == ["asked for"]


def test_that_settings_of_the_machine_are_out_of_reach(isolated_settings: Path) -> None:
    places = [
        QStandardPaths.writableLocation(QStandardPaths.StandardLocation.ConfigLocation),
        QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppDataLocation),
        QSettings("verkstall", "guard").fileName(),
        str(Path.home()),
    ]
    assert all(place.startswith(str(isolated_settings)) for place in places)
    assert [name for name in os.environ if name.startswith(("VERKSTALL_", "PG"))] == []


def test_that_the_server_is_real_and_asks_for_the_password(postgres_database: Database) -> None:
    with postgres_database.connect() as connection:
        answer = connection.execute("select current_setting('server_version_num')::int").fetchone()
    assert answer is not None
    assert answer[0] >= pg.OLDEST * 10_000
    with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
        postgres_database.connect(password="wrong")


def test_that_a_database_is_a_copy_of_its_template(postgres: Server) -> None:
    def fill(database: Database) -> None:
        with database.connect() as connection:
            connection.execute("create table thing (id int)")

    template = postgres.template("guard", fill)
    assert postgres.template("guard", fill) is template
    first, second = postgres.database(template), postgres.database(template)
    with first.connect() as one, second.connect() as two:
        one.execute("insert into thing values (1)")
        assert two.execute("select count(*) from thing").fetchone() == (0,)
    for database in (first, second):
        postgres.drop(database)


def test_that_a_machine_without_a_server_fails_with_the_way_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(pg, "OLDEST", 99)
    with pytest.raises(pg.ServerMissing, match=r"apt-get install postgresql"):
        pg.find_binaries()
