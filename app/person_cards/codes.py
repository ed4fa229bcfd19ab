"""The short code on a card: it reveals nothing, and has a check character.

31 characters that cannot be mistaken for one another (no 0, 1, I, O, U). The check character is a
sum weighted by place modulo the prime 31: one wrong character, or two that changed places, is
always seen without asking the store.
"""

from __future__ import annotations

import hashlib
from uuid import UUID

ALPHABET = "23456789ABCDEFGHJKLMNPQRSTVWXYZ"
RANDOM_LENGTH = 9
LENGTH = RANDOM_LENGTH + 1
GROUP = 5


def new_code(issue_id: UUID, draw: int = 0) -> str:
    """About 44 bits out of an id that is random and leaves the store nowhere.

    Another draw gives another code; the practice municipality gets the same each time it is built.
    """
    number = int.from_bytes(hashlib.sha256(f"card {draw} {issue_id}".encode()).digest(), "big")
    body = ""
    for _place in range(RANDOM_LENGTH):
        number, char = divmod(number, len(ALPHABET))
        body += ALPHABET[char]
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
