"""One client without widgets: the card, what each tab asks for, and every act on it."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from app.access.desk import DoneBefore
from app.clients.commands import RegisterClient
from app.clients.views import ClientCard
from app.kernel.changes import Changes, Topic
from app.kernel.errors import AppError
from app.kernel.texts import _
from app.papers.service import Drawn
from app.person_cards.commands import IssueCard, PrintCard
from ui.bench import Bench, Paper
from ui.clients import seeing
from ui.clients.parts import ClientServices, Parts, question
from ui.kernel.change_bus import touches
from ui.kernel.purpose import purpose_of_printing
from ui.widgets.undo_bar import Held

_TOUCHING = (
    Topic.CLIENT,
    Topic.DECISION,
    Topic.ORDER,
    Topic.EXECUTION,
    Topic.PAUSE,
    Topic.CARD,
    Topic.CASE,
)


class ClientModel(QObject):
    """What a tab shows is asked for when the tab is seen; another client forgets all of it."""

    changed = Signal()
    loaded = Signal(str)
    busy_changed = Signal(bool)
    failed = Signal(object)
    saved = Signal(str)

    def __init__(self, bench: Bench, services: ClientServices, parent: QObject) -> None:
        super().__init__(parent)
        self.bench, self.services = bench, services
        self.tabs = seeing.tabs_of(bench.actor)
        self._id: UUID | None = None
        self._card: ClientCard | None = None
        self._purpose = ""
        self._tab = seeing.OVERVIEW
        self.parts = Parts()
        bench.bus.changed.connect(self._reload_if_touched)

    @property
    def client_id(self) -> UUID | None:
        return self._id

    @property
    def card(self) -> ClientCard | None:
        return self._card

    @property
    def purpose(self) -> str:
        """Why the protected person's data was asked for; empty for everybody else."""
        return self._purpose

    def open(self, client_id: UUID) -> None:
        if client_id != self._id:
            self.forget()
        self._id = client_id
        purpose = self._purpose

        def work() -> ClientCard:
            reading = self.services.reading
            return reading.reveal(client_id, purpose) if purpose else reading.open(client_id)

        self.busy_changed.emit(True)
        self.bench.runner.read(self, work, self._show, self._refused, key="open")

    def forget(self) -> None:
        """Nothing of anybody stays, and a purpose holds for one person only."""
        self._id, self._card, self._purpose, self.parts = None, None, "", Parts()

    def reveal(self, purpose: str) -> None:
        if self._id is not None:
            self._purpose, self.parts = purpose, Parts()
            self.open(self._id)

    def see(self, tab: str) -> None:
        """A tab is shown: ask what it shows, unless that has come."""
        self._tab = tab
        if self._card is not None and not self.parts.has(tab):
            self._ask(tab)

    def do(self, work: Callable[[], Changes], said: str) -> None:
        """Change something; `saved` and the news come when the store has said yes."""

        def done(changes: Changes) -> None:
            self.busy_changed.emit(False)
            self.saved.emit(said)
            self.bench.bus.publish(changes)

        self.busy_changed.emit(True)
        self.bench.runner.write(self, work, done, self._refused)

    def register(self, command: RegisterClient, registered: Callable[[UUID], None]) -> None:
        def done(result: tuple[UUID, Changes]) -> None:
            client_id, changes = result
            self.busy_changed.emit(False)
            self.saved.emit(_("Personen är registrerad"))
            self.bench.bus.publish(changes)
            registered(client_id)

        def work() -> tuple[UUID, Changes]:
            client, changes = self.services.clients.register(command)
            return client.id, changes

        self.busy_changed.emit(True)
        self.bench.runner.write(self, work, done, self._refused)

    def hold_issue(self, command: IssueCard, number: int) -> None:
        """Product decision 12: nothing is issued until the eight seconds have gone."""
        card = self._card
        if card is None:
            return
        version = _("version {number}").format(number=number)
        self.bench.hold(
            Held(
                sentence=_("Personkortet utfärdas om {seconds}"),
                about=f"{card.client.customer_number}, {version}",
                act_now=_("Utfärda nu"),
                act=lambda: self._issue(command, number),
                undo=self._not_issued,
                icon="id-card",
            )
        )

    def print_card(self) -> None:
        """Counts as printed when the paper is made; the preview sends it to the printer."""
        card = self._card
        if card is None:
            return
        is_protected = card.client.is_protected
        purpose = purpose_of_printing(self.bench.questions, is_protected=is_protected)
        if purpose is None:
            return
        command = PrintCard(op_id=self.bench.new_id(), client_id=card.client.id, purpose=purpose)

        def done(result: tuple[Drawn, Changes]) -> None:
            drawn, changes = result
            self.busy_changed.emit(False)
            self.bench.preview(Paper(title=_("Personkort"), draw=lambda: drawn))
            self.bench.bus.publish(changes)

        self.busy_changed.emit(True)
        self.bench.runner.write(
            self, lambda: self.services.papers.printed_card(command), done, self._refused
        )

    def _issue(self, command: IssueCard, number: int) -> None:
        said = _("Personkort version {number} är utfärdat").format(number=number)
        self.do(lambda: self.services.cards.issue(command)[1], said)

    def _not_issued(self) -> None:
        self.bench.say(_("Personkortet utfärdades inte"))

    def _show(self, card: ClientCard) -> None:
        if card.client.id != self._id:
            return
        self._card = card
        self.busy_changed.emit(False)
        self.changed.emit()
        for tab in {seeing.OVERVIEW, self._tab}:
            if not self.parts.has(tab):
                self._ask(tab)

    def _ask(self, tab: str) -> None:
        client_id, parts = self._id, self.parts
        if client_id is None or tab not in self.tabs:
            return

        def done(answer: object) -> None:
            parts.put(tab, answer)
            if parts is self.parts:  # nobody else was opened meanwhile
                self.loaded.emit(tab)

        work = question(self.services, self.bench.actor, client_id, tab, self._purpose)
        self.bench.runner.read(self, work, done, self._refused, key=tab)

    def _refused(self, error: AppError) -> None:
        self.busy_changed.emit(False)
        if isinstance(error, DoneBefore) and self._id is not None:
            self.open(self._id)  # the first press was saved; show it
            return
        self.failed.emit(error)

    def _reload_if_touched(self, changes: Changes) -> None:
        if self._id is not None and touches(changes, _TOUCHING, self._id):
            self.parts = Parts()
            self.open(self._id)
