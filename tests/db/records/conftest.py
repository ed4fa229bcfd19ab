"""One small municipality for each test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.db.records.world import World, build, open_store


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    store = open_store(tmp_path / "records.db")
    yield build(store)
    store.close()
