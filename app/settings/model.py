"""The municipality's own settings: one value, versioned; names of systems and mailboxes too."""

from __future__ import annotations

from dataclasses import dataclass, replace
from uuid import UUID

from app.kernel.errors import BadInput
from app.kernel.texts import N_, _
from app.kernel.wording import clean_line

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
    saturday_is_weekday: bool = False  # calendar.saturday_is_weekday
    version: int = 1


_SHORT, _LINE, _LINK = 60, 120, 1000
_NUMBER = N_("{name} ska vara mellan {least} och {most}. Skriv ett sådant tal.")
_TWICE = N_("Nämnden {committee} står två gånger. Ta bort den ena.")
_GRACE, _REMINDER, _LOCK = (
    N_("Dagar med åtkomst efter avslut"),
    N_("Vardagar till påminnelse"),
    N_("Minuter till lås"),
)
_COMMITTEE = N_("Nämnd")


def checked(value: Municipality) -> Municipality:
    """The settings with clean texts; numbers outside their range are refused."""
    _check_number(_GRACE, value.access_grace_days, 0, 365)
    _check_number(_REMINDER, value.ticket_reminder_weekdays, 1, 60)
    _check_number(_LOCK, value.idle_lock_minutes, 1, 120)
    committees = tuple(clean_line(one, _COMMITTEE, limit=20) for one in value.committees)
    for committee in committees:
        if committees.count(committee) > 1:
            raise BadInput("settings.twice", _TWICE, field=_COMMITTEE, committee=committee)
    return replace(
        value,
        name=clean_line(value.name, N_("Kommunens namn"), limit=_LINE),
        committees=committees,
        operational_system=clean_line(
            value.operational_system, N_("Verksamhetssystem"), limit=_SHORT
        ),
        support_address=_optional(value.support_address, N_("Supportens adress"), _LINE),
        support_phone=_optional(value.support_phone, N_("Supportens telefon"), 40),
        fee_mailbox=_optional(value.fee_mailbox, N_("Avgiftshandläggarnas brevlåda"), _LINE),
        incident_routine_link=_optional(
            value.incident_routine_link, N_("Länk till incidentrutinen"), _LINK
        ),
        quick_guide_link=_optional(value.quick_guide_link, N_("Länk till lathunden"), _LINK),
        insert_document_link=_optional(
            value.insert_document_link, N_("Länk till Infoga dokument"), _LINK
        ),
    )


def _optional(text: str, name: str, limit: int) -> str:
    return clean_line(text, name, limit=limit, required=False)


def _check_number(name: str, value: int, least: int, most: int) -> None:
    if not least <= value <= most:
        raise BadInput("settings.number", _NUMBER, field=name, name=_(name), least=least, most=most)
