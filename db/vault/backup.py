"""Backups that are known to open: encrypted to encrypted, checked, and only then given a name."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from app.kernel.errors import StoreProblem
from app.vault import retention
from app.vault.model import BackupInfo
from db.kernel.engine import SingleConnection
from db.vault import cipher, header
from db.vault.files import (
    VaultFiles,
    place_new,
    remove_with_journals,
    sha256_of,
    sync_file,
    sync_folder,
)
from db.vault.header import BackupSeal, Header
from db.vault.keys import DataKey, seal, unseal
from db.vault.problems import problem, told
from db.vault.steps import Steps

PAGES_PER_SLICE = 256  # 1 MiB, some 10 ms: whoever waits for the connection comes in between
_UNVERIFIED = ".unverified"
_STAMP = "%Y%m%dT%H%M%S%fZ"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The open vault as a backup sees it."""

    store: SingleConnection
    header: Header
    key: DataKey
    steps: Steps


def copy_pages(
    store: SingleConnection, target: Path, key: DataKey, *, in_slices: bool = False
) -> dict[str, int]:
    """All pages to a new file under `key`; returns the rows it must hold.

    The caller has the turn, and keeps it unless `in_slices` lets others in between.
    """
    out = cipher.scratch(target, key)
    progress = _between_slices(store) if in_slices else None
    try:
        store.raw.backup(out, pages=PAGES_PER_SLICE, progress=progress)
        # Still in the same turn as the last slice: nobody has written since.
        rows = cipher.count_rows(store.raw)
    finally:
        out.close()
    sync_file(target)
    return rows


def verify_copy(target: Path, key: DataKey, rows: Mapping[str, int]) -> None:
    """Open the copy as a stranger would and compare it; refuses when anything differs."""
    if cipher.integrity(target, key) or cipher.rows_of(target, key) != rows:
        raise problem("vault.backup_incomplete", target)


def write_backup(source: Source, target: Path, made: dt.datetime) -> BackupInfo:
    """A checked backup at `target`, which must not exist, with key files of its own."""
    if target.exists():
        raise problem("vault.exists", target)
    if not target.parent.is_dir():
        raise problem("vault.folder_missing", target)
    draft = target.with_name(target.name + _UNVERIFIED)
    remove_with_journals(draft)
    try:
        with told(target):
            return _written(source, draft, target, made)
    finally:
        with suppress(OSError):
            remove_with_journals(draft)


def automatic(source: Source, files: VaultFiles, made: dt.datetime) -> BackupInfo:
    """A backup in the vault's own folder of copies; old ones go only after it was checked."""
    with told(files.copies):
        files.copies.mkdir(mode=0o700, exist_ok=True)
    while (target := _dated(files, made)).exists():
        made += dt.timedelta(microseconds=1)  # a clock that stands still
    info = write_backup(source, target, made)
    source.steps("backup:rotate")
    with told(files.copies):
        thin_out(files)
    return info


def newest(files: VaultFiles) -> dt.datetime | None:
    """When the last automatic backup was made; each was checked before it got its name."""
    moments = [moment for path in files.copies.glob("*.valv") if (moment := _made(path))]
    return max(moments, default=None)


def is_current(source: Source, files: VaultFiles) -> bool:
    """Whether the newest automatic backup holds as many rows of everything as the vault does now.

    The log is one of the tables: every change and every look makes it longer.
    """
    moment = newest(files)
    if moment is None:
        return False
    copy = VaultFiles(_dated(files, moment))
    try:
        head = header.load(copy).header
        is_whole = head.backup is not None and copy.database.stat().st_size == head.backup.size
    except (OSError, StoreProblem):
        return False
    with source.store.turns.taken(), source.store.explained():
        now = cipher.count_rows(source.store.raw)
    return is_whole and manifest_rows(head, source.key) == now


def thin_out(files: VaultFiles) -> None:
    """Keep 7 days, 5 weeks and 12 months; take away what an interrupted backup left."""
    kept_names = set()
    dated = {moment: path for path in files.copies.glob("*.valv") if (moment := _made(path))}
    for moment, path in dated.items():
        if moment in retention.to_keep(dated):
            kept_names.add(path.name)
        else:
            remove_with_journals(path)
    for path in files.copies.iterdir():
        name = path.name.removesuffix(".nycklar2").removesuffix(".nycklar")
        is_key_file = name != path.name
        if path.name.endswith(_UNVERIFIED) or (is_key_file and name not in kept_names):
            path.unlink(missing_ok=True)
    sync_folder(files.copies)


def check_unchanged(backup: Path) -> Header:
    """The header of a backup whose every byte is as it was when it was checked. No key needed."""
    if not backup.exists():
        raise problem("vault.missing", backup)
    head = header.load(VaultFiles(backup)).header
    if head.backup is None:
        raise problem("vault.not_backup", backup)
    expect(head, sha256_of(backup), backup)
    return head


def expect(head: Header, sha256: str, backup: Path) -> None:
    """Refuse bytes that are not those of the checked backup."""
    if head.backup is None or head.backup.sha256 != sha256:
        raise problem("vault.backup_changed", backup)


def manifest_rows(head: Header, key: DataKey) -> dict[str, int] | None:
    """The rows per table that were counted when the backup was made; None if it was altered."""
    if head.backup is None:
        return None
    opened = unseal(key.subkey("manifest"), head.backup.manifest, _facts(head, head.backup))
    if opened is None:
        return None
    return {str(name): int(number) for name, number in json.loads(opened).items()}


def _written(source: Source, draft: Path, target: Path, made: dt.datetime) -> BackupInfo:
    source.steps("backup:begin")
    with source.store.turns.taken():
        rows = copy_pages(source.store, draft, source.key, in_slices=True)
    source.steps("backup:copied")
    verify_copy(draft, source.key, rows)
    source.steps("backup:verified")
    unsealed = BackupSeal(
        made=made, size=draft.stat().st_size, sha256=sha256_of(draft), manifest=b""
    )
    content = json.dumps(rows, sort_keys=True).encode()
    facts = _facts(source.header, unsealed)
    manifest = seal(source.key.subkey("manifest"), content, facts)
    sealed = replace(source.header, backup=replace(unsealed, manifest=manifest))
    header.store(VaultFiles(target), sealed)
    source.steps("backup:keys")
    place_new(draft, target)
    source.steps("backup:placed")
    return BackupInfo(file_name=target.name, made=made, size=unsealed.size, rows=rows)


def _between_slices(store: SingleConnection) -> Callable[[int, int, int], Any]:
    def progress(_status: int, remaining: int, _total: int) -> None:
        if remaining:
            store.turns.let_others_in()
            if store.is_closed:  # the vault was locked meanwhile: its key is gone
                raise problem("vault.locked")

    return progress


def _facts(head: Header, backup: BackupSeal) -> bytes:
    return f"{head.vault_id}/{backup.made.isoformat()}/{backup.size}/{backup.sha256}".encode()


def _dated(files: VaultFiles, made: dt.datetime) -> Path:
    stamp = made.astimezone(dt.UTC).strftime(_STAMP)
    return files.copies / f"{files.database.stem}-{stamp}.valv"


def _made(path: Path) -> dt.datetime | None:
    stamp = path.stem.rpartition("-")[2]
    try:
        return dt.datetime.strptime(stamp, _STAMP).replace(tzinfo=dt.UTC)
    except ValueError:
        return None
