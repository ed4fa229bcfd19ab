"""What can be seen of a vault without any password, and what a check with one finds."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection

from app.kernel.errors import StoreProblem
from app.vault.model import CheckReport, CopyState, Credentials, Finding, SlotKind, VaultInfo
from db.vault import anchors, backup, cipher, header, opening, schema
from db.vault.files import VaultFiles
from db.vault.problems import problem
from db.vault.settings import VaultSettings


@dataclass(frozen=True, slots=True)
class _Inside:
    """What was found with the key."""

    findings: tuple[Finding, ...]
    rows: dict[str, int]
    anchored: int = 0


def looked_at(files: VaultFiles) -> VaultInfo:
    """The same as `info_of`, of a file that no look without a key finds anything wrong with."""
    info = info_of(files)
    if wrong := _outer_problem(files, info):
        raise wrong
    return info


def info_of(files: VaultFiles) -> VaultInfo:
    """Vault id, format, age and size; no names, no key. The file may be in use."""
    try:
        size = files.database.stat().st_size
    except FileNotFoundError as error:
        raise problem("vault.missing", files.database) from error
    loaded = header.load(files)
    head = loaded.header
    return VaultInfo(
        vault_id=head.vault_id,
        format=header.FORMAT,
        created=head.created,
        practice=head.practice,
        size=size,
        user_slots=sum(slot.kind is SlotKind.USER for slot in head.slots),
        key_files=loaded.copies,
        backup_made=head.backup.made if head.backup else None,
    )


def check(path: Path, who: Credentials | None, settings: VaultSettings) -> CheckReport:
    """Look at everything and change nothing; what is wrong comes back as findings."""
    files = VaultFiles(path.absolute())
    info = info_of(files)
    wrong = _outer_problem(files, info)
    findings = [*_key_file_findings(files, info), *([_finding(wrong)] if wrong else [])]
    if who is None or info.size == 0:
        return CheckReport(info=info, with_key=False, findings=tuple(findings))
    ownership = opening.own(files, settings)
    try:
        unlocked = opening.unlock(files, who, settings.kdf)
        try:
            inside = _inside(files, unlocked, settings)
        finally:
            unlocked.keys.wipe()
    finally:
        ownership.release()
    return CheckReport(
        info=info,
        with_key=True,
        findings=tuple(dict.fromkeys((*findings, *inside.findings))),  # seen from outside and in
        rows=inside.rows,
        anchored=inside.anchored,
    )


def _inside(files: VaultFiles, unlocked: opening.Unlocked, settings: VaultSettings) -> _Inside:
    data = unlocked.keys.data
    key_id = next((k for k in reversed(data) if cipher.fits(files.database, data[k])), None)
    if key_id is None:
        return _Inside((_finding(problem("vault.damaged", files.database)),), {})
    key = data[key_id]
    if found := cipher.integrity(files.database, key):
        return _Inside(found, {})
    rows = cipher.rows_of(files.database, key)
    if unlocked.header.backup is not None and rows != backup.manifest_rows(unlocked.header, key):
        return _Inside((_finding(problem("vault.backup_changed", files.database)),), rows)
    store = opening.connected(
        files, key_settings=unlocked.header.cipher, keys=unlocked.keys.only(key_id)
    )
    try:
        with store.begin() as connection:
            findings, anchored = _content(connection, files, unlocked, settings)
    finally:
        store.close()
    return _Inside(findings, rows, anchored)


def _content(
    connection: Connection, files: VaultFiles, unlocked: opening.Unlocked, settings: VaultSettings
) -> tuple[tuple[Finding, ...], int]:
    """How the database is built, and what stands in it; a newer program's is not judged."""
    built = tuple(schema.findings(connection, settings.migrations, files.database))
    if any(finding.code == "vault.newer" for finding in built):
        return built, 0
    unread: tuple[Finding, ...] = ()
    try:
        anchor = anchors.read(files.anchor, unlocked.header.vault_id)
    except StoreProblem as error:
        anchor, unread = None, (_finding(error),)
    said = tuple(settings.inspect(connection, anchor))
    return (*built, *said, *unread), 0 if anchor is None else anchor.seq


def _key_file_findings(files: VaultFiles, info: VaultInfo) -> list[Finding]:
    return [
        _finding(problem(_KEY_FILE[state], path))
        for path, state in zip(files.keys, info.key_files, strict=True)
        if state is not CopyState.GOOD
    ]


def _outer_problem(files: VaultFiles, info: VaultInfo) -> StoreProblem | None:
    if info.size == 0:
        return problem("vault.empty", files.database)
    if info.size % cipher.PAGE and not any(journal.exists() for journal in files.journals):
        return problem("vault.damaged", files.database)
    if info.backup_made is None:
        return None
    try:
        backup.check_unchanged(files.database)
    except StoreProblem as error:
        return error
    return None


def _finding(error: StoreProblem) -> Finding:
    return Finding(error.code, error.sentence)


_KEY_FILE = {
    CopyState.DAMAGED: "vault.key_file_damaged",
    CopyState.MISSING: "vault.key_file_missing",
}
