"""What the window asks of a page, and how a page is described before it is built."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.kernel.changes import Changes, Topic
from ui.kernel.change_bus import ChangeBus, touches


class Page(QWidget):
    """Built when it is first shown. Every method has a meaning for a page that needs none."""

    key_chosen = Signal(str)
    """The thing that is chosen now, so that back and forward come back to it."""

    def columns(self) -> Sequence[QWidget]:
        """Where F6 goes, left to right: list, detail."""
        return ()

    def show_key(self, key: str) -> None:
        """Choose the thing with this key: from the palette, a link, or back and forward."""

    def show_tab(self, tab: str) -> None:
        """Turn to a tab of what is chosen, where a link leads to more than the thing."""

    def choose_again(self, key: str) -> None:
        """Before the first look: choose what was chosen the last time, if it is still there."""

    def refresh(self) -> None:
        """F5: ask again."""

    def came_into_view(self) -> None:
        """Load what was marked stale while the page was hidden."""

    def keep_drafts(self) -> None:
        """Before locking, changing user or closing: what is being written is kept."""


class ListPage(Page):
    """Lists what others change too: asks again at once when shown, else when it comes into view."""

    reopens = False
    """Whether the row of last time is chosen again; not where that opens a person's file."""

    def __init__(self, bus: ChangeBus, topics: Iterable[Topic]) -> None:
        super().__init__()
        self._topics = frozenset(topics)
        self._is_stale = True
        self._again: UUID | None = None
        bus.changed.connect(self._load_if_touched)

    @abstractmethod
    def load_list(self) -> None:
        """Ask for the list, and keep what is chosen in it."""

    def choose_again(self, key: str) -> None:
        if self.reopens:
            self._again = UUID(key)

    def again(self, chosen: UUID | None) -> UUID | None:
        """The row to look for when the list comes: what is chosen, or what was the last time."""
        if chosen is not None:
            self._again = None
        return chosen or self._again

    def came_into_view(self) -> None:
        if self._is_stale:
            self._load()

    def _load(self) -> None:
        self._is_stale = False
        self.load_list()

    def _load_if_touched(self, changes: Changes) -> None:
        if not touches(changes, self._topics):
            return
        if self.isVisible():
            self._load()
        else:
            self._is_stale = True


@dataclass(frozen=True, slots=True, kw_only=True)
class PageSpec:
    """A page of the navigation. `title` is a marked text, translated where it is shown."""

    id: str
    title: str
    icon: str
    shortcut: str
    build: Callable[[], Page]
    starts_group: bool = False
    stands_at_bottom: bool = False
    shown_keys: str = ""
    """Keys beside the name, for a page that has other ones than its number."""


@dataclass(frozen=True, slots=True)
class Who:
    """Who works, as what, where, and on which store."""

    name: str
    role: str
    organisation: str
    store: str
