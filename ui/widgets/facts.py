"""Name and value in two columns; the name is quiet, the value is read."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from app.kernel.texts import _
from ui.kernel.restyle import follow
from ui.theme.look import look
from ui.widgets.text import Text

Value = str | QWidget


class Facts(QWidget):
    """An empty value says that it is not stated; there is no colon after a name."""

    def __init__(
        self, pairs: Iterable[tuple[str, Value]] = (), label_width: int = 136, gap: int = 8
    ) -> None:
        super().__init__()
        self._label_width, self._gap = label_width, gap
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(1, 1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.show_pairs(pairs)
        follow(self._restyle)

    def show_pairs(self, pairs: Iterable[tuple[str, Value]]) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            if old := item.widget():
                old.hide()
                old.deleteLater()
        for line, (name, value) in enumerate(pairs):
            label = Text(name, "body", "text3", wrap=True)
            shown = value if isinstance(value, QWidget) else _value(value)
            label.setBuddy(shown)
            self._grid.addWidget(label, line, 0, Qt.AlignmentFlag.AlignTop)
            if isinstance(value, QWidget):
                self._grid.addWidget(shown, line, 1, Qt.AlignmentFlag.AlignLeft)
            else:
                self._grid.addWidget(shown, line, 1)

    def _restyle(self) -> None:
        self._grid.setVerticalSpacing(look.px(self._gap))
        self._grid.setHorizontalSpacing(look.px(12))
        self._grid.setColumnMinimumWidth(0, look.px(self._label_width))


def _value(text: str) -> Text:
    return Text(text, wrap=True) if text else Text(_("inte angivet"), "body", "text3", wrap=True)
