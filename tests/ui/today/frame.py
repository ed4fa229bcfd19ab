"""A page in the whole window, as a picture shows it."""

from __future__ import annotations

from pathlib import Path
from tempfile import mkdtemp

from PySide6.QtWidgets import QApplication

from app.access.roles import role_title
from tests.support.town import Desktop
from ui.kernel.settings import Settings
from ui.kernel.tasks import SynchronousRunner
from ui.shell.page import Page, PageSpec, Who
from ui.shell.window import MainWindow, Parts
from ui.theme.theme import Theme
from ui.widgets.hits import Findings

_PAGES = (
    ("today", "Idag", "calendar-check", False),
    ("clients", "Personer", "users", True),
    ("orders", "Beställningar", "send", False),
    ("executions", "Verkställigheter", "circle-play", False),
    ("corrections", "Rätta fel", "route", True),
    ("journal", "Journal", "book-open", False),
)


def framed(page: Page, page_id: str, desk: Desktop) -> MainWindow:
    """The window around one page; the others are empty."""
    specs = tuple(
        PageSpec(
            id=id_,
            title=title,
            icon=icon,
            shortcut="",
            build=(lambda: page) if id_ == page_id else Page,
            starts_group=starts,
        )
        for id_, title, icon, starts in _PAGES
    )
    app = QApplication.instance()
    theme = app.findChild(Theme) if app else None
    assert theme is not None
    window = MainWindow(
        Parts(
            pages=specs,
            settings=Settings.in_file(Path(mkdtemp()) / "settings.ini"),
            theme=theme,
            runner=SynchronousRunner(),
            search=lambda _words: Findings(),
            explain=lambda _ids, _by: (),
        )
    )
    actor = desk.town.actor(desk.login)
    window.show_who(Who(actor.name, role_title(actor.role), "Ängsholms kommun", "Övning"))
    window.pages.open_page(page_id)
    window.desk = desk  # kept alive with it
    return window
