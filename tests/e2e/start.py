"""Somebody before the program: from the start screen into a vault, and back when it is left."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QApplication, QDialog, QWidget

from db.vault.vaults import LocalVaults
from tests.e2e.screen import Hands
from tests.support.local_vault import cheap_vaults as made_cheap
from ui import composition
from ui.kernel.questions import PreparedAnswers
from ui.kernel.settings import Settings
from ui.screens.hands import comes_true
from ui.window.opening import Opening
from ui.window.program import Program
from ui.window.session import Session

SECRET = "fem blå cyklar i regn"


def cheap_vaults(_clock: object = None) -> LocalVaults:
    """Real vaults with keys that cost nothing, where the disk of the test is good enough."""
    return made_cheap(clock=composition.MachineClock())


class Sitter(Hands):
    """One person at one computer: the start, then the window, then the start again."""

    def __init__(self, program: Program) -> None:
        super().__init__(self._in_front, self._rests)
        self.program = program

    @property
    def opening(self) -> Opening:
        assert self.program.opening is not None
        return self.program.opening

    @property
    def session(self) -> Session:
        assert self.program.session is not None
        return self.program.session

    def answer(self, *paths: Path | None) -> None:
        """What the file dialog of the system will say."""
        self.opening.questions = PreparedAnswers(paths=list(paths))

    def unlock(self, password: str = SECRET) -> None:
        self.write("unlock_password", password)
        self.press("unlock_open")

    def wait(self, is_so: Callable[[], bool]) -> None:
        assert comes_true(is_so)

    def close(self) -> None:
        """The cross of the window."""
        session = self.session
        session.window.close()
        self.wait(lambda: session.is_over)

    def _in_front(self) -> QWidget:
        session = self.program.session
        return self.opening.window if session is None or session.is_over else session.window

    def _rests(self) -> bool:
        session = self.program.session
        return self.opening.is_idle and (session is None or session.runner.is_idle)


@contextmanager
def started(qtbot: Any, settings: Path) -> Iterator[Sitter]:
    """The program from its start to its end, with settings of its own."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    program = Program(app, Settings.in_file(settings))
    person = Sitter(program)
    program.start()
    qtbot.waitExposed(person.opening.window)
    person.rest()
    try:
        yield person
    finally:
        for dialog in [one for one in app.topLevelWidgets() if isinstance(one, QDialog)]:
            dialog.close()
        session = program.session
        if session is not None and not session.is_over:
            person.close()
        if session is not None:
            session.window.deleteLater()
            session.deleteLater()
        person.opening.close()
        person.opening.throw_practice_away()
        person.opening.window.deleteLater()
        person.opening.deleteLater()
        program.deleteLater()
