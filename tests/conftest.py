"""Every test runs in a world of its own: settings, zone, language, network, threads, timers."""

from __future__ import annotations

import logging
import os
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from tests.support import leaks, statements
from tests.support.network import forbid_network
from tests.support.postgres import Database, Server, running_server

OURS = ("app", "db", "ui")
# The person's settings live under these; a test sees an empty folder instead.
FOLDERS = ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME")
FROM_OUTSIDE = ("VERKSTALL_", "PG", "LC_")

# Qt reads these when the application object is made, and nothing imported above makes it.
os.environ["QT_QPA_PLATFORM"] = "offscreen"
for _name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_SCALE_FACTOR", "QT_STYLE_OVERRIDE"):
    os.environ.pop(_name, None)
# A zone that is never the one asked for: whoever takes the machine's time is found out.
os.environ["TZ"] = "Pacific/Auckland"
time.tzset()

forbid_network()
statements.share()

# The same examples in every run and on a busy machine; long searches are commands of their own.
settings.register_profile("every run", deadline=None, derandomize=True, database=None)
settings.load_profile("every run")


@pytest.fixture(autouse=True)
def isolated_settings(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch):
    """No test reads or leaves a setting, a draft or a password of the machine."""
    home = tmp_path_factory.mktemp("home")
    for name in [*os.environ]:
        if name.startswith(FROM_OUTSIDE):
            monkeypatch.delenv(name)
    for name in FOLDERS:
        monkeypatch.setenv(name, str(home / name.lower()))
        (home / name.lower()).mkdir()
    monkeypatch.setenv("LANG", "C.UTF-8")
    _point_qt_settings_at(home)
    return home


def _point_qt_settings_at(home: Path) -> None:
    if "PySide6.QtCore" in sys.modules:
        settings = sys.modules["PySide6.QtCore"].QSettings
        for kind in (settings.Format.IniFormat, settings.Format.NativeFormat):
            settings.setPath(kind, settings.Scope.UserScope, str(home / "settings"))


@pytest.fixture(autouse=True)
def nothing_left_running(request: pytest.FixtureRequest) -> Iterator[None]:
    """A thread or a timer that outlives its test fails it."""
    threads = set(threading.enumerate())
    timers = leaks.running_timers()
    yield
    assert not (left := leaks.threads_left(threads)), f"threads left running: {left}"
    assert not (left := leaks.timers_left(timers)), f"timers left running: {left}"


@pytest.fixture(autouse=True)
def no_unasked_warning_in_the_log(
    request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture
) -> Iterator[None]:
    """A warning in our own log fails the test that did not ask for it by `expects_log`."""
    marker = request.node.get_closest_marker("expects_log")
    asked = marker.args if marker else ()
    yield
    unasked = [
        record.getMessage()
        for record in caplog.get_records("call")
        if record.levelno >= logging.WARNING and record.name.split(".")[0] in OURS
        if not any(text in record.getMessage() for text in asked)
    ]
    assert not unasked, f"warnings in the log: {unasked}"


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    """One real server for this test process."""
    with running_server() as server:
        yield server


@pytest.fixture
def postgres_database(
    postgres: Server, isolated_settings: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Database]:
    """An empty database of its own; PGPASSWORD holds the superuser's password."""
    monkeypatch.setenv("PGPASSWORD", postgres.password)
    monkeypatch.setenv("PGSSLMODE", "disable")
    database = postgres.database()
    yield database
    postgres.drop(database)
