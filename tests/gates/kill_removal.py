"""Kill the program in the middle of a removal, and see that it happened wholly or not at all.

    python -m tests.gates.kill_removal --kills 100

Each round begins with a copy of one vault in which everything is ready for the removal. A child
removes; it is killed (SIGKILL) some time after the files have been verified, which is when the
transaction begins: at random in half as long again as the first removal took, which was left to
end. The last line is the result:

    100 kills, 38 removed, 62 not begun, 0 in between

Exit 1 when anything was in between, or when no kill came before the end. Linux and macOS only.
"""

import argparse
import multiprocessing
import os
import secrets
import shutil
import signal
import sys
import tempfile
import time
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from uuid import UUID

from app.access.actor import Command, Data
from app.access.log import Outcome, first_fault
from app.executions.model import ExecutionStatus
from app.orders.model import OrderStatus
from tests.gates.removing import remove
from tests.gates.walk import misdirected
from tests.support.local_vault import cheap_vaults
from tests.support.world import VAULT, WHO, World, furnish, reopened

READY = "taken over"
START_SECONDS = 120
MARGIN = 1.5
READERS = "app.printing.reading"  # loaded once, not in every child


@dataclass
class Result:
    """What came of it."""

    kills: int = 0
    removed: int = 0
    not_begun: int = 0
    between: int = 0

    @property
    def is_good(self) -> bool:
        return self.between == 0 and self.removed + self.not_begun == self.kills

    def __str__(self) -> str:
        return (
            f"{self.kills} kills, {self.removed} removed, {self.not_begun} not begun, "
            f"{self.between} in between"
        )


def run(kills: int, folder: Path) -> Result:
    ready = folder / "ready"
    case, execution = _prepare(ready, folder / "akt")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.gates.removing", READERS])
    result, longest = Result(), 0.0
    for number in range(kills + 1):
        there = folder / "round"
        shutil.rmtree(there, ignore_errors=True)
        shutil.copytree(ready, there)
        receive, send = context.Pipe(duplex=False)
        child = context.Process(target=remove, args=(there, folder / "akt", case, send))
        child.start()
        send.close()
        if number == 0:
            longest = MARGIN * _seconds_to_remove(receive)
        _killed(child, receive, longest if number else 0)
        if number == 0:
            continue
        result.kills += 1
        found = _found(there, case, execution)
        result.removed += found == "removed"
        result.not_begun += found == "not begun"
        result.between += found == "in between"
    return result


def _prepare(ready: Path, files: Path) -> tuple[UUID, UUID]:
    ready.mkdir()
    files.mkdir()
    vault = cheap_vaults().create(ready / VAULT, WHO).vault
    walk = misdirected(furnish(World(vault.begin)), files)
    walk.until(READY)
    vault.close()
    return walk.case, walk.execution


def _seconds_to_remove(receive: Connection) -> float:
    _expect(receive, "verified")
    begun = time.monotonic()
    _expect(receive, "removed")
    return time.monotonic() - begun


def _killed(
    child: multiprocessing.process.BaseProcess, receive: Connection, longest: float
) -> None:
    if longest:
        _expect(receive, "verified")
        receive.poll(longest * secrets.randbelow(1000) / 1000)
    os.kill(child.pid or 0, signal.SIGKILL)
    child.join()
    if child.exitcode != -signal.SIGKILL:
        raise RuntimeError(f"the child ended by itself with {child.exitcode}")
    receive.close()


def _expect(receive: Connection, word: str) -> None:
    if not receive.poll(START_SECONDS) or receive.recv() != word:
        raise RuntimeError(f"the child never said {word}")


def _found(there: Path, case_id: UUID, execution_id: UUID) -> str:
    """What the store says afterwards, as the program opens it."""
    if not cheap_vaults().check(there / VAULT, WHO).is_sound:
        return "in between"
    with reopened(there / VAULT) as world, world.begin() as tx:
        case, execution = tx.cases.get(case_id), tx.executions.get(execution_id)
        events = [entry.event for entry in tx.log.entries()]
        signs = {
            execution.status is ExecutionStatus.REMOVED,
            execution.removed_by is not None,
            tx.orders.get(case.order_id).status is OrderStatus.REMOVED,
            case.executor_id is not None,
            any(step.step == "UPP-S3-6f" for step in tx.cases.steps_of(case_id)),
            any(
                (one.data, one.command, one.outcome)
                == (Data.EXECUTION, Command.REMOVE, Outcome.DONE)
                for one in events
            ),
        }
        if len(signs) > 1 or first_fault(tx.log.entries()) is not None:
            return "in between"
    return "removed" if signs == {True} else "not begun"


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--kills", type=int, default=100)
    chosen = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="kill-removal-") as folder:
        result = run(chosen.kills, Path(folder))
    print(result)  # noqa: T201
    return 0 if result.is_good else 1


if __name__ == "__main__":
    sys.exit(main())
