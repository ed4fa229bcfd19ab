"""What can be seen of a vault without any password, and what a check with one finds."""

from __future__ import annotations

from pathlib import Path

from app.kernel.errors import StoreProblem
from app.vault.model import CheckReport, CopyState, Credentials, Finding, SlotKind, VaultInfo
from db.vault import backup, cipher, header, opening
from db.vault.files import VaultFiles
from db.vault.problems import problem
from db.vault.settings import VaultSettings


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
    findings = [*_key_file_findings(files, info), *_outer_findings(files, info)]
    if who is None or any(finding.code == "vault.empty" for finding in findings):
        return CheckReport(info=info, with_key=False, findings=tuple(findings))
    ownership = opening.own(files, settings)
    try:
        unlocked = opening.unlock(files, who, settings.kdf)
        try:
            inner, rows = _inner(files, unlocked)
        finally:
            unlocked.keys.wipe()
    finally:
        ownership.release()
    return CheckReport(info=info, with_key=True, findings=(*findings, *inner), rows=rows)


def _inner(
    files: VaultFiles, unlocked: opening.Unlocked
) -> tuple[tuple[Finding, ...], dict[str, int]]:
    keys = list(unlocked.keys.data.values())[::-1]
    key = next((key for key in keys if cipher.fits(files.database, key)), None)
    if key is None:
        return (_finding(problem("vault.damaged", files.database)),), {}
    found = cipher.integrity(files.database, key)
    if found:
        return found, {}
    rows = cipher.rows_of(files.database, key)
    expected = backup.manifest_rows(unlocked.header, key)
    if unlocked.header.backup is not None and rows != expected:
        return (_finding(problem("vault.backup_changed", files.database)),), rows
    return (), rows


def _key_file_findings(files: VaultFiles, info: VaultInfo) -> list[Finding]:
    return [
        _finding(problem(_KEY_FILE[state], path))
        for path, state in zip(files.keys, info.key_files, strict=True)
        if state is not CopyState.GOOD
    ]


def _outer_findings(files: VaultFiles, info: VaultInfo) -> list[Finding]:
    if info.size == 0:
        return [_finding(problem("vault.empty", files.database))]
    if info.size % cipher.PAGE and not any(journal.exists() for journal in files.journals):
        return [_finding(problem("vault.damaged", files.database))]
    if info.backup_made is None:
        return []
    try:
        backup.check_unchanged(files.database)
    except StoreProblem as error:
        return [_finding(error)]
    return []


def _finding(error: StoreProblem) -> Finding:
    return Finding(error.code, error.sentence)


_KEY_FILE = {
    CopyState.DAMAGED: "vault.key_file_damaged",
    CopyState.MISSING: "vault.key_file_missing",
}
