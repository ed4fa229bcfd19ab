"""Pages of a long list: fetched off the UI thread when looked at, kept while there is room."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import QObject, Signal

from app.kernel.window import PAGE_SIZE, Page, Window
from ui.kernel.runner import Runner
from ui.kernel.shapes import Group

if TYPE_CHECKING:
    from app.kernel.errors import AppError

R = TypeVar("R")

PAGES_KEPT = 60
ASKED_AT_ONCE = 3  # what is on the screen lies in at most so many pages


def _nowhere(_key: Hashable) -> int | None:
    return None


def _finds_nothing(_words: str) -> int | None:
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class PageSource(Generic[R]):
    """The questions a list asks. Each runs off the UI thread; row numbers count data rows only."""

    groups: Callable[[], Sequence[Group]]
    """Exactly how many rows under which headings. One group without title: a plain list."""
    page: Callable[[int, int], Sequence[R]]
    """The rows from this number on, at most so many."""
    place: Callable[[Hashable], int | None] = _nowhere
    """Where the row with this key is now, None when it is gone."""
    find: Callable[[str], int | None] = _finds_nothing
    """The first row whose name begins so: typing in the list jumps to it."""
    together: Callable[[], AbstractContextManager[None]] = nullcontext
    """Around the questions of one loading: the store takes them as one."""


def source_of(
    rows: Sequence[R],
    key: Callable[[R], Hashable],
    *,
    groups: Sequence[Group] | None = None,
    name: Callable[[R], str] | None = None,
) -> PageSource[R]:
    """A source over rows that are already there: short lists."""
    kept = tuple(rows)
    where = {key(row): number for number, row in enumerate(kept)}

    def find(words: str) -> int | None:
        wanted = words.casefold()
        hits = (n for n, row in enumerate(kept) if name and name(row).casefold().startswith(wanted))
        return next(hits, None)

    return PageSource(
        groups=lambda: groups if groups is not None else (Group("", len(kept)),),
        page=lambda first, size: kept[first : first + size],
        place=where.get,
        find=find,
    )


def source_of_windows(
    rows: Callable[[Window], Page[R]],
    *,
    place: Callable[[Hashable], int | None] = _nowhere,
    find: Callable[[str], int | None] = _finds_nothing,
    together: Callable[[], AbstractContextManager[None]] = nullcontext,
) -> PageSource[R]:
    """A plain list over a use case that gives a window and how many there are in all.

    Each question is a line in the log: the first page, which comes with the count, is asked once.
    """
    first: list[Page[R]] = []

    def groups() -> Sequence[Group]:
        first[:] = [rows(Window(0, PAGE_SIZE))]
        return (Group("", first[0].total),)

    def page(at: int, size: int) -> Sequence[R]:
        if first and (at, size) == (0, PAGE_SIZE):
            return first.pop().rows
        return rows(Window(at, size)).rows

    return PageSource(groups=groups, page=page, place=place, find=find, together=together)


@dataclass(frozen=True, slots=True)
class Opening(Generic[R]):
    """The first answer of a source: how long the list is, a page, where the chosen row went."""

    groups: tuple[Group, ...]
    page_number: int
    rows: tuple[R, ...]
    place: int | None


class PageWindow(QObject, Generic[R]):
    """Holds the pages that were looked at last. Never more than one question is under way."""

    opened = Signal(object)
    page_came = Signal(int)
    failed = Signal(object)

    def __init__(self, runner: Runner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._source: PageSource[R] | None = None
        self._generation = 0
        self._pages: OrderedDict[int, tuple[R, ...]] = OrderedDict()
        self._wanted: dict[int, None] = {}
        self._is_asking = False

    def open(self, source: PageSource[R], chosen: Hashable | None = None) -> None:
        """Begin anew; what was shown stays until the answer is there."""
        self._generation += 1
        generation = self._generation

        def work() -> Opening[R]:
            with source.together():
                groups = tuple(source.groups())
                place = None if chosen is None else source.place(chosen)
                number = (place or 0) // PAGE_SIZE
                rows = tuple(source.page(number * PAGE_SIZE, PAGE_SIZE))
            return Opening(groups, number, rows, place)

        def done(opening: Opening[R]) -> None:
            if generation == self._generation:
                self._open(source, opening)

        self._runner.read(self, work, done, self._refused, key="open")

    def row(self, number: int) -> R | None:
        """The row, or None while its page is fetched."""
        page, at = divmod(number, PAGE_SIZE)
        rows = self._pages.get(page)
        if rows is None:
            self._ask(page)
            rows = self._pages.get(page)  # a runner that runs at once has it now
        else:
            self._pages.move_to_end(page)
        return rows[at] if rows and at < len(rows) else None

    def find(self, words: str, found: Callable[[int], None]) -> None:
        """Ask where a name is; the newest question wins."""
        source = self._source
        if source is None:
            return

        def done(number: int | None) -> None:
            if number is not None:
                found(number)

        self._runner.read(self, lambda: source.find(words), done, self._refused, key="find")

    def _open(self, source: PageSource[R], opening: Opening[R]) -> None:
        self._source = source
        self._wanted.clear()
        self._is_asking = False
        self._pages.clear()
        self._pages[opening.page_number] = opening.rows
        self.opened.emit(opening)

    def _ask(self, page: int) -> None:
        self._wanted.pop(page, None)
        self._wanted[page] = None
        if not self._is_asking:
            self._fetch()

    def _fetch(self) -> None:
        source, generation = self._source, self._generation
        if source is None or not self._wanted:
            return
        numbers = list(self._wanted)[-ASKED_AT_ONCE:]
        self._wanted.clear()
        self._is_asking = True

        def work() -> list[tuple[int, tuple[R, ...]]]:
            with source.together():
                return [(n, tuple(source.page(n * PAGE_SIZE, PAGE_SIZE))) for n in numbers]

        def done(pages: list[tuple[int, tuple[R, ...]]]) -> None:
            if generation == self._generation:
                self._keep(pages)

        self._runner.read(self, work, done, self._refused)

    def _keep(self, pages: list[tuple[int, tuple[R, ...]]]) -> None:
        self._is_asking = False
        for number, rows in pages:
            self._pages[number] = rows
            self._pages.move_to_end(number)
            while len(self._pages) > PAGES_KEPT:
                self._pages.popitem(last=False)
            self.page_came.emit(number)
        self._fetch()

    def _refused(self, error: AppError) -> None:
        self._is_asking = False
        self._wanted.clear()
        self.failed.emit(error)
