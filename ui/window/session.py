"""One person at one window over one open store: pages, search, papers and change of user."""

from __future__ import annotations

from uuid import uuid4

from PySide6.QtCore import QObject, Signal

from app.access.actor import Actor
from app.access.desk import AccessOver
from app.access.roles import role_title
from app.kernel.errors import AppError
from app.kernel.texts import _
from app.services import Services
from ui.bench import Bench, Paper
from ui.composition import OpenStore
from ui.kernel.change_bus import ChangeBus
from ui.kernel.history import Place
from ui.kernel.settings import Settings
from ui.kernel.tasks import TaskRunner
from ui.pages import PageParts, page_specs
from ui.preview.dialog import show_paper
from ui.shell.page import Who
from ui.shell.window import MainWindow, Parts
from ui.theme.theme import Theme
from ui.widgets.dialog import DialogQuestions
from ui.window.backups import Backups
from ui.window.counting import TodayCount
from ui.window.ending import Ending
from ui.window.finding import Finder, place_of
from ui.window.locking import Locking
from ui.window.rules import explain
from ui.window.seat import Seat
from ui.window.telling import Telling
from ui.window.user_change import UserChange

READERS = 2  # reads take turns with the writer on the one connection, so lists stay alive


class Session(QObject):
    """Lives as long as the store is open.

    `ended` comes when the window was closed, `left` when somebody else wants to open the vault.
    The store is closed then, and the window is gone.
    """

    ended = Signal()
    left = Signal()

    def __init__(self, store: OpenStore, seat: Seat, settings: Settings, theme: Theme) -> None:
        super().__init__()
        self.store, self.seat, self._settings, self._theme = store, seat, settings, theme
        self.is_over = False
        self.runner = TaskRunner(self, readers=READERS)
        self.bus = ChangeBus(self)
        self.telling = Telling(store.clock, self)
        self.locking = Locking(store, self.runner, self._keep_anchor, self)
        self.changing = UserChange(store, self.runner, self)
        self.backups = Backups(store, self.runner, self)
        self.ending = Ending(store, self.runner, self._keep_anchor, self)
        self._connect()
        self.window = self._window()
        self._begin()
        self.backups.start()

    @property
    def actor(self) -> Actor:
        return self.seat.actor

    @property
    def services(self) -> Services:
        return self.seat.services

    def _connect(self) -> None:
        self.runner.crashed.connect(self._crashed)
        self.runner.refused.connect(self._judge_refusal)
        self.locking.left.connect(self._leave_lock)
        self.locking.unlocked.connect(self.backups.keep)
        self.changing.taken.connect(self.become)
        self.changing.refused.connect(self.telling.refusal)
        self.backups.failed.connect(self.telling.no_backup)
        self.backups.working.connect(self.telling.work)
        self.ending.ended.connect(self._end)
        self.ending.left.connect(self._leave)

    # Building

    def _window(self) -> MainWindow:
        services = self.seat.services
        parts = PageParts(
            bench=self._bench,
            services=services,
            store=self.store,
            settings=self._settings,
            theme=self._theme,
            count=lambda page, count, is_loud: self.window.navigation.show_count(
                page, str(count or ""), is_loud=is_loud
            ),
        )
        specs = page_specs(parts)
        window = MainWindow(
            Parts(
                pages=specs,
                settings=self._settings,
                theme=self._theme,
                runner=self.runner,
                search=Finder(services, specs),
                explain=explain,
                whose=self.seat.actor.user_id.hex,
            )
        )
        window.is_held = True
        window.hit_opened.connect(self._open_hit)
        window.user_change_asked.connect(self.ask_user)
        window.lock_asked.connect(self.locking.lock)
        window.close_asked.connect(self.end)
        TodayCount(window, services.worklist, self.runner, self.bus)
        return window

    def _begin(self) -> None:
        """The person who works now: name, unit, store, and the page from last time."""
        actor = self.seat.actor
        where = _("Övning") if self.store.is_practice else _("Lokal")
        what = self.seat.unit or role_title(actor.role)
        self.telling.begin(self.window)
        self.window.show_who(Who(actor.name, what, self.seat.municipality.name, where))
        self.window.pages.open_last_page()
        self.locking.guard(self.window, self.seat)

    def _bench(self) -> Bench:
        seat = self.seat

        def say(sentence: str) -> None:
            """What the one before did is not told to the next."""
            if self.seat is seat:
                self.telling.say(sentence)

        return Bench(
            actor=self.seat.actor,
            runner=self.runner,
            bus=self.bus,
            questions=DialogQuestions(self.window),
            go=self.go,
            say=say,
            hold=self.window.undo_bar.hold,
            now=self.store.clock.now,
            today=self.store.clock.today,
            new_id=uuid4,
            preview=self.preview,
            has_page=self.window.pages.has_page,
        )

    # What pages ask

    def go(self, place: Place) -> None:
        self.window.pages.open_page(place.page, place.key, place.tab)

    def preview(self, paper: Paper) -> None:
        """The paper inside the program; print and save are there."""
        show_paper(self.window, self.runner, DialogQuestions(self.window), self.telling.say, paper)

    def _crashed(self, fault: AppError) -> None:
        self.telling.refusal(fault)
        self.ending.refuse(fault.sentence)

    def _open_hit(self, hit: str) -> None:
        self.go(place_of(hit))

    # Change of user

    def ask_user(self) -> None:
        """In a practice store one click; otherwise the other person's password."""
        self.changing.ask(self.seat.actor.login, self.window, self.telling.work)

    def become(self, seat: Seat) -> None:
        """Another person works now; nothing that the one before saw is left."""
        old = self.window
        old.change_user()
        self.runner.write(self, self._keep_anchor, _nothing, self.telling.refusal)
        self.seat = seat
        self.window = self._window()
        self.window.setGeometry(old.geometry())
        self.window.setWindowState(old.windowState())
        self._begin()
        self.window.show()
        old.let_go()
        old.deleteLater()

    def _leave_lock(self) -> None:
        """From the lock: in practice somebody else, in a real vault back to its password."""
        if self.store.is_practice:
            self.window.uncover()
            self.ask_user()
        else:
            self.ending.leave(self.window)

    def _judge_refusal(self, error: AppError) -> None:
        """The desk is of no more use: the window goes to its lock, for somebody else."""
        if isinstance(error, AccessOver):
            self.locking.lock_out(error.sentence)

    # The end

    def end(self) -> None:
        """Close the store off the UI thread, with a copy of it that was read back."""
        self.ending.begin(self.window)

    def _end(self) -> None:
        self._stop()
        self.ended.emit()

    def _leave(self) -> None:
        self._stop()
        self.left.emit()

    def _stop(self) -> None:
        self.is_over = True
        self.locking.stop()
        self.backups.stop()
        self.runner.shutdown()
        self.window.let_go()

    def _keep_anchor(self) -> None:
        """The last link of the log is noted beside the store. Reads: not on the UI thread."""
        if not self.store.vault.is_locked:
            self.seat.services.log.keep_anchor()


def _nothing(_result: object) -> None:
    """Nobody waits for the answer."""
