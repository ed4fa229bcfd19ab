"""The same municipality in memory and in the real vault: every test runs in both."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.world import STORES, World, open_world


@pytest.fixture(params=[*STORES])
def world(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[World]:
    with open_world(request.param, tmp_path) as world:
        yield world
