"""The menu behind ☰ and Alt, and the keys that work in the whole window."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QActionGroup, QKeyEvent
from PySide6.QtWidgets import QMenu, QWidget

from app.kernel.texts import N_, _
from ui.kernel import settings as keys
from ui.kernel.settings import Settings
from ui.kernel.shortcuts import BY_ID, bind, bind_page
from ui.shell.page_stack import PageStack
from ui.theme.theme import Choice, Theme

NUMBERED = 9
Slots = Mapping[str, Callable[[], object]]
"""What each declared shortcut does, by its id; `change_user` and `quit` have no keys."""

_THEMES: tuple[tuple[Choice, str], ...] = (
    ("system", N_("Följ systemet")),
    ("light", N_("Ljust")),
    ("dark", N_("Mörkt")),
    ("contrast", N_("Hög kontrast")),
)

_MENU: tuple[tuple[str, str] | None, ...] = (
    ("palette", N_("Sök överallt")),
    ("refresh", N_("Hämta på nytt")),
    None,
    ("larger", N_("Större text")),
    ("smaller", N_("Mindre text")),
    ("usual_size", N_("Vanlig textstorlek")),
    None,
    ("help", N_("Regeln bakom")),
    ("shortcuts", N_("Kortkommandon")),
    None,
    ("change_user", N_("Byt användare")),
    ("lock", N_("Lås")),
    ("quit", N_("Avsluta")),
)


class ThemeChoice(QObject):
    """Changes how the program looks, and keeps what was chosen."""

    def __init__(self, theme: Theme, settings: Settings, parent: QObject) -> None:
        super().__init__(parent)
        self.theme, self._settings = theme, settings

    def choose(self, choice: Choice) -> None:
        self.theme.choose(choice)
        self._settings.set(keys.THEME, choice)

    def larger(self) -> None:
        self.theme.larger()
        self._keep_size()

    def smaller(self) -> None:
        self.theme.smaller()
        self._keep_size()

    def usual_size(self) -> None:
        self.theme.usual_size()
        self._keep_size()

    def _keep_size(self) -> None:
        self._settings.set(keys.TEXT_SIZE, self.theme.percent)


class AltKey(QObject):
    """Alt pressed and let go with nothing between opens the menu, as in other programs."""

    def __init__(self, window: QWidget, open_menu: Callable[[], None]) -> None:
        super().__init__(window)
        self._open_menu = open_menu
        self._is_alone = False
        window.installEventFilter(self)

    # Qt's side of the object

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if isinstance(event, QKeyEvent) and kind == QEvent.Type.KeyPress:
            self._is_alone = event.key() == Qt.Key.Key_Alt
        elif isinstance(event, QKeyEvent) and kind == QEvent.Type.KeyRelease:
            if self._is_alone and event.key() == Qt.Key.Key_Alt:
                self._open_menu()
            self._is_alone = False
        elif kind == QEvent.Type.WindowDeactivate:
            self._is_alone = False  # Alt+Tab went elsewhere
        return super().eventFilter(watched, event)


def bind_keys(content: QWidget, slots: Slots, pages: PageStack) -> None:
    """On the content, so that they are off while the window is locked."""
    everywhere = Qt.ShortcutContext.WindowShortcut
    for shortcut_id, slot in slots.items():
        if shortcut_id in BY_ID:
            bind(content, shortcut_id, slot, everywhere)
    numbered = [spec for spec in pages.specs if not spec.stands_at_bottom][:NUMBERED]
    for number, spec in enumerate(numbered, start=1):
        bind_page(content, number, partial(pages.open_page, spec.id))


def main_menu(parent: QWidget, slots: Slots, choice: ThemeChoice) -> QMenu:
    """Everything that has a key in the whole window, to be found without knowing it."""
    menu = QMenu(parent)
    menu.setObjectName("main_menu")
    for entry in _MENU:
        if entry is None:
            menu.addSeparator()
            continue
        name, words = entry
        keys_of = f"\t{BY_ID[name].shown.split(' / ')[0]}" if name in BY_ID else ""
        action = menu.addAction(_(words) + keys_of)
        action.setObjectName(f"menu_{name}")
        action.triggered.connect(_without_arguments(slots[name]))
        if name == "refresh":
            menu.addMenu(_look_menu(menu, choice))
    return menu


def _look_menu(parent: QMenu, choice: ThemeChoice) -> QMenu:
    menu = QMenu(_("Utseende"), parent)
    group = QActionGroup(menu)
    for value, words in _THEMES:
        action = menu.addAction(_(words))
        action.setObjectName(f"menu_theme_{value}")
        action.setCheckable(True)
        action.setChecked(choice.theme.choice == value)
        action.triggered.connect(_without_arguments(partial(choice.choose, value)))
        group.addAction(action)
    return menu


def _without_arguments(slot: Callable[[], object]) -> Callable[[], None]:
    """An action tells whether it is checked; nobody here asks."""

    def run() -> None:
        slot()

    return run
