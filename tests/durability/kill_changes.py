"""Kill a process that changes a whole vault, at random moments, and see that it always opens.

    python -m tests.durability.kill_changes --kills 200

`rotate` changes the data key again and again, `backup` makes automatic backups, `migrate` takes an
older vault to the newest of two throw-away revisions. After each kill the vault is opened, read
and checked whole, and so is every backup. The last line of each part is its result:

    rotate: 200 kills, 0 unopenable, 0 damaged
"""

import argparse
import secrets
import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from app.kernel.errors import StoreProblem
from tests.db.vault import children
from tests.db.vault.world import ANNA, FIRST, SECOND, World, read, revisions

NOTES = ["a note of some length " * 60] * 200
LONGEST_MS = 400


def rotate(folder: Path) -> None:
    World(folder).create(*NOTES)


def migrate(folder: Path) -> None:
    World(folder).create(*NOTES)
    revisions(folder / "revisions", FIRST, SECOND)


PARTS: dict[str, tuple[Callable[[Path], None], Callable[[Path, int], None], bool]] = {
    # name: make the vault, what is killed, a fresh vault for each kill
    "rotate": (rotate, children.rotate_again_and_again, False),
    "backup": (rotate, children.back_up_again_and_again, False),
    "migrate": (migrate, children.open_and_wait, True),
}


def run(name: str, kills: int, folder: Path) -> tuple[int, int]:
    """Number of times that the vault did not open, and that something in it was wrong."""
    make, work, fresh = PARTS[name]
    unopenable = damaged = 0
    for number in range(kills):
        if number == 0 or fresh:
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir()
            make(folder)
        child = children.start(work, folder)
        child.join(secrets.randbelow(LONGEST_MS) / 1000)
        children.kill(child)
        try:
            with World(folder).opened() as vault:
                damaged += read(vault) != NOTES
        except StoreProblem:
            unopenable += 1
        damaged += not all_sound(World(folder))
    return unopenable, damaged


def all_sound(world: World) -> bool:
    paths = (world.path, *world.backups())
    return all(world.vaults().check(path, ANNA).is_sound for path in paths)


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--kills", type=int, default=200)
    chosen = parser.parse_args(arguments)
    wrong = 0
    for name in PARTS:
        with tempfile.TemporaryDirectory(prefix="kill-changes-") as folder:
            unopenable, damaged = run(name, chosen.kills, Path(folder) / "world")
        print(  # noqa: T201
            f"{name}: {chosen.kills} kills, {unopenable} unopenable, {damaged} damaged"
        )
        wrong += unopenable + damaged
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
