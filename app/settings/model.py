"""The municipality's own settings: one value, versioned; names of systems and mailboxes too."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

SETTINGS_ID = UUID(int=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Municipality:
    """Days and hours are whole; grace days are calendar days after the last day of an order."""

    id: UUID = SETTINGS_ID
    name: str
    committees: tuple[str, ...] = ()
    operational_system: str = "Lifecare"
    support_address: str = ""
    support_phone: str = ""
    fee_mailbox: str = ""
    incident_routine_link: str = ""
    quick_guide_link: str = ""
    insert_document_link: str = ""
    access_grace_days: int = 14
    ticket_reminder_weekdays: int = 2
    idle_lock_minutes: int = 10
    saturday_is_weekday: bool = False  # calendar.saturday_is_weekday (domain.md 2.1)
    version: int = 1
