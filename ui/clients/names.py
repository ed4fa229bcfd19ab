"""What kinds of things are called on the screen."""

from __future__ import annotations

import datetime as dt

from app.clients.model import Law, ProtectionLevel, RepresentativeKind, capacity_title
from app.kernel.texts import N_, _

_LEVELS = {
    ProtectionLevel.NONE: N_("Inget skydd"),
    ProtectionLevel.SECRECY_MARKED: N_("Sekretessmarkering"),
    ProtectionLevel.PROTECTED_REGISTRATION: N_("Skyddad folkbokföring"),
    ProtectionLevel.FICTITIOUS_IDENTITY: N_("Fingerade personuppgifter"),
}
_COMMITTEES = {"ÄLN": N_("äldrenämnden"), "OSN": N_("omsorgsnämnden")}
_LAWS = {Law.SOL: N_("SoL"), Law.LSS: N_("LSS")}


def level_title(level: ProtectionLevel) -> str:
    return _(_LEVELS[level])


def law_title(law: Law) -> str:
    return _(_LAWS[law])


def kinds() -> list[tuple[str, str]]:
    return [(kind.value, capacity_title(kind)) for kind in RepresentativeKind]


def levels() -> list[tuple[str, str]]:
    return [(level.value, level_title(level)) for level in ProtectionLevel]


def laws() -> list[tuple[str, str]]:
    return [(law.value, law_title(law)) for law in Law]


def committee_words(code: str) -> str:
    """Spelled out where it is chosen; one that is not known stands as the municipality wrote it."""
    return f"{code}, {_(_COMMITTEES[code])}" if code in _COMMITTEES else code


def age_of(born: dt.date, today: dt.date) -> int:
    had_birthday = (today.month, today.day) >= (born.month, born.day)
    return today.year - born.year - (not had_birthday)
