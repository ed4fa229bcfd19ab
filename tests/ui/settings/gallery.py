"""The settings in the window, for pictures: each function builds one section of one person."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from tempfile import mkdtemp

from PySide6.QtWidgets import QApplication, QWidget

from app.kernel.errors import AppError
from tests.ui.settings.store import ADMIN, vaulted
from ui.kernel.tasks import SynchronousRunner
from ui.settings.page import SettingsPage
from ui.shell.page import Page, PageSpec, Who
from ui.shell.window import MainWindow, Parts
from ui.theme.theme import Theme

_OPEN: list[object] = []  # what must live as long as the picture


def look() -> QWidget:
    return _window("look")


def password() -> QWidget:
    return _window("password")


def municipality() -> QWidget:
    return _window("municipality")


def municipality_changed() -> QWidget:
    window = _window("municipality")
    page = window.findChild(SettingsPage)
    field = page.sections["municipality"].fields["support_phone"]
    field.edit.setText("08-465 004 10")
    field.edit.textEdited.emit("08-465 004 10")
    field = page.sections["municipality"].fields["idle_lock_minutes"]
    field.edit.setText("900")
    field.edit.textEdited.emit("900")
    page.sections["municipality"].bar.primary.click()
    return window


def municipality_read_only() -> QWidget:
    return _window("municipality", "handlaggare")


def people() -> QWidget:
    return _window("people")


def people_closed() -> QWidget:
    return _window("people", "handlaggare")


def new_user() -> QWidget:
    window = _window("people")
    section = window.findChild(SettingsPage).sections["people"]
    section.add.click()
    _OPEN.append(window)
    return section.form


def end_user() -> QWidget:
    window = _window("people")
    section = window.findChild(SettingsPage).sections["people"]
    section.table.selectRow(0)
    section.end.click()
    _OPEN.append(window)
    return section.form


def units() -> QWidget:
    window = _window("units")
    _OPEN.append(window)
    section = window.findChild(SettingsPage).sections["units"]
    section.table.selectRow(0)
    return window


def units_read_only() -> QWidget:
    return _window("units", "handlaggare")


def new_provider() -> QWidget:
    window = _window("units")
    _OPEN.append(window)
    section = window.findChild(SettingsPage).sections["units"]
    section.add_provider.click()
    return section.form


def new_unit() -> QWidget:
    window = _window("units")
    _OPEN.append(window)
    section = window.findChild(SettingsPage).sections["units"]
    section.add.click()
    return section.form


def change_unit() -> QWidget:
    window = _window("units")
    _OPEN.append(window)
    section = window.findChild(SettingsPage).sections["units"]
    section.table.selectRow(0)
    section.edit.click()
    return section.form


def store() -> QWidget:
    window = _window("store")
    window.findChild(SettingsPage).sections["store"].verify.click()
    return window


def store_failed() -> QWidget:
    """The copy that the program makes by itself could not be made."""
    window = _window("store")
    _opened, here, _desk = _OPEN[-1]
    vault = here.store.vault
    vault.path.with_name(f"{vault.path.stem}-kopior").write_text("i vägen", encoding="utf-8")
    with suppress(AppError):
        vault.keep_backed_up()
    window.findChild(SettingsPage).sections["store"].load()
    return window


def store_busy() -> QWidget:
    window = _window("store")
    section = window.findChild(SettingsPage).sections["store"]
    section.model.busy.emit("Kopierar och kontrollerar valvet")
    section.busy.show()
    return window


def recovery() -> QWidget:
    window = _window("store")
    section = window.findChild(SettingsPage).sections["store"]
    section.model.renew_code()
    _OPEN.append(window)
    return section.form


def store_closed() -> QWidget:
    return _window("store", "handlaggare")


def about() -> QWidget:
    return _window("about")


def _window(key: str, login: str = ADMIN) -> QWidget:
    app = QApplication.instance()
    theme = app.findChild(Theme)
    opened = vaulted(Path(mkdtemp()), theme)
    here = opened.__enter__()
    desk = here.sit_down(SynchronousRunner(), login)
    _OPEN.append((opened, here, desk))

    specs = (
        PageSpec(id="today", title="Idag", icon="calendar-check", shortcut="Ctrl+1", build=Page),
        PageSpec(id="clients", title="Personer", icon="users", shortcut="Ctrl+2", build=Page),
        PageSpec(
            id="settings",
            title="Inställningar",
            icon="settings",
            shortcut="",
            build=desk.page,
            stands_at_bottom=True,
        ),
    )
    window = MainWindow(
        Parts(
            pages=specs,
            settings=here.kept,
            theme=theme,
            runner=SynchronousRunner(),
            search=lambda _words: None,
            explain=lambda _ids, _by: (),
        )
    )
    actor = desk.bench.actor
    window.show_who(Who(actor.name, actor.title, "Provköping", "Lokal"))
    window.pages.open_page("settings", key)
    return window
