"""Before anybody is signed in: the start, and the pages that lead into a store.

Nothing heavy is loaded before the start is painted.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, runtime_checkable

from PySide6.QtCore import QDateTime, QLocale, QObject, QTimeZone, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.kernel.texts import SOURCE_LANGUAGE, _, language
from ui.kernel.settings import Settings
from ui.start.known_stores import KnownStores, KnownVault
from ui.start.start_screen import KnownStore, StartScreen
from ui.window.vault_ways import Entry, VaultWays, seated

if TYPE_CHECKING:
    from app.kernel.errors import AppError
    from ui.kernel.questions import Questions
    from ui.start.form_page import FormPage

SIZE = (1180, 760)
TRY, LOCAL = "try", "local"
PRACTICE_FILE = "ovning.valv"


@runtime_checkable
class Holding(Protocol):
    """A page that may hold what would be lost: a FormPage, which is not loaded at the start."""

    def why_not_close(self) -> str: ...

    def tell_why_not(self, sentence: str) -> None: ...


class OpeningWindow(QStackedWidget):
    """One page at a time; it stays open while a page holds what would be lost."""

    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("opening")
        self.setWindowTitle("Verkställ")
        self.resize(*SIZE)

    def show_page(self, page: QWidget) -> None:
        old = self.currentWidget()
        self.addWidget(page)
        self.setCurrentWidget(page)
        if old is not None:
            self.removeWidget(old)
            old.deleteLater()

    def closeEvent(self, event: QCloseEvent) -> None:
        page = self.currentWidget()
        if isinstance(page, Holding) and (why := page.why_not_close()):
            page.tell_why_not(why)
            event.ignore()
            return
        super().closeEvent(event)
        self.closed.emit()


class Opening(QObject):
    """Shows the start and opens a store off the UI thread. `opened` brings an Entry."""

    opened = Signal(object)

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self._version = ""
        self.known = KnownStores(settings)
        self.window = OpeningWindow()
        self._questions: Questions | None = None
        self._runner: Any = None
        self._practice: Any = None
        self._shown: dict[str, KnownVault] = {}
        self.ways = VaultWays(self, self.known, self)
        self.show_start()

    @property
    def runner(self) -> Any:
        """Made when it is first needed: threads are not what the first paint waits for."""
        if self._runner is None:
            self._runner = import_module("ui.kernel.tasks").TaskRunner(self, readers=1)
        return self._runner

    @property
    def questions(self) -> Questions:
        """Made when somebody is first asked for a file."""
        if self._questions is None:
            dialog = import_module("ui.widgets.dialog")
            self._questions = dialog.DialogQuestions(self.window)
        return self._questions

    @questions.setter
    def questions(self, questions: Questions) -> None:
        self._questions = questions

    @property
    def is_idle(self) -> bool:
        return self._runner is None or bool(self._runner.is_idle)

    def show(self) -> None:
        self.window.show()

    def show_start(self) -> None:
        vaults = self.known.all()
        self._shown = {_id_of(number): vault for number, vault in enumerate(vaults)}
        screen = StartScreen(self._version, [_row(*item) for item in self._shown.items()])
        screen.store_opened.connect(self._open)
        screen.store_sought.connect(self._seek)
        screen.store_forgotten.connect(self._forget)
        screen.other_asked.connect(self.ways.ask_file)
        screen.way_chosen.connect(self._begin)
        screen.painted.connect(self._warm_up)
        self.put(screen)

    def show_unlock(self, path: Path) -> None:
        """Somebody left the window of this vault, and the next one may come."""
        self.ways.ask_password(path, login="")
        self.window.show()

    def close(self) -> None:
        if self._runner is not None:
            self._runner.shutdown()

    # What the ways ask

    def put(self, page: QWidget) -> None:
        self.window.show_page(page)

    def run(self, work: Callable[[], Any], done: Callable[[Any], None], form: FormPage) -> None:
        def refused(error: AppError) -> None:
            form.refuse(error.sentence)

        self.runner.write(form, work, done, refused)

    def enter(self, entry: Entry) -> None:
        self.opened.emit(entry)

    def _warm_up(self) -> None:
        """Load the store in a thread while the person reads: the start is painted already."""
        if self._version:
            return
        self.runner.read(self, _version_and_program, self._show_version, _nothing)

    def _show_version(self, version: str) -> None:
        self._version = version
        page = self.window.currentWidget()
        if isinstance(page, StartScreen):
            page.show_version(version)

    # What the start asks

    def _open(self, store_id: str) -> None:
        vault = self._shown[store_id]
        self.ways.ask_password(vault.path, vault.login)

    def _seek(self, store_id: str) -> None:
        self.ways.ask_file(str(self._shown[store_id].path))

    def _forget(self, store_id: str) -> None:
        self.known.forget(self._shown[store_id].path)
        self.show_start()

    def _begin(self, way: str) -> None:
        if way == TRY:
            self._start_practice()
        elif way == LOCAL:
            self.ways.ask_new()

    # Practice

    def _start_practice(self) -> None:
        form = import_module("ui.start.practice").PracticePage()
        form.left.connect(self.show_start)
        self.put(form)
        self._practice = import_module("tempfile").TemporaryDirectory(prefix="verkstall-")
        path = Path(self._practice.name) / PRACTICE_FILE

        def work() -> Entry:
            composition = import_module("ui.composition")
            secret = import_module("secrets").token_urlsafe(16)
            store = composition.demo_store(path, secret, composition.DemoWish())
            return seated(store, store.signed_in)

        self.run(work, self.enter, form)

    def throw_practice_away(self) -> None:
        if self._practice is not None:
            self._practice.cleanup()
            self._practice = None


def _version_and_program() -> str:
    version = str(import_module("importlib.metadata").version("verkstall"))
    import_module("ui.window.session")
    return version


def _id_of(number: int) -> str:
    return f"store_{number}" if number else "last"


def _row(store_id: str, vault: KnownVault) -> KnownStore:
    gone = _("Filen finns inte där. Sätt i disken, leta upp filen eller ta bort raden.")
    return KnownStore(
        id=store_id,
        name=vault.path.stem,
        detail=str(vault.path.parent),
        used=_("Senast {when}").format(when=_moment(vault.used)),
        problem="" if vault.is_there else gone,
    )


def _moment(at: int) -> str:
    """By Qt: the tables of Babel are not loaded before the first paint."""
    local = QDateTime.fromSecsSinceEpoch(at, QTimeZone(b"Europe/Stockholm"))
    locale = QLocale("sv_SE" if language() == SOURCE_LANGUAGE else "en_GB")
    return locale.toString(local, "d MMMM yyyy HH:mm")


def _nothing(_result: object) -> None:
    """Nobody waits for the answer."""
