"""A session in front of a camera: who sits there, where one goes, and what is photographed."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.kernel.errors import BadInput
from app.kernel.texts import N_
from ui.composition import OpenStore
from ui.kernel.history import Place
from ui.kernel.settings import Settings
from ui.screens.faults import faults, passed_over
from ui.screens.overlays import with_overlays
from ui.shell.page import Page
from ui.theme.theme import Theme
from ui.widgets.list_view import ListView
from ui.widgets.search_field import SearchField
from ui.window.seat import take_seat
from ui.window.session import Session

THEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
WINDOW = (1440, 900)
REST, PATIENCE = 60, 20_000  # milliseconds
QUICKLY = 75  # how little is squeezed out of a PNG, in per cent
STOPS = ("search", "who", "menu")  # of Tab, in every window that somebody works in
_NOT_SAVED = N_("Bilden {name} kunde inte sparas. Kontrollera mappen och utrymmet.")


class Camera:
    """Photographs in both themes at one scale of the screen."""

    def __init__(
        self, target: Path, scale: int, theme: Theme, settings: Settings, password: str
    ) -> None:
        self._target, self._scale, self.password = target, scale, password
        self._steps = 0
        self._theme, self._settings = theme, settings
        self._session: Session | None = None
        self.index: list[dict[str, object]] = []
        self.faults: list[str] = []

    @property
    def session(self) -> Session:
        if self._session is None:
            raise RuntimeError("nobody sits in front of the camera")
        return self._session

    def show(self, store: OpenStore) -> None:
        """Open a store for the one who signed in."""
        seat = take_seat(store, store.signed_in)
        self._session = Session(store, seat, self._settings, self._theme)
        self.session.window.resize(*WINDOW)
        self.session.window.show()
        self.rest()

    def put_away(self) -> None:
        waiting = QEventLoop()
        self.session.ended.connect(waiting.quit)
        self.session.window.close()
        waiting.exec()
        self._session = None

    def sit_down(self, login: str) -> None:
        """Somebody else works now."""
        self.session.become(take_seat(self.session.store, login))
        self.session.window.resize(*WINDOW)
        self.rest()

    def go(self, page_id: str, key: str = "") -> Page:
        self.session.go(Place(page_id, key))
        self.rest()
        page = self.session.window.pages.page
        if page is None:
            raise RuntimeError(page_id)
        return page

    def choose_first(self, page: Page) -> None:
        """The first row of the list, by the keyboard."""
        for rows in page.findChildren(ListView):
            if rows.isVisible():
                QTest.keyClick(rows, Qt.Key.Key_Home)
                QTest.keyClick(rows, Qt.Key.Key_Down)
                break
        self.rest()

    def narrow(self, page: Page, words: str) -> None:
        """Write in the filter of the page, where it has one."""
        for field in page.findChildren(SearchField):
            if field.isVisible():
                field.setText(words)
                field.textEdited.emit(words)
                break
        self.rest()

    def text_size(self, percent: int) -> None:
        self._theme.set_percent(percent)
        self.rest()

    def take(self, page: str, state: str, step: int = 0) -> None:
        """One picture in each theme, and what is wrong with what it shows.

        The theme that is in force comes first: to change it costs more than the picture.
        """
        here = self._theme.choice
        pictures = {}
        for theme in sorted(THEMES, key=lambda theme: theme != here):
            if theme != self._theme.choice:
                self._theme.choose(theme)
                self.rest()
            pictures[theme] = with_overlays(self.session.window)
        self.judge(f"{page} {state} {self._scale} %")
        for theme in THEMES:
            name = f"{page}-{f'{step:02}-' if step else ''}{state}-{theme}-{self._scale}.png"
            if not pictures[theme].save(str(self._target / name), "PNG", QUICKLY):
                raise BadInput("screens.not_saved", _NOT_SAVED, name=name)
            self.index.append(
                {
                    "file": name,
                    "page": page,
                    "state": state,
                    "theme": theme,
                    "scale": self._scale,
                    "step": step or None,
                }
            )

    def take_step(self, name: str) -> None:
        """The next picture of the main job."""
        self._steps += 1
        self.take("job", name, self._steps)

    def judge(self, where: str) -> None:
        """Note what is wrong with what is in front; who walks is not disturbed."""
        window = self.session.window
        found = faults(QApplication.activeModalWidget() or window)
        if not self._steps:
            found += passed_over(window, STOPS)
        self.faults += [f"{where}: {fault}" for fault in found]

    def judge_in_contrast(self, where: str) -> None:
        """High contrast has thicker edges; nothing may be cut by them."""
        before = self._theme.choice
        self._theme.choose("contrast")
        self.rest()
        self.judge(f"{where} high contrast {self._scale} %")
        self._theme.choose(before)
        self.rest()

    def rest(self) -> None:
        """Until nothing is asked for any more and the layouts have come to rest."""
        runner, waiting, end = self.session.runner, QEventLoop(), QTimer()
        end.setSingleShot(True)
        end.timeout.connect(waiting.quit)

        def soon() -> None:
            end.start(REST)

        runner.idle.connect(soon)
        end.start(REST if runner.is_idle else PATIENCE)
        waiting.exec()
        runner.idle.disconnect(soon)
        QApplication.processEvents()
