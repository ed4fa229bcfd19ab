"""What the use cases of clients need of a transaction."""

from __future__ import annotations

from typing import Protocol
from uuid import UUID

from app.access.ports import HasAccess
from app.access.reader import Reader
from app.clients.model import (
    CareCase,
    Client,
    Contact,
    IdentityKind,
    Relative,
    Representative,
)
from app.clients.timeline import CareFacts
from app.clients.views import ClientFilter, ClientRow
from app.kernel.numbers import Numbers
from app.kernel.store import Store
from app.kernel.window import Page, Window
from app.settings.model import Municipality
from app.users.model import User


class ClientStore(Store[Client], Protocol):
    """Everything about one person."""

    @property
    def contacts(self) -> Store[Contact]: ...

    @property
    def care_cases(self) -> Store[CareCase]: ...

    @property
    def representatives(self) -> Store[Representative]: ...

    @property
    def relatives(self) -> Store[Relative]: ...

    def by_number(self, customer_number: str) -> Client | None: ...

    def by_identity(self, kind: IdentityKind, value: str) -> Client | None: ...

    def care_cases_of(self, client_id: UUID) -> list[CareCase]: ...

    def representatives_of(self, client_id: UUID) -> list[Representative]: ...

    def relatives_of(self, client_id: UUID) -> list[Relative]: ...


class ClientLists(Protocol):
    """Lists and time lines, made for one reader."""

    def clients(self, reader: Reader, wanted: ClientFilter, window: Window) -> Page[ClientRow]: ...

    def place_of_client(
        self, reader: Reader, wanted: ClientFilter, client_id: UUID
    ) -> int | None: ...

    def first_client(self, reader: Reader, wanted: ClientFilter, words: str) -> int | None:
        """The place of the first client whose family name begins so."""
        ...

    def care_of(self, client_id: UUID, readers: CareReaders) -> CareFacts: ...


class CareReaders(Protocol):
    """For whom each part of a time line is."""

    @property
    def decisions(self) -> Reader: ...

    @property
    def orders(self) -> Reader: ...

    @property
    def executions(self) -> Reader: ...

    @property
    def pauses(self) -> Reader: ...


class UserReader(Protocol):
    def get(self, id_: UUID, /) -> User: ...


class SettingsReader(Protocol):
    def municipality(self) -> Municipality: ...


class HasClients(HasAccess, Protocol):
    """The part of a transaction that the use cases of clients use."""

    @property
    def clients(self) -> ClientStore: ...

    @property
    def lists(self) -> ClientLists: ...

    @property
    def users(self) -> UserReader: ...

    @property
    def settings(self) -> SettingsReader: ...

    @property
    def numbers(self) -> Numbers: ...
