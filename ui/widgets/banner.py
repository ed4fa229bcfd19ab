"""What has happened and what to do about it. Stays until the cause is gone."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.kernel.announce import announce
from ui.theme.tokens import Tone
from ui.widgets.layout import ACROSS, Box, column
from ui.widgets.panel import Ground
from ui.widgets.text import Icon, Text

ICONS: dict[Tone, str] = {
    "info": "info",
    "warn": "triangle-alert",
    "danger": "octagon-x",
    "ok": "circle-check",
    "wait": "hourglass",
    "neutral": "info",
}


class Banner(Ground):
    """Icon, fact, what to do, one action; at the top of what it concerns."""

    def __init__(
        self,
        tone: Tone,
        title: str,
        body: str = "",
        action: QWidget | None = None,
        icon: str = "",
    ) -> None:
        super().__init__(f"{tone}_soft", f"{tone}_line")
        self._own_icon = icon
        self._icon = Icon(icon or ICONS[tone], tone, 18)
        self.title = Text(title, "strong", wrap=True)
        self.body = Text(body, "body", "text2", wrap=True)
        if not body:
            self.body.hide()  # never shown before it has a parent: it would flash as a window
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        words = column(self.title, self.body)
        box = Box(ACROSS, margins=(16, 12, 12, 12), parent=self)
        box.add(column(2, self._icon, None), 12, (words, 1))
        if action is not None:
            box.add(16)
            box.addWidget(action, 0, Qt.AlignmentFlag.AlignVCenter)
        self._say()

    def tell(self, tone: Tone, title: str, body: str = "") -> None:
        """Another fact in the same place; a screen reader hears it once."""
        self.set_ground(f"{tone}_soft", f"{tone}_line")
        self._icon.show_icon(self._own_icon or ICONS[tone], tone)
        self.title.setText(title)
        self.body.setText(body)
        self.body.setVisible(bool(body))
        self.show()
        self._say()

    def _say(self) -> None:
        sentence = f"{self.title.text()}. {self.body.text()}".strip()
        self.setAccessibleName(sentence)
        announce(self, sentence)
