"""The store without widgets: what it is, a copy of it, a new key, a new code, the log."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from app.access.actor import Command, Data
from app.access.desk import DoneBefore
from app.access.review import LogVerdict
from app.kernel.errors import AppError
from app.kernel.texts import _
from app.vault.model import BackupInfo
from ui.bench import Bench
from ui.settings.ports import SettingsServices, StoreInfo

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class StoreState:
    """What is known of the store, and what the person may do with it."""

    info: StoreInfo
    municipality: str
    may_care: bool
    may_verify: bool


class StoreModel(QObject):
    """One long work at a time; `busy` says which, and is empty when it has ended."""

    loaded = Signal(object)
    busy = Signal(str)
    backed_up = Signal(object)
    rotated = Signal()
    renewed = Signal(str)
    verified = Signal(object)
    refused = Signal(object)

    def __init__(self, bench: Bench, services: SettingsServices) -> None:
        super().__init__()
        self.bench = bench
        self._services = services
        self._copied_at: dt.datetime | None = None

    def load(self) -> None:
        services = self._services

        def work() -> StoreState:
            return StoreState(
                info=self._known(services.store_info()),
                municipality=services.settings.municipality().name,
                may_care=services.may(Data.BACKUP, Command.CREATE),
                may_verify=services.may(Data.LOG, Command.VERIFY),
            )

        self.bench.runner.read(self, work, self.loaded.emit, self._refused, key="load")

    def back_up(self, target: Path) -> None:
        op_id = self.bench.new_id()

        def done(info: BackupInfo) -> None:
            self._copied_at = info.made
            self.backed_up.emit(info)
            self._said(_("Säkerhetskopian är sparad och kontrollerad"))
            self.load()

        self._do(
            _("Kopierar och kontrollerar valvet"),
            lambda: self._services.care.back_up(op_id, target),
            done,
        )

    def rotate_key(self) -> None:
        op_id = self.bench.new_id()

        def done(_result: None) -> None:
            self.rotated.emit()
            self._said(_("Valvet har en ny nyckel"))
            self.load()

        self._do(
            _("Skriver om valvet med en ny nyckel"),
            lambda: self._services.care.rotate_key(op_id),
            done,
        )

    def renew_code(self) -> None:
        op_id = self.bench.new_id()

        def done(code: str) -> None:
            self.renewed.emit(code)
            self._said(_("Återställningskoden är ny"))

        self._do(
            _("Gör en ny återställningskod"),
            lambda: self._services.care.renew_recovery_code(op_id),
            done,
        )

    def verify_log(self) -> None:
        def done(verdict: LogVerdict) -> None:
            self.verified.emit(verdict)

        self._do(_("Går igenom loggens kedja"), self._services.log.verify, done)

    def _do(self, what: str, work: Callable[[], T], done: Callable[[T], None]) -> None:
        def ended(result: T) -> None:
            self.busy.emit("")
            done(result)

        self.busy.emit(what)
        self.bench.runner.write(self, work, ended, self._refused)

    def _known(self, info: StoreInfo) -> StoreInfo:
        """A copy that was made just now, on another disk, counts as well."""
        times = [at for at in (info.backed_up_at, self._copied_at) if at is not None]
        return replace(info, backed_up_at=max(times, default=None))

    def _said(self, sentence: str) -> None:
        self.bench.say(sentence)

    def _refused(self, error: AppError) -> None:
        self.busy.emit("")
        if isinstance(error, DoneBefore):
            self.load()
        else:
            self.refused.emit(error)
