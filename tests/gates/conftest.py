"""Scenario 3 walked once for all tests of the gates, in memory."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from db.kernel.engine import SingleConnection
from db.kernel.schema import metadata
from tests.gates.walk import Walk, Walked, misdirected
from tests.support.world import World, furnish, in_vault


@pytest.fixture(scope="session")
def walked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Walked]:
    raw = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    raw.execute("PRAGMA foreign_keys = ON")
    store = SingleConnection(raw, sqlite3, lambda _error: None)
    with store.begin() as connection:
        metadata.create_all(connection)
    whole = Walked(raw, misdirected(furnish(World(store.begin)), tmp_path_factory.mktemp("akt")))
    whole.go()
    yield whole
    store.close()


@pytest.fixture
def in_a_vault(tmp_path: Path) -> Iterator[Walk]:
    """A case on the real vault: encrypted, with the triggers of the migrations."""
    folder = tmp_path / "akt"
    folder.mkdir()
    with in_vault(tmp_path) as world:
        yield misdirected(world, folder)
