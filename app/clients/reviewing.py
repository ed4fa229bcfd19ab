"""Who has had to do with one client's data, for the review of the log (SoLPuL 10 §)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from app.access.actor import Data
from app.access.desk import Desk
from app.access.log import LogEntry
from app.access.review import AccessSummary, LogService, by_person
from app.clients import identity
from app.clients.ports import HasClients
from app.kernel.errors import BadInput, NotFound
from app.kernel.texts import N_
from app.kernel.wording import clean_line

_WHY = N_("Varför loggen granskas")
_NUMBER = re.compile(r"K-[0-9]{1,9}", re.IGNORECASE)
_UNKNOWN = N_(
    "Numret hör inte till någon person i valvet. Skriv hela kundnumret eller personnumret; namn "
    "söks inte här."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientReviewed:
    """What others have done with one client's data; of the client itself only the number."""

    client_id: UUID
    customer_number: str
    people: tuple[AccessSummary, ...]
    entries: tuple[LogEntry, ...]
    names: Mapping[UUID, str]
    """Who stands behind the accesses, by user: the log itself has only logins."""


class ClientReview:
    """Use cases of the log reviewer, who opens no client.

    A client is named by a whole number, never browsed by name: whoever asks for an extract has
    given the number. Each search stands in the log with its purpose, whether it found or not.
    """

    def __init__(self, desk: Desk[HasClients], log: LogService) -> None:
        self._desk, self._log = desk, log

    def of(self, number: str, purpose: str) -> ClientReviewed:
        """By customer number or identity number, written out whole."""
        why = clean_line(purpose, _WHY)
        found = self._find(number.strip(), why)
        entries = tuple(self._log.about(found[0], purpose=why))
        people = tuple(by_person(entries))
        with self._desk.noting() as tx:
            names = {one.user_id: tx.users.get(one.user_id).display_name for one in people}
        return ClientReviewed(
            client_id=found[0],
            customer_number=found[1],
            people=people,
            entries=entries,
            names=names,
        )

    def _find(self, number: str, purpose: str) -> tuple[UUID, str]:
        with self._desk.reading(Data.LOG, purpose=purpose, detail="search") as tx:
            client = None
            if _NUMBER.fullmatch(number):
                client = tx.clients.by_number(number.upper())
            elif (known := self._identity(number)) is not None:
                client = tx.clients.by_identity(known.kind, known.value)
        if client is None:
            raise NotFound("review.unknown", _UNKNOWN)
        return client.id, client.customer_number

    def _identity(self, number: str) -> identity.Identity | None:
        try:
            return identity.parse(number, self._desk.clock.today())
        except BadInput:
            return None
