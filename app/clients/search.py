"""What a search box takes: a name, an identity number, or a number of ours (invariant 10)."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from app.clients import identity
from app.kernel.collation import collation_key
from app.kernel.errors import BadInput

_NUMBER = re.compile(r"K-[0-9]{1,9}|(?:B|V|A|BES|RF)-[0-9]{4}-[0-9]{1,9}", re.IGNORECASE)


LONGEST = 100  # characters of what is typed


@dataclass(frozen=True, slots=True)
class ClientSearch:
    """At most one of the three is filled; none of them means everybody."""

    words: tuple[str, ...] = ()
    identity_value: str = ""
    number: str = ""

    @property
    def is_empty(self) -> bool:
        return not (self.words or self.identity_value or self.number)


EVERYBODY = ClientSearch()


def read_search(text: str, today: dt.date) -> ClientSearch:
    """Sort out what was typed; what is no number is taken as a name."""
    typed = text.strip()[:LONGEST]
    if _NUMBER.fullmatch(typed):
        return ClientSearch(number=typed.upper())
    if any(char.isdigit() for char in typed):
        try:
            return ClientSearch(identity_value=identity.parse(typed, today).value)
        except BadInput:
            # A reserve number follows no rule of ours: it is found only as it was written.
            return ClientSearch(identity_value=typed.upper())
    words = tuple(collation_key(typed).split())
    if typed and not words:
        return ClientSearch(number=typed)  # signs alone: nobody, and not everybody
    return ClientSearch(words=words)
