"""The files of one vault, and how they are written so that a kill leaves old or new."""

from __future__ import annotations

import hashlib
import os
import secrets
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from db.vault.problems import problem

CHUNK = 1 << 20
OWNER_ONLY = 0o600


@dataclass(frozen=True, slots=True)
class VaultFiles:
    """Everything that belongs to the vault at `database` lies in its folder and bears its name."""

    database: Path

    @property
    def keys(self) -> tuple[Path, Path]:
        return self._beside(".nycklar"), self._beside(".nycklar2")

    @property
    def owner(self) -> Path:
        return self._beside(".upptaget")

    @property
    def anchor(self) -> Path:
        return self._beside(".ankare")

    @property
    def incoming(self) -> Path:
        """A whole database that is not yet in its place: creation, restore, new key."""
        return self._beside(".ny")

    @property
    def journals(self) -> tuple[Path, ...]:
        return self._beside("-journal"), self._beside("-wal")

    @property
    def copies(self) -> Path:
        """The folder of automatic backups."""
        return self.database.with_name(self.database.stem + "-kopior")

    def _beside(self, suffix: str) -> Path:
        return self.database.with_name(self.database.name + suffix)


def mark_of(path: Path) -> tuple[int, int] | None:
    """Which file lies there now, whatever it holds; None where none does."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def size_of(path: Path) -> int:
    """Bytes that lie there now; none where no file does."""
    try:
        return path.stat().st_size
    except OSError:
        return 0


def write_durably(*targets: Path, content: bytes) -> None:
    """Replace each target as a whole, on the disk and read back before anybody is told so.

    All are written beside their targets before the first is replaced: a full disk changes nothing.
    """
    staged = {target: _beside(target) for target in targets}
    try:
        for temporary in staged.values():
            _write_through(temporary, content)
        first, *others = staged.items()
        first[1].replace(first[0])
        for target, temporary in others:
            with suppress(OSError):  # the first one rules; the next opening heals the others
                temporary.replace(target)
        sync_folder(first[0].parent)
        if first[0].read_bytes() != content:
            raise problem("vault.unreachable", first[0], kind="read back")
    finally:
        for temporary in staged.values():
            with suppress(OSError):
                temporary.unlink(missing_ok=True)


def _beside(target: Path) -> Path:
    return target.with_name(f".{target.name}.{secrets.token_hex(4)}.tmp")


def _write_through(path: Path, content: bytes) -> None:
    with new_file(path) as handle:
        handle.write(content)
        handle.flush()
        os.fsync(handle.fileno())


def new_file(path: Path) -> BinaryIO:
    """A file that did not exist, for its owner only."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, OWNER_ONLY)
    return os.fdopen(descriptor, "wb")


def copy_durably(source: Path, target: Path) -> str:
    """Copy to a new file and on to the disk; returns the SHA-256 of what was read back."""
    with source.open("rb") as read, new_file(target) as write:
        while block := read.read(CHUNK):
            write.write(block)
        write.flush()
        os.fsync(write.fileno())
    return sha256_of(target)


def sha256_of(path: Path) -> str:
    with path.open("rb") as handle:
        return hashlib.file_digest(handle, "sha256").hexdigest()


def sync_file(path: Path) -> None:
    with path.open("r+b") as handle:
        os.fsync(handle.fileno())


def sync_folder(folder: Path) -> None:
    """Make renames in the folder last through a power cut (POSIX; Windows has no such call)."""
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def place_new(complete: Path, target: Path) -> None:
    """Move a finished file to a name that nobody may have taken meanwhile."""
    try:
        if os.name == "posix":
            os.link(complete, target)  # a rename would silently replace
            complete.unlink()
        else:
            complete.rename(target)
    except FileExistsError as error:
        raise problem("vault.exists", target) from error
    sync_folder(target.parent)


def remove_with_journals(path: Path) -> None:
    """Take away a database that is not in use, with what SQLite may have left beside it."""
    path.unlink(missing_ok=True)
    for journal in VaultFiles(path).journals:
        journal.unlink(missing_ok=True)


_BINARY: int = getattr(os, "O_BINARY", 0)
