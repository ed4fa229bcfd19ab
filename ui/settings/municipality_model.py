"""The municipality's own settings without widgets: read, kept as a draft, saved."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from app.access.actor import Command, Data
from app.access.desk import DoneBefore
from app.drafts.service import SaveDraft
from app.kernel.changes import Changes, Topic
from app.kernel.errors import AppError, Conflict
from app.kernel.texts import _
from app.settings.commands import ChangeMunicipality
from app.settings.model import Municipality
from ui.bench import Bench
from ui.kernel.change_bus import touches
from ui.settings.municipality_form import municipality_from
from ui.settings.ports import SettingsServices

DRAFT = "municipality"


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """The settings as they are, what the person had begun to change, and whether they may."""

    value: Municipality
    may_change: bool
    draft: Mapping[str, str] | None = None
    seen_version: int


class MunicipalityModel(QObject):
    """`opened` brings an Opened, `refused` an AppError."""

    opened = Signal(object)
    saving = Signal()
    saved = Signal()
    refused = Signal(object)

    def __init__(self, bench: Bench, services: SettingsServices) -> None:
        super().__init__()
        self._bench, self._services = bench, services
        self._is_shown = False
        self._value: Municipality | None = None
        bench.bus.changed.connect(self._reload_if_touched)

    def load(self) -> None:
        services = self._services

        def work() -> Opened:
            value = services.settings.municipality()
            if not services.may(Data.SETTINGS, Command.CHANGE):
                return Opened(value=value, may_change=False, seen_version=value.version)
            draft = services.drafts.open(DRAFT)
            seen = value.version if draft is None else draft.base_version or value.version
            return Opened(
                value=value,
                may_change=True,
                draft=None if draft is None else draft.values,
                seen_version=seen,
            )

        self._is_shown = True
        self._bench.runner.read(self, work, self._opened, self.refused.emit, key="open")

    def save(self, texts: Mapping[str, str], seen_version: int) -> None:
        if self._value is None:
            return
        try:
            value = municipality_from(texts, seen_version, self._value)
        except AppError as error:
            self.refused.emit(error)
            return
        command = ChangeMunicipality(op_id=self._bench.new_id(), value=value)
        services = self._services

        def work() -> Changes:
            changes = services.settings.change(command)[1]
            services.drafts.erase(DRAFT)
            return changes

        self.saving.emit()
        self._bench.runner.write(self, work, self._done, self._failed)

    def keep(self, texts: Mapping[str, str], seen_version: int) -> None:
        command = SaveDraft(form=DRAFT, values=dict(texts), base_version=seen_version)
        self._bench.runner.write(
            self, lambda: self._services.drafts.save(command), _nothing, self.refused.emit
        )

    def throw_away(self) -> None:
        """The draft goes; the form shows what is in force."""
        self._bench.runner.write(
            self, lambda: self._services.drafts.erase(DRAFT), self._thrown, self.refused.emit
        )

    def _opened(self, opened: Opened) -> None:
        self._value = opened.value
        self.opened.emit(opened)

    def _thrown(self, _result: None) -> None:
        self.load()

    def _done(self, changes: Changes) -> None:
        self._bench.say(_("Kommunens uppgifter är sparade"))
        self.saved.emit()
        self._bench.bus.publish(changes)

    def _failed(self, error: AppError) -> None:
        if isinstance(error, DoneBefore):
            self.saved.emit()
            self.load()
        else:
            if isinstance(error, Conflict) and isinstance(error.theirs, Municipality):
                self._value = error.theirs
            self.refused.emit(error)

    def _reload_if_touched(self, changes: Changes) -> None:
        if self._is_shown and touches(changes, (Topic.SETTINGS,)):
            self.load()


def _nothing(_draft: object) -> None:
    """A kept draft needs no word."""
