"""What messages need of a transaction."""

from __future__ import annotations

import datetime as dt
from typing import Protocol
from uuid import UUID

from app.access.actor import Actor
from app.access.ports import HasAccess
from app.kernel.store import Store
from app.kernel.window import Page, Window
from app.messages.model import Message
from app.messages.views import InboxRow
from app.orders.model import Order
from app.users.model import User


class MessageStore(Store[Message], Protocol):
    """Messages, and the list of those that wait for somebody."""

    def of_client(self, client_id: UUID) -> list[Message]: ...

    def of_order(self, order_id: UUID) -> list[Message]: ...

    def of_case(self, case_id: UUID) -> list[Message]: ...

    def inbox(self, actor: Actor, today: dt.date, window: Window) -> Page[InboxRow]:
        """Open messages to the person's role, unit or name about people they stand near."""
        ...

    def unread_count(self, actor: Actor, today: dt.date) -> int: ...


class OrderReader(Protocol):
    """Orders of one person."""

    def of_client(self, client_id: UUID) -> list[Order]: ...


class UserReader(Protocol):
    """Looks up users."""

    def get(self, id_: UUID) -> User: ...


class HasMessages(HasAccess, Protocol):
    """The part of a transaction that messages use."""

    @property
    def messages(self) -> MessageStore: ...

    @property
    def orders(self) -> OrderReader: ...

    @property
    def users(self) -> UserReader: ...
