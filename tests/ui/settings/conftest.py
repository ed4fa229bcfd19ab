"""The page of one login on a real vault, used by clicks and keys."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.ui.settings.store import ADMIN, Desk, Vaulted, vaulted
from ui.kernel.tasks import TaskRunner
from ui.settings.page import SettingsPage
from ui.settings.section import Section
from ui.theme.theme import Theme


@pytest.fixture
def here(theme: Theme, tmp_path: Path):
    with vaulted(tmp_path, theme) as made:
        yield made


@dataclass
class Stage:
    """One person at the page, and short ways to use it as a person does."""

    qtbot: Any
    here: Vaulted
    runner: TaskRunner
    desk: Desk = field(init=False)
    page: SettingsPage = field(init=False)

    def open(self, key: str, login: str = ADMIN) -> Section:
        """The page with a section chosen and its answers there."""
        self.desk = self.here.sit_down(self.runner, login)
        self.page = self.desk.page()
        self.qtbot.addWidget(self.page)
        self.page.resize(1366, 768)
        self.page.show()
        self.page.activateWindow()
        self.qtbot.waitActive(self.page)
        return self.show(key)

    def show(self, key: str) -> Section:
        self.page.show_key(key)
        self.rest()
        return self.page.sections[key]

    def find(self, name: str) -> Any:
        """The control with this name; there is exactly one."""
        found = self.page.findChildren(QWidget, name)
        assert len(found) == 1, f"{name}: {len(found)}"
        return found[0]

    def click(self, name: str) -> None:
        self.qtbot.mouseClick(self.find(name), Qt.MouseButton.LeftButton)
        self.rest()

    def write(self, name: str, text: str) -> None:
        """What stood there is written over."""
        edit = self.find(name)
        edit.setFocus()
        edit.selectAll()
        QTest.keyClick(edit, Qt.Key.Key_Delete)
        if text.isascii():
            QTest.keyClicks(edit, text)
        else:  # what a keyboard with å, ä and ö sends
            event = QInputMethodEvent()
            event.setCommitString(text)
            QApplication.sendEvent(edit, event)

    def choose(self, name: str, value: str) -> None:
        """By the keyboard, as in any list of choices."""
        combo = self.find(name)
        combo.setFocus()
        QTest.keyClick(combo, Qt.Key.Key_Home)
        while combo.currentData() != value:
            before = combo.currentIndex()
            QTest.keyClick(combo, Qt.Key.Key_Down)
            assert combo.currentIndex() != before, f"{value} cannot be chosen"
        QTest.keyClick(combo, Qt.Key.Key_Return)

    def rest(self) -> None:
        """All questions are answered."""
        self.qtbot.waitUntil(lambda: self.runner.is_idle)


@pytest.fixture
def stage(qtbot, here: Vaulted, runner: TaskRunner) -> Stage:
    return Stage(qtbot, here, runner)


@pytest.fixture
def sit_down(here: Vaulted, runner: TaskRunner) -> Callable[[str], Desk]:
    return lambda login: here.sit_down(runner, login)
