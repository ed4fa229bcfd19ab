"""The notes under each other: one stop for Tab, arrows move, the chosen one is acted on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from app.kernel.texts import _
from ui.journal.entry_block import EntryBlock
from ui.journal.view import Chain
from ui.kernel.announce import announce
from ui.kernel.naming import named
from ui.widgets.buttons import Button
from ui.widgets.layout import DOWN, Box, row
from ui.widgets.panel import Ground

_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class EntryList(Ground):
    """`chosen` gives the chain; `older_asked` comes from the button at the end."""

    chosen = Signal(object)
    older_asked = Signal()

    def __init__(self) -> None:
        super().__init__("surface", "line")
        named(self, "journal_entries", _("Anteckningar"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._blocks: list[EntryBlock] = []
        self._number: int | None = None
        self._box = Box(DOWN, margins=(1, 4, 1, 4), parent=self)

    @property
    def current(self) -> Chain | None:
        block = self._block()
        return block.chain if block else None

    def show_chains(self, chains: Sequence[Chain], older: int, today: dt.date) -> None:
        self._box.clear()
        self._blocks = [
            EntryBlock(chain, today, is_last=number == len(chains) - 1 and not older)
            for number, chain in enumerate(chains)
        ]
        for block in self._blocks:
            block.pressed.connect(self._press)
            self._box.add(block)
        if older:
            self._box.add(12, row(16, self._older_button(older), None), 12)
        if self._block() is None:
            self._number = None
        self._mark()

    def choose(self, number: int | None) -> None:
        self._number = number
        self._mark()
        block = self._block()
        if block is not None:
            self._scroll_to(block)
            announce(self, block.accessibleName())
        self.chosen.emit(self.current)

    def _older_button(self, older: int) -> Button:
        words = _("Visa äldre ({count} kvar)").format(count=older)
        button = named(Button(words, icon="chevron-down"), "journal_older")
        button.clicked.connect(self.older_asked)
        return button

    def _press(self, number: int) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.choose(number)

    def _block(self) -> EntryBlock | None:
        return next((one for one in self._blocks if one.chain.number == self._number), None)

    def _mark(self) -> None:
        here = self._block()
        for block in self._blocks:
            block.show_chosen(is_chosen=block is here)
        said = here.accessibleName() if here else _("{count} visas").format(count=len(self._blocks))
        self.setAccessibleDescription(said)

    def _scroll_to(self, block: QWidget) -> None:
        parent = self.parentWidget()
        while parent is not None and not isinstance(parent, QScrollArea):
            parent = parent.parentWidget()
        if isinstance(parent, QScrollArea):
            parent.ensureWidgetVisible(block, 0, 24)

    # Qt's side of the widget

    def keyPressEvent(self, event: QKeyEvent) -> None:
        numbers = [block.chain.number for block in self._blocks]
        key = Qt.Key(event.key())
        if not numbers:
            super().keyPressEvent(event)
        elif key in _STEPS:
            here = numbers.index(self._number) if self._number in numbers else -_STEPS[key]
            self.choose(numbers[min(max(here + _STEPS[key], 0), len(numbers) - 1)])
        elif key in {Qt.Key.Key_Home, Qt.Key.Key_End}:
            self.choose(numbers[0] if key == Qt.Key.Key_Home else numbers[-1])
        elif key == Qt.Key.Key_Escape and self._number is not None:
            self.choose(None)
        else:
            super().keyPressEvent(event)
