"""A real PostgreSQL server, started by the test run itself and thrown away after it."""

from __future__ import annotations

import os
import secrets
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import quote

import psycopg
from psycopg import sql

OLDEST = 15
SUPERUSER = "postgres"
# Nothing here outlives the run, so nothing waits for the disk.
HURRIED = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")


class ServerMissing(RuntimeError):
    """No server can be started, so the tests that need one fail; they are never skipped."""


@dataclass(frozen=True, slots=True)
class Database:
    """One database of the server, empty or copied from a template."""

    server: Server
    name: str

    def url(self, user: str = SUPERUSER, *, host: str = "127.0.0.1") -> str:
        """An address as the program takes it; the password comes by PGPASSWORD."""
        return f"postgresql://{quote(user)}@{host}:{self.server.port}/{quote(self.name)}"

    def connect(self, user: str = SUPERUSER, password: str = "", **more: Any) -> psycopg.Connection:
        return psycopg.connect(
            host="127.0.0.1",
            port=self.server.port,
            user=user,
            password=password or self.server.password,
            dbname=self.name,
            autocommit=True,
            **more,
        )


@dataclass(slots=True)
class Server:
    """A cluster of its own on a loopback port and a socket in a folder of its own."""

    folder: Path
    port: int
    password: str
    _templates: dict[str, Database] = field(default_factory=dict)

    def database(self, template: Database | None = None) -> Database:
        """A new database; give it back with `drop`."""
        name = f"test_{secrets.token_hex(6)}"
        command = sql.SQL("create database {} template {}").format(
            sql.Identifier(name), sql.Identifier(template.name if template else "template0")
        )
        self._command(command)
        return Database(self, name)

    def template(self, key: str, fill: Callable[[Database], None]) -> Database:
        """A database filled once in the run, to copy from: a copy takes some 30 ms."""
        if key not in self._templates:
            made = self.database()
            fill(made)
            self._templates[key] = made
        return self._templates[key]

    def drop(self, database: Database) -> None:
        self._command(
            sql.SQL("drop database {} with (force)").format(sql.Identifier(database.name))
        )

    def _command(self, command: sql.Composed) -> None:
        with Database(self, SUPERUSER).connect() as connection:
            connection.execute(command)


@contextmanager
def running_server() -> Iterator[Server]:
    """Start a server, hand it out, stop it and remove every trace of it."""
    binaries = find_binaries()
    owner = unprivileged_user()
    folder = Path(tempfile.mkdtemp(prefix="verkstall-pg-"))
    if owner:
        shutil.chown(folder, owner)
    server = Server(folder, _free_port(), secrets.token_hex(12))
    try:
        _initialise(binaries, server, owner)
        _start(binaries, server, owner)
        try:
            yield server
        finally:
            _run(owner, binaries / "pg_ctl", "-D", folder / "data", "-m", "immediate", "-w", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def find_binaries() -> Path:
    """The folder of the newest usable server."""
    places = [*Path("/usr/lib/postgresql").glob("*/bin")]
    if found := shutil.which("initdb"):
        places.append(Path(found).resolve().parent)
    versions = {_version(place): place for place in places if (place / "initdb").exists()}
    if not versions or max(versions) < OLDEST:
        raise ServerMissing(
            f"No PostgreSQL {OLDEST} or later here: run `python3 packaging/run.py test`, "
            "which installs it, or `apt-get install postgresql`."
        )
    return versions[max(versions)]


def unprivileged_user() -> str | None:
    """Who owns the cluster: the server refuses to run as root."""
    if os.geteuid() != 0:
        return None
    return "postgres" if _has_user("postgres") else "nobody"


def _has_user(name: str) -> bool:
    return subprocess.run(["id", name], capture_output=True, check=False).returncode == 0


def _version(binaries: Path) -> int:
    answer = subprocess.run(
        [binaries / "initdb", "--version"], capture_output=True, text=True, check=True
    )
    return int(answer.stdout.split()[2].split(".")[0])


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _initialise(binaries: Path, server: Server, owner: str | None) -> None:
    secret = server.folder / "password"
    secret.write_text(server.password + "\n", encoding="ascii")
    if owner:
        shutil.chown(secret, owner)
    _run(
        owner,
        binaries / "initdb",
        *("-D", server.folder / "data", f"--username={SUPERUSER}", f"--pwfile={secret}"),
        *("--auth=scram-sha-256", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"),
    )
    secret.unlink()


def _start(binaries: Path, server: Server, owner: str | None) -> None:
    settings = (
        "listen_addresses=127.0.0.1",
        f"port={server.port}",
        f"unix_socket_directories={server.folder}",
        *HURRIED,
    )
    options = " ".join(f"-c {setting}" for setting in settings)
    data, log = server.folder / "data", server.folder / "log"
    _run(owner, binaries / "pg_ctl", "-D", data, "-l", log, "-o", options, "-w", "start")


def _run(owner: str | None, *command: str | Path) -> None:
    identity: dict[str, Any] = (
        {"user": owner, "group": _group(owner), "extra_groups": []} if owner else {}
    )
    done = subprocess.run(
        command,
        cwd="/",
        text=True,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
        **identity,
    )
    if done.returncode:
        raise ServerMissing(f"{Path(command[0]).name} failed: {done.stdout[-2000:]}")


def _group(owner: str) -> str:
    return subprocess.run(
        ["id", "-gn", owner], capture_output=True, text=True, check=True
    ).stdout.strip()
