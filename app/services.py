"""Every use case of the program for one signed-in person. Knows no store and no Qt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Protocol

from app.access.desk import Desk
from app.access.review import AnchorKeeper, LogService
from app.archive.attaching import AttachingService
from app.archive.evidence import ArchivedDocumentation
from app.archive.service import ArchiveService
from app.clients.reading import ClientReading
from app.clients.reviewing import ClientReview
from app.clients.service import ClientService
from app.corrections.guide import GuideService
from app.corrections.paperwork import PaperworkService
from app.corrections.ports import KeepsCopies
from app.corrections.removal import RemovalService
from app.corrections.service import CaseService
from app.corrections.succession import SuccessionService
from app.corrections.waiting import removal_gate
from app.decisions.service import DecisionService
from app.drafts.service import DraftService
from app.executions.service import ExecutionService
from app.journal.service import JournalService
from app.journal.working_notes import WorkingNoteService
from app.messages.service import MessageService
from app.orders.reading import OrderReading
from app.orders.service import OrderService
from app.papers.service import PaperService
from app.pauses.service import PauseService
from app.person_cards.reading import IssuedCards
from app.person_cards.service import CardService
from app.plans.service import PlanService
from app.providers.service import ProviderService
from app.settings.service import SettingsService
from app.users.service import UserService
from app.worklist.service import WorklistService


@dataclass(frozen=True, slots=True, kw_only=True)
class Services:
    """One line for each service; what belongs together stands together."""

    desk: Desk[Any]
    users: UserService
    settings: SettingsService
    log: LogService
    drafts: DraftService
    clients: ClientService
    client_reading: ClientReading
    client_review: ClientReview
    providers: ProviderService
    decisions: DecisionService
    orders: OrderService
    order_reading: OrderReading
    executions: ExecutionService
    pauses: PauseService
    plans: PlanService
    journal: JournalService
    working_notes: WorkingNoteService
    cards: CardService
    issued_cards: IssuedCards
    messages: MessageService
    guide: GuideService
    cases: CaseService
    paperwork: PaperworkService
    removal: RemovalService
    succession: SuccessionService
    archive: ArchiveService
    attaching: AttachingService
    papers: PaperService
    worklist: WorklistService


class StoreKeeper(AnchorKeeper, KeepsCopies, Protocol):
    """What an open vault does for itself: it notes the head of its log, and copies itself."""


def services_at(desk: Desk[Any], keeper: StoreKeeper | None, *, practice: bool) -> Services:
    """All services at one desk; papers of a practice store are marked ÖVNING, nothing is copied."""
    saved = ArchivedDocumentation(desk)
    cases = CaseService(desk, saved)
    issued, log = IssuedCards(desk), LogService(desk, keeper)
    return Services(
        desk=desk,
        users=UserService(desk),
        settings=SettingsService(desk),
        log=log,
        drafts=DraftService(desk),
        clients=ClientService(desk),
        client_reading=ClientReading(desk),
        client_review=ClientReview(desk, log),
        providers=ProviderService(desk),
        decisions=DecisionService(desk),
        orders=OrderService(desk, removal_gate),
        order_reading=OrderReading(desk, removal_gate),
        executions=ExecutionService(desk),
        pauses=PauseService(desk),
        plans=PlanService(desk),
        journal=JournalService(desk),
        working_notes=WorkingNoteService(desk),
        cards=CardService(desk),
        issued_cards=issued,
        messages=MessageService(desk),
        guide=GuideService(desk),
        cases=cases,
        paperwork=PaperworkService(desk, saved, cases),
        removal=RemovalService(desk, saved, cases, None if practice else keeper),
        succession=SuccessionService(desk),
        archive=ArchiveService(desk, practice=practice),
        attaching=AttachingService(desk),
        papers=PaperService(desk, issued, cases, practice=practice),
        worklist=WorklistService(desk, saved),
    )
