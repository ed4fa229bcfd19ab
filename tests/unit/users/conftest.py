"""A municipality in memory for each test."""

from collections.abc import Iterator

import pytest

from tests.support.world import World, in_memory


@pytest.fixture
def world() -> Iterator[World]:
    with in_memory() as world:
        yield world
