"""What the page asks of the open store, beside the use cases."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol
from uuid import UUID

from app.access.actor import Command, Data
from app.access.review import LogService
from app.drafts.service import DraftService
from app.kernel.changes import Changes
from app.providers.service import ProviderService
from app.settings.service import SettingsService
from app.users.commands import AddUser, EndUser
from app.users.service import UserService
from app.vault.model import BackupFailure, BackupInfo
from ui.kernel.settings import Settings
from ui.theme.theme import Theme


class People(Protocol):
    """A person and the way into the store are made together, and end together."""

    def add(self, cmd: AddUser, password: str, /) -> Changes: ...

    def end(self, cmd: EndUser, /) -> Changes: ...

    def change_password(self, old: str, new: str, /) -> None:
        """One's own; a wrong old one is refused."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class StoreInfo:
    """The open store as the person who looks after it knows it."""

    path: Path
    store_id: UUID
    is_practice: bool
    backed_up_at: dt.datetime | None
    """When the last copy was made that could be opened and compared; None when there is none."""
    failure: BackupFailure | None = None
    """Why the last copy that the program tried to make by itself was not made."""


class StoreCare(Protocol):
    """`app.vault.service.VaultService`: refused to who may not, and in the log."""

    def back_up(self, op_id: UUID, target: Path, /) -> BackupInfo: ...

    def rotate_key(self, op_id: UUID, /) -> None: ...

    def renew_recovery_code(self, op_id: UUID, /) -> str:
        """A code to print now; the former one stops working."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class SettingsServices:
    """Everything this page does. `kept` are the person's own settings on this computer."""

    settings: SettingsService
    users: UserService
    providers: ProviderService
    drafts: DraftService
    log: LogService
    may: Callable[[Data, Command], bool]
    people: People
    care: StoreCare
    store_info: Callable[[], StoreInfo]
    theme: Theme
    kept: Settings
