"""Source Sans 3 in the type roles of the tokens; DejaVu Sans for what it lacks."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF

import resources
from ui.theme import tokens
from ui.theme.look import look

FAMILIES = ["Source Sans 3", "DejaVu Sans"]
FOLDER = Path(resources.__file__).parent / "fonts"
# What the window uses; the other cuts lie there for paper.
FILES = ("SourceSans3-Regular.ttf", "SourceSans3-SemiBold.ttf", "DejaVuSans.ttf")


@cache
def load() -> None:
    """Add the fonts that come with the program; call it once, when there is an application."""
    for name in FILES:
        if QFontDatabase.addApplicationFont(str(FOLDER / name)) < 0:
            raise FileNotFoundError(name)


def font(role: str = "body", *, strike: bool = False) -> QFont:
    """The font of a type role at the text size in force."""
    return _font(role, look.scale, strike=strike)


def metrics(role: str = "body") -> QFontMetricsF:
    return _metrics(role, look.scale)


def width_of(text: str, role: str = "body") -> float:
    """How wide one line of text is."""
    return metrics(role).horizontalAdvance(text)


def line_height(role: str = "body") -> float:
    return metrics(role).height()


@cache
def _font(role: str, scale: float, *, strike: bool) -> QFont:
    points, weight = tokens.TYPE[role]
    made = QFont(FAMILIES)
    made.setPointSizeF(points * scale)
    made.setWeight(QFont.Weight(weight))
    made.setStrikeOut(strike)
    made.setHintingPreference(QFont.HintingPreference.PreferVerticalHinting)
    return made


@cache
def _metrics(role: str, scale: float) -> QFontMetricsF:
    return QFontMetricsF(_font(role, scale, strike=False))
