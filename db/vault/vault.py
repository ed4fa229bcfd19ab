"""An open vault: transactions, lock and unlock, backups, a new data key, the anchor."""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import UUID

from sqlalchemy import Connection

from app.kernel.errors import AppError
from app.vault.model import Anchor, BackupFailure, BackupInfo, Credentials, OwnBackups
from db.kernel.engine import SingleConnection
from db.vault import anchors, backup, cipher, opening, rotation
from db.vault.files import VaultFiles, mark_of, remove_with_journals, size_of
from db.vault.keyring import Keyring
from db.vault.opening import Unlocked
from db.vault.ownership import Ownership
from db.vault.problems import problem, told
from db.vault.settings import VaultSettings


class LocalVault:
    """Holds the connection and the keys of one vault for one process. Made by `LocalVaults`."""

    def __init__(
        self, files: VaultFiles, ownership: Ownership, opened: Unlocked, settings: VaultSettings
    ) -> None:
        """Attach the database; the caller gives the ownership back when this raises."""
        self._files = files
        self._ownership = ownership
        self._settings = settings
        self._keyring: Keyring | None = None
        self._store: SingleConnection | None = None
        self._copying = threading.RLock()
        self._failure: BackupFailure | None = None
        self._attach(opened)
        self._vault_id = opened.header.vault_id
        self._practice = opened.header.practice

    @property
    def path(self) -> Path:
        return self._files.database

    @property
    def vault_id(self) -> UUID:
        return self._vault_id

    @property
    def is_practice(self) -> bool:
        return self._practice

    @property
    def is_locked(self) -> bool:
        return self._store is None

    @property
    def keyring(self) -> Keyring:
        """Users, passwords and the recovery code."""
        if self._keyring is None:
            raise problem("vault.locked")
        return self._keyring

    @contextmanager
    def begin(self) -> Iterator[Connection]:
        """One transaction: committed when the block ends, rolled back when it raises.

        Refused when the file was moved, taken away, exchanged or cut since it was opened: what
        is written would go where nobody looks for it.
        """
        store = self._open_store()
        with store.begin() as connection:
            if mark_of(self.path) != self._mark:
                raise problem("vault.moved", self.path)
            if size_of(self.path) < cipher.size_of(store.raw):
                raise problem("vault.cut", self.path)
            yield connection

    def lock(self) -> None:
        """Wait for the open transaction, close the connection, overwrite the keys.

        The process stays owner of the file, so that nobody comes in between.
        """
        store, self._store = self._store, None
        keyring, self._keyring = self._keyring, None
        if store is not None:
            store.close()
        if keyring is not None:
            keyring.wipe()

    def unlock(self, who: Credentials) -> None:
        """Open again after `lock`; any user of the vault may be the one who does."""
        opened = opening.unlock(self._files, who, self._settings.kdf)
        if self.is_locked:
            self._attach(opened)
        else:
            opened.keys.wipe()

    def close(self) -> None:
        self.lock()
        self._ownership.release()

    def backup_to(self, target: Path) -> BackupInfo:
        """A checked backup at a place of the user's choice."""
        return backup.write_backup(self._source(), target.absolute(), self._settings.clock.now())

    def automatic_backup(self) -> BackupInfo:
        """A checked backup in the folder beside the vault, then the old ones are thinned out."""
        with self._copying:
            try:
                made = backup.automatic(self._source(), self._files, self._settings.clock.now())
            except AppError as error:
                if not self.is_locked:  # a lock in the middle of it is no failure
                    self._failure = BackupFailure(self._settings.clock.now(), error.sentence)
                raise
            except ValueError as error:  # the key was wiped while it was used
                if self.is_locked:
                    raise problem("vault.locked") from error
                raise
            self._failure = None
            return made

    def keep_backed_up(self) -> BackupInfo | None:
        """An automatic backup if the vault has changed since the last; None when it has not."""
        with self._copying:
            if backup.is_current(self._source(), self._files):
                return None
            return self.automatic_backup()

    @property
    def own_backups(self) -> OwnBackups:
        """The last automatic backup, and why the last try failed, if it did."""
        return OwnBackups(backup.newest(self._files), self._failure)

    def rotate_key(self) -> None:
        """A new data key: whoever had the old one cannot read what is written from now on.

        Others wait meanwhile: what they wrote to the old file after the copy would be lost.
        """
        self.automatic_backup()
        store, keyring, steps = self._open_store(), self.keyring, self._settings.steps
        with store.turns.taken(), told(self.path):
            head, both = rotation.write_new_file(
                store, self._files, keyring.header, keyring.keys, steps
            )
            store.detach()
            try:
                rotation.swap(self._files, steps)
            finally:
                # Whatever happened, the key that fits the file is the one that stays.
                keyring.header, keyring.keys = rotation.settle(self._files, head, both)
                steps("rotate:settled")
                store.attach(
                    cipher.connect(self._files.database, keyring.data_key, keyring.header.cipher)
                )
                self._mark = mark_of(self.path)
                remove_with_journals(self._files.incoming)

    def write_anchor(self, seq: int, hash_: str, at: dt.datetime) -> None:
        """Note the newest link of the log chain beside the database."""
        with told(self._files.anchor):
            anchors.write(self._files.anchor, self.vault_id, Anchor(seq, hash_, at))

    def read_anchor(self, file: Path | None = None) -> Anchor | None:
        """The anchor beside the database, or in `file`; None where none lies."""
        return anchors.read(file or self._files.anchor, self.vault_id)

    def _attach(self, opened: Unlocked) -> None:
        try:
            store, current = opening.attach(self._files, opened, self._settings)
        except BaseException:
            opened.keys.wipe()
            raise
        self._store, self._mark = store, mark_of(self.path)
        self._keyring = Keyring(self._files, current.header, current.keys, self._settings)

    def _source(self) -> backup.Source:
        return backup.Source(
            store=self._open_store(),
            header=self.keyring.header,
            key=self.keyring.data_key,
            steps=self._settings.steps,
        )

    def _open_store(self) -> SingleConnection:
        if self._store is None:
            raise problem("vault.locked")
        return self._store


def discard(vault: LocalVault) -> None:
    """Close, and take the files away: only for a vault that was made a moment ago."""
    files = VaultFiles(vault.path)
    vault.close()
    remove_with_journals(files.database)
    for keys in files.keys:
        keys.unlink(missing_ok=True)
