"""From the start screen into a vault: the first time, and every time after."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.e2e.screen import Hands
from ui.composition import OpenStore
from ui.kernel.settings import Settings
from ui.theme.theme import Theme
from ui.window.opening import Opening

SECRET = "fem blå cyklar i regn"


class Start(Hands):
    """Somebody before the start screen; `came_in` is what was opened, and by whom."""

    def __init__(self, qtbot: Any, opening: Opening) -> None:
        super().__init__(qtbot, lambda: opening.window, self._rests)
        self._opening = opening
        self.came_in: list[tuple[OpenStore, str]] = []
        opening.opened.connect(self._note)

    def _rests(self) -> bool:
        runner = self._opening._runner
        return runner is None or bool(runner.is_idle)

    def _note(self, store: OpenStore, login: str) -> None:
        self.came_in.append((store, login))


@pytest.fixture
def begin(qtbot: Any, theme: Theme, tmp_path: Path) -> Iterator[Callable[[], Start]]:
    opened: list[Opening] = []

    def start() -> Start:
        settings = Settings.in_file(tmp_path / "settings.ini")
        opening = Opening(settings, theme, "1.0")
        opened.append(opening)
        person = Start(qtbot, opening)
        opening.show()
        qtbot.waitExposed(opening.window)
        qtbot.waitUntil(lambda: opening._runner is not None)
        person.rest()
        return person

    yield start
    for opening in opened:
        opening.window.close()
        opening.close()
        opening.window.deleteLater()
        opening.deleteLater()


def test_that_a_vault_is_made_by_hand_and_opened_again_with_the_password_alone(
    begin: Callable[[], Start], tmp_path: Path
) -> None:
    first = begin()
    _fill_in(first, tmp_path)
    first.press("first_run_create")
    assert first.find("recovery_shown").property("text")
    assert first.came_in == []
    first.press("recovery_print")
    assert first.says("Sida 1 av 1")
    first.press("preview_close")
    first.tick("recovery_kept")
    first.press("recovery_go_on")
    [(store, login)] = first.came_in
    assert (store.municipality().name, login) == ("Ängsholms kommun", "ida")
    store.close()

    again = begin()
    again.press("open_last")
    again.write("unlock_password", "fel lösenord helt")
    again.press("unlock_open")
    assert again.came_in == []
    assert again.find("unlock_refusal").accessibleName()
    again.press("unlock_recovery")
    assert again.says("verkstall vault recover")
    again.write("unlock_password", SECRET)
    again.press("unlock_open")
    [(store, login)] = again.came_in
    assert store.actor(login).name == "Ida Nordgren"
    store.close()


def _fill_in(first: Start, folder: Path) -> None:
    first.press("begin_local")
    first.write("first_run_municipality", "Ängsholms kommun")
    first.write("first_run_path", str(folder / "angsholm.verkstall"))
    first.write("first_run_name", "Ida Nordgren")
    first.write("first_run_user", "ida")
    first.write("first_run_password", SECRET)
    first.write("first_run_again", SECRET)
