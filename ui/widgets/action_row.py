"""Actions that change with the state of the thing; the sentence under them says what is awaited."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.kernel.naming import named, ruled
from ui.widgets.buttons import Button, Kind
from ui.widgets.layout import DOWN, Box, FlowRow
from ui.widgets.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionShape:
    """`reason` says why it cannot be done now; empty while it can."""

    key: str
    label: str
    kind: Kind = "default"
    icon: str = ""
    reason: str = ""
    rules: tuple[str, ...] = ()


class ActionRow(QWidget):
    """Buttons stay the same while only their reasons change, so that the focus stays too."""

    pressed = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self._faces: tuple[tuple[str, str, str], ...] = ()
        self._buttons: dict[str, Button] = {}
        self._following: tuple[QWidget, ...] = ()
        self._holder = Box(DOWN)
        self._why = named(Text("", "small", "text2", wrap=True), f"{name}_waits")
        Box(DOWN, self._holder, 6, self._why, parent=self)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_actions(self, actions: Sequence[ActionShape], alone: ActionShape | None) -> None:
        """Left to right; `alone` stands at the right edge."""
        shown = [*actions, *([alone] if alone else [])]
        faces = tuple((one.key, one.label, one.kind) for one in shown)
        if faces != self._faces:
            self._faces = faces
            self._build(actions, alone)
        for one in shown:
            self._buttons[one.key].allow(one.reason)
        first = next((_awaited(one) for one in shown if one.reason), "")
        self._why.setText(first)
        self._why.setVisible(bool(first))
        self.setVisible(bool(shown))

    def goes_before(self, *stops: QWidget) -> None:
        """What Tab reaches after the buttons, in order."""
        self._following = stops

    def button(self, key: str) -> Button:
        return self._buttons[key]

    def _build(self, actions: Sequence[ActionShape], alone: ActionShape | None) -> None:
        self._holder.clear()
        line = FlowRow()
        self._buttons = {one.key: self._button(one) for one in actions}
        for button in self._buttons.values():
            line.flow.addWidget(button)
        if alone is not None:
            self._buttons[alone.key] = self._button(alone)
            line.flow.keep_right(self._buttons[alone.key])
        self._holder.add(line)
        self._order()

    def _order(self) -> None:
        """New buttons come last of all for Tab, unless what stands under them comes after."""
        stops = [*self._buttons.values(), *self._following]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    def _button(self, shape: ActionShape) -> Button:
        button = named(Button(shape.label, shape.kind, shape.icon), f"{self._name}_{shape.key}")
        button.clicked.connect(_Press(self, shape.key, button).tell)
        return ruled(button, *shape.rules) if shape.rules else button


def _awaited(shape: ActionShape) -> str:
    return f"{shape.label.rstrip('…')}: {shape.reason}"


class _Press(QObject):
    """Remembers which action a button is; lives as long as the button."""

    def __init__(self, row: ActionRow, key: str, button: Button) -> None:
        super().__init__(button)
        self._row, self._key = row, key

    def tell(self) -> None:
        self._row.pressed.emit(self._key)
