"""Scenario 3 walked once for all tests of the gates, in memory."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.gates.walk import Walk, Walked, misdirected
from tests.support.world import World, empty_store, furnish, in_vault


@pytest.fixture(scope="session")
def walked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Walked]:
    store = empty_store()
    whole = Walked(
        store.raw, misdirected(furnish(World(store.begin)), tmp_path_factory.mktemp("akt"))
    )
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
