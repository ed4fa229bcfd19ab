"""From a path and a secret to an open, current database; every other way out is a refusal."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as driver
from sqlalchemy.exc import DBAPIError

from app.kernel.errors import StoreProblem
from app.vault.model import Credentials, SlotKind
from db.kernel.engine import SingleConnection
from db.migrations.runner import BadRevision, migrating, watched
from db.vault import backup, cipher, header, rotation
from db.vault.files import VaultFiles, remove_with_journals
from db.vault.header import Header, Slot
from db.vault.kdf import KdfPolicy
from db.vault.ownership import Ownership
from db.vault.problems import explain, problem, told
from db.vault.settings import VaultSettings
from db.vault.slots import RECOVERY_LOGIN, VaultKeys, find


@dataclass(frozen=True, slots=True)
class Unlocked:
    """The header, the keys and the slot that a password or the recovery code opened."""

    header: Header
    keys: VaultKeys
    slot: Slot


def files_at(path: Path, settings: VaultSettings) -> VaultFiles:
    """The files of a vault that may be opened where it is, looked at before any key is used."""
    files = VaultFiles(settings.places.check(path))
    try:
        size = files.database.stat().st_size
    except FileNotFoundError as error:
        raise problem("vault.missing", files.database) from error
    if size == 0:
        # SQLCipher would take any password and make a new, empty database of it (F11).
        raise problem("vault.empty", files.database)
    if (size < cipher.PAGE or size % cipher.PAGE) and not _has_journal(files):
        raise problem("vault.damaged", files.database)
    if not (may_write(files.database) and may_write(files.database.parent)):
        raise problem("vault.read_only", files.database)
    header.load(files)
    return files


def may_write(path: Path) -> bool:
    return os.access(path, os.W_OK)


def own(files: VaultFiles, settings: VaultSettings) -> Ownership:
    return Ownership.take(files.owner, files.database, settings.clock.now())


def unlock(files: VaultFiles, who: Credentials, policy: KdfPolicy) -> Unlocked:
    """By login name and password; without a login by the password of an administrator."""
    kind = SlotKind.USER if who.login.strip() else SlotKind.ADMIN
    return _unlock(files, kind, who, policy)


def unlock_with_code(files: VaultFiles, code: str, policy: KdfPolicy) -> Unlocked:
    """By the recovery code, as `read_code` gives it."""
    return _unlock(files, SlotKind.RECOVERY, Credentials(RECOVERY_LOGIN, code), policy)


_WRONG = {
    SlotKind.USER: "vault.wrong_password",
    SlotKind.ADMIN: "vault.wrong_admin_password",
    SlotKind.RECOVERY: "vault.wrong_code",
}


def attach(
    files: VaultFiles, unlocked: Unlocked, settings: VaultSettings
) -> tuple[SingleConnection, Unlocked]:
    """Open the database, tidy up after an interrupted change, bring the schema up to date."""
    with told(files.database):
        head, keys = rotation.settle(files, unlocked.header, unlocked.keys)
    store = connected(files, key_settings=head.cipher, keys=keys)
    try:
        with told(files.database):
            remove_with_journals(files.incoming)  # an unfinished new file; this one is whole
            _heal(files, head)
        _bring_up_to_date(store, files, head, keys, settings)
    except BaseException:
        store.close()
        raise
    slot = head.slot(unlocked.slot.slot_id)
    return store, replace(unlocked, header=head, keys=keys, slot=slot)


def connected(
    files: VaultFiles, *, key_settings: tuple[str, ...], keys: VaultKeys
) -> SingleConnection:
    raw = cipher.connect(files.database, keys.current()[1], key_settings)
    return _wrapped(raw, files)


def _wrapped(raw: Any, files: VaultFiles) -> SingleConnection:
    def explained(error: BaseException) -> StoreProblem | None:
        return explain(error, files.database)

    return SingleConnection(raw, driver, explained)


def check_library() -> None:
    if old := cipher.linked_library().below_floor():
        raise problem("vault.library_old", kind=old)


def _unlock(files: VaultFiles, kind: SlotKind, who: Credentials, policy: KdfPolicy) -> Unlocked:
    head = header.load(files).header
    if not all(policy.accepts(slot.kdf) for slot in head.slots):
        raise problem("vault.weak_key", files.database)
    found = find(head, kind, who.login, who.password)
    if found is None:
        raise problem(_WRONG[kind], files.database)
    slot, keys = found
    if keys is None:
        # The password is right, but what stands around it was altered.
        raise problem("vault.header_damaged", files.database)
    return Unlocked(head, keys, slot)


def _heal(files: VaultFiles, head: Header) -> None:
    if not header.load(files).alike:
        header.store(files, head)


def _bring_up_to_date(
    store: SingleConnection,
    files: VaultFiles,
    head: Header,
    keys: VaultKeys,
    settings: VaultSettings,
) -> None:
    migrations = settings.migrations
    with store.begin() as connection:
        if migrations.is_newer(connection):
            raise problem("vault.newer", files.database)
        if migrations.is_current(connection):
            return
    source = backup.Source(store=store, header=head, key=keys.current()[1], steps=settings.steps)
    backup.automatic(source, files, settings.clock.now())
    upgrade(store, files, settings)


def upgrade(store: SingleConnection, files: VaultFiles, settings: VaultSettings) -> None:
    """All revisions in one transaction: old or new, never between (F03)."""
    folder = files.copies.name
    try:
        with (
            store.turns.taken(),
            watched(store.engine, settings.steps),
            migrating(store.engine) as connection,
        ):
            settings.migrations.upgrade(connection)
    except DBAPIError as error:
        known = explain(error.orig, files.database) if error.orig else None
        failed = problem("vault.migration_failed", files.database, folder=folder)
        raise known or failed from error
    except BadRevision as error:
        raise problem("vault.migration_failed", files.database, folder=folder) from error


def _has_journal(files: VaultFiles) -> bool:
    """An interrupted write: SQLite itself will put the file right."""
    return any(journal.exists() and journal.stat().st_size for journal in files.journals)
