"""Two to four filters that exclude each other, all seen at once; one stop for Tab, arrows move."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QRadioButton, QSizePolicy, QWidget

from ui.kernel.restyle import follow
from ui.theme import fonts, paint
from ui.theme.look import look
from ui.theme.tokens import CONTROL
from ui.widgets.layout import ACROSS, Box

INSET = 2


class _Segment(QRadioButton):
    def __init__(self, words: str, name: str) -> None:
        super().__init__(words)
        self.setObjectName(name)
        self.setAccessibleName(words)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        follow(self._restyle)

    def _restyle(self) -> None:
        self.setFixedSize(self.sizeHint())

    def set_words(self, words: str) -> None:
        self.setText(words)
        self.setAccessibleName(words)
        self._restyle()

    # Qt's side of the button

    def sizeHint(self) -> QSize:
        width = fonts.width_of(self.text(), "strong") + look.px(24)
        return QSize(round(width), look.px(CONTROL["normal"] - 2 * INSET))

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter, area, is_on = QPainter(self), QRectF(self.rect()), self.isChecked()
        if is_on:
            fill = "surface" if look.name == "light" else "overlay"
            paint.panel(painter, area, fill=fill, line="line_strong", radius=5)
        role, tone = ("strong", "text") if is_on else ("body", "text2")
        paint.text(painter, area, self.text(), role=role, tone=tone, align=paint.CENTRE)


class SegmentFilter(QWidget):
    """`chosen` gives the id; the words may carry a count ("Öppna 11")."""

    chosen = Signal(str)

    def __init__(self, name: str, accessible_name: str, choices: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(accessible_name)
        self._box = Box(ACROSS, margins=(INSET, INSET, INSET, INSET), parent=self)
        self._segments: dict[str, _Segment] = {}
        for value, words in choices:
            segment = _Segment(words, f"{name}_{value}")
            segment.clicked.connect(self._told)
            self._segments[value] = segment
            self._box.add(segment)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_value(choices[0][0])

    @property
    def value(self) -> str:
        return next((value for value, s in self._segments.items() if s.isChecked()), "")

    def set_value(self, value: str) -> None:
        """Choose without telling."""
        if value in self._segments:
            self._segments[value].setChecked(True)
            self._keep_one_stop()

    def set_words(self, value: str, words: str) -> None:
        self._segments[value].set_words(words)

    def _told(self) -> None:
        self._keep_one_stop()
        self.chosen.emit(self.value)

    def _keep_one_stop(self) -> None:
        for segment in self._segments.values():
            is_on = segment.isChecked()
            segment.setFocusPolicy(
                Qt.FocusPolicy.StrongFocus if is_on else Qt.FocusPolicy.ClickFocus
            )
            if is_on:
                self.setFocusProxy(segment)

    # Qt's side of the widget

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        paint.panel(QPainter(self), QRectF(self.rect()), fill="sunken", line="line", radius=6)
