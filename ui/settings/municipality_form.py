"""The fields of the municipality as texts, and back. Knows no Qt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from app.kernel.errors import BadInput
from app.kernel.texts import N_, _
from app.settings.model import Municipality

_NO_NUMBER = N_("{name} ska vara ett helt tal. Skriv det med siffror.")


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldSpec:
    """A field; `label` is the name that a refusal gives as its field, `part` the panel."""

    key: str
    part: str
    label: str
    hint: str = ""
    unit: str = ""
    is_optional: bool = False
    said: str = ""
    """What a refusal calls it, when that is not the label."""


TOWN, SUPPORT, TIMES = N_("Kommunen"), N_("Support"), N_("Tider")
PARTS = (TOWN, SUPPORT, TIMES)
SATURDAY = "saturday_is_weekday"

FIELDS: tuple[FieldSpec, ...] = (
    FieldSpec(key="name", part=TOWN, label=N_("Kommunens namn")),
    FieldSpec(
        key="committees",
        part=TOWN,
        label=N_("Nämnder"),
        hint=N_("Förkortningar med komma mellan, till exempel ÄLN, OSN."),
        is_optional=True,
        said="Nämnd",
    ),
    FieldSpec(key="support_phone", part=SUPPORT, label=N_("Supportens telefon"), is_optional=True),
    FieldSpec(key="support_address", part=SUPPORT, label=N_("Supportens adress"), is_optional=True),
    FieldSpec(key="operational_system", part=TOWN, label=N_("Verksamhetssystem")),
    FieldSpec(
        key="access_grace_days",
        part=TIMES,
        label=N_("Dagar med åtkomst efter avslut"),
        hint=N_("Så länge utföraren kan läsa efter sista dagen."),
        unit=N_("dagar"),
    ),
    FieldSpec(
        key="idle_lock_minutes",
        part=TIMES,
        label=N_("Minuter till lås"),
        hint=N_("Programmet låses när ingen rör det. Gäller från nästa inloggning."),
        unit=N_("minuter"),
    ),
)
_NUMBERS = frozenset({"access_grace_days", "idle_lock_minutes"})


def texts_of(value: Municipality) -> dict[str, str]:
    """Every field as it stands in the form."""
    found = {spec.key: str(getattr(value, spec.key)) for spec in FIELDS}
    found["committees"] = ", ".join(value.committees)
    found[SATURDAY] = "1" if value.saturday_is_weekday else ""
    return found


def municipality_from(
    texts: Mapping[str, str], seen_version: int, before: Municipality
) -> Municipality:
    """What the form says over what was there; a number that is none is refused with its field."""
    values: dict[str, Any] = {spec.key: _value(spec, texts[spec.key]) for spec in FIELDS}
    values[SATURDAY] = bool(texts[SATURDAY])
    return replace(before, **values, version=seen_version)


def changed_keys(before: Mapping[str, str], now: Mapping[str, str]) -> list[str]:
    return [key for key, text in before.items() if now[key] != text]


def key_of(field: str) -> str:
    """The field that a refusal is about; empty when it is about none of them."""
    return next((spec.key for spec in FIELDS if field in {spec.label, spec.said}), "")


def _value(spec: FieldSpec, text: str) -> object:
    if spec.key in _NUMBERS:
        if not (text.isascii() and text.isdigit()):
            raise BadInput("settings.no_number", _NO_NUMBER, field=spec.label, name=_(spec.label))
        return int(text)
    if spec.key == "committees":
        return tuple(part.strip() for part in text.split(",") if part.strip())
    return text
