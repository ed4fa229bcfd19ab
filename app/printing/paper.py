"""Measures, colours and styles of every paper: A4, one type family, legible without colour."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

MM = 72 / 25.4
WIDTH, HEIGHT = 595.2756, 841.8898
MARGIN = 18 * MM
LEFT, RIGHT = MARGIN, WIDTH - MARGIN
TOP = HEIGHT - MARGIN
BOTTOM = 24 * MM
FOOT = 17 * MM
TEXT_WIDTH = RIGHT - LEFT
LABEL = 34 * MM
GUTTER = 27 * MM  # the column of an entry's number

TEXT = "#1D1C1A"
TEXT2 = "#55514A"
TEXT3 = "#676259"
LINE = "#E2DFD8"
LINE_STRONG = "#8A857B"
ACCENT = "#1F4E8C"
ON_ACCENT = "#FFFFFF"
OK = "#1B6539"
OK_SOFT = "#E1F2E7"
WARN_SOFT = "#FCEFD5"
SUNKEN = "#F3F1ED"
PRACTICE = "#E0E0E0"  # 12 % grey

REGULAR, STRONG, ITALIC, FALLBACK = "regular", "strong", "italic", "fallback"


@cache
def colour(code: str) -> str:
    """The three numbers of a colour, as a page stream wants them."""
    return " ".join(f"{int(code[i : i + 2], 16) / 255:.3f}" for i in (1, 3, 5))


@dataclass(frozen=True, slots=True, eq=False)
class Style:
    """A face in a size and a colour, with the distance from line to line; each is its own key."""

    face: str
    size: float
    leading: float
    tone: str = TEXT

    @property
    def baseline(self) -> float:
        """From the top of a line to where its letters stand."""
        return self.leading / 2 + self.size * 0.33


BODY = Style(REGULAR, 10.5, 15)
BODY_STRONG = Style(STRONG, 10.5, 15)
MUTED = Style(REGULAR, 10.5, 15, TEXT2)
ASIDE = Style(ITALIC, 9.5, 14, TEXT2)
LABELS = Style(REGULAR, 9.5, 15, TEXT3)
SMALL = Style(REGULAR, 9.5, 13, TEXT2)
COLUMN = Style(STRONG, 9, 15, TEXT3)
HEADING = Style(STRONG, 11.5, 16)
TITLE = Style(STRONG, 25, 30)
SUBTITLE = Style(REGULAR, 14, 20, TEXT2)
NAME = Style(STRONG, 15, 20)
NUMBERS = Style(REGULAR, 11, 20, TEXT2)
FOOTER = Style(REGULAR, 8.5, 11, TEXT2)
FOOTER_STRONG = Style(STRONG, 8.5, 11)
FINE = Style(REGULAR, 8.5, 13, TEXT3)
VERSION = Style(STRONG, 19, 24, OK)
VERSION_LINE = Style(REGULAR, 9, 14, OK)
VERSION_CODE = Style(STRONG, 10, 14, OK)
