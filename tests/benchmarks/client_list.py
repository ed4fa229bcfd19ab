"""The first page of Personer beside the same rows asked of SQLCipher by hand, in one run.

    python -m tests.benchmarks.client_list [--clients 400] [--runs 21]

Ours counts the visible, asks for a hundred rows with unit and card, checks the right and writes
the log; the floor asks for a hundred names on the same connection. Medians in milliseconds.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from sqlalchemy import text

from app.clients.views import ClientFilter
from app.kernel.window import Window
from ui.composition import DemoWish, OpenStore, demo_store

FLOOR = text("SELECT * FROM client ORDER BY customer_number LIMIT 100")
PASSWORD = "tre glada laxar"


def best(work: Callable[[], object], runs: int) -> float:
    """The median in milliseconds, after one that warms the cache."""
    work()
    took = []
    for _ in range(runs):
        began = time.perf_counter()
        work()
        took.append((time.perf_counter() - began) * 1000)
    return statistics.median(took)


def floor(store: OpenStore) -> object:
    with store.vault.begin() as connection:
        return connection.execute(FLOOR).all()


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--clients", type=int, default=400)
    parser.add_argument("--runs", type=int, default=21)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        wish = DemoWish(clients=args.clients)
        store = demo_store(Path(folder) / "prov.valv", PASSWORD, wish)
        reading = store.services(store.actor("handlaggare")).client_reading
        ours = best(lambda: reading.rows(ClientFilter(), Window(0, 100)), args.runs)
        last = best(lambda: reading.rows(ClientFilter(), Window(100, 100)), args.runs)
        bare = best(lambda: floor(store), args.runs)
        store.close()
    print(f"100 names by hand   {bare:7.1f} ms  1.00")
    print(f"first page of ours  {ours:7.1f} ms  {ours / bare:.2f}")
    print(f"second page of ours {last:7.1f} ms  {last / bare:.2f}")


if __name__ == "__main__":
    main()
