"""The same municipality in the vault and on the server."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.db.postgres.world import Local, Shared, made_database, on_server, on_vault
from tests.support.postgres import Database, Server


@pytest.fixture
def database(
    postgres: Server, isolated_settings: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Database]:
    """With tables, rights and functions, and nobody in it."""
    monkeypatch.setenv("PGPASSWORD", postgres.password)
    monkeypatch.setenv("PGSSLMODE", "disable")
    database = made_database(postgres)
    yield database
    postgres.drop(database)


@pytest.fixture
def shared(database: Database) -> Iterator[Shared]:
    with on_server(database) as shared:
        yield shared


@pytest.fixture(params=["vault", "server"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Local]:
    """Each test runs in the vault and on the server."""
    if request.param == "vault":
        with on_vault(tmp_path) as local:
            yield local
    else:
        yield request.getfixturevalue("shared")
