"""The head over a guide: which order, a refusal when there is one, and the way out."""

from __future__ import annotations

from app.kernel.errors import AppError
from app.kernel.texts import _
from ui.kernel.naming import named
from ui.kernel.restyle import follow
from ui.theme.look import look
from ui.theme.tokens import BAR
from ui.widgets.banner import Banner
from ui.widgets.buttons import Button
from ui.widgets.layout import ACROSS, DOWN, Box, Surface
from ui.widgets.text import ElidedText, Icon, Text


class GuideHead(Surface):
    """Title of what is corrected; nothing is lost by leaving."""

    def __init__(self) -> None:
        super().__init__(direction=DOWN)
        self._title = Text("", "h2")
        self._about = ElidedText("", "body", "text2")
        self.later = named(Button(_("Stäng, fortsätt senare")), "guide_later")
        self._bar = Surface(edges="b", margins=(20, 0, 16, 0), direction=ACROSS)
        self._bar.box.add(Icon("route", "accent", 18), 8, self._title, 12, (self._about, 1))
        self._bar.box.add(12, self.later)
        self._refusal = Banner("danger", "")
        self._refusal.setObjectName("guide_refusal")
        self._refusal.hide()
        holder = Box(DOWN, self._refusal, margins=(24, 12, 24, 0))
        self.box.add(self._bar)
        self.box.addLayout(holder)
        follow(self._restyle)

    def tell(self, order: str, about: str) -> None:
        self._title.setText(_("Rätta fel på {order}").format(order=order))
        self._about.set_text(about)
        self._refusal.hide()

    def refuse(self, error: AppError) -> None:
        """Why the guide cannot go on, and the way out."""
        self._refusal.tell("danger", error.sentence)
        self._refusal.show()

    def _restyle(self) -> None:
        self._bar.setFixedHeight(look.px(BAR["head"]))
