"""Minutes as people say them: hours with one decimal."""

from __future__ import annotations

from decimal import Decimal

from ui.widgets.painted.words import hours_words

_MINUTES = 60


def hours_of(minutes: int) -> Decimal:
    return round(Decimal(minutes) / _MINUTES, 1)


def hours(minutes: int) -> str:
    """`60,7 h`."""
    return hours_words(hours_of(minutes))
