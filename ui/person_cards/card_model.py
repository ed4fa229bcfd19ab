"""One card without widgets: shown when it is read, printed, saved, or told to be wrong."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from app.access.desk import DoneBefore
from app.access.roles import Role
from app.kernel.changes import Changes, Topic
from app.kernel.errors import AppError
from app.kernel.saving import changed
from app.kernel.texts import _
from app.messages.commands import SendMessage
from app.messages.service import MessageService
from app.papers.service import Drawn, PaperService
from app.person_cards.commands import PrintCard
from app.person_cards.reading import IssuedCards
from app.person_cards.views import CardPaper, CardRow
from ui.bench import Bench, Paper
from ui.kernel.paper_file import PaperFile
from ui.kernel.purpose import ask_purpose, purpose_of_printing


@dataclass(frozen=True, slots=True, kw_only=True)
class CardServices:
    """The use cases of a provider's start page."""

    issued: IssuedCards
    papers: PaperService
    messages: MessageService


@dataclass(frozen=True, slots=True)
class ReadCard:
    """What the card says, and the paper that says it."""

    paper: CardPaper
    drawn: Drawn


class CardModel(QObject):
    """A card that nobody has read is not fetched by itself: fetching it counts as reading."""

    shown = Signal()
    busy_changed = Signal(bool)
    failed = Signal(object)
    told = Signal()

    def __init__(self, bench: Bench, services: CardServices, parent: QObject) -> None:
        super().__init__(parent)
        self.bench = bench
        self._services = services
        self._row: CardRow | None = None
        self._card: ReadCard | None = None
        self._purpose = ""
        self._saves_next = False
        self._file = PaperFile(bench.runner, bench.questions, self)
        self._file.saved.connect(self._saved)
        self._file.failed.connect(self._refused)

    @property
    def row(self) -> CardRow | None:
        return self._row

    @property
    def card(self) -> ReadCard | None:
        return self._card

    @property
    def is_guarded(self) -> bool:
        """A protected person's card that is not shown until somebody has written why."""
        row = self._row
        return row is not None and row.is_protected and row.issue_id is not None and not self._card

    @property
    def is_unread(self) -> bool:
        return self._row is not None and self._row.is_unread and self._card is None

    def show_row(self, row: CardRow | None) -> None:
        """Another person, or the same one with a newer card."""
        is_same = row is not None and self._row is not None and row.issue_id == self._row.issue_id
        if not is_same or (row is not None and row.issue_id is None):
            self._card, self._saves_next, self._purpose = None, False, ""
        self._row = row
        self.shown.emit()
        if row is None or row.issue_id is None or self._card is not None:
            return
        if not row.is_unread and not row.is_protected:
            self.read()

    def forget(self) -> None:
        """Nothing of anybody stays on the screen."""
        self.show_row(None)

    def read(self) -> None:
        """Fetch the card; for a unit it is read from now on, and the officer sees that."""
        row = self._row
        if row is None:
            return
        if row.is_protected and not self._purpose:
            title, act = _("Läs personkortet"), _("Visa kortet")
            purpose = ask_purpose(self.bench.questions, title, act)
            if purpose is None:
                self._saves_next = False
                return
            self._purpose = purpose
        services, client_id, why = self._services, row.client_id, self._purpose

        def work() -> ReadCard:
            paper = services.issued.open(client_id, why)
            return ReadCard(paper, services.papers.drawn_card(paper))

        def done(card: ReadCard) -> None:
            self._show(client_id, card)

        self.busy_changed.emit(True)
        self.bench.runner.read(self, work, done, self._refused, key="read")

    def print_card(self) -> None:
        """Counts as printed when the paper is made; the preview sends it to the printer."""
        command = self._printing()
        if command is None:
            return

        def done(result: tuple[Drawn, Changes]) -> None:
            drawn, changes = result
            self.busy_changed.emit(False)
            self.bench.preview(Paper(title=_("Personkort"), draw=lambda: drawn))
            self.bench.bus.publish(changes)

        self.busy_changed.emit(True)
        self.bench.runner.write(
            self, lambda: self._services.papers.printed_card(command), done, self._refused
        )

    def save_card(self) -> None:
        """The card is read first when it is not: its name and its bytes come from that."""
        if self._card is None:
            self._saves_next = True
            self.read()
            return
        command = self._printing()
        if command is None:
            return
        target = self._file.ask_where(self._card.drawn.file_name)
        if target is None:
            return

        def done(result: tuple[Drawn, Changes]) -> None:
            drawn, changes = result
            self._file.write(drawn.pdf, target)
            self.bench.bus.publish(changes)

        self.bench.runner.write(
            self, lambda: self._services.papers.printed_card(command), done, self._refused
        )

    def _printing(self) -> PrintCard | None:
        """None where the person is protected and nobody wrote why it is printed."""
        row = self._row
        if row is None:
            return None
        questions = self.bench.questions
        purpose = purpose_of_printing(questions, is_protected=row.is_protected)
        if purpose is None:
            return None
        return PrintCard(op_id=self.bench.new_id(), client_id=row.client_id, purpose=purpose)

    def tell_wrong(self, words: str) -> None:
        """To the officers of the municipality; what is wrong stands in the message alone."""
        row = self._row
        if row is None:
            return
        command = SendMessage(
            op_id=self.bench.new_id(),
            client_id=row.client_id,
            subject=_("Personkortet stämmer inte, version {number}").format(number=row.number),
            body=words,
            to_role=Role.CASE_OFFICER,
        )

        def done(changes: Changes) -> None:
            self.told.emit()
            self.bench.say(_("Meddelandet är skickat till handläggaren"))
            self.bench.bus.publish(changes)

        self.bench.runner.write(
            self, lambda: self._services.messages.send(command)[1], done, self._refused
        )

    def _show(self, client_id: UUID, card: ReadCard) -> None:
        self.busy_changed.emit(False)
        if self._row is None or self._row.client_id != client_id:
            return
        was_unread = self._row.is_unread
        self._card = card
        self.shown.emit()
        if was_unread:
            self.bench.bus.publish(changed(client_id, Topic.CARD))
        if self._saves_next:
            self._saves_next = False
            self.save_card()

    def _saved(self, target: Path) -> None:
        said = _("{name} är sparad i {folder} och läst igen.")
        self.bench.say(said.format(name=target.name, folder=target.parent))

    def _refused(self, error: AppError) -> None:
        self.busy_changed.emit(False)
        self._saves_next = False
        if not isinstance(error, DoneBefore):  # the first press was saved
            self.failed.emit(error)
