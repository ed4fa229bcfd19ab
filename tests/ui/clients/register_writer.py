"""A process that registers a person in a real vault until it is killed.

    python -m tests.ui.clients.register_writer VAULT

After each letter it prints how many there are and the time; the one who reads kills it.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.services import Services
from tests.ui.clients.samples import page_of
from tests.ui.journal.writer import LETTER_EVERY_MS, a_bench, open_vault, services_in
from ui.clients.page import ClientsPage
from ui.kernel.tasks import TaskRunner
from ui.theme.theme import Theme

LOGIN = "handlaggare"
GIVEN, ROUND = "register_given_name", "abcdefghij"


def page_in(services: Services, runner: TaskRunner) -> ClientsPage:
    return page_of(a_bench(services, runner), services)


class Typist(QObject):
    """Presses a key every few milliseconds."""

    def __init__(self, page: ClientsPage, field: str = GIVEN) -> None:
        super().__init__()
        self._page, self._field, self._count = page, field, 0
        self._timer = QTimer(self, interval=LETTER_EVERY_MS)
        self._timer.timeout.connect(self._type)
        self._timer.start()

    def _type(self) -> None:
        form = self._page.forms.form
        if form is None:
            return
        QTest.keyClick(form.findChild(QObject, self._field), ROUND[self._count % len(ROUND)])
        self._count += 1
        sys.stdout.write(f"{self._count} {time.monotonic()}\n")
        sys.stdout.flush()


def main() -> None:
    app = QApplication(sys.argv[:1])
    Theme(app, "light")
    services = services_in(open_vault(Path(sys.argv[1])), LOGIN)
    page = page_in(services, TaskRunner(readers=2))
    page.show()
    page.forms.open_register()
    typist = Typist(page)
    app.exec()
    del typist


if __name__ == "__main__":
    main()
