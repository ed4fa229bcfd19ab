"""Personer as an officer, a manager, a provider sees it, on a real store."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.clients.model import Client
from tests.support.screens import settle
from tests.support.world import World
from tests.ui.clients.samples import a_page, furnish_clients
from tests.ui.person_cards.samples import Heard
from ui.clients.page import ClientsPage
from ui.kernel.shapes import RowShape
from ui.kernel.tasks import TaskRunner
from ui.kernel.windowed_model import KEY_ROLE, SHAPE_ROLE


@dataclass
class Stage:
    """The page of one login, and short ways to use it as a person does."""

    qtbot: Any
    world: World
    people: dict[str, Client]
    runner: TaskRunner
    heard: Heard
    page: ClientsPage = field(init=False)

    def open(self, login: str = "handlaggare") -> ClientsPage:
        self.page = a_page(self.world, login, self.runner, self.heard)
        self.qtbot.addWidget(self.page)
        self.page.resize(1440, 860)
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
        """The newest of that name: a form that was closed may still be there."""
        found = self.page.findChildren(QWidget, name)
        assert found, name
        return found[-1]

    def press(self, name: str) -> None:
        self.qtbot.mouseClick(self.find(name), Qt.MouseButton.LeftButton)
        self.wait()

    def write(self, name: str, text: str) -> None:
        """Key by key, after what stood there was taken away."""
        editor = self.find(name)
        editor.setFocus()
        editor.clear()
        self.qtbot.keyClicks(editor, text)

    def choose(self, name: str) -> None:
        """Click on the row of a person."""
        model, rows = self.page.model, self.page.column.rows
        keys = [model.index(row).data(KEY_ROLE) for row in range(model.rowCount())]
        index = model.index(keys.index(self.people[name].id))
        centre = rows.visualRect(index).center()
        self.qtbot.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=centre)
        self.wait()

    def to_tab(self, tab: str) -> None:
        """Click on the tab."""
        tabs = self.page.detail.tabs
        place = next(n for n in range(tabs.count()) if tabs.tabData(n) == tab)
        centre = tabs.tabRect(place).center()
        self.qtbot.mouseClick(tabs, Qt.MouseButton.LeftButton, pos=centre)
        self.wait()

    def shapes(self) -> list[RowShape]:
        model = self.page.model
        return [model.index(row).data(SHAPE_ROLE) for row in range(model.rowCount())]

    def shape(self, name: str) -> RowShape:
        return next(one for one in self.shapes() if one.key == self.people[name].id)


@pytest.fixture
def stage(qtbot, theme, world: World, runner: TaskRunner) -> Stage:
    return Stage(qtbot, world, furnish_clients(world), runner, Heard())
