"""What the use cases of orders need of a transaction."""

from __future__ import annotations

from typing import Protocol
from uuid import UUID

from app.access.ports import HasAccess
from app.access.reader import Reader
from app.clients.model import CareCase, Client
from app.decisions.ports import DecisionStore
from app.kernel.numbers import Numbers
from app.kernel.store import Store
from app.kernel.window import Page, Window
from app.orders.model import Order
from app.orders.removals import OpenCorrection
from app.orders.views import OrderFilter, OrderRow
from app.providers.model import ServiceType
from app.providers.ports import ProviderReader
from app.users.model import User


class OrderStore(Store[Order], Protocol):
    """Orders, and what stands in the way of a new one."""

    def by_number(self, number: str) -> Order | None: ...

    def of_client(self, client_id: UUID) -> list[Order]: ...

    def of_service(self, client_id: UUID, service: ServiceType) -> list[Order]:
        """The client's orders for a kind of service, whichever decision granted it."""
        ...

    def discard_draft(self, id_: UUID) -> None: ...

    def being_corrected(self, client_id: UUID, granted_service_id: UUID) -> list[OpenCorrection]:
        """Open cases whose wrong order for the same service is still in force, oldest first."""
        ...


class OrderLists(Protocol):
    def orders(self, reader: Reader, wanted: OrderFilter, window: Window) -> Page[OrderRow]: ...

    def place_of_order(self, reader: Reader, wanted: OrderFilter, order_id: UUID) -> int | None: ...


class ClientReader(Protocol):
    @property
    def care_cases(self) -> Store[CareCase]: ...

    def get(self, id_: UUID, /) -> Client: ...


class UserReader(Protocol):
    def get(self, id_: UUID, /) -> User: ...


class HasOrders(HasAccess, Protocol):
    """The part of a transaction that the use cases of orders use."""

    @property
    def orders(self) -> OrderStore: ...

    @property
    def lists(self) -> OrderLists: ...

    @property
    def clients(self) -> ClientReader: ...

    @property
    def decisions(self) -> DecisionStore: ...

    @property
    def providers(self) -> ProviderReader: ...

    @property
    def users(self) -> UserReader: ...

    @property
    def numbers(self) -> Numbers: ...
