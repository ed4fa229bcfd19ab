"""Why nothing is shown and what one can do: nothing yet, a filter hides it, not allowed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.kernel.restyle import follow
from ui.theme import icons, paint
from ui.theme.look import look
from ui.theme.tokens import ICON, Tone
from ui.widgets.layout import ACROSS, DOWN, Box
from ui.widgets.text import Text

CIRCLE = 72
LINE_LENGTH = 460


class RoundIcon(QWidget):
    """An icon in a soft circle."""

    def __init__(self, icon: str, tone: Tone = "neutral") -> None:
        super().__init__()
        self._icon, self._tone = icon, tone
        follow(self._restyle)

    def _restyle(self) -> None:
        self.setFixedSize(look.px(CIRCLE), look.px(CIRCLE))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter, area = QPainter(self), QRectF(self.rect())
        edge = f"{self._tone}_line" if look.is_contrast else None
        paint.panel(painter, area, fill=f"{self._tone}_soft", line=edge, radius=CIRCLE / 2)
        icons.draw(painter, area, self._icon, tone=self._tone, size=ICON["empty"])


class EmptyPage(QWidget):
    """Icon, a sentence that says why, an explanation, one or two buttons, a quiet line."""

    def __init__(
        self,
        icon: str,
        title: str,
        body: str = "",
        actions: Sequence[QWidget] = (),
        *,
        tone: Tone = "neutral",
        foot: Sequence[QWidget] = (),
    ) -> None:
        super().__init__()
        self.title = _centred(Text(title, "h3", wrap=True))
        self.body = _centred(Text(body, "body", "text2", wrap=True))
        self.setAccessibleName(f"{title}. {body}".strip())
        box = Box(DOWN, None, parent=self)
        above: tuple[tuple[QWidget, int], ...] = (
            (RoundIcon(icon, tone), 24),
            (self.title, 8),
            (self.body, 16),
        )
        for widget, gap in above:
            box.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
            box.add(gap)
        buttons = Box(ACROSS, None)
        for number, action in enumerate(actions):
            buttons.add(*([8] if number else []), action)
        buttons.add(None)
        box.add(buttons)
        for item in foot:
            box.add(12)
            box.addWidget(item, 0, Qt.AlignmentFlag.AlignHCenter)
        box.add(None)
        follow(self._restyle)

    def tell(self, title: str, body: str) -> None:
        self.title.setText(title)
        self.body.setText(body)
        self.setAccessibleName(f"{title}. {body}".strip())

    def _restyle(self) -> None:
        for words in (self.title, self.body):
            words.setFixedWidth(look.px(LINE_LENGTH))


def _centred(words: Text) -> Text:
    words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    return words
