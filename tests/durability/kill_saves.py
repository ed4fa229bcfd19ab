"""Kill a process that saves, again and again, and ask whether every acknowledged save is there.

    python -m tests.durability.kill_saves --kills 1000
    python -m tests.durability.kill_saves --kills 1000 --workload package.module:TheWorkload

A child process opens the store, saves, and prints an operation id after each commit. The parent
kills it (SIGKILL) 0-60 ms after the first acknowledgement, opens the store itself, and looks for
every id that was printed and for damage. The last line is the result:

    1000 kills, 28955 acknowledged, 0 lost, 0 damaged

Exit 1 when anything was lost or damaged, or when nothing was acknowledged. Linux and macOS only.
"""

import argparse
import importlib
import multiprocessing
import os
import secrets
import signal
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Protocol, cast

LONGEST_MS = 60
START_SECONDS = 60
WHOLE_EVERY = 10  # what was damaged stays so: the last round looks at everything


class Workload(Protocol):
    """What is killed and what is asked afterwards. A new object is made in each process."""

    def prepare(self, folder: Path) -> None:
        """Make the store. Called once, in the parent."""
        ...

    def saves(self, folder: Path) -> Iterator[str]:
        """Open the store and save for ever; yield an operation id when its commit came back."""
        ...

    def missing(self, folder: Path, acknowledged: set[str]) -> set[str]:
        """Open the store as the program would; which of these ids are not there?"""
        ...

    def damage(self, folder: Path, *, whole: bool) -> list[str]:
        """What is wrong with what was saved; when whole, every check that the store has."""
        ...


@dataclass
class Result:
    """What came of it."""

    kills: int = 0
    acknowledged: int = 0
    lost: int = 0
    damaged: int = 0

    @property
    def is_good(self) -> bool:
        return self.acknowledged > 0 and self.lost == 0 and self.damaged == 0

    def __str__(self) -> str:
        return (
            f"{self.kills} kills, {self.acknowledged} acknowledged, "
            f"{self.lost} lost, {self.damaged} damaged"
        )


def workload(name: str) -> Workload:
    module, _colon, attribute = name.partition(":")
    return cast("Workload", getattr(importlib.import_module(module), attribute)())


def run(name: str, kills: int, folder: Path) -> Result:
    """`kills` rounds of save, kill, look."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([name.partition(":")[0], __name__])
    work = workload(name)
    work.prepare(folder)
    result, everything = Result(), set[str]()
    for number in range(1, kills + 1):
        receive, send = context.Pipe(duplex=False)
        child = context.Process(target=_save_for_ever, args=(name, folder, send))
        child.start()
        send.close()
        acknowledged = _killed_after_a_moment(child, receive)
        everything |= acknowledged
        result.kills += 1
        result.acknowledged += len(acknowledged)
        whole = number % WHOLE_EVERY == 0 or number == kills
        result.lost += len(work.missing(folder, everything if whole else acknowledged))
        result.damaged += bool(work.damage(folder, whole=whole))
    return result


def _save_for_ever(name: str, folder: Path, send: Connection) -> None:
    for operation in workload(name).saves(folder):
        send.send(operation)


def _killed_after_a_moment(
    child: multiprocessing.process.BaseProcess, receive: Connection
) -> set[str]:
    """Let it save for a random moment, kill it, collect what it had said."""
    if not receive.poll(START_SECONDS):
        raise RuntimeError("the child saved nothing")
    end = time.monotonic() + secrets.randbelow(LONGEST_MS * 1000) / 1e6
    said = set[str]()
    while (left := end - time.monotonic()) > 0:
        if receive.poll(left):
            said.add(receive.recv())
    os.kill(child.pid or 0, signal.SIGKILL)
    child.join()
    if child.exitcode != -signal.SIGKILL:
        raise RuntimeError(f"the child ended by itself with {child.exitcode}")
    said |= _rest(receive)
    receive.close()
    return said


def _rest(receive: Connection) -> set[str]:
    said = set[str]()
    try:
        while True:
            said.add(receive.recv())
    except (EOFError, OSError):
        return said  # the end, or a message that the kill cut in two


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--kills", type=int, default=1000)
    parser.add_argument("--workload", default="tests.durability.vault_workload:VaultWorkload")
    chosen = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="kill-saves-") as folder:
        result = run(chosen.workload, chosen.kills, Path(folder))
    print(result)  # noqa: T201
    return 0 if result.is_good else 1


if __name__ == "__main__":
    sys.exit(main())
