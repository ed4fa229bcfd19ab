"""What can be said about a vault without opening it, and what its operations answer."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from uuid import UUID


class SlotKind(StrEnum):
    """Whose key a slot holds."""

    USER = "user"
    ADMIN = "admin"  # an administrator's second way in: the password alone, without a login
    RECOVERY = "recovery"


class CopyState(StrEnum):
    """The state of one of the two key files."""

    GOOD = "good"
    DAMAGED = "damaged"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Credentials:
    """Login name and password; never shown.

    Without a login the password is that of a system administrator.
    """

    login: str
    password: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class VaultInfo:
    """What anybody who holds the file can see. No names."""

    vault_id: UUID
    format: int
    created: dt.datetime
    practice: bool
    size: int
    user_slots: int
    key_files: tuple[CopyState, CopyState]
    backup_made: dt.datetime | None = None


@dataclass(frozen=True, slots=True)
class SlotInfo:
    """One way in, as a signed-in user sees it; `login` is empty for the recovery code."""

    slot_id: UUID
    kind: SlotKind
    login: str


@dataclass(frozen=True, slots=True)
class Finding:
    """Something a check found, with the sentence that says what to do."""

    code: str
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckReport:
    """The answer of a check; `with_key` tells whether the content was read as well."""

    info: VaultInfo
    with_key: bool
    findings: tuple[Finding, ...] = ()
    rows: Mapping[str, int] = field(default_factory=dict)
    anchored: int = 0
    """The line of the log that the anchor beside the vault knows; 0 without one."""

    @property
    def is_sound(self) -> bool:
        return not self.findings


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupInfo:
    """A backup that was opened and compared after it was written."""

    file_name: str
    made: dt.datetime
    size: int
    rows: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class BackupFailure:
    """An automatic backup that was not made: when it was tried, and why."""

    at: dt.datetime
    sentence: str


@dataclass(frozen=True, slots=True)
class OwnBackups:
    """Of those the program makes by itself: when the last was made, and what went wrong since."""

    last: dt.datetime | None
    failure: BackupFailure | None = None


@dataclass(frozen=True, slots=True)
class Anchor:
    """The newest link of the log chain, kept outside the database."""

    seq: int
    hash: str
    at: dt.datetime
