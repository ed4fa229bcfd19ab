"""Personer as an officer, a manager, a provider sees it, on a real store."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt

from tests.support.page_stage import PageStage
from tests.support.world import as_told
from tests.ui.clients.samples import a_page, furnish_clients
from tests.ui.person_cards.samples import Heard
from ui.clients.page import ClientsPage
from ui.kernel.tasks import TaskRunner


class Stage(PageStage):
    """Personer of one login."""

    page: ClientsPage

    def open(self, login: str = "handlaggare") -> ClientsPage:
        self.show(a_page(self.world, login, self.runner, self.heard), 1440, 860)
        return self.page

    def list_of_clients(self) -> Any:
        return self.page.column.rows

    def write(self, name: str, text: str) -> None:
        """Key by key, after what stood there was taken away."""
        editor = self.find(name)
        editor.setFocus()
        editor.clear()
        self.qtbot.keyClicks(editor, text)

    def to_tab(self, tab: str) -> None:
        """Click on the tab."""
        tabs = self.page.detail.tabs
        place = next(n for n in range(tabs.count()) if tabs.tabData(n) == tab)
        centre = tabs.tabRect(place).center()
        self.qtbot.mouseClick(tabs, Qt.MouseButton.LeftButton, pos=centre)
        self.wait()


@pytest.fixture
def stage(qtbot, theme, runner: TaskRunner) -> Iterator[Stage]:
    with as_told(furnish_clients) as (world, people):
        yield Stage(qtbot, world, people, runner, Heard())
