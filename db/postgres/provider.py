"""What a provider's login reaches: the ports that opening a client uses, over functions.

The server decides and the server writes the log; where a port says otherwise it is noted here and
in docs/adr/0010.
"""

from __future__ import annotations

import datetime as dt
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from pydantic import TypeAdapter
from sqlalchemy import Connection, text

from app.access.actor import Actor, Data, Relation, Subject
from app.access.log import LogEvent, Outcome
from app.access.roles import role_title
from app.clients.model import CareCase, Client, Contact, Relative, Representative
from app.clients.ports import CareReaders
from app.clients.timeline import CareFacts
from app.kernel.errors import NotAllowed, NotFound
from app.kernel.texts import N_

_REFUSED = N_(
    "Din roll {role} har inte rätt till detta här. Be den som är ansvarig för ärendet om hjälp."
)
_MISSING = N_("Uppgiften finns inte längre. Uppdatera listan och försök igen.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Officer:
    """What a provider is told about an officer: no login, no role."""

    id: UUID
    display_name: str
    title: str
    phone: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CardData:
    """The answer of `api.client_card`; without contact where the client is protected."""

    client: Client
    contact: Contact | None
    care_cases: tuple[CareCase, ...]
    representatives: tuple[Representative, ...]
    relatives: tuple[Relative, ...]
    officers: tuple[Officer, ...]
    facts: CareFacts


_CARD = TypeAdapter(CardData)


class ProviderTransaction:
    """As much of `app.clients.ports.HasClients` as the functions of the server offer."""

    def __init__(self, connection: Connection) -> None:
        cards = _Cards(connection)
        self.log = ProviderLog(connection)
        self.relations = ProviderRelations(connection)
        self.clients = ProviderClients(cards)
        self.lists = ProviderLists(cards)
        self.users = ProviderUsers(cards)

    def part(self) -> AbstractContextManager[object]:
        """The server keeps what was logged, whatever becomes of the rest."""
        return nullcontext()


class ProviderLog:
    """Asks the server to log, and commits: only then does the server give anything out."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def append(self, event: LogEvent) -> None:
        """Who, when and how it ended is for the server to say, not for the event."""
        if event.outcome is Outcome.REFUSED:
            self._note(event)
        elif event.data is not Data.CLIENT or not self._open(event):
            raise NotAllowed("access.refused", _REFUSED, role=role_title(event.role))

    def _open(self, event: LogEvent) -> bool:
        query = text("SELECT api.open_client(:client, :purpose)")
        values = {"client": event.client_id, "purpose": event.purpose}
        is_open = bool(self._connection.execute(query, values).scalar_one())
        self._connection.commit()
        return is_open

    def _note(self, event: LogEvent) -> None:
        query = text("SELECT api.note_refusal(:client, :data, :command, :code)")
        values: dict[str, Any] = {"client": event.client_id, "code": event.detail}
        values |= {"data": event.data.value, "command": event.command.value}
        self._connection.execute(query, values)
        self._connection.commit()


class ProviderRelations:
    """Implements `app.access.ports.RelationStore` for clients; all else is nobody's."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def is_in_force(self, actor: Actor, today: dt.date) -> bool:
        """The functions of the server ask it of their own user at each call."""
        del actor, today
        return True

    def relation(self, actor: Actor, subject: Subject, today: dt.date) -> Relation:
        """How the login stands on the server's day, which need not be this computer's."""
        del actor, today
        if subject != Subject(client_id=subject.client_id, label=subject.label):
            return Relation.NONE
        query = text("SELECT api.client_standing(:client)")
        answer = self._connection.execute(query, {"client": subject.client_id}).scalar_one()
        return Relation(answer)

    def complete(self, subject: Subject) -> Subject:
        """The server fills in what the log needs."""
        return subject


class _Cards:
    """The cards that were read in this transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.read: dict[UUID, CardData] = {}

    def of(self, client_id: UUID) -> CardData:
        if client_id not in self.read:
            query = text("SELECT api.client_card(:client)::text")
            answer = self._connection.execute(query, {"client": client_id}).scalar_one()
            if answer is None:
                raise NotFound("client.missing", _MISSING)
            self.read[client_id] = _CARD.validate_json(answer)
        return self.read[client_id]


class ProviderContacts:
    def __init__(self, cards: _Cards) -> None:
        self._cards = cards

    def get(self, client_id: UUID, /) -> Contact:
        contact = self._cards.of(client_id).contact
        if contact is None:
            raise NotFound("client_contact.missing", _MISSING)
        return contact


class ProviderClients:
    def __init__(self, cards: _Cards) -> None:
        self._cards = cards
        self.contacts = ProviderContacts(cards)

    def get(self, client_id: UUID, /) -> Client:
        return self._cards.of(client_id).client

    def care_cases_of(self, client_id: UUID) -> list[CareCase]:
        return list(self._cards.of(client_id).care_cases)

    def representatives_of(self, client_id: UUID) -> list[Representative]:
        return list(self._cards.of(client_id).representatives)

    def relatives_of(self, client_id: UUID) -> list[Relative]:
        return list(self._cards.of(client_id).relatives)


class ProviderLists:
    def __init__(self, cards: _Cards) -> None:
        self._cards = cards

    def care_of(self, client_id: UUID, readers: CareReaders) -> CareFacts:
        """For the login; the server has the matrix of rights itself."""
        del readers
        return self._cards.of(client_id).facts


class ProviderUsers:
    def __init__(self, cards: _Cards) -> None:
        self._cards = cards

    def get(self, id_: UUID, /) -> Officer:
        """An officer of a card that was read; others are not told of."""
        known = (one for card in self._cards.read.values() for one in card.officers)
        for officer in known:
            if officer.id == id_:
                return officer
        raise NotFound("user_account.missing", _MISSING)
