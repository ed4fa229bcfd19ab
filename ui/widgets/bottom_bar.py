"""The bar that closes a form or a dialog: leave at the left, the primary at the right."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt

from ui.kernel.restyle import follow
from ui.kernel.shortcuts import bind
from ui.theme.look import look
from ui.theme.tokens import BAR
from ui.widgets.buttons import Button
from ui.widgets.layout import ACROSS, Surface
from ui.widgets.text import Text


class BottomBar(Surface):
    """Never scrolls away. When the primary is off, the sentence before it says why."""

    def __init__(
        self, primary: Button, leave: Button | None = None, others: Sequence[Button] = ()
    ) -> None:
        super().__init__(edges="t", margins=(24, 0, 24, 0), direction=ACROSS)
        self.primary, self.leave = primary, leave
        self._summary = ""
        self.sentence = Text("", "body", "text3", wrap=True)
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if leave is not None:
            self.box.add(leave)
        for other in others:
            self.box.add(8, other)
        self.box.add(16, (self.sentence, 1), 16, primary)
        bind(self, "primary", self._press, Qt.ShortcutContext.WindowShortcut)
        follow(self._restyle)

    def set_summary(self, sentence: str) -> None:
        """What the primary will do, in one sentence; read when it is on."""
        self._summary = sentence
        self.allow(self.primary.reason)

    def allow(self, reason: str = "") -> None:
        """The primary is on when there is no reason against it."""
        self.primary.allow(reason)
        self.sentence.setText(reason or self._summary)
        self.sentence.set_tone("text2" if reason else "text3")

    def _press(self) -> None:
        if self.primary.isVisible():
            self.primary.click()

    def _restyle(self) -> None:
        self.setMinimumHeight(look.px(BAR["bottom"]))
