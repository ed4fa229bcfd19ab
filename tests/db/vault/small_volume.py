"""A real volume that fills up: run in a mount namespace of its own by `test_disk_full`.

Prints one JSON line per try: what was done, how much was free, what came of it, is all well after.
"""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from app.kernel.errors import StoreProblem
from db.vault.vault import LocalVault
from tests.db.vault.world import ANNA, World, read, write

SIZE = 1536 * 1024
KIB = (*range(0, 64, 8), *range(64, 160, 16), 160, 192, 256, 384, 448, 768)  # 20 levels
LEVELS = [kib * 1024 for kib in KIB]
KEPT = ["kept " * 400] * 20


def save(vault: LocalVault, _folder: Path) -> None:
    write(vault, "n" * 30_000)


def back_up(vault: LocalVault, _folder: Path) -> None:
    vault.automatic_backup()


def rotate(vault: LocalVault, _folder: Path) -> None:
    vault.rotate_key()


def add_user(vault: LocalVault, _folder: Path) -> None:
    vault.keyring.add_user("bo", "fyra lugna gäddor")


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
    done = result == "done"
    with world.opened() as vault:
        users = [user.login for user in vault.keyring.users()]
    well = (
        after == KEPT + ["n" * 30_000] * (work is save and done)
        and users == ["anna"] + ["bo"] * (work is add_user and done)
        and all(world.vaults().check(p, ANNA).is_sound for p in (world.path, *world.backups()))
    )
    return {"work": work.__name__, "free": free, "result": result, "well": well}


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
