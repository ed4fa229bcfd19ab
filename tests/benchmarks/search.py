"""Ctrl+K and the opening of an execution in a crowd, beside a bare question, in one run.

    python -m tests.benchmarks.search [--clients 10000] [--runs 9]

Each row is the least of the runs in milliseconds, its ratio to the floor above it, and how many
transactions and statements it took. The floor is one row found by its number in SQLCipher by hand,
in a transaction that writes one other: no answer is given without a line in the log.
"""

from __future__ import annotations

import argparse
import os
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any
from uuid import uuid4

from sqlalchemy import Engine, event, text

from app.executions.views import ExecutionFilter
from app.kernel.window import Window
from app.services import Services
from tests.support.crowd import add_crowd
from ui.composition import DemoWish, demo_store
from ui.executions.view import ExecutionServices, gather
from ui.window.finding import Finder

FOUND = text("SELECT * FROM client WHERE customer_number = 'K1000100'")
WRITTEN = text("INSERT OR REPLACE INTO store_value (name, value) VALUES ('benchmark', :value)")
LOGINS = ("handlaggare", "handlaggare2", "utforare", "utforare2")
WORDS = ("ber", "anders berg", "B-2026")


class Meter:
    """Counts what one question costs."""

    def __init__(self, engine: Engine) -> None:
        self._begun = self._asked = 0
        self._floor = 0.0
        event.listen(engine, "before_cursor_execute", self._count)

    def _count(self, *about: Any) -> None:
        self._asked += 1
        self._begun += about[2].startswith("BEGIN")

    def tell(self, what: str, work: Callable[[], object], runs: int) -> None:
        work()
        took = []
        for _ in range(runs):
            self._begun = self._asked = 0
            began = time.perf_counter()
            work()
            took.append((time.perf_counter() - began) * 1000)
        self._floor = self._floor or min(took)
        print(
            f"{what:40}{min(took):9.2f} ms {min(took) / self._floor:7.1f}"
            f" {self._begun:4} transactions {self._asked:4} statements"
        )


def measure(services: Services, meter: Meter, runs: int) -> None:
    find = Finder(services, ())
    for words in WORDS:
        meter.tell(f"search {words!r}", partial(find, words), runs)
    made = ExecutionServices(
        desk=services.desk,
        executions=services.executions,
        pauses=services.pauses,
        plans=services.plans,
        drafts=services.drafts,
        cases=services.cases,
        clients=services.client_reading,
        settings=services.settings,
    )
    first = services.executions.rows(ExecutionFilter(), Window(0, 1)).rows[0].id
    meter.tell("open an execution", partial(gather, made, first), runs)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--clients", type=int, default=10_000)
    parser.add_argument("--runs", type=int, default=9)
    args = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as folder:
        store = demo_store(Path(folder) / "prov.valv", "tre glada laxar", DemoWish(clients=60))
        with store.vault.begin() as connection:
            meter = Meter(connection.engine)
            add_crowd(connection, args.clients, store.clock.today())

        def by_hand() -> object:
            with store.vault.begin() as connection:
                connection.execute(WRITTEN, {"value": str(uuid4())})
                return connection.execute(FOUND).all()

        meter.tell("one row by hand, one written", by_hand, args.runs)
        for login in LOGINS:
            print(login)
            measure(store.services(store.actor(login)), meter, args.runs)
        store.close()


if __name__ == "__main__":
    main()
