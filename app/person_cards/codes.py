"""The short code on a card: random, so it reveals nothing, with a check character.

31 characters that cannot be mistaken for one another (no 0, 1, I, O, U). The check character is a
sum weighted by place modulo the prime 31: one wrong character, or two that changed places, is
always seen without asking the store.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable

ALPHABET = "23456789ABCDEFGHJKLMNPQRSTVWXYZ"
RANDOM_LENGTH = 9
LENGTH = RANDOM_LENGTH + 1
GROUP = 5


def new_code(choose: Callable[[str], str] = secrets.choice) -> str:
    """About 44 bits from the system's random source."""
    body = "".join(choose(ALPHABET) for _ in range(RANDOM_LENGTH))
    return body + check_character(body)


def check_character(body: str) -> str:
    total = sum(place * ALPHABET.index(char) for place, char in enumerate(body, start=1))
    return ALPHABET[-total * _INVERSE % len(ALPHABET)]


def shown(code: str) -> str:
    """As printed: two groups of five."""
    return f"{code[:GROUP]}-{code[GROUP:]}"


def read_code(typed: str) -> str | None:
    """What was typed as a code, or None when it cannot be one."""
    code = "".join(typed.upper().replace("-", " ").split())
    if len(code) != LENGTH or not set(code) <= set(ALPHABET):
        return None
    return code if check_character(code[:-1]) == code[-1] else None


# The check character stands at the last place: its weight times it must bring the sum to nothing.
_INVERSE = pow(LENGTH, -1, len(ALPHABET))
