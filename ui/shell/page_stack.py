"""The pages of the window: built when first shown, with the way back and forward between them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from ui.kernel.history import History, Place
from ui.kernel.settings import Settings
from ui.kernel.shortcuts import BY_ID
from ui.shell.columns import ColumnCycle
from ui.shell.page import Page, PageSpec
from ui.shell.page_memory import LastPage, PageMemory


class PageStack(QStackedWidget):
    """Knows where one is and how to get elsewhere; what a page shows is the page's own."""

    page_shown = Signal(str)

    def __init__(self, specs: tuple[PageSpec, ...], settings: Settings, whose: str) -> None:
        super().__init__()
        self.specs = specs
        self._whose = whose
        self._by_id = {spec.id: spec for spec in specs}
        self._settings, self._last = settings, LastPage(settings, whose)
        self._built: dict[str, Page] = {}
        self.history = History(self)
        self._entry = ColumnCycle(self._columns, self)

    @property
    def page(self) -> Page | None:
        """The page that is shown."""
        here = self.currentWidget()
        return here if isinstance(here, Page) else None

    @property
    def page_id(self) -> str:
        return next((i for i, page in self._built.items() if page is self.page), "")

    @property
    def title(self) -> str:
        """The marked title of the page that is shown."""
        return self._by_id[self.page_id].title if self.page_id else ""

    def has_page(self, page_id: str) -> bool:
        """Whether the person here has the page."""
        return page_id in self._by_id

    def is_built(self, page_id: str) -> bool:
        return page_id in self._built

    def open_page(self, page_id: str, key: str = "", tab: str = "") -> None:
        """Show a page, and a thing on it; back comes back here."""
        place = Place(page_id, key, tab)
        self.history.visit(place)  # first, or what is chosen there is noted as chosen here
        self._show(place)

    def open_last_page(self) -> None:
        """Where this person was the last time, else the first page of the role."""
        last = self._last.id
        self.open_page(last if last in self._by_id else self.specs[0].id)

    def go_back(self) -> None:
        if place := self.history.back():
            self._show(place)

    def go_forward(self) -> None:
        if place := self.history.forward():
            self._show(place)

    def find_in_page(self) -> None:
        """Ctrl+F from outside of the page: what it does inside."""
        if self.page is None:
            return
        wanted = QKeySequence(BY_ID["filter"].keys[0])
        for shortcut in self.page.findChildren(QShortcut):
            where = shortcut.parent()
            if shortcut.key() == wanted and isinstance(where, QWidget) and where.isVisible():
                shortcut.activated.emit()
                return

    def refresh(self) -> None:
        if self.page is not None:
            self.page.refresh()

    def keep_drafts(self) -> None:
        """Lock, change of user, close: what is being written is kept first."""
        for page in self._built.values():
            page.keep_drafts()

    def forget(self) -> None:
        """Another person works now: nothing that was shown stays, not in the history either."""
        self.keep_drafts()
        for page in self._built.values():
            self.removeWidget(page)
            page.deleteLater()
        self._built.clear()
        self.history.forget()

    # Qt's side of the stack

    def showEvent(self, event: QShowEvent) -> None:
        """A page that was opened before the window was shown is entered now."""
        super().showEvent(event)
        if self.window().focusWidget() is self:
            self._entry.enter()

    # What happens inside

    def _columns(self) -> Sequence[QWidget]:
        return self.page.columns() if self.page is not None else ()

    def _show(self, place: Place) -> None:
        page = self._built.get(place.page) or self._build(place)
        self.setFocus()  # or Qt takes it into the new page, and chooses a row there
        self.setCurrentWidget(page)
        page.came_into_view()
        before = self.window().focusWidget()
        if place.key:
            page.show_key(place.key)
        if place.tab:
            page.show_tab(place.tab)
        after = self.window().focusWidget()
        if after is before or after is None or not page.isAncestorOf(after):
            self._entry.enter()  # the page has not itself put the focus somewhere
        self._last.keep(place.page)
        self.page_shown.emit(place.page)

    def _build(self, place: Place) -> Page:
        page = self._by_id[place.page].build()
        memory = PageMemory(self._settings, self._whose, place.page)
        memory.follow(page)
        if not place.key and memory.row:
            page.choose_again(memory.row)
        page.key_chosen.connect(self._note_key)
        self._built[place.page] = page
        self.addWidget(page)
        return page

    def _note_key(self, key: str) -> None:
        sender: QObject | None = self.sender()
        if sender is self.page:
            self.history.choose(key)
