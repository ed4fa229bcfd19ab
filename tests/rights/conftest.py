"""One municipality for all tests of rights; each test finds it as it was."""

import io
import itertools
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from pypdf import PdfWriter

from app.access.actor import Relation
from app.access.log import LogEvent
from app.kernel.clock import FixedClock
from app.services import Services, services_at
from tests.rights.stories import Story, tell, tell_without_execution
from tests.support.builders import NOON
from tests.support.world import World, empty_store, furnish


@dataclass
class Town:
    """The municipality, a client for each relation, and the way back to how it was."""

    raw: sqlite3.Connection
    world: World
    stories: dict[Relation, Story]
    bare: Story
    second: Story  # another client to whom everybody stands as to their own
    as_it_was: bytes = field(repr=False, default=b"")

    def put_back(self) -> None:
        self.raw.deserialize(self.as_it_was)
        self.world.clock = FixedClock(NOON)

    def services(self, login: str) -> Services:
        return services_at(self.world.desk(login), None, practice=True)

    def log_after(self, seq: int) -> list[LogEvent]:
        with self.world.begin() as tx:
            return [entry.event for entry in tx.log.entries(after=seq)]

    def head(self) -> int:
        with self.world.begin() as tx:
            return tx.log.head().seq


@pytest.fixture(scope="session")
def built() -> Iterator[Town]:
    store = empty_store()
    world = furnish(World(store.begin))
    world._clients = itertools.count(5000)  # beyond the numbers that a registration gives
    stories = {relation: tell(world, relation) for relation in Relation}
    second = tell(world, Relation.OWN)
    town = Town(store.raw, world, stories, tell_without_execution(world), second)
    town.as_it_was = store.raw.serialize()
    yield town
    store.close()


@pytest.fixture
def town(built: Town) -> Town:
    built.put_back()
    return built


@pytest.fixture
def a_paper() -> bytes:
    """A printed page from another system."""
    paper = PdfWriter()
    paper.add_blank_page(width=595, height=842)
    data = io.BytesIO()
    paper.write(data)
    return data.getvalue()
