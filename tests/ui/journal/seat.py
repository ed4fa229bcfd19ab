"""Somebody sits down at the journal of the fictive municipality."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Qt

from tests.support.screens import settle
from tests.support.town import Desktop, Town
from tests.ui.journal.gallery import WRITER, page_of
from ui.journal.entry_block import EntryBlock
from ui.journal.page import JournalPage
from ui.widgets.buttons import Button, Link


def shown(qtbot, town: Town, login: str = WRITER, folder: str = ""):
    desk = Desktop(town, login)
    page = page_of(desk, folder)
    qtbot.addWidget(page)
    page.resize(1232, 820)
    page.show()
    page.came_into_view()
    settle(page)
    return desk, page


def opened(qtbot, town: Town, execution_id: UUID, login: str = WRITER, folder: str = ""):
    desk, page = shown(qtbot, town, login, folder)
    page.show_key(str(execution_id))
    settle(page)
    return desk, page


def press(qtbot, page, name: str) -> None:
    button = page.findChild(Button, name) or page.findChild(Link, name)
    assert button is not None, name
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    settle(page)


def blocks(page: JournalPage) -> list[EntryBlock]:
    return [block for block in page.findChildren(EntryBlock) if block.isVisible()]


def texts(page: JournalPage) -> list[str]:
    return [block.chain.newest.text for block in blocks(page)]
