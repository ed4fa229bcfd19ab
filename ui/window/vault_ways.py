"""The ways into a vault from the start: one that is known, another one, a new one, the code."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app.kernel.texts import _
from ui.start.known_stores import KnownStores

if TYPE_CHECKING:
    from ui.composition import Founded, OpenStore
    from ui.kernel.questions import Questions
    from ui.kernel.runner import Runner
    from ui.start.code_page import CodeWords
    from ui.start.first_run import FirstRun
    from ui.start.form_page import FormPage
    from ui.start.recovery_form import Recovery
    from ui.window.seat import Seat


@dataclass(frozen=True, slots=True)
class Entry:
    """A store that is open, and who works in it."""

    store: OpenStore
    seat: Seat


class Stage(Protocol):
    """The window of the start, as the ways use it."""

    @property
    def window(self) -> QWidget: ...

    @property
    def questions(self) -> Questions: ...

    @property
    def runner(self) -> Runner: ...

    def put(self, page: QWidget) -> None: ...

    def run(self, work: Callable[[], Any], done: Callable[[Any], None], form: FormPage) -> None: ...

    def enter(self, entry: Entry) -> None: ...

    def show_start(self) -> None: ...


class VaultWays(QObject):
    """Shows the forms one after the other; what is slow runs beside, a refusal is in its form."""

    def __init__(self, stage: Stage, known: KnownStores, parent: QObject) -> None:
        super().__init__(parent)
        self._stage, self._known = stage, known

    # A vault that is there

    def ask_file(self, place: str = "") -> None:
        """Where it lies; whether it is a vault is seen before a password is asked for."""
        form = import_module("ui.start.open_file").OpenFileForm(self._stage.questions, place)
        form.left.connect(self._stage.show_start)
        form.submitted.connect(partial(self._look_at, form))
        self._stage.put(form)

    def _look_at(self, form: FormPage, path: Path) -> None:
        def work() -> Any:
            return import_module("ui.composition").vaults().info(path)

        self._stage.run(work, lambda _info: self.ask_password(path), form)

    def ask_password(self, path: Path, login: str | None = None) -> None:
        """None: whoever opened it the last time; empty when it is somebody else."""
        login = self._last_login(path) if login is None else login
        form = import_module("ui.start.unlock_form").UnlockForm(path.stem, str(path.parent), login)
        form.left.connect(self._stage.show_start)
        form.submitted.connect(partial(self._open, path, form))
        form.recovery_asked.connect(partial(self._ask_code, path, form))
        self._stage.put(form)

    def _last_login(self, path: Path) -> str:
        return next((one.login for one in self._known.all() if one.path == path), "")

    def _open(self, path: Path, form: FormPage, login: str, password: str) -> None:
        def work() -> Entry:
            credentials = import_module("app.vault.model").Credentials(login, password)
            store: OpenStore = import_module("ui.composition").open_store(path, credentials)
            return seated(store, login)

        self._stage.run(work, partial(self._enter, path, login), form)

    # Forgotten password

    def _ask_code(self, path: Path, before: Any) -> None:
        form = import_module("ui.start.recovery_form").RecoveryForm(path.stem, before.user.value)
        form.left.connect(partial(self.ask_password, path))
        form.submitted.connect(partial(self._recover, path, form))
        self._stage.put(form)

    def _recover(self, path: Path, form: FormPage, wish: Recovery) -> None:
        def work() -> Founded:
            credentials = import_module("app.vault.model").Credentials(wish.login, wish.password)
            recovered: Founded = import_module("ui.composition").recover_store(
                path, wish.code, credentials
            )
            return recovered

        def done(recovered: Founded) -> None:
            words = import_module("ui.start.code_page").after_recovery()
            self._show_code(path, recovered, words)

        self._stage.run(work, done, form)

    # A new vault

    def ask_new(self) -> None:
        form = import_module("ui.start.first_run").FirstRunForm(Path.home(), self._stage.questions)
        form.left.connect(self._stage.show_start)
        form.submitted.connect(partial(self._found, form))
        self._stage.put(form)

    def _found(self, form: FormPage, wish: FirstRun) -> None:
        def work() -> Founded:
            credentials = import_module("app.vault.model").Credentials(wish.user, wish.password)
            municipality = import_module("app.settings.model").Municipality(name=wish.municipality)
            founded: Founded = import_module("ui.composition").found_store(
                wish.path, credentials, municipality, wish.name
            )
            return founded

        def done(founded: Founded) -> None:
            words = import_module("ui.start.code_page").of_new_vault()
            self._show_code(wish.path, founded, words)

        self._stage.run(work, done, form)

    # The code that is shown once

    def _show_code(self, path: Path, founded: Founded, words: CodeWords) -> None:
        page = import_module("ui.start.code_page").RecoveryCodePage(founded.recovery_code, words)
        page.print_asked.connect(partial(self._print_code, founded))
        page.kept.connect(partial(self._go_on, path, founded, page))
        self._stage.put(page)

    def _go_on(self, path: Path, founded: Founded, page: FormPage) -> None:
        page.wait(_("Öppnar valvet"))
        store = founded.store
        login = store.signed_in
        self._stage.run(lambda: seated(store, login), partial(self._enter, path, login), page)

    def _print_code(self, founded: Founded) -> None:
        """The same paper as Inställningar draws of a new code."""
        papers = import_module("ui.settings.recovery_paper")
        store = founded.store

        def ask() -> Any:
            return papers.CodePaper(
                code=founded.recovery_code,
                municipality=store.municipality().name,
                store_id=store.vault.vault_id,
                is_practice=store.is_practice,
                at=store.clock.now(),
                by=store.actor(store.signed_in).name,
            )

        paper = papers.printed_only(ask)
        show = import_module("ui.preview.dialog").show_paper
        show(self._stage.window, self._stage.runner, self._stage.questions, _nothing, paper)

    def _enter(self, path: Path, login: str, entry: Entry) -> None:
        now = import_module("ui.composition").MachineClock().now()
        self._known.note(path, login, now)
        self._stage.enter(entry)


def seated(store: OpenStore, login: str) -> Entry:
    """The person's seat, or the store closed again. Reads: not on the UI thread."""
    try:
        return Entry(store, import_module("ui.window.seat").take_seat(store, login))
    except BaseException:
        store.close()
        raise


def _nothing(_result: object) -> None:
    """Nobody waits for the answer."""
