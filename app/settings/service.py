"""The municipality's own settings."""

from __future__ import annotations

from app.access.actor import Command, Data
from app.access.desk import Desk
from app.kernel.calendar import Calendar
from app.kernel.changes import Changes, Topic
from app.kernel.saving import as_seen, changed
from app.settings.commands import ChangeMunicipality
from app.settings.model import Municipality, checked
from app.settings.ports import HasSettings


class SettingsService:
    """Use cases of the settings."""

    def __init__(self, desk: Desk[HasSettings]) -> None:
        self._desk = desk

    def municipality(self) -> Municipality:
        with self._desk.reading(Data.SETTINGS) as tx:
            return tx.settings.municipality()

    def change(self, cmd: ChangeMunicipality) -> tuple[Municipality, Changes]:
        value = checked(cmd.value)
        with self._desk.changing(Data.SETTINGS, Command.CHANGE, op_id=cmd.op_id) as tx:
            as_seen(tx.settings.municipality(), value.version)
            saved = tx.settings.save(value)
        return saved, changed(None, Topic.SETTINGS)

    def calendar(self) -> Calendar:
        """How days are counted here; it tells of nobody, so who asks is not in the log."""
        with self._desk.noting() as tx:
            return calendar_of(tx.settings.municipality())


def calendar_of(municipality: Municipality) -> Calendar:
    """Weekdays as this municipality counts them."""
    return Calendar(saturday_counts=municipality.saturday_is_weekday)
