"""F1: the rule behind the field or the row, beside the page, without leaving it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from app.kernel.texts import _
from ui.kernel.announce import announce
from ui.kernel.naming import named, routine_of, rules_of
from ui.kernel.restyle import follow
from ui.kernel.shapes import ChipShape
from ui.theme.look import look
from ui.widgets.buttons import IconButton
from ui.widgets.chip import Chip
from ui.widgets.layout import ACROSS, DOWN, Box, Scroll, Surface, Well, column
from ui.widgets.panel import Panel
from ui.widgets.text import Text

WIDTH = 332


@dataclass(frozen=True, slots=True)
class RuleText:
    """A rule in words, the passage it comes from, and whether it is ours (Tillägg)."""

    id: str
    title: str
    text: str
    source: str = ""
    quote: str = ""
    is_addition: bool = False


Explain = Callable[[tuple[str, ...], tuple[str, str] | None], Sequence[RuleText]]
"""Ids of rules; the routine and version to explain them by, where it is not the one in force."""


class HelpPanel(Surface):
    """Given a port that knows the rules; shows those of the widget that has the focus."""

    closed = Signal()

    def __init__(self, explain: Explain) -> None:
        super().__init__(ground="window", edges="l")
        self.setObjectName("help_panel")
        self.setAccessibleName(_("Regeln bakom"))
        self._explain = explain
        self._before: QWidget | None = None
        self.close_button = named(IconButton("x", _("Stäng regeln"), "Esc"), "help_close")
        self.close_button.clicked.connect(self.put_away)
        head = Surface(edges="b", margins=(16, 0, 8, 0), direction=ACROSS)
        head.box.add(Text(_("Regeln bakom"), "h3"), None, self.close_button)
        self._head = head
        self._rules = Box(DOWN)
        inside = QWidget()
        inner = Box(DOWN, margins=(16, 12, 16, 16), parent=inside)
        inner.addLayout(self._rules)
        inner.add(None)
        self.scroller = Scroll(inside)
        self.box.add(head, (self.scroller, 1))
        follow(self._restyle)
        self.hide()

    def explain_for(self, widget: QWidget | None) -> None:
        """Show the rules of a widget, or say that there are none."""
        ids = rules_of(widget)
        found = self._explain(ids, routine_of(widget)) if ids else ()
        self._before = widget
        self._rules.clear()
        for number, rule in enumerate(found):
            self._rules.add(*([12] if number else []), _panel(rule))
        if not found:
            self._rules.add(24, _nothing())
        self.show()
        self.close_button.setFocus(Qt.FocusReason.ShortcutFocusReason)
        said = ". ".join(f"{rule.title}. {rule.text}" for rule in found)
        announce(self, said or _("Ingen regel styr det här."))

    def put_away(self) -> None:
        self.hide()
        if self._before is not None and self._before.isVisible():
            self._before.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.closed.emit()

    def _restyle(self) -> None:
        self.setFixedWidth(look.px(WIDTH))
        self._head.setFixedHeight(look.px(48))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.put_away()
        else:
            super().keyPressEvent(event)


def _panel(rule: RuleText) -> QWidget:
    panel = Panel(title=rule.title)
    panel.box.add(Text(rule.text, "body", "text2", wrap=True))
    if rule.quote:
        quote = Text(f"”{rule.quote}”", "body", "text2", wrap=True)
        panel.box.add(12, Well(quote, 8, Text(rule.source, "small", "text3", wrap=True)))
    elif rule.source:
        panel.box.add(8, Text(rule.source, "small", "text3", wrap=True))
    if rule.is_addition:
        panel.box.add(8, Chip(ChipShape(_("Tillägg"))))
    panel.box.add(8, Text(rule.id, "small", "text3"))
    return panel


def _nothing() -> QWidget:
    sentence = Text(_("Ingen regel styr det här."), "strong", wrap=True)
    way = Text(
        _("Ställ dig i ett fält eller på en rad med en regel och tryck F1."),
        "body", "text2", wrap=True,
    )  # fmt: skip
    return column(sentence, 4, way)
