"""Real processes that do one thing to a vault and are killed at a step or at a moment."""

import multiprocessing
import os
import signal
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.db.vault.world import ANNA, World, write

_context = multiprocessing.get_context("forkserver")
_context.set_forkserver_preload(["pytest", "tests.db.vault.children"])
FOREVER = 10_000
PATIENCE = 60


class KillAt:
    """Kills its own process, without warning, at the n-th step."""

    def __init__(self, number: int) -> None:
        self._left = number

    def __call__(self, _name: str) -> None:
        self._left -= 1
        if self._left == 0:
            os.kill(os.getpid(), signal.SIGKILL)


def create(folder: Path, step: int) -> None:
    World(folder).vaults(steps=KillAt(step)).create(World(folder).path, ANNA).vault.close()


def open_and_close(folder: Path, step: int) -> None:
    with World(folder).opened(steps=KillAt(step)):
        pass


def back_up(folder: Path, step: int) -> None:
    with World(folder).opened(steps=KillAt(step)) as vault:
        vault.automatic_backup()


def rotate(folder: Path, step: int) -> None:
    with World(folder).opened(steps=KillAt(step)) as vault:
        vault.rotate_key()


def rotate_again_and_again(folder: Path, _step: int) -> None:
    with World(folder).opened() as vault:
        while True:
            vault.rotate_key()


def back_up_again_and_again(folder: Path, _step: int) -> None:
    with World(folder).opened() as vault:
        while True:
            vault.automatic_backup()


def open_and_wait(folder: Path, _step: int) -> None:
    with World(folder).opened():
        signal.pause()


def restore(folder: Path, step: int) -> None:
    world = World(folder)
    target = world.folder / "back.valv"
    world.vaults(steps=KillAt(step)).restore(world.backups()[0], target)


def hold(folder: Path, _step: int) -> None:
    """Owns the vault until it is killed."""
    with World(folder).opened() as vault:
        write(vault, "held")
        (folder / "held").touch()
        signal.pause()


def run(work: Callable[[Path, int], None], folder: Path, step: int) -> bool:
    """Whether the child came to its end; False when it was killed at the step."""
    child = _context.Process(target=work, args=(folder, step))
    child.start()
    child.join(PATIENCE)
    assert child.exitcode in {0, -signal.SIGKILL}
    return child.exitcode == 0


def every_kill(work: Callable[[Path, int], None], folder: Path) -> Iterator[int]:
    """Run `work` killed at step 1, then 2, … until it has no more steps; yields after each."""
    for step in range(1, FOREVER):
        finished = run(work, folder, step)
        yield step
        if finished:
            return


def start(work: Callable[[Path, int], None], folder: Path) -> "multiprocessing.Process":
    child = _context.Process(target=work, args=(folder, 0))
    child.start()
    return child


def kill(child: "multiprocessing.Process") -> None:
    child.kill()
    child.join(PATIENCE)
    child.close()
