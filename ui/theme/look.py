"""The theme in force: asked when a widget paints; `changed` tells it to measure again."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor

from ui.theme import tokens


class Look(QObject):
    """Which of the three themes is shown, and how large the text is. `ui.theme.theme` sets it."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.name: tokens.ThemeName = "light"
        self.scale = 1.0

    def hex(self, token: str) -> str:
        return tokens.THEMES[self.name][token]

    def colour(self, token: str, alpha: float = 1.0) -> QColor:
        shade = QColor(self.hex(token))
        shade.setAlphaF(alpha)
        return shade

    def px(self, length: float) -> int:
        """A length that grows with the text; Qt grows it with the screen."""
        return round(length * self.scale)

    @property
    def is_contrast(self) -> bool:
        """Soft grounds vanish in high contrast, so what lies on one gets an edge."""
        return self.name == "contrast"


look = Look()
