"""A process that opens a real vault and writes in a journal until it is killed.

    python -m tests.ui.journal.writer VAULT EXECUTION

After each letter it prints how many there are and the time; the one who reads kills it.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import UUID, uuid4

from PySide6.QtCore import QObject, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.access.desk import Desk
from app.access.rights import shipped_rights
from app.kernel.clock import FixedClock
from app.services import Services, services_at
from app.users.model import actor_from
from db.transaction import SqlTransaction
from db.vault.vault import LocalVault
from tests.support.builders import NOON
from tests.support.local_vault import cheap_vaults
from tests.support.world import WHO
from ui.bench import Bench
from ui.journal.model import JournalServices
from ui.journal.page import JournalPage
from ui.kernel.change_bus import ChangeBus
from ui.kernel.questions import PreparedAnswers
from ui.kernel.tasks import TaskRunner
from ui.theme.theme import Theme

LOGIN = "utforare"
LETTER_EVERY_MS = 20
CLOCK = FixedClock(NOON)


def open_vault(path: Path) -> LocalVault:
    return cheap_vaults(clock=CLOCK).open(path, WHO)


def services_in(vault: LocalVault, login: str = LOGIN) -> Services:
    @contextmanager
    def begin() -> Iterator[SqlTransaction]:
        with vault.begin() as connection:
            yield SqlTransaction(connection)

    with begin() as tx:
        actor = actor_from(tx.users.by_login(login), CLOCK.today())
    return services_at(Desk(actor, begin, shipped_rights(), CLOCK), None, practice=False)


def a_bench(services: Services, runner: TaskRunner) -> Bench:
    return Bench(
        actor=services.desk.actor,
        runner=runner,
        bus=ChangeBus(),
        questions=PreparedAnswers(),
        go=_nothing,
        say=_nothing,
        hold=_nothing,
        now=CLOCK.now,
        today=CLOCK.today,
        new_id=uuid4,
        preview=_nothing,
    )


def page_in(services: Services, runner: TaskRunner) -> JournalPage:
    return JournalPage(
        a_bench(services, runner),
        JournalServices(
            desk=services.desk,
            clients=services.client_reading,
            executions=services.executions,
            journal=services.journal,
            working_notes=services.working_notes,
            drafts=services.drafts,
            archive=services.archive,
            cases=services.cases,
            export_folder="",
        ),
    )


class Typist(QObject):
    """Presses a key every few milliseconds, from the moment the journal is open."""

    def __init__(self, page: JournalPage) -> None:
        super().__init__()
        self._page, self._count = page, 0
        self._timer = QTimer(self, interval=LETTER_EVERY_MS)
        self._timer.timeout.connect(self._type)
        page.model.changed.connect(self._timer.start)

    def _type(self) -> None:
        QTest.keyClick(self._page.write.editor, "abcdefghij"[self._count % 10])
        self._count += 1
        sys.stdout.write(f"{self._count} {time.monotonic()}\n")
        sys.stdout.flush()


def _nothing(_what: object) -> None:
    """Nobody listens."""


def main() -> None:
    path, execution = sys.argv[1:3]
    app = QApplication(sys.argv[:1])
    Theme(app, "light")
    runner = TaskRunner(readers=2)
    page = page_in(services_in(open_vault(Path(path))), runner)
    page.show()
    typist = Typist(page)
    page.show_key(str(UUID(execution)))
    app.exec()
    del typist


if __name__ == "__main__":
    main()
