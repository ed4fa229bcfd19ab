"""`--fact KEY=VALUE`: facts as text, read and refused by name."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from app.kernel.errors import BadInput
from app.kernel.texts import N_
from app.providers.model import Channel
from app.routines.facts import CaseFacts
from app.routines.model import Routine

_YES_NO = {"yes": True, "no": False}


def pairs(words: Iterable[str]) -> dict[str, str]:
    """`KEY=VALUE` words as a mapping; the same key with two values is refused."""
    found: dict[str, str] = {}
    for word in words:
        key, _sign, value = word.partition("=")
        if key in found and found[key] != value:
            raise BadInput(
                "routine.two_values",
                N_("{key} är angivet två gånger. Ange ett av värdena {one} och {other}."),
                field=key,
                key=key,
                one=found[key],
                other=value,
            )
        found[key] = value
    return found


def facts_from(routine: Routine, given: Mapping[str, str]) -> CaseFacts:
    """Facts for `decide`, from words as they are written on the command line."""
    read: dict[str, Any] = {}
    known: dict[str, str] = {}
    for key, value in given.items():
        if key in _READERS:
            allowed, reader = _READERS[key]
            read[key] = _read(key, value, allowed, reader)
        elif key in routine.facts:
            options = routine.facts[key].options
            known[key] = str(_read(key, value, "|".join(options), _one_of(options)))
        else:
            raise BadInput(
                "routine.unknown_fact",
                N_("Uppgiften ”{key}” finns inte. Tillåtna uppgifter: {allowed}."),
                field=key,
                key=key,
                allowed=", ".join(_allowed(routine)),
            )
    return CaseFacts(**read, known=known)


def _allowed(routine: Routine) -> Iterable[str]:
    for key, (allowed, _reader) in _READERS.items():
        yield f"{key}={allowed}"
    for key, fact in routine.facts.items():
        yield f"{key}={'|'.join(fact.options)}"


def _read(key: str, value: str, allowed: str, reader: Callable[[str], object]) -> object:
    try:
        return reader(value)
    except (ValueError, KeyError):
        raise BadInput(
            "routine.unknown_value",
            N_("{key} kan inte vara ”{value}”. Tillåtna värden: {allowed}."),
            field=key,
            key=key,
            value=value,
            allowed=allowed,
        ) from None


def _one_of(options: tuple[str, ...]) -> Callable[[str], str]:
    return dict(zip(options, options, strict=True)).__getitem__


def _count(value: str) -> int:
    if not (value.isascii() and value.isdecimal()):
        raise ValueError
    return int(value)


_COUNT, _DATE, _TRUTH = "0, 1, 2 …", "ÅÅÅÅ-MM-DD", "yes|no"

_READERS: dict[str, tuple[str, Callable[[str], object]]] = {
    "is_executed": (_TRUTH, _YES_NO.__getitem__),
    "executed_on": (_DATE, dt.date.fromisoformat),
    "notes": (_COUNT, _count),
    "last_note_on": (_DATE, dt.date.fromisoformat),
    "drafts": (_COUNT, _count),
    "visits": (_COUNT, _count),
    "last_visit_on": (_DATE, dt.date.fromisoformat),
    "channel": ("|".join(Channel), Channel),
    "has_gatekeeper": (_TRUTH, _YES_NO.__getitem__),
    "open_case": ("ärendenummer", str),
}
