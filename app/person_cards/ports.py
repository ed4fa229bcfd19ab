"""What person cards need of a transaction."""

from __future__ import annotations

import datetime as dt
from typing import Protocol
from uuid import UUID

from app.access.actor import Actor
from app.access.ports import HasAccess
from app.access.reader import Reader
from app.clients.model import CareCase, Client, Contact, Relative, Representative
from app.clients.search import ClientSearch
from app.decisions.model import Decision, GrantedService
from app.kernel.store import Store
from app.kernel.window import Page, Window
from app.orders.model import Order
from app.person_cards.model import CardNotes, CardReceipt, PersonCardIssue
from app.person_cards.views import CardRow, UnreadRow
from app.providers.model import ProviderUnit
from app.settings.model import Municipality
from app.users.model import User


class ClientReader(Protocol):
    """Everything about one person."""

    @property
    def contacts(self) -> Store[Contact]: ...

    def get(self, id_: UUID) -> Client: ...

    def care_cases_of(self, client_id: UUID) -> list[CareCase]: ...

    def representatives_of(self, client_id: UUID) -> list[Representative]: ...

    def relatives_of(self, client_id: UUID) -> list[Relative]: ...


class DecisionReader(Protocol):
    """Decisions and what they grant."""

    def decisions_of(self, client_id: UUID) -> list[Decision]: ...

    def granted_of(self, client_id: UUID) -> list[GrantedService]: ...


class OrderReader(Protocol):
    """Orders of one person."""

    def of_client(self, client_id: UUID) -> list[Order]: ...


class UnitReader(Protocol):
    """Looks up units."""

    def unit(self, id_: UUID) -> ProviderUnit: ...


class UserReader(Protocol):
    """Looks up users."""

    def get(self, id_: UUID) -> User: ...


class SettingsReader(Protocol):
    """Looks up the municipality's settings."""

    def municipality(self) -> Municipality: ...


class CardStore(Protocol):
    """Issues, receipts, and what only the card holds."""

    @property
    def issues(self) -> Store[PersonCardIssue]: ...

    @property
    def notes(self) -> Store[CardNotes]: ...

    @property
    def receipts(self) -> Store[CardReceipt]: ...

    def issues_of(self, client_id: UUID) -> list[PersonCardIssue]:
        """In the order of numbers."""
        ...

    def by_code(self, code: str) -> PersonCardIssue | None: ...

    def notes_of(self, client_id: UUID) -> CardNotes | None: ...

    def receipts_of(self, issue_id: UUID) -> list[CardReceipt]: ...

    def receipt_of(self, issue_id: UUID, unit_id: UUID) -> CardReceipt | None: ...

    def printed_number(self, client_id: UUID, unit_id: UUID) -> int | None:
        """The newest issue of the client that the unit has printed."""
        ...

    def current_of(self, client_id: UUID) -> PersonCardIssue | None: ...

    def rows(self, reader: Reader, search: ClientSearch, window: Window) -> Page[CardRow]:
        """Whom the reader stands in an own relation to, with the current issue, by name."""
        ...

    def place(self, reader: Reader, search: ClientSearch, client_id: UUID) -> int | None:
        """The number of the client's row among them, None when it is not there."""
        ...

    def unread(self, actor: Actor, today: dt.date) -> list[UnreadRow]:
        """Current issues that a unit was given and has not opened, oldest first."""
        ...


class HasCards(HasAccess, Protocol):
    """The part of a transaction that person cards use."""

    @property
    def cards(self) -> CardStore: ...

    @property
    def clients(self) -> ClientReader: ...

    @property
    def decisions(self) -> DecisionReader: ...

    @property
    def orders(self) -> OrderReader: ...

    @property
    def providers(self) -> UnitReader: ...

    @property
    def users(self) -> UserReader: ...

    @property
    def settings(self) -> SettingsReader: ...
