"""A page that lists clients, over a real runner, used as a person does: by object names."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.clients.model import Client
from tests.support.screens import settle
from tests.support.world import World
from ui.kernel.shapes import RowShape
from ui.kernel.tasks import TaskRunner
from ui.kernel.windowed_model import KEY_ROLE, SHAPE_ROLE


@dataclass
class PageStage:
    """The page of one login; `heard` is what it asked the window for."""

    qtbot: Any
    world: World
    people: dict[str, Client]
    runner: TaskRunner
    heard: Any
    page: Any = field(init=False)

    def show(self, page: QWidget, width: int, height: int) -> None:
        self.page = page
        self.qtbot.addWidget(page)
        page.resize(width, height)
        page.show()
        page.activateWindow()
        self.qtbot.waitUntil(page.isActiveWindow)
        self.page.came_into_view()
        self.wait()

    def list_of_clients(self) -> Any:
        return self.page.list

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

    def choose(self, name: str) -> None:
        """Click on the row of a person."""
        model, rows = self.page.model, self.list_of_clients()
        keys = [model.index(row).data(KEY_ROLE) for row in range(model.rowCount())]
        index = model.index(keys.index(self.people[name].id))
        centre = rows.visualRect(index).center()
        self.qtbot.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=centre)
        self.wait()

    def shapes(self) -> list[RowShape]:
        """The rows as they are shown now."""
        model = self.page.model
        return [model.index(row).data(SHAPE_ROLE) for row in range(model.rowCount())]

    def shape(self, name: str) -> RowShape:
        return next(one for one in self.shapes() if one.key == self.people[name].id)
