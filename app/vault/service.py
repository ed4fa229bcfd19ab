"""What changes a whole vault: by right, and in the log."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from uuid import UUID

from app.access.actor import Actor, Command, Data
from app.access.desk import Desk
from app.access.log import LogEvent, Outcome
from app.access.ports import HasAccess
from app.vault.model import BackupInfo
from app.vault.ports import OpenVault


class VaultService:
    """Use cases of the system administrator.

    The vault takes the store for itself while it works, so the right is asked for and logged in a
    transaction before, and what was done in another one after.
    """

    def __init__(self, desk: Desk[HasAccess], vault: OpenVault) -> None:
        self._desk = desk
        self._vault = vault

    def back_up(self, op_id: UUID, target: Path) -> BackupInfo:
        """A checked copy; the entry of its beginning is in it, so it tells who took it."""
        self._begin("backup begins")
        made = self._vault.backup_to(target)
        self._note(op_id, "backup")
        return made

    def rotate_key(self, op_id: UUID) -> None:
        """A new data key; copies made before still open with the old one."""
        self._begin("new key begins")
        self._vault.rotate_key()
        self._note(op_id, "new key")

    def renew_recovery_code(self, op_id: UUID) -> str:
        """A code to print now; the one before opens nothing more."""
        self._begin("recovery code begins")
        code = self._vault.keyring.renew_recovery_code()
        self._note(op_id, "recovery code")
        return code

    def _begin(self, detail: str) -> None:
        with self._desk.reading(Data.BACKUP, command=Command.CREATE, detail=detail):
            pass

    def _note(self, op_id: UUID, detail: str) -> None:
        with self._desk.changing(Data.BACKUP, Command.CREATE, op_id=op_id, detail=detail):
            pass


def note_recovery(tx: HasAccess, actor: Actor, at: dt.datetime) -> None:
    """The code opens the vault by nobody's right: that it was used, and by whom, is in the log."""
    tx.log.append(
        LogEvent(
            at=at,
            user_id=actor.user_id,
            login=actor.login,
            role=actor.role,
            unit_id=actor.unit_id,
            data=Data.USER,
            command=Command.CHANGE,
            outcome=Outcome.DONE,
            detail="recovery code used",
        )
    )
