"""A real volume that fills up: run in a mount namespace of its own by `test_disk_full`.

Prints one JSON line per try: what was done, how much was free, what came of it, is all well after.
"""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from app.kernel.errors import StoreProblem
from app.vault.model import Credentials
from db.vault.vault import LocalVault
from tests.db.vault.world import ANNA, World, read, write

SIZE = 1024 * 1024
LEVELS = [kib * 1024 for kib in (0, 4, 8, 12, 16, 20, 24, 28, 32, 40, 48, 56, 64, 80, 96, 112,
                                 128, 160, 192, 256)]  # fmt: skip
KEPT = ["kept " * 400] * 20


def save(vault: LocalVault, _folder: Path) -> None:
    write(vault, "n" * 30_000)


def back_up(vault: LocalVault, _folder: Path) -> None:
    vault.automatic_backup()


def rotate(vault: LocalVault, _folder: Path) -> None:
    vault.rotate_key()


def add_user(vault: LocalVault, _folder: Path) -> None:
    vault.keyring.add_user("bo", "fyra lugna gäddor")


def anchor(vault: LocalVault, _folder: Path) -> None:
    vault.write_anchor(1, "ab" * 32, vault.read_anchor().at)


PATHS: tuple[Callable[[LocalVault, Path], None], ...] = (save, back_up, rotate, add_user)


def tried(folder: Path, work: Callable[[LocalVault, Path], None], free: int) -> dict[str, object]:
    world = World(folder)
    world.create(*KEPT)
    filler = folder / "filler"
    with world.opened() as vault:
        fill(filler, free)
        result = outcome(work, vault, folder)
        filler.unlink()
        after = read(vault)
        write(vault, "goes on")
    opens = world.vaults().check(world.path, ANNA).is_sound
    whole = after[: len(KEPT)] == KEPT and opens
    copies = all(world.vaults().check(copy, ANNA).is_sound for copy in world.backups())
    opens_for_new = True
    if work is add_user and result == "done":
        with world.opened(Credentials("bo", "fyra lugna gäddor")):
            opens_for_new = True
    sizes = len(after) == len(KEPT) + (work is save and result == "done")
    return {
        "work": work.__name__,
        "free": free,
        "result": result,
        "well": whole and copies and sizes and opens_for_new,
    }


def outcome(work: Callable[[LocalVault, Path], None], vault: LocalVault, folder: Path) -> str:
    try:
        work(vault, folder)
    except StoreProblem as error:
        return error.code
    return "done"


def fill(filler: Path, leave: int) -> None:
    """Take all the space but `leave` bytes."""
    block = b"\0" * 4096
    with filler.open("wb", buffering=0) as handle:
        try:
            while handle.write(block):
                pass
        except OSError:
            handle.truncate(max(0, handle.tell() - leave))


def main(folder: Path) -> None:
    for work in PATHS:
        for free in LEVELS:
            mount = ["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", str(folder)]
            subprocess.run(mount, check=True)
            print(json.dumps(tried(folder, work, free)), flush=True)  # noqa: T201
            subprocess.run(["umount", "--lazy", str(folder)], check=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
