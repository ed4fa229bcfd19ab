"""What the program itself says of a window, for tests: its words, and what is wrong with it."""

from __future__ import annotations

from ui.screens.faults import (
    controls,
    elided,
    pale,
    same_names,
    tab_order,
    unexplained,
    unreachable,
)
from ui.screens.words import dump

__all__ = [
    "controls",
    "dump",
    "elided",
    "pale",
    "same_names",
    "tab_order",
    "unexplained",
    "unreachable",
]
