"""Invented people. Identity numbers only from the test series: birth numbers 980-999."""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources
from random import Random

_LONG = ("Elsa-Britt", "Norlander-Wallgrenska")
_CITY = ("999 10", "Ängsholm")
_WEIGHTS = (2, 1, 2, 1, 2, 1, 2, 1, 2)
_FIRST_BIRTH, _LAST_BIRTH = 980, 999
_PROTECTED_EVERY = 20
LONG_NAMED = 3  # every screen meets a long name early


@dataclass(frozen=True, slots=True, kw_only=True)
class Invented:
    """Somebody who does not exist."""

    identity: str
    given_name: str
    family_name: str
    street: str
    postal_code: str
    city: str
    phone: str
    is_protected: bool
    language: str


def invented_people(rng: Random, count: int, today: dt.date) -> Iterator[Invented]:
    """People over 65, one in twenty protected, the fourth with a very long name."""
    used: set[str] = set()
    for number in range(count):
        identity, is_woman = _identity(rng, today, used)
        given = rng.choice(words("women" if is_woman else "men"))
        family = rng.choice(words("families"))
        if number == LONG_NAMED:
            given, family = _LONG
        yield Invented(
            identity=identity,
            given_name=given,
            family_name=family,
            street=f"{rng.choice(words('streets'))} {rng.randint(1, 48)}",
            postal_code=_CITY[0],
            city=_CITY[1],
            phone=f"070-174 06 {rng.randint(5, 99):02d}",
            is_protected=number % _PROTECTED_EVERY == _PROTECTED_EVERY - 1,
            language=rng.choice(("svenska", "svenska", "svenska", "finska", "arabiska")),
        )


def words(kind: str) -> tuple[str, ...]:
    """One of the lists of `resources/demo/people.toml`."""
    return _lists()[kind]


@cache
def _lists() -> dict[str, tuple[str, ...]]:
    place = resources.files("resources") / "demo" / "people.toml"
    found = tomllib.loads(place.read_text(encoding="utf-8"))
    return {kind: tuple(names) for kind, names in found.items()}


def some_relative(rng: Random) -> tuple[str, str]:
    """Name, and what the person is to the one who is helped; a son has the name of a man."""
    given, family = rng.choice(words("women")), rng.choice(words("families"))
    relation = rng.choice(("dotter", "son", "syster", "granne"))
    if relation == "son":
        given = words("men")[words("women").index(given) % len(words("men"))]
    return f"{given} {family}", relation


def some_name(rng: Random) -> str:
    """A representative."""
    return f"{rng.choice(words('women'))} {rng.choice(words('families'))}"


def _identity(rng: Random, today: dt.date, used: set[str]) -> tuple[str, bool]:
    while True:
        born = today - dt.timedelta(days=rng.randint(66 * 365, 97 * 365))
        birth_number = rng.randint(_FIRST_BIRTH, _LAST_BIRTH)
        nine = f"{born:%y%m%d}{birth_number}"
        number = f"{born:%Y%m%d}-{birth_number}{_check_digit(nine)}"
        if number not in used:
            used.add(number)
            return number, birth_number % 2 == 0


def _check_digit(nine: str) -> int:
    total = 0
    for digit, weight in zip(nine, _WEIGHTS, strict=True):
        product = int(digit) * weight
        total += product // 10 + product % 10
    return -total % 10
