"""The list of Personer in a crowd, beside the same list of constants, in one run.

    python -m tests.benchmarks.client_list [--clients 10000] [--runs 9]

Each row of what is printed is the least of the runs in milliseconds and its ratio to the floor
above it: a busy machine only ever adds to them. The floor of the window is the same list view over
rows that are already there. The floor of the service is the same names asked of SQLCipher by hand;
ours checks the right, counts what the reader may see, adds officer, unit and card, and writes the
log.
"""

from __future__ import annotations

import argparse
import os
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from uuid import uuid4

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop
from PySide6.QtWidgets import QApplication
from sqlalchemy import text

from app.clients.views import ClientFilter, ClientRow
from app.kernel.window import Window
from app.services import Services
from tests.support.crowd import add_crowd
from ui.clients.client_list import ClientRows
from ui.composition import DemoWish, OpenStore, demo_store
from ui.kernel.pages import PageSource, source_of
from ui.kernel.tasks import TaskRunner
from ui.kernel.windowed_model import WindowedModel
from ui.theme.theme import Theme
from ui.widgets.list_view import ListView

BY_HAND = text("SELECT * FROM client ORDER BY name_key, id LIMIT 100")
WRITTEN = text("INSERT OR REPLACE INTO store_value (name, value) VALUES (:name, :value)")
PASSWORD = "tre glada laxar"
LOGINS = ("handlaggare", "handlaggare2", "utforare", "utforare2")
"""One in a hundred of the crowd is with the first officer and unit, the rest with the second."""
SIZE = (420, 800)
WORDS = "ber"


def least(work: Callable[[], object], runs: int) -> float:
    """In milliseconds, after one that warms the cache."""
    work()
    took = []
    for _ in range(runs):
        began = time.perf_counter()
        work()
        took.append((time.perf_counter() - began) * 1000)
    return min(took)


class Stage:
    """One list view on the screen; each time it is loaded anew and painted."""

    def __init__(self, rows: ClientRows) -> None:
        self._tasks = TaskRunner(readers=0)
        self.floors: Sequence[float] = ()
        self._model: WindowedModel[ClientRow] = WindowedModel(self._tasks, rows.shape)
        self._view = ListView("list", "Personer", self._model)
        self._view.resize(*SIZE)
        self._view.show()

    def opened(self, source: PageSource[ClientRow]) -> None:
        """From the question to the painted rows."""
        loop = QEventLoop()
        self._model.loaded.connect(loop.quit)
        self._model.load(source)
        loop.exec()
        self._view.viewport().repaint()

    def at_end(self) -> None:
        """From the key End to the painted rows."""
        self._view.choose_row(0)
        self._view.viewport().repaint()
        self._view.choose_row(self._model.rowCount() - 1)
        self._view.viewport().repaint()
        while not self._tasks.is_idle:
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        self._view.viewport().repaint()

    def measure(
        self, source: PageSource[ClientRow], name: str, runs: int, floors: Sequence[float] | None
    ) -> None:
        took = (least(partial(self.opened, source), runs), least(self.at_end, runs))
        self.floors = took
        for what, ms, floor in zip(("open", "End"), took, floors or took, strict=True):
            tell(f"{what}: {name}", ms, floor)

    def close(self) -> None:
        self._view.close()
        self._tasks.shutdown()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def tell(what: str, took: float, floor: float) -> None:
    print(f"{what:44}{took:9.2f} ms {took / floor:8.2f}")


def measure_service(store: OpenStore, services: Services, runs: int) -> None:
    def by_hand() -> object:
        with store.vault.begin() as connection:
            return connection.execute(BY_HAND).all()

    def by_hand_and_told() -> object:
        """No list is given out without a line in the log: so much of it is the disk."""
        with store.vault.begin() as connection:
            connection.execute(WRITTEN, {"name": "benchmark", "value": str(uuid4())})
            return connection.execute(BY_HAND).all()

    reading = services.client_reading
    everybody, found = ClientFilter(), ClientFilter(search=reading.search(WORDS))
    total = reading.rows(everybody, Window(0, 1)).total
    floor = least(by_hand, runs)
    tell("100 names by hand", floor, floor)
    tell("100 names by hand, and one row written", least(by_hand_and_told, runs), floor)
    tell("first page", least(lambda: reading.rows(everybody, Window(0, 100)), runs), floor)
    last = Window(max(0, total - 100), 100)
    tell("last page", least(lambda: reading.rows(everybody, last), runs), floor)
    tell(f"names with {WORDS!r}", least(lambda: reading.rows(found, Window(0, 100)), runs), floor)


def measure_window(services: Services, store: OpenStore, login: str, runs: int) -> None:
    rows = ClientRows(
        store.actor(login), services.client_reading, services.issued_cards, services.cases
    )
    ours = rows.source("")
    count = sum(group.count for group in ours.groups())
    some = services.client_reading.rows(ClientFilter(), Window(0, 100)).rows
    constants = source_of([some[n % len(some)] for n in range(count)], lambda row: row.id)
    stage = Stage(rows)
    for source, name in ((constants, "constants"), (ours, "ours")):
        floors = stage.floors if source is ours else None
        stage.measure(source, f"{name}, {count} rows", runs, floors)
    stage.close()


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--clients", type=int, default=10_000)
    parser.add_argument("--runs", type=int, default=9)
    args = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication([])
    Theme(application, "light", 100)
    with tempfile.TemporaryDirectory() as folder:
        store = demo_store(Path(folder) / "prov.valv", PASSWORD, DemoWish(clients=24))
        with store.vault.begin() as connection:
            add_crowd(connection, args.clients, store.clock.today())
        for login in LOGINS:
            print(login)
            services = store.services(store.actor(login))
            measure_service(store, services, args.runs)
            measure_window(services, store, login, args.runs)
        store.close()


if __name__ == "__main__":
    main()
