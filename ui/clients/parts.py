"""What each tab shows of a client, as far as it has been asked for, and how it is asked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from app.access.actor import Actor
from app.clients.reading import ClientReading
from app.clients.service import ClientService
from app.corrections.service import CaseService
from app.decisions.model import LevelAssessment
from app.decisions.service import Decided, DecisionService
from app.drafts.service import DraftService
from app.kernel.window import Window
from app.orders.reading import OrderReading
from app.orders.views import OrderFilter, OrderRow
from app.papers.service import PaperService
from app.person_cards.reading import IssuedCards
from app.person_cards.service import CardService
from app.settings.service import SettingsService
from ui.clients import seeing
from ui.clients.card_facts import CardDraft, CardSummary, draft_for, summary_for


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientServices:
    """The use cases of this page."""

    reading: ClientReading
    clients: ClientService
    decisions: DecisionService
    orders: OrderReading
    cards: CardService
    issued: IssuedCards
    papers: PaperService
    cases: CaseService
    settings: SettingsService
    drafts: DraftService


@dataclass(frozen=True, slots=True)
class DecisionsSeen:
    """What is decided for a person, and the levels that were assessed."""

    decided: tuple[Decided, ...] = ()
    levels: tuple[LevelAssessment, ...] = ()


class Parts:
    """Answers by tab; `has` tells an answer that has not come from one that is empty."""

    def __init__(self) -> None:
        self._answers: dict[str, Any] = {}

    def has(self, tab: str) -> bool:
        return tab in self._answers

    def put(self, tab: str, answer: object) -> None:
        self._answers[tab] = answer

    @property
    def summary(self) -> CardSummary | None:
        found: CardSummary | None = self._answers.get(seeing.OVERVIEW)
        return found

    @property
    def draft(self) -> CardDraft | None:
        found: CardDraft | None = self._answers.get(seeing.CARD)
        return found

    @property
    def decisions(self) -> DecisionsSeen:
        found: DecisionsSeen = self._answers.get(seeing.DECISIONS, DecisionsSeen())
        return found

    @property
    def orders(self) -> tuple[OrderRow, ...]:
        found: tuple[OrderRow, ...] = self._answers.get(seeing.ORDERS, ())
        return found


def question(
    services: ClientServices, actor: Actor, client_id: UUID, tab: str, purpose: str
) -> Callable[[], object]:
    """What a tab asks the services; run off the UI thread. `purpose` as the model has it."""
    has_cards = seeing.CARD in seeing.tabs_of(actor)

    def overview() -> object:
        if not has_cards:
            return None
        return summary_for(actor, services.cards, services.issued, client_id, purpose)

    def card() -> object:
        if not seeing.may_issue(actor):
            return None
        return draft_for(services.cards, services.drafts, client_id, purpose)

    def orders() -> object:
        return services.orders.rows(OrderFilter(client_id=client_id), Window()).rows

    def decisions() -> object:
        decided = services.decisions.of_client(client_id)
        return DecisionsSeen(decided, services.decisions.levels_of(client_id))

    asked: dict[str, Callable[[], object]] = {
        seeing.OVERVIEW: overview,
        seeing.CARD: card,
        seeing.PEOPLE: tuple,
        seeing.DECISIONS: decisions,
        seeing.ORDERS: orders,
    }

    def together() -> object:
        with services.reading.together():
            return asked[tab]()

    return together
