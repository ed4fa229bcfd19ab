"""The bar that closes a form or a dialog: leave at the left, the primary at the right."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent

from ui.kernel.restyle import follow
from ui.kernel.shortcuts import bind
from ui.theme import fonts
from ui.theme.look import look
from ui.theme.tokens import BAR
from ui.widgets.buttons import Button
from ui.widgets.layout import ACROSS, Box, Surface, column
from ui.widgets.text import Text


class BottomBar(Surface):
    """Never scrolls away. When the primary is off, the sentence before it says why."""

    def __init__(
        self, primary: Button, leave: Button | None = None, others: Sequence[Button] = ()
    ) -> None:
        super().__init__(edges="t", margins=(24, 8, 24, 8))
        self.primary, self.leave = primary, leave
        self._summary = ""
        self._beside = Text("", "body", "text3", wrap=True)
        self._beside.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._above = Text("", "body", "text3", wrap=True)
        self._left = [*([leave] if leave is not None else []), *others]
        buttons = Box(ACROSS)
        for number, button in enumerate(self._left):
            buttons.add(*([8] if number else []), button)
        buttons.add(16, (self._beside, 1), 16, primary)
        self._over = column(self._above, 8)
        self.box.add(self._over, buttons)
        bind(self, "primary", self._press, Qt.ShortcutContext.WindowShortcut)
        follow(self._restyle)

    def set_summary(self, sentence: str) -> None:
        """What the primary will do, in one sentence; read when it is on."""
        self._summary = sentence
        self.allow(self.primary.reason)

    def allow(self, reason: str = "") -> None:
        """The primary is on when there is no reason against it."""
        self.primary.allow(reason)
        for words in (self._beside, self._above):
            words.set_tone("text2" if reason else "text3")
        self._place()

    @property
    def sentence(self) -> str:
        """The summary, or why the primary is off."""
        return self.primary.reason or self._summary

    def _place(self) -> None:
        """Beside the primary while two lines are enough; over the buttons when it is narrow."""
        taken = sum(button.sizeHint().width() + look.px(8) for button in self._left)
        room = self.width() - taken - self.primary.sizeHint().width() - look.px(80)
        is_narrow = fonts.width_of(self.sentence) > 1.7 * room
        self._above.setText(self.sentence)
        self._over.setVisible(is_narrow and bool(self.sentence))
        self._beside.setText("" if is_narrow else self.sentence)

    def _press(self) -> None:
        if self.primary.isVisible():
            self.primary.click()

    def _restyle(self) -> None:
        self.setMinimumHeight(look.px(BAR["bottom"]))
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()
