"""The program with a window: from the start screen to a session, and back when it ends."""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, QTranslator
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from app.kernel import texts
from app.kernel.texts import SOURCE_LANGUAGE
from ui.kernel import settings as keys
from ui.kernel.settings import Settings
from ui.theme.theme import STYLE, Choice, Theme
from ui.window.opening import Opening
from ui.window.vault_ways import Entry, seated

if TYPE_CHECKING:
    from ui.composition import OpenStore
    from ui.window.session import Session


class Program(QObject):
    """Holds what lives as long as the process: settings, theme, and either opening or session."""

    def __init__(self, app: QApplication, settings: Settings) -> None:
        super().__init__()
        self._app, self.settings = app, settings
        self.theme = Theme(app, _choice(settings), settings.get(keys.TEXT_SIZE))
        self.opening: Opening | None = None
        self.session: Session | None = None

    def start(self) -> None:
        """Show where one can begin."""
        self._opening().show()

    def open_session(self, entry: Entry) -> None:
        """Show the window of a person; the start is put away."""
        session: Session = import_module("ui.window.session").Session(
            entry.store, entry.seat, self.settings, self.theme
        )
        self.session = session
        session.ended.connect(self.quit)
        session.left.connect(self._left)
        session.window.show()
        if self.opening is not None:
            self.opening.window.hide()

    def quit(self) -> None:
        if self.opening is not None:
            self.opening.close()
            self.opening.throw_practice_away()
        self._app.quit()

    def _opening(self) -> Opening:
        if self.opening is None:
            self.opening = Opening(self.settings)
            self.opening.opened.connect(self.open_session)
            self.opening.window.closed.connect(self._closed)
        return self.opening

    def _left(self) -> None:
        """The vault is closed, and somebody else wants to open it."""
        session, self.session = self.session, None
        if session is None:
            return
        self._opening().show_unlock(session.store.vault.path)
        session.window.deleteLater()
        session.deleteLater()

    def _closed(self) -> None:
        """The window of the start was closed by the person, not put away."""
        self.quit()


def run() -> int:
    """From the start screen."""
    settings = Settings.of_user()
    _choose_language(settings)
    app = application()
    program = Program(app, settings)
    program.start()
    return app.exec()


def run_demo(store: OpenStore) -> int:
    """Straight into the fictive municipality."""
    settings = Settings.of_user()
    _choose_language(settings)
    app = application()
    program = Program(app, settings)
    program.open_session(seated(store, store.signed_in))
    return app.exec()


def paints() -> bool:
    """Whether the start screen gets any other colours than one on this computer."""
    app = application()
    with import_module("tempfile").TemporaryDirectory(prefix="verkstall-") as folder:
        program = Program(app, Settings.in_file(Path(folder) / "settings.ini"))
        program.start()
        app.processEvents()
        image = program.opening.window.grab().toImage() if program.opening else QImage()
        colours = {
            image.pixel(x, y)
            for x in range(0, image.width(), 40)
            for y in range(0, image.height(), 10)
        }
        if program.opening is not None:
            program.opening.close()
            program.opening.window.close()
    return len(colours) > 1


def _choice(settings: Settings) -> Choice:
    known: dict[str, Choice] = {
        "system": "system",
        "light": "light",
        "dark": "dark",
        "contrast": "contrast",
    }
    return known[settings.get(keys.THEME)]


def application() -> QApplication:
    """In the chosen language, and in our style from the start: asking later takes 10 ms."""
    app = QApplication([*sys.argv[:1], "-style", STYLE])
    app.setProperty(STYLE, STYLE)
    app.setApplicationName("Verkställ")
    app.setQuitOnLastWindowClosed(False)  # a vault is closed first
    translator = QTranslator(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if texts.language() == SOURCE_LANGUAGE and translator.load(
        QLocale("sv_SE"), "qtbase", "_", folder
    ):
        app.installTranslator(translator)
    return app


def _choose_language(settings: Settings) -> None:
    """`--lang` wins over what was chosen in Inställningar."""
    chosen = settings.get(keys.LANGUAGE)
    if texts.language() == SOURCE_LANGUAGE and chosen != SOURCE_LANGUAGE:
        catalogue = import_module("app.kernel.catalogue")
        texts.install(chosen, catalogue.translations(chosen))
