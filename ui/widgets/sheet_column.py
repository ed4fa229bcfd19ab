"""Where the pages of a paper lie under each other. Knows no Qt but its rectangle."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate

from PySide6.QtCore import QRectF

Size = tuple[float, float]


class SheetColumn:
    """`sizes` in pixels. A thousand pages cost no more to look up than one."""

    def __init__(self, sizes: Sequence[Size], room: float, gap: float) -> None:
        self._sizes, self._room, self._gap = tuple(sizes), room, gap
        ends = list(accumulate(height + gap for _width, height in self._sizes))
        self._tops = [gap, *(gap + end for end in ends)][: len(self._sizes)]
        self._bottoms = list(ends)
        self.width = max((width for width, _height in self._sizes), default=0.0) + 2 * gap
        self.height = ends[-1] + gap if ends else 0.0

    def area(self, number: int) -> QRectF:
        """Of a page, counted from 0; an empty one when there is no such page."""
        if not 0 <= number < len(self._sizes):
            return QRectF()
        width, height = self._sizes[number]
        room = max(self._room, width + 2 * self._gap)
        return QRectF(round((room - width) / 2), self._tops[number], width, height)

    def page_at(self, place: float) -> int:
        """The page that is there or was passed last, counted from 1; 0 when there is none."""
        return max(bisect_right(self._tops, place), min(1, len(self._sizes)))

    def seen(self, top: float, bottom: float) -> range:
        """The pages with some of them between two places."""
        return range(bisect_right(self._bottoms, top), bisect_left(self._tops, bottom))
