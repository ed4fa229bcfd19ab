"""Identity numbers as people write them and as we keep them.

Only ASCII digits count: other digits look the same and are another number (F63).
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from app.clients.model import IdentityKind
from app.kernel.errors import BadInput
from app.kernel.texts import N_

_LONG = re.compile(r"((?:18|19|20)[0-9]{2})([0-9]{2})([0-9]{2})[-+]?([0-9]{3})([0-9])")
_SHORT = re.compile(r"([0-9]{2})([0-9]{2})([0-9]{2})([-+]?)([0-9]{3})([0-9])")
_T = re.compile(r"((?:18|19|20)[0-9]{2})([0-9]{2})([0-9]{2})-?(T[0-9]{3}|TF[0-9]{2})")
_RESERVE = re.compile(r"[0-9A-Z][0-9A-Z+-]{7,14}[0-9A-Z]")
_COORDINATION = 60
_CENTURY = 100
_NO_BIRTH_NUMBER = "000"

FIELD = N_("Personnummer")
_FORMAT = N_(
    "Numret kan inte läsas. Skriv ÅÅÅÅMMDD-NNNN med vanliga siffror, eller ÅÅMMDD-NNNN; "
    "den som är 100 år eller äldre har + i stället för bindestreck."
)
_DATE = N_("Numret börjar inte med en dag som finns. Kontrollera år, månad och dag.")
_FUTURE = N_("Numret börjar med en dag som inte har varit. Kontrollera århundradet.")
_CHECKSUM = N_("Kontrollsiffran stämmer inte. Jämför siffrorna med handlingen.")
_RESERVE_FORMAT = N_(
    "Reservnumret ska ha 9–16 tecken: siffror, A–Z, bindestreck eller plus. Skriv det som det står."
)


EARLIEST_BIRTH = 1900
_BIRTH_DAY = N_("Födelsedagen kan inte stämma. Skriv en dag från {year} till i dag.")


@dataclass(frozen=True, slots=True)
class Identity:
    """A number in the form it is kept in: twelve characters for all kinds but reserve numbers."""

    kind: IdentityKind
    value: str

    @property
    def day_in_number(self) -> dt.date | None:
        """The day the number begins with; not always the birthday (folkbokföringslag 18 §)."""
        if self.kind is IdentityKind.RESERVE:
            return None
        day = int(self.value[6:8])
        if self.kind is IdentityKind.COORDINATION:
            day -= _COORDINATION
        return dt.date(int(self.value[:4]), int(self.value[4:6]), day)


def parse(text: str, today: dt.date, kind: IdentityKind | None = None) -> Identity:
    """Read a number; `kind` must be given for reserve numbers, which nothing can check."""
    written = text.strip(" ").upper()
    if kind is IdentityKind.RESERVE:
        return _reserve(written)
    if match := _T.fullmatch(written):
        year, month, day, suffix = match.groups()
        _day(int(year), int(month), int(day), today)
        found = IdentityKind.TF_NUMBER if suffix.startswith("TF") else IdentityKind.T_NUMBER
        return _of_kind(Identity(found, f"{year}{month}{day}{suffix}"), kind)
    year, month, day, number, check = _parts(written, today)
    is_coordination = int(day) > _COORDINATION
    _day(int(year), int(month), int(day) - _COORDINATION * is_coordination, today)
    if number == _NO_BIRTH_NUMBER:
        raise BadInput("identity.format", _FORMAT, field=FIELD)
    if check != check_digit(f"{year[2:]}{month}{day}{number}"):
        raise BadInput("identity.checksum", _CHECKSUM, field=FIELD)
    found = IdentityKind.COORDINATION if is_coordination else IdentityKind.PERSONAL
    return _of_kind(Identity(found, f"{year}{month}{day}{number}{check}"), kind)


def check_digit(digits: str) -> str:
    """Luhn over the nine digits that begin with a two-digit year, never over the century."""
    total = 0
    for place, digit in enumerate(digits):
        product = int(digit) * (2 - place % 2)
        total += product - 9 * (product > 9)  # noqa: PLR2004 - the sum of its two digits
    return str(-total % 10)


def written(identity: Identity, today: dt.date) -> str:
    """As it is shown: ÅÅMMDD-NNNN, with + from the year the person turns 100."""
    value = identity.value
    if identity.kind is IdentityKind.RESERVE:
        return value
    if identity.kind in {IdentityKind.T_NUMBER, IdentityKind.TF_NUMBER}:
        return f"{value[:8]}-{value[8:]}"
    sign = "+" if today.year - int(value[:4]) >= _CENTURY else "-"
    return f"{value[2:8]}{sign}{value[8:]}"


def written_long(identity: Identity) -> str:
    """With the century: ÅÅÅÅMMDD-NNNN."""
    value = identity.value
    return value if identity.kind is IdentityKind.RESERVE else f"{value[:8]}-{value[8:]}"


def masked(identity: Identity, today: dt.date) -> str:
    """The day only; nothing at all of a reserve number."""
    if identity.kind is IdentityKind.RESERVE:
        return "••••"
    shown = written(identity, today)
    return f"{shown[:-4]}••••"


def _parts(text: str, today: dt.date) -> tuple[str, str, str, str, str]:
    if match := _LONG.fullmatch(text):
        year, month, day, number, check = match.groups()
        return year, month, day, number, check
    match = _SHORT.fullmatch(text)
    if match is None:
        raise BadInput("identity.format", _FORMAT, field=FIELD)
    short_year, month, day, sign, number, check = match.groups()
    newest = today.year - _CENTURY if sign == "+" else today.year
    year = newest - (newest - int(short_year)) % _CENTURY
    return str(year), month, day, number, check


def _day(year: int, month: int, day: int, today: dt.date) -> dt.date:
    try:
        found = dt.date(year, month, day)
    except ValueError:
        raise BadInput("identity.date", _DATE, field=FIELD) from None
    if found > today:
        raise BadInput("identity.date", _FUTURE, field=FIELD)
    return found


def check_birth_day(day: dt.date | None, today: dt.date) -> None:
    """A birthday that differs from the day in the number is still a day somebody can be born."""
    if day is not None and not dt.date(EARLIEST_BIRTH, 1, 1) <= day <= today:
        raise BadInput("client.birth_day", _BIRTH_DAY, field="birth_date", year=EARLIEST_BIRTH)


def _reserve(text: str) -> Identity:
    if not _RESERVE.fullmatch(text):
        raise BadInput("identity.format", _RESERVE_FORMAT, field=FIELD)
    return Identity(IdentityKind.RESERVE, text)


def _of_kind(identity: Identity, kind: IdentityKind | None) -> Identity:
    if kind is not None and identity.kind is not kind:
        raise BadInput("identity.format", _FORMAT, field=FIELD)
    return identity
