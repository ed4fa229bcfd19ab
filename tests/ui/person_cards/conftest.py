"""The provider's start page on a real store."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.clients.model import Client
from tests.support.screens import settle
from tests.support.world import World
from tests.ui.person_cards.samples import Heard, a_bench, furnish_cards, services_of
from ui.kernel.shapes import RowShape
from ui.kernel.tasks import TaskRunner
from ui.kernel.windowed_model import KEY_ROLE, SHAPE_ROLE
from ui.person_cards.card_model import CardServices
from ui.person_cards.page import CardsPage


@dataclass
class Stage:
    """The page of one login, and short ways to use it as a person does."""

    qtbot: Any
    world: World
    people: dict[str, Client]
    runner: TaskRunner
    heard: Heard
    page: CardsPage = field(init=False)

    def open(self, login: str = "utforare") -> CardsPage:
        made = services_of(self.world, login)
        services = CardServices(
            issued=made.issued_cards, papers=made.papers, messages=made.messages
        )
        self.page = CardsPage(a_bench(self.world, login, self.runner, self.heard), services)
        self.qtbot.addWidget(self.page)
        self.page.resize(1366, 768)
        self.page.show()
        self.page.activateWindow()
        self.qtbot.waitUntil(self.page.isActiveWindow)
        self.page.came_into_view()
        self.wait()
        return self.page

    def wait(self) -> None:
        """Until the answers are there, and what they brought is shown."""
        self.qtbot.waitUntil(lambda: self.runner.is_idle)
        settle(self.page)

    def find(self, name: str) -> Any:
        found = self.page.findChild(QWidget, name)
        assert found is not None, name
        return found

    def press(self, name: str) -> None:
        self.qtbot.mouseClick(self.find(name), Qt.MouseButton.LeftButton)
        self.wait()

    def choose(self, name: str) -> None:
        """Click on the row of a person."""
        model, rows = self.page.model, self.page.list
        keys = [model.index(row).data(KEY_ROLE) for row in range(model.rowCount())]
        index = model.index(keys.index(self.people[name].id))
        centre = rows.visualRect(index).center()
        self.qtbot.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=centre)
        self.wait()

    def shape(self, name: str) -> RowShape:
        """How the row of a person is shown now."""
        model = self.page.model
        shapes = [model.index(row).data(SHAPE_ROLE) for row in range(model.rowCount())]
        return next(one for one in shapes if one.key == self.people[name].id)

    def receipt(self, name: str) -> tuple[dt.datetime | None, dt.datetime | None]:
        """When the unit read and printed the current card."""
        with self.world.begin() as tx:
            current = tx.cards.current_of(self.people[name].id)
            found = tx.cards.receipt_of(current.id, self.world.units["norr"].id)
        return found.read_at, found.printed_at


@pytest.fixture
def stage(qtbot, theme, world: World, runner: TaskRunner) -> Stage:
    return Stage(qtbot, world, furnish_cards(world), runner, Heard())
