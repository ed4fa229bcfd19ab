"""What is new on a card, field by field, in the words that stand on it (NKP-06, F21)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from app.kernel.texts import N_, _
from app.kernel.wording import in_a_row
from app.person_cards.content import may_be_called
from app.person_cards.model import CardContent, CardPerson, CardService
from app.person_cards.views import FieldChange

_YES, _NO = N_("Ja"), N_("Nej")
_FIELDS = (
    ("municipality", N_("Kommun")),
    ("committee", N_("Nämnd")),
    ("name", N_("Namn")),
    ("identity_number", N_("Personnummer")),
    ("is_protected", N_("Skyddade personuppgifter")),
    ("address", N_("Adress")),
    ("phone", N_("Telefon")),
    ("language", N_("Språk")),
    ("needs_interpreter", N_("Tolk")),
    ("officer_name", N_("Ansvarig handläggare")),
    ("officer_phone", N_("Handläggarens telefon")),
    ("functional_mailbox", N_("Funktionsbrevlåda")),
    ("several_providers", N_("Flera utförare")),
    ("health_and_safety", N_("Hälsa och säkerhet")),
    ("keys_and_alarm", N_("Nycklar och larm")),
)
_SERVICE_FIELDS = (
    ("unit", N_("utförare")),
    ("scope", N_("omfattning")),
    ("frequency", N_("frekvens")),
    ("minutes_per_week", N_("tid per vecka")),
    ("minutes_per_month", N_("tid per månad")),
    ("decided_on", N_("beslutsdatum")),
    ("valid_from", N_("gäller från")),
    ("valid_to", N_("gäller till")),
    ("goal", N_("mål")),
    ("purpose", N_("syfte")),
)
_REPRESENTATIVES, _RELATIVES = N_("Företrädare"), N_("Anhöriga")
_WITHDRAWN = N_("telefonnummer")
_SERVICE = N_("Insats")
_OPEN_END = N_("tills vidare")
_HOURS = N_("{hours} tim {minutes} min")


def differences(before: CardContent, after: CardContent) -> tuple[FieldChange, ...]:
    """Every field that differs, in the order of the card."""
    return (
        *_simple(before, after),
        *_people(before, after),
        *_services(before.services, after.services),
    )


def _simple(before: CardContent, after: CardContent) -> Iterator[FieldChange]:
    for field, label in _FIELDS:
        old, new = _text(getattr(before, field)), _text(getattr(after, field))
        if old != new:
            yield FieldChange(field, _(label), old, new)


def _people(before: CardContent, after: CardContent) -> Iterator[FieldChange]:
    people = (
        ("representatives", _REPRESENTATIVES, before.representatives, after.representatives),
        ("relatives", _RELATIVES, _told(before.relatives, after.relatives), after.relatives),
    )
    for field, label, was, now in people:
        old, new = _persons(was), _persons(now)
        if old != new:
            yield FieldChange(field, _(label), old, new)


def _told(before: Iterable[CardPerson], after: Iterable[CardPerson]) -> Iterator[CardPerson]:
    """The number of a relative who must not be told now is not said again as what stood there."""
    silent = {one.name for one in after if not one.phone and not may_be_called(one)}
    for one in before:
        is_withdrawn = one.phone and one.name in silent
        yield replace(one, phone=_(_WITHDRAWN)) if is_withdrawn else one


def _services(before: Iterable[CardService], after: Iterable[CardService]) -> Iterator[FieldChange]:
    old, new = _by_place(before), _by_place(after)
    for place in dict.fromkeys((*old, *new)):
        was, now = old.get(place), new.get(place)
        if was is None or now is None:
            yield FieldChange("services", _(_SERVICE), _line(was), _line(now))
            continue
        for field, label in _SERVICE_FIELDS:
            old_text, new_text = _text(getattr(was, field)), _text(getattr(now, field))
            if old_text != new_text:
                text = f"{now.service}, {_(label)}"
                yield FieldChange(f"services.{field}", text, old_text, new_text)


def _by_place(services: Iterable[CardService]) -> dict[tuple[str, str, int], CardService]:
    """By service and unit, and number in line where the same is granted twice."""
    places: dict[tuple[str, str, int], CardService] = {}
    for service in services:
        number = sum(place[:2] == (service.service, str(service.unit_id)) for place in places)
        places[service.service, str(service.unit_id), number] = service
    return places


def _line(service: CardService | None) -> str:
    if service is None:
        return ""
    parts = (service.service, in_a_row(service.scope, service.frequency), service.unit)
    return ", ".join(part for part in parts if part)


def _persons(persons: Iterable[CardPerson]) -> str:
    return "; ".join(
        ", ".join(part for part in (one.name, one.role, one.detail, one.phone) if part)
        for one in persons
    )


def _text(value: object) -> str:
    if value is None:
        return _(_OPEN_END)
    if isinstance(value, bool):
        return _(_YES) if value else _(_NO)
    if isinstance(value, int):
        return _(_HOURS).format(hours=value // 60, minutes=value % 60)
    return str(value)
