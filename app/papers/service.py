"""Draws papers outside any transaction; what is printed is logged by the use case that reads it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from app import printing
from app.access.actor import Data
from app.access.desk import Desk
from app.corrections.service import CaseService
from app.documents.blocks import Document
from app.kernel.changes import Changes
from app.papers.cards import card_document
from app.papers.checklists import Printing, blank_checklist, filled_checklist
from app.papers.ports import HasPapers
from app.person_cards.commands import PrintCard
from app.person_cards.reading import IssuedCards
from app.person_cards.views import CardPaper
from app.routines.deciding import decide
from app.routines.facts import CaseFacts
from app.routines.loading import for_corrections


@dataclass(frozen=True, slots=True)
class Drawn:
    """A finished paper; `file_name` has numbers of cards and cases only (product decision 13)."""

    file_name: str
    pdf: bytes


class PaperService:
    """Use cases that end in a paper."""

    def __init__(
        self,
        desk: Desk[HasPapers],
        cards: IssuedCards,
        cases: CaseService,
        *,
        practice: bool = False,
    ) -> None:
        self._desk = desk
        self._cards = cards
        self._cases = cases
        self._practice = practice

    def card(self, client_id: UUID, purpose: str = "") -> Drawn:
        """The current card to look at; for a unit it counts as read."""
        return self.drawn_card(self._cards.open(client_id, purpose))

    def drawn_card(self, paper: CardPaper) -> Drawn:
        """The paper of a card that has been read."""
        document = card_document(paper, practice=self._practice)
        return self._drawn(document, f"personkort-{paper.code}-v{paper.issue.number}.pdf")

    def printed_card(self, cmd: PrintCard) -> tuple[Drawn, Changes]:
        """The current card for the printer or a file; marked as printed."""
        paper, changes = self._cards.print_data(cmd)
        return self.drawn_card(paper), changes

    def checklist(self, case_id: UUID, purpose: str = "") -> Drawn:
        """The case as it stands, filled in; why, where the client is protected."""
        view = self._cases.printed(case_id, purpose)
        document = filled_checklist(view, self._printing())
        return self._drawn(document, f"checklista-{view.case.number}.pdf")

    def blank_checklist(self, answers: Mapping[str, str], facts: Mapping[str, str]) -> Drawn:
        """The scenario that the answers lead to, to be filled in by hand."""
        decision = decide(for_corrections(), dict(answers), CaseFacts(known=dict(facts)))
        document = blank_checklist(decision, self._printing())
        return self._drawn(document, f"checklista-{decision.leaf.id}.pdf")

    def _printing(self) -> Printing:
        with self._desk.reading(Data.ROUTINE, detail="checklist") as tx:
            settings = tx.settings.municipality()
        return Printing(
            municipality=settings.name,
            committee="",
            at=self._desk.clock.now(),
            by=self._desk.actor.name,
            practice=self._practice,
        )

    def _drawn(self, document: Document, file_name: str) -> Drawn:
        return Drawn(file_name, printing.render(document, self._desk.clock.now()).data)
