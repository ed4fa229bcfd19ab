"""One person at one window over one open store: pages, search, papers and change of user."""

from __future__ import annotations

from uuid import uuid4

from babel.dates import format_time
from PySide6.QtCore import QObject, Signal

from app.access.actor import Actor
from app.access.roles import role_title
from app.kernel.clock import SWEDEN
from app.kernel.errors import AppError
from app.kernel.texts import _
from app.vault.model import Credentials
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
from ui.window.finding import Finder, place_of
from ui.window.locking import Locking
from ui.window.rules import explain
from ui.window.user_change import UserChangeForm

READERS = 2  # reads take turns with the writer on the one connection, so lists stay alive


class Session(QObject):
    """Lives as long as the store is open. `ended` comes when the window is closed."""

    ended = Signal()

    def __init__(self, store: OpenStore, actor: Actor, settings: Settings, theme: Theme) -> None:
        super().__init__()
        self.store, self._settings, self._theme = store, settings, theme
        self.runner = TaskRunner(self, readers=READERS)
        self.runner.crashed.connect(self._crashed)
        self.bus = ChangeBus(self)
        self.locking = Locking(store, self.runner, self._keep_anchor, self)
        self.locking.left.connect(self._leave_lock)
        self._form: UserChangeForm | None = None
        self.actor, self.services = actor, store.services(actor)
        self.window = self._window()
        self._begin()

    # Building

    def _window(self) -> MainWindow:
        parts = PageParts(
            bench=self._bench,
            services=self.services,
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
                search=Finder(self.services, specs),
                explain=explain,
            )
        )
        window.hit_opened.connect(self._open_hit)
        window.user_change_asked.connect(self.ask_user)
        window.lock_asked.connect(self.locking.lock)
        window.closed.connect(self.end)
        return window

    def _begin(self) -> None:
        """The person who works now: name, unit, store, and the page from last time."""
        unit = self.store.unit_name(self.actor.unit_id)
        where = _("Övning") if self.store.is_practice else _("Lokal")
        what = unit or role_title(self.actor.role)
        self.window.show_who(Who(self.actor.name, what, self.store.municipality().name, where))
        self.window.pages.open_last_page()
        self.locking.guard(self.window, self.actor.login, self.actor.name)

    def _bench(self) -> Bench:
        return Bench(
            actor=self.actor,
            runner=self.runner,
            bus=self.bus,
            questions=DialogQuestions(self.window),
            go=self.go,
            say=self.say,
            hold=self.window.undo_bar.hold,
            now=self.store.clock.now,
            today=self.store.clock.today,
            new_id=uuid4,
            preview=self.preview,
        )

    # What pages ask

    def go(self, place: Place) -> None:
        self.window.pages.open_page(place.page, place.key)

    def say(self, sentence: str) -> None:
        """Only what is true now, with the time."""
        at = format_time(self.store.clock.now(), "HH:mm", tzinfo=SWEDEN, locale="sv_SE")
        self.window.status.tell(f"{sentence} {at}", "saved")

    def preview(self, paper: Paper) -> None:
        """The paper inside the program; print and save are there."""
        show_paper(self.window, self.runner, DialogQuestions(self.window), self.say, paper)

    def _crashed(self, error: Exception) -> None:
        """A fault of ours: nothing was saved, and nobody is told that it was."""
        said = _("Något gick fel i programmet ({kind}) och ingenting sparades. Försök igen.")
        self.window.status.tell(said.format(kind=type(error).__name__), "problem")

    def _open_hit(self, hit: str) -> None:
        self.go(place_of(hit))

    # Change of user, and the end

    def ask_user(self) -> None:
        """In a practice store one click; otherwise the other person's password."""
        self._form = UserChangeForm(
            self.store.logins(),
            self.actor.login,
            self.window,
            needs_password=not self.store.is_practice,
        )
        self._form.chosen.connect(self._change_user)
        self._form.finished.connect(self._form.deleteLater)
        self._form.open()

    def _change_user(self, login: str, password: str) -> None:
        def work() -> Actor:
            if not self.store.is_practice:
                self.store.vault.keyring.identify(Credentials(login, password))
            return self.store.actor(login)

        self.runner.write(self, work, self.become, self._user_refused)

    def become(self, actor: Actor) -> None:
        """Another person works now; nothing that the one before saw is left."""
        old = self.window
        if self._form is not None:
            self._form.accept()
            self._form = None
        old.change_user()
        self._keep_anchor()
        self.actor, self.services = actor, self.store.services(actor)
        old.closed.disconnect(self.end)
        self.window = self._window()
        self.window.setGeometry(old.geometry())
        self.window.setWindowState(old.windowState())
        self._begin()
        self.window.show()
        old.close()
        old.deleteLater()

    def _user_refused(self, error: AppError) -> None:
        if self._form is not None:
            self._form.refuse(error)

    def _leave_lock(self) -> None:
        """From the lock: in practice somebody else, in a real vault back to the start."""
        if self.store.is_practice:
            self.window.uncover()
            self.ask_user()
        else:
            self.window.close()

    def end(self) -> None:
        """Close the store; the last link of the log is noted beside it."""
        self.locking.stop()
        self._keep_anchor()
        self.runner.shutdown()
        self.store.close()
        self.ended.emit()

    def _keep_anchor(self) -> None:
        if not self.store.vault.is_locked:
            self.services.log.keep_anchor()
