"""A long list under headings by state: each part is asked for on its own, a page at a time."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from app.kernel.window import PAGE_SIZE, Page, Window
from ui.kernel.pages import PageSource
from ui.kernel.shapes import Group

R = TypeVar("R")


@dataclass(frozen=True, slots=True, kw_only=True)
class Part(Generic[R]):
    """A heading, the question that gives its rows, and the one where a row stands among them."""

    title: str
    tone: str
    rows: Callable[[Window], Page[R]]
    place: Callable[[Hashable], int | None]


class GroupedRows(Generic[R]):
    """The first page of each part comes with its count, so that counting costs no more."""

    def __init__(self, parts: Sequence[Part[R]], key: Callable[[R], Hashable]) -> None:
        self._parts, self._key = tuple(parts), key
        self._first: tuple[Page[R], ...] = ()

    def source(self) -> PageSource[R]:
        return PageSource(groups=self._groups, page=self._page, place=self._place)

    def _groups(self) -> Sequence[Group]:
        self._first = tuple(part.rows(Window(0, PAGE_SIZE)) for part in self._parts)
        return tuple(
            Group(part.title, page.total, part.tone)
            for part, page in zip(self._parts, self._first, strict=True)
        )

    def _page(self, first: int, size: int) -> Sequence[R]:
        rows: list[R] = []
        start = 0
        for part, known in zip(self._parts, self._first, strict=True):
            offset = max(first - start, 0)
            room = min(first + size - start, known.total) - offset
            if room > 0:
                rows += self._rows(part, known, Window(offset, room))
            start += known.total
        return rows

    def _rows(self, part: Part[R], known: Page[R], window: Window) -> Sequence[R]:
        end = window.offset + window.limit
        if end <= len(known.rows):
            return known.rows[window.offset : end]
        return part.rows(window).rows

    def _place(self, key: Hashable) -> int | None:
        start = 0
        for _part, known in zip(self._parts, self._first, strict=True):
            for number, row in enumerate(known.rows):
                if self._key(row) == key:
                    return start + number
            start += known.total
        return self._far_down(key)

    def _far_down(self, key: Hashable) -> int | None:
        """The store is asked only for parts that are longer than the page that is known."""
        start = 0
        for part, known in zip(self._parts, self._first, strict=True):
            place = part.place(key) if known.total > len(known.rows) else None
            if place is not None:
                return start + place
            start += known.total
        return None
