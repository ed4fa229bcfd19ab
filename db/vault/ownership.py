"""One process at a time: a lock of the operating system, and a note about who holds it (F10).

The note says host, operating system user, process and since when: nothing about clients. The lock
is what counts; a note that a killed process left behind is overwritten by the next owner.
"""

from __future__ import annotations

import datetime as dt
import getpass
import json
import os
import socket
import sys
from contextlib import suppress
from io import FileIO
from pathlib import Path

from app.kernel.errors import StoreProblem
from db.vault.problems import busy, problem, refused_write

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_FAR = 1 << 30  # the byte that is locked on Windows, where nobody reads
_NOTE_LIMIT = 4096


class Ownership:
    """The right to use the files of one vault; given back by `release` or by the process ending."""

    def __init__(self, note: Path, vault: Path, handle: FileIO) -> None:
        self._note = note
        self._vault = vault
        self._handle: FileIO | None = handle

    @classmethod
    def take(cls, note: Path, vault: Path, now: dt.datetime) -> Ownership:
        """Become the owner, or be told who is."""
        while True:
            handle = _opened(note)
            try:
                _lock(handle)
            except OSError as error:
                handle.close()
                raise _occupied(note, vault) from error
            if _is_still_there(handle, note):
                break
            handle.close()  # the former owner took the file away between our two steps
        owner = cls(note, vault, handle)
        _write_note(handle, now)
        return owner

    def release(self) -> None:
        if self._handle is None:
            return
        handle, self._handle = self._handle, None
        if os.name == "posix":
            self._note.unlink(missing_ok=True)  # while it is still locked
            handle.close()
            return
        handle.close()
        try:
            self._note.unlink(missing_ok=True)
        except OSError:
            return  # the next owner already has it open


def _opened(note: Path) -> FileIO:
    flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0)
    try:
        return os.fdopen(os.open(note, flags, 0o600), "r+b", buffering=0)
    except OSError as error:
        raise refused_write(error, note) from error


def _write_note(handle: FileIO, now: dt.datetime) -> None:
    text = json.dumps(
        {
            "host": socket.gethostname(),
            "user": getpass.getuser(),
            "pid": os.getpid(),
            "since": now.astimezone(dt.UTC).isoformat(timespec="seconds"),
        }
    )
    # The lock is what counts: on a full disk the vault opens without a note.
    with suppress(OSError):
        handle.truncate(0)
        handle.seek(0)
        handle.write(text.encode())


def _lock(handle: FileIO) -> None:
    if sys.platform == "win32":
        handle.seek(_FAR)
        msvcrt.locking(handle.fileno(), msvcrt.LK_NBLCK, 1)
    else:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _is_still_there(handle: FileIO, note: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(handle.fileno()), note.stat())
    except FileNotFoundError:
        return False


def _occupied(note: Path, vault: Path) -> StoreProblem:
    try:
        text = note.read_bytes()[:_NOTE_LIMIT]
        fields = json.loads(text)
        since = dt.datetime.fromisoformat(fields["since"])
        return busy(vault, str(fields["user"]), str(fields["host"]), since)
    except (OSError, ValueError, KeyError, TypeError):
        return problem("vault.busy_unknown", vault)
