"""Find clients and open their cards; each list and each card leaves a line in the log."""

from __future__ import annotations

from contextlib import AbstractContextManager
from dataclasses import dataclass
from uuid import UUID

from app.access.actor import Command, Data, Subject
from app.access.desk import Desk
from app.access.reader import Reader
from app.clients import identity, model
from app.clients.masking import require_purpose, shown_name, unnamed, unnamed_person
from app.clients.model import Client
from app.clients.ports import HasClients
from app.clients.search import ClientSearch, read_search
from app.clients.timeline import lanes
from app.clients.views import ClientCard, ClientFilter, ClientRow, OfficerFact
from app.kernel.window import Page, Window


@dataclass(frozen=True, slots=True)
class _Readers:
    """Implements `CareReaders`."""

    decisions: Reader
    orders: Reader
    executions: Reader
    pauses: Reader


class ClientReading:
    """Use cases that show clients."""

    def __init__(self, desk: Desk[HasClients]) -> None:
        self._desk = desk

    def together(self) -> AbstractContextManager[None]:
        """Around the questions of one loading: each is logged, all are committed once."""
        return self._desk.together()

    def search(self, text: str) -> ClientSearch:
        """What a search box means by `text`."""
        return read_search(text, self._desk.clock.today())

    def rows(self, wanted: ClientFilter, window: Window) -> Page[ClientRow]:
        """A part of the list of clients, in Swedish order; protected persons come last."""
        # F49: what was searched for is not logged.
        detail = f"{window.offset}+{window.limit}"
        with self._desk.reading(Data.CLIENT, command=Command.LIST, detail=detail) as tx:
            return tx.lists.clients(self._desk.reader(Data.CLIENT), wanted, window)

    def place(self, wanted: ClientFilter, client_id: UUID) -> int | None:
        """Where the client stands in the list now."""
        with self._desk.reading(Data.CLIENT, command=Command.LIST, detail="place") as tx:
            return tx.lists.place_of_client(self._desk.reader(Data.CLIENT), wanted, client_id)

    def first(self, wanted: ClientFilter, words: str) -> int | None:
        """The place of the first client whose family name begins with `words`."""
        with self._desk.reading(Data.CLIENT, command=Command.LIST, detail="first") as tx:
            return tx.lists.first_client(self._desk.reader(Data.CLIENT), wanted, words)

    def open(self, client_id: UUID, purpose: str = "") -> ClientCard:
        """The card; who a protected person is, and how to reach anybody, is left out."""
        subject = Subject(client_id=client_id)
        with self._desk.reading(Data.CLIENT, subject, purpose=purpose) as tx:
            client = tx.clients.get(client_id)
            return self._card(tx, client, is_masked=client.is_protected)

    def reveal(self, client_id: UUID, purpose: str) -> ClientCard:
        """The whole card of a protected person; the purpose is logged."""
        require_purpose(purpose)
        subject = Subject(client_id=client_id)
        with self._desk.reading(Data.PROTECTED, subject, purpose=purpose) as tx:
            return self._card(tx, tx.clients.get(client_id), is_masked=False)

    def by_number(self, customer_number: str) -> ClientCard:
        """The card by customer number; one that may not be read is refused like any other."""
        with self._desk.noting() as tx:
            found = tx.clients.by_number(customer_number.strip().upper())
        return self.open(found.id if found else self._desk.new_id())

    def _card(self, tx: HasClients, client: Client, *, is_masked: bool) -> ClientCard:
        store, today = tx.clients, self._desk.clock.today()
        subject = Subject(client_id=client.id)
        cases = store.care_cases_of(client.id)
        case = model.responsible(cases, today)
        facts = tx.lists.care_of(client.id, self._readers())
        relatives = store.relatives_of(client.id)
        representatives = store.representatives_of(client.id)
        if is_masked:
            relatives = [unnamed_person(one) for one in relatives]
            representatives = [unnamed_person(one) for one in representatives]
        number = identity.Identity(client.identity_kind, client.identity_value)
        return ClientCard(
            client=unnamed(client) if is_masked else client,
            name=shown_name(client) if is_masked else client.full_name,
            identity="" if is_masked else identity.written(number, today),
            is_masked=is_masked,
            may_reveal=is_masked
            and self._desk.may_within(tx, Data.PROTECTED, Command.READ, subject),
            may_change=self._desk.may_within(tx, Data.CLIENT, Command.CHANGE, subject),
            contact=None if is_masked else store.contacts.get(client.id),
            representatives=tuple(representatives),
            relatives=tuple(relatives),
            care_cases=tuple(cases),
            officer=_officer(tx, case.officer_id) if case else None,
            committee=case.committee if case else "",
            facts=facts,
            lanes=lanes(facts),
            read_at=self._desk.clock.now(),
        )

    def _readers(self) -> _Readers:
        reader = self._desk.reader
        return _Readers(
            reader(Data.DECISION), reader(Data.ORDER), reader(Data.EXECUTION), reader(Data.PAUSE)
        )


def _officer(tx: HasClients, user_id: UUID) -> OfficerFact:
    user = tx.users.get(user_id)
    return OfficerFact(id=user.id, name=user.display_name, title=user.title, phone=user.phone)
