"""What the program asks of a store of vaults; `db.vault` answers with real files."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Protocol
from uuid import UUID

from app.vault.model import (
    Anchor,
    BackupInfo,
    CheckReport,
    Credentials,
    OwnBackups,
    SlotInfo,
    VaultInfo,
)


class Keys(Protocol):
    """The ways into an open vault. Who may ask is decided by the caller."""

    def users(self) -> tuple[SlotInfo, ...]: ...

    def identify(self, who: Credentials) -> SlotInfo:
        """Whose password it is; refuses a wrong one."""
        ...

    def prepared(self, login: str, password: str, *, admin: bool = False) -> Callable[[], SlotInfo]:
        """The slow part of `add_user` now; nobody is let in until the answer is called."""
        ...

    def add_user(self, login: str, password: str, *, admin: bool = False) -> SlotInfo:
        """An administrator is let in by the password alone as well."""
        ...

    def end_user(self, login: str) -> None: ...

    def change_password(self, who: Credentials, new_password: str) -> None: ...

    def reset_password(self, login: str, new_password: str) -> None: ...

    def renew_recovery_code(self) -> str:
        """A code to print now; it is shown once."""
        ...


class OpenVault(Protocol):
    """A vault that is open, or locked and waiting for a password."""

    @property
    def path(self) -> Path: ...

    @property
    def vault_id(self) -> UUID: ...

    @property
    def is_practice(self) -> bool: ...

    @property
    def is_locked(self) -> bool: ...

    @property
    def keyring(self) -> Keys: ...

    def lock(self) -> None: ...

    def unlock(self, who: Credentials) -> None: ...

    def close(self) -> None: ...

    def backup_to(self, target: Path) -> BackupInfo: ...

    def automatic_backup(self) -> BackupInfo: ...

    def keep_backed_up(self) -> BackupInfo | None:
        """An automatic backup if anything has changed since the last one."""
        ...

    @property
    def own_backups(self) -> OwnBackups:
        """The last automatic backup, and why the last try failed, if it did."""
        ...

    def rotate_key(self) -> None: ...

    def write_anchor(self, seq: int, hash_: str, at: dt.datetime) -> None: ...

    def read_anchor(self, file: Path | None = None) -> Anchor | None:
        """The one beside the vault, or in `file`; refuses a damaged one and another vault's."""
        ...


class EnteredVault(Protocol):
    """An open vault with a recovery code that must be printed now."""

    @property
    def vault(self) -> OpenVault: ...

    @property
    def recovery_code(self) -> str: ...


class Vaults(Protocol):
    """Vault files on this computer."""

    def create(self, path: Path, who: Credentials, *, practice: bool = False) -> EnteredVault: ...

    def open(self, path: Path, who: Credentials) -> OpenVault: ...

    def recover(self, path: Path, code: str, who: Credentials) -> EnteredVault: ...

    def info(self, path: Path) -> VaultInfo: ...

    def check(self, path: Path, who: Credentials | None = None) -> CheckReport: ...

    def restore(self, source: Path, path: Path, who: Credentials | None = None) -> VaultInfo: ...
