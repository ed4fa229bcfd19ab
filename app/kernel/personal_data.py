"""Finds personal data in a text that is going to leave the house (invariant 11, NKP-20b).

It names the kind and the place, and would rather stop a text too much: a person looks at each.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum


class FindingKind(StrEnum):
    """What was found."""

    IDENTITY_NUMBER = "identity_number"
    NAME = "name"
    ADDRESS = "address"
    PHONE = "phone"
    EMAIL = "email"


@dataclass(frozen=True, slots=True)
class Finding:
    """Where it stands, as places in the text that was given."""

    kind: FindingKind
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonFacts:
    """What is known about the people a text is about, so that it can be found in it.

    `allowed` is what may stand in the text although it looks like personal data: the name of a
    unit, the support mailbox, the officer's telephone.
    """

    names: tuple[str, ...] = ()
    identity_numbers: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    allowed: tuple[str, ...] = ()


NO_FACTS = PersonFacts()

_GAP = r"[\s.\-+/]*"
_NUMBER = re.compile(
    rf"(?<!\d)(?:18|19|20)?\d\d{_GAP}(?P<month>\d\d){_GAP}(?P<day>\d\d)(?P<gap>{_GAP})"
    rf"(?P<last>\d{_GAP}\d{_GAP}\d{_GAP}\d|T{_GAP}\d{_GAP}\d{_GAP}\d|TF{_GAP}\d{_GAP}\d)(?!\d)",
    re.IGNORECASE,
)
_PHONE = re.compile(r"(?<![\w\-./])(?:\+\s?46|0046|0)[\s\-/()]*\d(?:[\s\-/()]*\d){6,9}(?!\d)")
_EMAIL = re.compile(r"[\w.+\-]+@[\w\-]+(?:\.[\w\-]+)+")
_STREET = re.compile(
    r"\b[A-ZÅÄÖÉ][\wåäöé]*(?:\s?(?:gatan|gata|vägen|väg|gränd|gränden|stigen|torget|allén|backen))"
    r"\s+\d{1,4}\s?[A-Za-z]?\b"
)
_POSTAL = re.compile(r"(?<![\w-])\d{3}\s?\d{2}\s+[A-ZÅÄÖ][\wåäöé]+")
_WORD = re.compile(r"[^\W\d_]+")

_SHORTEST = 3
_LAST_MONTH, _LAST_DAY, _COORDINATION = 12, 31, 60
_DIGITS, _WITH_CENTURY = 10, 12
# Names that are also ordinary words count only when written with a capital.
_ORDINARY_WORDS = """
alm ask berg björk björn dag dal ek falk frost frid glad hed holm lind lund lång maj mark modig
norr ny ros rask sjö skog sol stark sten stig strand ström svan sund söder tall vik vår väst öst
"""
_ORDINARY = frozenset(_ORDINARY_WORDS.split())


def scan(text: str, facts: PersonFacts = NO_FACTS) -> tuple[Finding, ...]:
    """Everything found, in the order of the text in NFC; finds may overlap."""
    plain = _blanked(_plain(unicodedata.normalize("NFC", text)), facts.allowed)
    found = {
        *_identity_numbers(plain),
        *_known_numbers(plain, facts.identity_numbers, FindingKind.IDENTITY_NUMBER),
        *_known_numbers(plain, facts.phones, FindingKind.PHONE),
        *_matches(_PHONE, plain, FindingKind.PHONE),
        *_matches(_EMAIL, plain, FindingKind.EMAIL),
        *_matches(_STREET, plain, FindingKind.ADDRESS),
        *_matches(_POSTAL, plain, FindingKind.ADDRESS),
        *_phrases(plain, facts.addresses, FindingKind.ADDRESS),
        *_phrases(plain, facts.names, FindingKind.NAME),
        *_names(plain, facts.names),
    }
    return tuple(sorted(found, key=lambda finding: (finding.start, finding.end, finding.kind)))


def _plain(text: str) -> str:
    """Each character by a plain one of its kind, so that places stay the same."""
    return "".join(_plain_char(char) for char in text)


def _plain_char(char: str) -> str:
    digit = unicodedata.digit(char, None)
    if digit is not None:
        return str(digit)
    if unicodedata.category(char) in {"Pd", "Sm"} and char not in "+<>=":
        return "-"
    if unicodedata.category(char) in {"Cf", "Zs"}:
        return " "
    folded = unicodedata.normalize("NFKC", char)
    return folded if len(folded) == 1 else char


def _blanked(text: str, allowed: Iterable[str]) -> str:
    for phrase in sorted(allowed, key=len, reverse=True):
        if phrase.strip():
            pattern = re.compile(re.escape(_plain(phrase)), re.IGNORECASE)
            text = pattern.sub(lambda match: "\n" * len(match.group()), text)
    return text


def _matches(pattern: re.Pattern[str], text: str, kind: FindingKind) -> Iterator[Finding]:
    for match in pattern.finditer(text):
        yield Finding(kind, match.start(), match.end())


def _identity_numbers(text: str) -> Iterator[Finding]:
    for match in _NUMBER.finditer(text):
        day = int(match["day"])
        day -= _COORDINATION if day > _COORDINATION else 0
        is_day = 1 <= int(match["month"]) <= _LAST_MONTH and 1 <= day <= _LAST_DAY
        # A case number before a date has a blank there too; a real number also has its check digit.
        if is_day and (not re.search(r"\s", match["gap"]) or _luhn_holds(match.group())):
            yield Finding(FindingKind.IDENTITY_NUMBER, match.start(), match.end())


def _luhn_holds(written: str) -> bool:
    digits = [int(char) for char in written if char.isdecimal()][-_DIGITS:]
    doubled = (digit * (2 - place % 2) for place, digit in enumerate(digits))
    return len(digits) == _DIGITS and sum(map(_digit_sum, doubled)) % 10 == 0


def _digit_sum(number: int) -> int:
    return number // 10 + number % 10


def _known_numbers(text: str, numbers: Iterable[str], kind: FindingKind) -> Iterator[Finding]:
    """A known number with whatever stands between its characters, with or without the century."""
    for number in numbers:
        chars = re.sub(r"[\W_]", "", _plain(number))
        if kind is FindingKind.PHONE:
            chars = re.sub(r"^(46|0046|0)", "", chars)
        if len(chars) < 2 * _SHORTEST:
            continue
        forms = {chars, chars[2:]} if len(chars) == _WITH_CENTURY else {chars}
        for form in forms:
            spaced = r"[\W_]*".join(map(re.escape, form))
            yield from _matches(re.compile(spaced, re.IGNORECASE), text, kind)


def _phrases(text: str, phrases: Iterable[str], kind: FindingKind) -> Iterator[Finding]:
    for phrase in phrases:
        words = _plain(phrase).split()
        if words:
            loose = r"\s+".join(map(re.escape, words))
            yield from _matches(re.compile(rf"(?<!\w){loose}(?!\w)", re.IGNORECASE), text, kind)


def _names(text: str, names: Iterable[str]) -> Iterator[Finding]:
    """Every part of a name that stands as a word, also in the genitive."""
    parts = {
        _folded(part)
        for name in names
        for part in _WORD.findall(unicodedata.normalize("NFC", name))
    }
    parts = {part for part in parts if len(part) >= _SHORTEST}
    for match in _WORD.finditer(text):
        word = _folded(match.group())
        hit = {word, word.removesuffix("s")} & parts
        is_capital = match.group()[0].isupper()
        if hit and (is_capital or not hit <= _ORDINARY):
            yield Finding(FindingKind.NAME, match.start(), match.end())


def _folded(word: str) -> str:
    return word.casefold()
