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
    def is_unread(self) -> bool:
        return self._row is not None and self._row.is_unread and self._card is None

    def show_row(self, row: CardRow | None) -> None:
        """Another person, or the same one with a newer card."""
        is_same = row is not None and self._row is not None and row.issue_id == self._row.issue_id
        if not is_same or (row is not None and row.issue_id is None):
            self._card, self._saves_next = None, False
        self._row = row
        self.shown.emit()
        if row is not None and row.issue_id and not row.is_unread and self._card is None:
            self.read()

    def forget(self) -> None:
        """Nothing of anybody stays on the screen."""
        self.show_row(None)

    def read(self) -> None:
        """Fetch the card; for a unit it is read from now on, and the officer sees that."""
        row = self._row
        if row is None:
            return
        services, client_id = self._services, row.client_id

        def work() -> ReadCard:
            return ReadCard(services.issued.open(client_id), services.papers.card(client_id))

        def done(card: ReadCard) -> None:
            self._show(client_id, card)

        self.busy_changed.emit(True)
        self.bench.runner.read(self, work, done, self._refused, key="read")

    def print_card(self) -> None:
        """Counts as printed when the paper is made; the preview sends it to the printer."""
        row = self._row
        if row is None:
            return
        command = PrintCard(op_id=self.bench.new_id(), client_id=row.client_id)

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
        row, target = self._row, self._file.ask_where(self._card.drawn.file_name)
        if row is None or target is None:
            return
        command = PrintCard(op_id=self.bench.new_id(), client_id=row.client_id)

        def done(result: tuple[Drawn, Changes]) -> None:
            drawn, changes = result
            self._file.write(drawn.pdf, target)
            self.bench.bus.publish(changes)

        self.bench.runner.write(
            self, lambda: self._services.papers.printed_card(command), done, self._refused
        )

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
