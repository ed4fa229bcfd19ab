"""The main window: navigation, top bar, the page, undo bar, status line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QWidget

from app.kernel.texts import _
from ui.kernel.restyle import follow
from ui.kernel.runner import Runner
from ui.kernel.settings import Settings
from ui.kernel.shortcuts import bind
from ui.shell import menu
from ui.shell.columns import ColumnCycle
from ui.shell.cover import Cover
from ui.shell.help_place import HelpPlace
from ui.shell.navigation import Navigation
from ui.shell.page import PageSpec, Who
from ui.shell.page_stack import PageStack
from ui.shell.status_line import StatusLine
from ui.shell.top_bar import TopBar
from ui.theme.look import look
from ui.theme.theme import Theme
from ui.theme.tokens import FOLD_BELOW, SMALLEST_WINDOW
from ui.widgets.focus_ring import FocusRing
from ui.widgets.help_panel import Explain, HelpPanel
from ui.widgets.layout import ACROSS, DOWN, Box, Surface
from ui.widgets.palette import Palette, Search
from ui.widgets.shortcut_list import ShortcutList
from ui.widgets.undo_bar import UndoBar

PRODUCT = "Verkställ"
GEOMETRY = "window"
USUAL_SIZE = (1440, 900)


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """What the window is given: descriptions of pages, and ports."""

    pages: tuple[PageSpec, ...]
    settings: Settings
    theme: Theme
    runner: Runner
    search: Search
    explain: Explain
    whose: str = ""
    """Who works here, by an id that says nothing: what is kept of each page is kept for each."""


class MainWindow(QWidget):
    """The frame. Where one is, and how to get elsewhere, is `pages`."""

    hit_opened = Signal(str)
    user_change_asked = Signal()
    lock_asked = Signal()
    close_asked = Signal()
    closed = Signal()

    def __init__(self, parts: Parts) -> None:
        super().__init__()
        self.settings = parts.settings
        self.setObjectName("main_window")
        self.setProperty("ground", "window")
        self.setMinimumSize(*SMALLEST_WINDOW)
        self.navigation = Navigation(parts.pages)
        self.top_bar = TopBar()
        self.pages = PageStack(parts.pages, parts.settings, parts.whose)
        self.help_panel = HelpPanel(parts.explain)
        self.undo_bar = UndoBar()
        self.status = StatusLine()
        self._banners = Box(DOWN)
        self.content = Surface(ground="window", direction=ACROSS)
        self._over = Cover(self.content)
        self.is_held = False  # asks before it closes: `close_asked`, answered with `let_go`
        self._lay_out()
        self.search_palette = Palette(self, parts.runner, parts.search)
        self.columns = ColumnCycle(self._all_columns, self)
        self.focus_ring = FocusRing(self)
        self._connect()
        choice = menu.ThemeChoice(parts.theme, parts.settings, self)
        slots = self._slots(choice)
        menu.bind_keys(self.content, slots, self.pages)
        for beside in (self.navigation, self.top_bar, self.status):
            bind(beside, "filter", self.pages.find_in_page)
        self.menu = menu.main_menu(self, slots, choice)
        self._alt_key = menu.AltKey(self, self.open_menu)
        self._name_window()
        self.resize(*USUAL_SIZE)
        self.restoreGeometry(self.settings.bytes(GEOMETRY))
        follow(self._fold)

    @property
    def is_covered(self) -> bool:
        return self._over.is_on

    def show_who(self, who: Who) -> None:
        self.top_bar.show_who(who)
        self.navigation.show_organisation(who.organisation)

    def show_banners(self, banners: Sequence[QWidget]) -> None:
        """Over the page, until the cause is gone."""
        self._banners.clear()
        self._banners.add(*banners)

    def cover(self, over: QWidget) -> None:
        """Lock: page and open forms are hidden, not only painted over, and their keys are off."""
        if not self.is_covered:
            self._keep_what_is_written()
            self.search_palette.put_away()
            self.help_panel.hide()
        self._over.put_on(over)
        self._name_window()

    def uncover(self) -> None:
        self._over.take_off()
        self._name_window()
        if self.pages.page is not None:
            self.pages.page.came_into_view()  # what was held was done behind the cover

    def let_go(self) -> None:
        """Close at once."""
        self.is_held = False
        self.close()

    def change_user(self) -> None:
        """Nothing of what the one before saw is left."""
        self.undo_bar.act_on_all()
        self.pages.forget()
        self.show_banners(())
        self.status.tell("", "quiet")
        self._name_window()

    def open_palette(self, words: str = "") -> None:
        self.search_palette.open_over(self.top_bar.search, words)

    def open_help(self) -> None:
        self.help_panel.explain_for(QApplication.focusWidget())

    def open_menu(self) -> None:
        if self.is_covered:
            return
        button = self.top_bar.menu_button
        self.menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def open_shortcuts(self) -> None:
        dialog = ShortcutList(self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _keep_what_is_written(self) -> None:
        self.pages.keep_drafts()
        self.undo_bar.act_on_all()

    def _lay_out(self) -> None:
        middle = Box(ACROSS, (self.pages, 1), self.help_panel)
        self._help_place = HelpPlace(self.help_panel, self.pages, middle)
        right = Box(DOWN, self.top_bar, self._banners)
        right.addLayout(middle, 1)
        right.add(self.undo_bar, self.status)
        self.content.box.add(self.navigation)
        self.content.box.addLayout(right, 1)
        Box(DOWN, (self._over, 1), parent=self)

    def _connect(self) -> None:
        self.navigation.asked.connect(self.pages.open_page)
        bar = self.top_bar
        bar.back.clicked.connect(self.pages.go_back)
        bar.forward.clicked.connect(self.pages.go_forward)
        bar.menu_button.clicked.connect(self.open_menu)
        bar.search_asked.connect(self.open_palette)
        bar.user_change_asked.connect(self.user_change_asked)
        bar.lock_asked.connect(self.lock_asked)
        self.search_palette.opened.connect(self.hit_opened)
        bar.follow_history(self.pages.history)
        self.pages.page_shown.connect(self._show_where)
        self.undo_bar.listen(self.content)

    def _slots(self, choice: menu.ThemeChoice) -> menu.Slots:
        return {
            "palette": self.open_palette,
            "back": self.pages.go_back,
            "forward": self.pages.go_forward,
            "next_column": self.columns.next,
            "previous_column": self.columns.previous,
            "help": self.open_help,
            "refresh": self.pages.refresh,
            "settings": partial(self.pages.open_page, "settings"),
            "larger": choice.larger,
            "smaller": choice.smaller,
            "usual_size": choice.usual_size,
            "lock": self.lock_asked.emit,
            "menu": self.open_menu,
            "shortcuts": self.open_shortcuts,
            "change_user": self.user_change_asked.emit,
            "quit": self.close,
        }

    def _all_columns(self) -> list[QWidget]:
        columns = self.pages.page.columns() if self.pages.page is not None else ()
        return [self.navigation, *columns, self.undo_bar, self.top_bar]

    def _show_where(self, page_id: str) -> None:
        self.navigation.show_active(page_id)
        self._name_window()

    def _name_window(self) -> None:
        """Page and product; never a person, for a title is seen in task bars and in pictures."""
        is_named = self.pages.title and not self.is_covered
        self.setWindowTitle(f"{_(self.pages.title)} · {PRODUCT}" if is_named else PRODUCT)

    def _fold(self) -> None:
        is_narrow = self.width() / look.scale < FOLD_BELOW
        self.navigation.show_folded(is_folded=is_narrow)
        self.top_bar.show_narrow(is_narrow=is_narrow)
        self._help_place.lie_over(is_over=is_narrow)

    # Qt's side of the window

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()
        self.search_palette.put_away()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.is_held:
            event.ignore()
            self.close_asked.emit()
            return
        if not self.is_covered:
            self._keep_what_is_written()
        self.settings.keep_bytes(GEOMETRY, self.saveGeometry())
        self.settings.flush()
        self.closed.emit()
        super().closeEvent(event)
