"""A disk that fills up, for real: run as a process of its own by `test_disk_full`.

`mount` fills a small tmpfs; `limit` has the system refuse to let any file grow, for computers that
allow no mount.

Prints one JSON line per try: what was done, how much was free, what came of it, is all well after.
"""

import json
import resource
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
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


Work = Callable[[LocalVault, Path], None]
PATHS: tuple[Work, ...] = (save, back_up, rotate, add_user)


@contextmanager
def full_volume(folder: Path, free: int) -> Iterator[None]:
    filler = folder / "filler"
    fill(filler, free)
    yield
    filler.unlink()


@contextmanager
def no_growth(_folder: Path, free: int) -> Iterator[None]:
    """Writing beyond the limit fails (EFBIG), in whatever file."""
    former = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (2048 + free, former[1]))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, former)


WAYS = {"mount": full_volume, "limit": no_growth}


def tried(folder: Path, way: str, work: Work, free: int) -> dict[str, object]:
    shutil.copytree(folder.parent / "made", folder, dirs_exist_ok=True)
    world = World(folder)
    with world.opened() as vault:
        with WAYS[way](folder, free):
            result = outcome(work, vault, folder)
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


def outcome(work: Work, vault: LocalVault, folder: Path) -> str:
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


def main(folder: Path, way: str) -> None:
    (folder.parent / "made").mkdir()
    World(folder.parent / "made").create(*KEPT)
    for work in PATHS:
        for free in LEVELS:
            if way == "mount":
                mount = ["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", str(folder)]
                subprocess.run(mount, check=True)
            print(json.dumps(tried(folder, way, work, free)), flush=True)  # noqa: T201
            if way == "mount":
                subprocess.run(["umount", "--lazy", str(folder)], check=True)
            else:
                shutil.rmtree(folder)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
