"""The recovery code: printed once, kept in a sealed envelope, typed by a stressed person.

Six groups of five characters out of 31 (without 0, I, L, O, U). The last character of a group
checks that group, so that a slip of the pen is found before the slow key derivation, and the
group can be named. 24 characters carry 118 random bits.
"""

from __future__ import annotations

import secrets

from app.kernel.errors import BadInput
from app.kernel.texts import N_

ALPHABET = "123456789ABCDEFGHJKMNPQRSTVWXYZ"
GROUPS = 6
GROUP_LENGTH = 5
_LOOKALIKES = str.maketrans("IL", "11")
_PRIME = len(ALPHABET)  # a prime: every single slip and every swap of neighbours shows


def new_code() -> str:
    """A fresh code, written as it is printed: groups with dashes."""
    return "-".join(_group(number) for number in range(GROUPS))


def read_code(typed: str) -> str:
    """The code as it is used for the key; spaces, dashes and case do not matter."""
    plain = "".join(typed.split()).replace("-", "").upper().translate(_LOOKALIKES)
    if len(plain) != GROUPS * GROUP_LENGTH:
        raise BadInput(
            "vault.code_length",
            N_("Återställningskoden har {expected} tecken, men {typed} skrevs. Skriv hela koden."),
            field="code",
            expected=GROUPS * GROUP_LENGTH,
            typed=len(plain),
        )
    for number in range(GROUPS):
        group = plain[number * GROUP_LENGTH : (number + 1) * GROUP_LENGTH]
        if not _is_whole(group, number):
            raise BadInput(
                "vault.code_group",
                N_("Grupp {group} av återställningskoden är felskriven. Jämför med utskriften."),
                field="code",
                group=number + 1,
            )
    return plain


def _group(number: int) -> str:
    body = "".join(secrets.choice(ALPHABET) for _ in range(GROUP_LENGTH - 1))
    return body + _check_character(body, number)


def _is_whole(group: str, number: int) -> bool:
    known = all(char in ALPHABET for char in group)
    return known and group[-1] == _check_character(group[:-1], number)


def _check_character(body: str, number: int) -> str:
    # Weights differ by place and by group: swapped characters and swapped groups are found.
    total = sum((place + 2) * ALPHABET.index(char) for place, char in enumerate(body))
    return ALPHABET[(total + 7 * number) % _PRIME]
