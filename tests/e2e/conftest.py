"""A window over the fictive municipality, and somebody who sits down at it."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from app.vault.model import Credentials
from tests.e2e.screen import PATIENCE, Screen
from tests.e2e.start import cheap_vaults
from ui import composition
from ui.composition import DemoWish, OpenStore, demo_store, open_store
from ui.kernel.settings import Settings
from ui.theme.theme import Theme
from ui.window.seat import take_seat
from ui.window.session import Session

DAY = dt.date(2026, 5, 21)
PASSWORD = "ovningslosen-2026"
WINDOW = (1440, 900)


@pytest.fixture(scope="session")
def town(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a practice vault that is built once; every test works in a copy."""
    folder = tmp_path_factory.mktemp("town")
    with pytest.MonkeyPatch.context() as here:
        here.setattr(composition, "vaults", cheap_vaults)
        demo_store(folder / "ovning.valv", PASSWORD, DemoWish(clients=25, day=DAY)).close()
    return folder


@pytest.fixture(scope="session")
def theme(qapp: QApplication) -> Theme:
    translator = QTranslator(qapp)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load(QLocale("sv_SE"), "qtbase", "_", folder):
        qapp.installTranslator(translator)
    return qapp.findChild(Theme) or Theme(qapp, "light")


@pytest.fixture
def vault(town: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(composition, "vaults", cheap_vaults)
    shutil.copytree(town, tmp_path / "valv")
    return tmp_path / "valv" / "ovning.valv"


def put_away(qtbot: Any, session: Session) -> None:
    session.window.close()
    qtbot.waitUntil(lambda: session.is_over, timeout=PATIENCE)
    session.window.deleteLater()
    session.deleteLater()


@pytest.fixture
def sit_down(
    qtbot: Any, vault: Path, tmp_path: Path, theme: Theme
) -> Iterator[Callable[[str], Screen]]:
    """Open the vault in a window as somebody."""
    theme.choose("light")
    theme.set_percent(100)
    opened: list[Session] = []

    def begin(login: str) -> Screen:
        store: OpenStore = open_store(vault, Credentials(login, PASSWORD))
        settings = Settings.in_file(tmp_path / "settings.ini")
        session = Session(store, take_seat(store, login), settings, theme)
        opened.append(session)
        session.window.resize(*WINDOW)
        session.window.show()
        qtbot.waitExposed(session.window)
        screen = Screen(session)
        screen.rest()
        return screen

    yield begin
    for session in opened:
        put_away(qtbot, session)
