"""Writes a file such that it is whole or not there at all, and reads no more than expected."""

from __future__ import annotations

import errno
import hashlib
import os
import secrets
import threading
from pathlib import Path

from app.kernel.errors import AppError, StoreProblem
from app.kernel.texts import N_

_TRIES, _PAUSE = 10, 0.1  # Windows: an anti-virus or a preview may hold the file for a moment
_NO_SPACE = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_NO_RIGHT = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})
_NO_FOLDER = frozenset({errno.ENOENT, errno.ENOTDIR})


def write_verified(data: bytes, target: Path, *, exclusive: bool = False) -> str:
    """Write beside the target, move into place, open again and compare; returns the SHA-256.

    What was there before stays whole until the new file is complete. With `exclusive` nothing is
    ever overwritten. No other file is left behind, whatever fails.
    """
    folder = target.parent
    temporary = folder / f".{secrets.token_hex(8)}.part"
    try:
        _write_new(data, temporary)
        _compare(data, temporary)
        _place(temporary, target, exclusive=exclusive)
        _check_placed(data, target)
    except OSError as error:
        raise explained(error, folder) from error
    finally:
        temporary.unlink(missing_ok=True)
    return hashlib.sha256(data).hexdigest()


def read_bounded(path: Path, limit: int) -> bytes:
    """The whole file, unless it is larger than `limit` bytes."""
    try:
        with path.open("rb") as file:
            data = file.read(limit + 1)
    except OSError as error:
        raise _unreadable(error, path.parent) from error
    if len(data) > limit:
        raise StoreProblem(
            "file.too_large",
            N_("Filen är större än {limit} MB och läses inte. Välj en annan fil."),
            limit=limit // 2**20,
        )
    return data


def explained(error: OSError, folder: Path) -> AppError:
    """What went wrong when writing, with the folder and the way out."""
    code, sentence = (
        "file.write_failed",
        N_(
            "Filen kunde inte skrivas i mappen {folder}. Disken svarar inte som den ska."
            " Välj en annan mapp och be it-stödet kontrollera disken."
        ),
    )
    if error.errno in _NO_SPACE:
        code, sentence = (
            "file.no_space",
            N_("Mappen {folder} är full. Frigör plats eller välj en annan mapp. Inget är sparat."),
        )
    elif error.errno in _NO_RIGHT:
        code, sentence = (
            "file.no_right",
            N_("Du får inte skriva i mappen {folder}. Välj en mapp som du får skriva i."),
        )
    elif error.errno in _NO_FOLDER:
        code, sentence = (
            "file.no_folder",
            N_("Mappen {folder} finns inte. Skapa den eller välj en annan mapp."),
        )
    elif error.errno == errno.EEXIST:
        code, sentence = (
            "file.exists",
            N_(
                "I mappen {folder} finns redan en fil med det namnet. Inget är överskrivet."
                " Välj en annan mapp."
            ),
        )
    return StoreProblem(code, sentence, folder=str(folder))


def _unreadable(error: OSError, folder: Path) -> StoreProblem:
    if error.errno in _NO_FOLDER:
        return StoreProblem(
            "file.missing",
            N_("Filen finns inte i mappen {folder}. Kontrollera namnet."),
            folder=str(folder),
        )
    return StoreProblem(
        "file.unreadable",
        N_("Filen i mappen {folder} går inte att läsa. Kontrollera att du får läsa den."),
        folder=str(folder),
    )


def _write_new(data: bytes, path: Path) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    handle = os.open(path, flags, 0o600)
    try:
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(handle, rest) :]
        os.fsync(handle)
    finally:
        os.close(handle)


def _place(source: Path, target: Path, *, exclusive: bool) -> None:
    if not exclusive:
        _replace(source, target)
        return
    try:
        os.link(source, target)
    except FileExistsError:
        raise
    except OSError:  # a file system without hard links: claim the name, then fill it
        os.close(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        try:
            _replace(source, target)
        except OSError:
            target.unlink(missing_ok=True)
            raise


def _replace(source: Path, target: Path) -> None:
    for attempt in range(_TRIES):
        try:
            source.replace(target)
        except PermissionError:
            if os.name == "posix" or attempt == _TRIES - 1:
                raise
            _wait()
        else:
            return


def _check_placed(data: bytes, target: Path) -> None:
    """A file that cannot be read back as it was written is no file."""
    try:
        _sync_folder(target.parent)
        _compare(data, target)
    except OSError:
        target.unlink(missing_ok=True)
        raise


def _wait() -> None:
    """Give whoever holds the file a moment; only ever needed on Windows."""
    threading.Event().wait(_PAUSE)


def _sync_folder(folder: Path) -> None:
    """Make the new name durable, where folders can be synced."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _compare(data: bytes, path: Path) -> None:
    """Read by a new handle, past the cache where the system lets us."""
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
    try:
        if hasattr(os, "posix_fadvise"):
            os.posix_fadvise(handle, 0, 0, os.POSIX_FADV_DONTNEED)
        found, size = hashlib.sha256(), 0
        while part := os.read(handle, 2**20):
            found.update(part)
            size += len(part)
    finally:
        os.close(handle)
    if size != len(data) or found.digest() != hashlib.sha256(data).digest():
        raise OSError(errno.EIO, "reads back differently")
