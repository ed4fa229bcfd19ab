"""One world per test."""

from pathlib import Path

import pytest

from tests.db.vault.world import World


@pytest.fixture
def world(tmp_path: Path) -> World:
    return World(tmp_path)
