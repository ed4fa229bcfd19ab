"""What the detail is about: title and chips, identity line, actions with the destructive alone."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.kernel.shapes import ChipShape
from ui.widgets.buttons import Button
from ui.widgets.chip import Chip
from ui.widgets.layout import DOWN, Box, FlowRow, row
from ui.widgets.text import Text

MOST_CHIPS = 2


class DetailHeader(QWidget):
    """The title is the thing, not its number. At most two chips beside it."""

    def __init__(
        self, title: str = "", identity: str = "", chips: Sequence[ChipShape] = ()
    ) -> None:
        super().__init__()
        self.title = Text(title, "h1", wrap=True)
        self.identity = Text(identity, "body", "text2", wrap=True)
        self._chips = Box(DOWN)
        self._actions = FlowRow()
        self._buttons: list[Button] = []
        self._actions.hide()
        line = row((self.title, 0))
        line_box = line.layout()
        if isinstance(line_box, Box):
            line_box.add(12, self._chips, None)
        Box(DOWN, line, 4, self.identity, 12, self._actions, parent=self)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.show_chips(chips)

    def tell(self, title: str, identity: str = "", chips: Sequence[ChipShape] = ()) -> None:
        self.title.setText(title)
        self.identity.setText(identity)
        self.identity.setVisible(bool(identity))
        self.show_chips(chips)

    def show_chips(self, chips: Sequence[ChipShape]) -> None:
        self._chips.clear()
        items: list[QWidget | int] = []
        for chip in chips[:MOST_CHIPS]:
            items += [*([8] if items else []), Chip(chip)]
        if items:
            self._chips.add(row(*items))

    def show_actions(self, actions: Sequence[Button], danger: Button | None = None) -> None:
        """Left to right by how often they are used; call it once."""
        for action in actions:
            self._actions.flow.addWidget(action)
        if danger is not None:
            self._actions.flow.keep_right(danger)
        self._buttons = [*actions, *([danger] if danger is not None else [])]
        self._actions.setVisible(bool(self._buttons))

    @property
    def buttons(self) -> tuple[Button, ...]:
        return tuple(self._buttons)
