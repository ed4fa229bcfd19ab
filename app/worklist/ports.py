"""What the worklist needs of a transaction."""

from __future__ import annotations

import datetime as dt
from typing import Protocol

from app.access.actor import Actor
from app.corrections.ports import HasCorrections
from app.drafts.ports import DraftStore
from app.worklist.model import CardFact, MessageFact, NoCardFact, OrderFact, PlanFact


class WorklistQueries(Protocol):
    """Each gives only what the person may see, with one query for all its rows."""

    def open_orders(self, actor: Actor, today: dt.date) -> list[OrderFact]: ...

    def unread_cards(self, actor: Actor, today: dt.date) -> list[CardFact]: ...

    def orders_without_card(self, actor: Actor, today: dt.date) -> list[NoCardFact]:
        """For the responsible officer, the oldest first."""
        ...

    def unread_messages(self, actor: Actor, today: dt.date) -> list[MessageFact]:
        """Those of the inbox that nobody has read, about clients or cases the person is near."""
        ...

    def missing_plans(self, actor: Actor, today: dt.date) -> list[PlanFact]: ...


class HasWorklist(HasCorrections, Protocol):
    """The part of a transaction that the worklist uses."""

    @property
    def worklist(self) -> WorklistQueries: ...

    @property
    def drafts(self) -> DraftStore: ...
