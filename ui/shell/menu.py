"""The menu behind ☰ and Alt, and the keys that work in the whole window."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu

from app.kernel.texts import N_, _
from ui.kernel import settings as keys
from ui.kernel.shortcuts import bind, bind_page
from ui.theme.theme import Choice, Theme

if TYPE_CHECKING:
    from ui.shell.window import MainWindow

NUMBERED = 9

_THEMES: tuple[tuple[Choice, str], ...] = (
    ("system", N_("Följ systemet")),
    ("light", N_("Ljust")),
    ("dark", N_("Mörkt")),
    ("contrast", N_("Hög kontrast")),
)


class ThemeChoice(QObject):
    """Keeps what was chosen, so that it comes back."""

    def __init__(self, window: MainWindow, theme: Theme) -> None:
        super().__init__(window)
        self._settings, self._theme = window.settings, theme

    def choose(self, choice: Choice) -> None:
        self._theme.choose(choice)
        self._settings.set(keys.THEME, choice)

    def larger(self) -> None:
        self._theme.larger()
        self._keep_size()

    def smaller(self) -> None:
        self._theme.smaller()
        self._keep_size()

    def usual_size(self) -> None:
        self._theme.usual_size()
        self._keep_size()

    def _keep_size(self) -> None:
        self._settings.set(keys.TEXT_SIZE, self._theme.percent)


def bind_keys(window: MainWindow, choice: ThemeChoice) -> None:
    """On the content, so that they are off while the window is locked."""
    everywhere = Qt.ShortcutContext.WindowShortcut
    for shortcut, slot in (
        ("palette", window.open_palette),
        ("back", window.pages.go_back),
        ("forward", window.pages.go_forward),
        ("next_column", window.columns.next),
        ("previous_column", window.columns.previous),
        ("help", window.open_help),
        ("refresh", window.pages.refresh),
        ("larger", choice.larger),
        ("smaller", choice.smaller),
        ("usual_size", choice.usual_size),
        ("lock", window.lock),
        ("menu", window.open_menu),
        ("shortcuts", window.open_shortcuts),
    ):
        bind(window.content, shortcut, slot, everywhere)
    numbered = [spec for spec in window.pages.specs if not spec.stands_at_bottom][:NUMBERED]
    for number, spec in enumerate(numbered, start=1):
        bind_page(window.content, number, partial(window.pages.open_page, spec.id))


def main_menu(window: MainWindow, choice: ThemeChoice, theme: Theme) -> QMenu:
    """What has no other place, and everything that has a key, to be found."""
    menu = QMenu(window)
    menu.setObjectName("main_menu")
    _add(menu, "menu_palette", _("Sök överallt") + "\tCtrl+K", window.open_palette)
    _add(menu, "menu_refresh", _("Hämta på nytt") + "\tF5", window.pages.refresh)
    menu.addSeparator()
    menu.addMenu(_look_menu(window, choice, theme))
    _add(menu, "menu_larger", _("Större text") + "\tCtrl++", choice.larger)
    _add(menu, "menu_smaller", _("Mindre text") + "\tCtrl+-", choice.smaller)
    _add(menu, "menu_usual_size", _("Vanlig textstorlek") + "\tCtrl+0", choice.usual_size)
    menu.addSeparator()
    _add(menu, "menu_help", _("Regeln bakom") + "\tF1", window.open_help)
    _add(menu, "menu_shortcuts", _("Kortkommandon") + "\tCtrl+/", window.open_shortcuts)
    menu.addSeparator()
    _add(menu, "menu_change_user", _("Byt användare"), window.user_change_asked.emit)
    _add(menu, "menu_lock", _("Lås") + "\tCtrl+L", window.lock)
    _add(menu, "menu_quit", _("Avsluta"), window.close)
    return menu


def _look_menu(window: MainWindow, choice: ThemeChoice, theme: Theme) -> QMenu:
    menu = QMenu(_("Utseende"), window)
    group = QActionGroup(menu)
    for value, words in _THEMES:
        action = menu.addAction(_(words))
        action.setObjectName(f"menu_theme_{value}")
        action.setCheckable(True)
        action.setChecked(theme.choice == value)
        action.triggered.connect(partial(choice.choose, value))
        group.addAction(action)
    return menu


def _add(menu: QMenu, name: str, words: str, slot: Callable[[], object]) -> None:
    action = menu.addAction(words)
    action.setObjectName(name)
    action.triggered.connect(slot)
