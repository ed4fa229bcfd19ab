"""Before anybody is signed in: start, unlock, first run. Nothing heavy before it is painted."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.kernel.texts import _
from ui.kernel import settings as keys
from ui.kernel.settings import Settings
from ui.start.first_run import FirstRun, FirstRunForm, RecoveryCodePage
from ui.start.form_page import FormPage
from ui.start.start_screen import KnownStore, StartScreen
from ui.start.unlock_form import UnlockForm
from ui.theme.theme import Theme
from ui.widgets.dialog import DialogQuestions

if TYPE_CHECKING:
    from app.kernel.errors import AppError
    from ui.composition import OpenStore

SIZE = (1180, 760)
TRY, LOCAL = "try", "local"
PRACTICE_FILE = "ovning.valv"


class Opening(QObject):
    """Shows the start and opens a store off the UI thread. `opened` brings store and login."""

    opened = Signal(object, str)

    def __init__(self, settings: Settings, theme: Theme, version: str) -> None:
        super().__init__()
        self._settings, self._theme, self._version = settings, theme, version
        self.window = QStackedWidget()
        self.window.setObjectName("opening")
        self.window.setWindowTitle("Verkställ")
        self.window.resize(*SIZE)
        self._questions = DialogQuestions(self.window)
        self._runner: Any = None
        self._practice: tempfile.TemporaryDirectory[str] | None = None
        self.show_start()

    def show(self) -> None:
        self.window.show()
        QTimer.singleShot(0, self._warm_up)

    def show_start(self) -> None:
        screen = StartScreen(self._version, self._known())
        screen.store_opened.connect(self._ask_password)
        screen.way_chosen.connect(self._begin)
        self._put(screen)

    def close(self) -> None:
        if self._runner is not None:
            self._runner.shutdown()

    def _warm_up(self) -> None:
        """Load the store in a thread while the person reads: the form is painted already."""
        tasks = import_module("ui.kernel.tasks")
        self._runner = tasks.TaskRunner(self, readers=1)
        self._runner.read(self, lambda: import_module("ui.composition"), _nothing, _nothing)

    def _known(self) -> list[KnownStore]:
        last = self._settings.get(keys.LAST_STORE)
        if not last:
            return []
        path = Path(last)
        problem = "" if path.exists() else _("Filen finns inte på den platsen längre.")
        return [
            KnownStore(
                id="last",
                name=path.stem,
                detail=str(path.parent),
                used=_("Senast använt"),
                problem=problem,
            )
        ]

    def _begin(self, way: str) -> None:
        if way == TRY:
            self._start_practice()
        elif way == LOCAL:
            self._first_run()

    # An existing vault

    def _ask_password(self, _store_id: str) -> None:
        path = Path(self._settings.get(keys.LAST_STORE))
        form = UnlockForm(path.stem, str(path.parent), self._settings.choice("last_login"))
        form.left.connect(self.show_start)
        form.submitted.connect(partial(self._open_vault, path, form))
        form.recovery_asked.connect(partial(self._tell_recovery, form))
        self._put(form)

    def _tell_recovery(self, form: FormPage) -> None:
        """There is no page for it yet: who looks after the computer does it by the command."""
        form.refuse(
            _("Återställningskoden används med kommandot verkstall vault recover."),
            _("Be den som sköter datorn att köra det. Ha koden och ett nytt lösenord till hands."),
        )

    def _open_vault(self, path: Path, form: FormPage, login: str, password: str) -> None:
        """Open off the UI thread; a refusal stands in the form."""

        def work() -> OpenStore:
            composition = import_module("ui.composition")
            model = import_module("app.vault.model")
            store: OpenStore = composition.open_store(path, model.Credentials(login, password))
            return store

        self._run(work, lambda store: self._finish(store, login, path), form)

    def _finish(self, store: OpenStore, login: str, path: Path) -> None:
        self._settings.set(keys.LAST_STORE, str(path))
        self._settings.keep_choice("last_login", login)
        self.opened.emit(store, login)

    # A new vault

    def _first_run(self) -> None:
        form = FirstRunForm(Path.home(), self._questions)
        form.left.connect(self.show_start)
        form.submitted.connect(partial(self._found_vault, form))
        self._put(form)

    def _found_vault(self, form: FormPage, wish: FirstRun) -> None:
        """Make the vault; the recovery code is shown before one goes on."""
        form.wait(_("Skapar valvet och räknar fram nyckeln"))

        def work() -> Any:
            composition = import_module("ui.composition")
            credentials = import_module("app.vault.model").Credentials(wish.user, wish.password)
            municipality = import_module("app.settings.model").Municipality(name=wish.municipality)
            return composition.found_store(wish.path, credentials, municipality, wish.name)

        self._run(work, lambda founded: self._show_code(founded, wish), form)

    def _show_code(self, founded: Any, wish: FirstRun) -> None:
        page = RecoveryCodePage(founded.recovery_code)
        page.kept.connect(partial(self._finish, founded.store, wish.user, wish.path))
        page.print_asked.connect(partial(self._print_code, founded, wish))
        self._put(page)

    def _print_code(self, founded: Any, wish: FirstRun) -> None:
        """The same paper as Inställningar draws of a new code."""
        papers = import_module("ui.settings.recovery_paper")
        store: OpenStore = founded.store
        code = papers.CodePaper(
            code=founded.recovery_code,
            municipality=wish.municipality,
            store_id=store.vault.vault_id,
            is_practice=store.is_practice,
            at=store.clock.now(),
            by=wish.name or wish.user,
        )
        paper = import_module("ui.bench").Paper(
            title=_("Återställningskod"), draw=lambda: papers.draw(code)
        )
        show = import_module("ui.preview.dialog").show_paper
        show(self.window, self._runner, self._questions, _nothing, paper)

    # Practice

    def _start_practice(self) -> None:
        form = FormPage(
            "practice",
            _("Bygger övningskommunen"),
            _("En påhittad kommun med människor som inte finns. Den kastas när du stänger."),
            *_practice_buttons(),
        )
        form.wait(_("Skriver in personer, beslut och beställningar"))
        self._put(form)
        self._practice = tempfile.TemporaryDirectory(prefix="verkstall-")
        path = Path(self._practice.name) / PRACTICE_FILE

        def work() -> OpenStore:
            composition = import_module("ui.composition")
            secret = import_module("secrets").token_urlsafe(16)
            store: OpenStore = composition.demo_store(path, secret, composition.DemoWish())
            return store

        self._run(work, lambda store: self.opened.emit(store, store.signed_in), form)

    def throw_practice_away(self) -> None:
        if self._practice is not None:
            self._practice.cleanup()
            self._practice = None

    def _run(self, work: Callable[[], Any], done: Callable[[Any], None], form: FormPage) -> None:
        def refused(error: AppError) -> None:
            form.refuse(error.sentence)

        if self._runner is None:
            self._warm_up()
        self._runner.write(form, work, done, refused)

    def _put(self, page: QWidget) -> None:
        old = self.window.currentWidget()
        self.window.addWidget(page)
        self.window.setCurrentWidget(page)
        if old is not None:
            self.window.removeWidget(old)
            old.deleteLater()


def _practice_buttons() -> tuple[Any, Any]:
    buttons = import_module("ui.widgets.buttons")
    naming = import_module("ui.kernel.naming")
    primary = naming.named(buttons.Button(_("Öppna"), "primary"), "practice_open")
    leave = naming.named(buttons.Button(_("Tillbaka")), "practice_leave")
    return primary, leave


def _nothing(_result: object) -> None:
    """Nobody waits for the answer."""
